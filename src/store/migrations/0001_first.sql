-- One row: what the record keeps for itself, outside history.
CREATE TABLE bookkeeping (
    one INTEGER PRIMARY KEY CHECK (one = 1),
    -- Names this copy of the record in its transactions.
    device TEXT NOT NULL,
    -- The last evidence number given; it only grows, so that none is ever used again.
    evidence_number INTEGER NOT NULL DEFAULT 0 CHECK (evidence_number >= 0),
    -- The transaction that is being written; NULL between transactions, when no revisioned table may change.
    txn INTEGER REFERENCES txn (id)
) STRICT;

-- One row for each change a person made, and for each undo and redo.
CREATE TABLE txn (
    id INTEGER PRIMARY KEY,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    device TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('setup', 'do', 'undo', 'redo')),
    -- What an undo or redo is about.
    target INTEGER REFERENCES txn (id),
    -- Where a 'do' stands: it can be undone, redone, or neither any more.
    state TEXT CHECK (state IN ('done', 'undone', 'dropped')),
    CHECK ((kind = 'do') = (state IS NOT NULL)),
    CHECK ((kind IN ('undo', 'redo')) = (target IS NOT NULL))
) STRICT;
CREATE INDEX txn_state ON txn (state, id) WHERE state IS NOT NULL;

-- Every version of every row, appended by triggers (src/store/revisions.rs).
CREATE TABLE revision (
    id INTEGER PRIMARY KEY,
    txn INTEGER NOT NULL REFERENCES txn (id),
    table_name TEXT NOT NULL,
    row_id TEXT NOT NULL,
    -- The row as a JSON object; NULL where there was or is none.
    before TEXT,
    after TEXT,
    -- SHA-256 of after.
    hash TEXT,
    CHECK (before IS NOT NULL OR after IS NOT NULL),
    CHECK ((after IS NULL) = (hash IS NULL))
) STRICT;
CREATE INDEX revision_txn ON revision (txn);
CREATE INDEX revision_row ON revision (row_id, id);

CREATE TRIGGER revision_stays BEFORE UPDATE ON revision BEGIN
    SELECT RAISE(ABORT, 'history is not rewritten');
END;
CREATE TRIGGER revision_remains BEFORE DELETE ON revision BEGIN
    SELECT RAISE(ABORT, 'history is not erased');
END;

-- The entries. A row holds everything that one form edits, lists included (as JSON), so that one save is one revision.

CREATE TABLE practitioner (
    id TEXT PRIMARY KEY NOT NULL CHECK (id = 'practitioner'),
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    employer TEXT NOT NULL,
    registration TEXT NOT NULL,
    target_minutes INTEGER NOT NULL CHECK (target_minutes >= 0),
    year_start TEXT NOT NULL
) STRICT;

CREATE TABLE profile (
    id TEXT PRIMARY KEY NOT NULL CHECK (id = 'profile'),
    -- A whole profile file.
    toml TEXT NOT NULL
) STRICT;

CREATE TABLE activity (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    end_date TEXT,
    minutes INTEGER NOT NULL CHECK (minutes >= 0),
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    -- Whether the reflection counts as one; the domain decides.
    reflected INTEGER NOT NULL CHECK (reflected IN (0, 1)),
    -- ["audit", …]
    tags TEXT NOT NULL CHECK (json_valid(tags)),
    -- [{"key": "klimf/6.1#2", "reason": "…"}, …]
    links TEXT NOT NULL CHECK (json_valid(links)),
    provider TEXT NOT NULL,
    location TEXT NOT NULL,
    url TEXT NOT NULL,
    description TEXT NOT NULL,
    what TEXT NOT NULL,
    so_what TEXT NOT NULL,
    now_what TEXT NOT NULL,
    deleted_at TEXT
) STRICT;
-- Covers what lists and progress read, so that they never touch the long texts.
CREATE INDEX activity_listed ON activity
    (date DESC, id DESC, title, end_date, minutes, kind, status, reflected, tags, links) WHERE deleted_at IS NULL;
CREATE INDEX activity_deleted ON activity (deleted_at) WHERE deleted_at IS NOT NULL;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY NOT NULL,
    number INTEGER NOT NULL UNIQUE CHECK (number > 0),
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('note', 'file', 'url')),
    -- A note's words or a link's address.
    text TEXT,
    file_name TEXT,
    file_sha256 TEXT,
    file_bytes INTEGER,
    -- As in activity.
    links TEXT NOT NULL CHECK (json_valid(links)),
    -- ["id of an activity", …]
    activities TEXT NOT NULL CHECK (json_valid(activities)),
    deleted_at TEXT,
    CHECK ((kind = 'file') = (text IS NULL)),
    CHECK ((kind = 'file') = (file_name IS NOT NULL AND file_sha256 IS NOT NULL AND file_bytes IS NOT NULL))
) STRICT;

