-- What a person answered to suggestions, and taught by linking: that an entry shows a requirement, or that it does not.
CREATE TABLE answer (
    id TEXT PRIMARY KEY NOT NULL,
    -- The entry, of whatever sort.
    entry TEXT NOT NULL,
    requirement TEXT NOT NULL,
    accepted INTEGER NOT NULL CHECK (accepted IN (0, 1)),
    -- The terms of the lexicon that had spoken for it: ["mentor", …]
    terms TEXT NOT NULL CHECK (json_valid(terms)),
    -- Since when it counts no more: forgotten, or answered anew.
    deleted_at TEXT
) STRICT;
CREATE INDEX answer_entry ON answer (entry) WHERE deleted_at IS NULL;

-- The words by which entries show what the role asks for, as a whole lexicon; NULL where none stood beside its file.
ALTER TABLE profile ADD COLUMN lexicon TEXT;
