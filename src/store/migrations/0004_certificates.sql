-- The qualifications that a piece of evidence is a certificate of: ["id of a qualification", …].
ALTER TABLE evidence ADD COLUMN qualifications TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(qualifications));