CREATE TABLE qualification (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    awarding_body TEXT NOT NULL,
    status TEXT NOT NULL,
    started TEXT,
    awarded TEXT,
    expires TEXT,
    reference TEXT NOT NULL,
    notes TEXT NOT NULL,
    requirement TEXT,
    deleted_at TEXT
) STRICT;

CREATE TABLE assessment (
    id TEXT PRIMARY KEY NOT NULL,
    skill TEXT NOT NULL,
    level INTEGER NOT NULL CHECK (level >= 0),
    date TEXT NOT NULL,
    comment TEXT NOT NULL,
    deleted_at TEXT
) STRICT;

-- Outside history: what is being typed, and how the person likes things.

CREATE TABLE draft (
    key TEXT PRIMARY KEY NOT NULL,
    text TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Indexes into the JSON lists of live entries, kept by triggers; never written otherwise.

CREATE TABLE entry_link (
    key TEXT NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (key, entry)
) STRICT, WITHOUT ROWID;
CREATE INDEX entry_link_entry ON entry_link (entry);

CREATE TABLE activity_tag (
    -- The tag in lower case, by which it is found.
    folded TEXT NOT NULL,
    activity TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (folded, activity)
) STRICT, WITHOUT ROWID;
CREATE INDEX activity_tag_activity ON activity_tag (activity);

CREATE TABLE evidence_activity (
    activity TEXT NOT NULL,
    evidence TEXT NOT NULL,
    PRIMARY KEY (activity, evidence)
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_activity_evidence ON evidence_activity (evidence);

CREATE TRIGGER activity_lists_added AFTER INSERT ON activity WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links);
    INSERT INTO activity_tag (folded, activity, tag) SELECT fold(value), new.id, value FROM json_each(new.tags);
END;
CREATE TRIGGER activity_lists_changed AFTER UPDATE OF tags, links, deleted_at ON activity BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM activity_tag WHERE activity = old.id;
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links)
    WHERE new.deleted_at IS NULL;
    INSERT INTO activity_tag (folded, activity, tag)
    SELECT fold(value), new.id, value FROM json_each(new.tags) WHERE new.deleted_at IS NULL;
END;
CREATE TRIGGER activity_lists_removed AFTER DELETE ON activity BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM activity_tag WHERE activity = old.id;
END;

CREATE TRIGGER evidence_lists_added AFTER INSERT ON evidence WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links);
    INSERT INTO evidence_activity (activity, evidence) SELECT value, new.id FROM json_each(new.activities);
END;
CREATE TRIGGER evidence_lists_changed AFTER UPDATE OF links, activities, deleted_at ON evidence BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM evidence_activity WHERE evidence = old.id;
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links)
    WHERE new.deleted_at IS NULL;
    INSERT INTO evidence_activity (activity, evidence)
    SELECT value, new.id FROM json_each(new.activities) WHERE new.deleted_at IS NULL;
END;
CREATE TRIGGER evidence_lists_removed AFTER DELETE ON evidence BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM evidence_activity WHERE evidence = old.id;
END;

-- Search. Each entry that ever was has a row number; the words of live ones stand in the index under it. The write path keeps
-- both by what history says has changed (src/store/search.rs).

CREATE TABLE search_entry (
    row INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE
) STRICT;

-- What each live entry is to be found by.
CREATE VIEW search_text AS
SELECT found.row, entry.id, 'activity' AS kind, entry.date, entry.title,
    ifnull((SELECT group_concat(value, ', ') FROM json_each(entry.tags)), '') || char(10)
        || entry.provider || char(10) || entry.location AS labels,
    entry.description || char(10) || entry.what || char(10) || entry.so_what || char(10) || entry.now_what AS body
FROM activity AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT found.row, entry.id, 'evidence', entry.date, entry.title, ifnull(entry.file_name, ''), ifnull(entry.text, '')
FROM evidence AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT found.row, entry.id, 'qualification', ifnull(entry.awarded, entry.started), entry.title,
    entry.awarding_body || char(10) || entry.reference, entry.notes
FROM qualification AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT found.row, entry.id, 'assessment', entry.date, '', '', entry.comment
FROM assessment AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL;

CREATE VIRTUAL TABLE search USING fts5 (title, labels, body, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
