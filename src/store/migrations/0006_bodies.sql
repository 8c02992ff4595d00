-- The professional bodies a person belongs to: [{"body": "CILIP", "number": "0123456", "grade": "MCLIP"}, …].
-- NULL in a row that was last written before there was such a list: there, and in every older revision that undo puts back,
-- `registration` says what it said.
ALTER TABLE practitioner ADD COLUMN memberships TEXT CHECK (memberships IS NULL OR json_valid(memberships));
