-- The keys of what the person chose to work on, in the order it was chosen: ["klimf/6.1", …].
ALTER TABLE practitioner ADD COLUMN focus TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(focus));
