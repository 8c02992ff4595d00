-- Composed portfolios: what was chosen for one and what was written, and what was handed in.

CREATE TABLE portfolio (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    -- What it has to hold, as it was when the portfolio was begun: a whole kind (src/domain/portfolio/kind.rs).
    kind TEXT NOT NULL CHECK (json_valid(kind)),
    from_date TEXT NOT NULL,
    to_date TEXT NOT NULL,
    -- [{"item": {"evidence": "id"}, "criteria": ["1.2"], "note": "…", "enclosure": "named"}, …]
    pieces TEXT NOT NULL CHECK (json_valid(pieces)),
    -- [{"skill": "klimf/6.1", "start": {"level": 3, "comment": "…"}, "end": null}, …]
    skills TEXT NOT NULL CHECK (json_valid(skills)),
    -- [{"criterion": "1", "text": "…"}, …]
    statements TEXT NOT NULL CHECK (json_valid(statements)),
    -- [{"part": "cv", "text": "…", "evidence": ["id"]}, …]
    parts TEXT NOT NULL CHECK (json_valid(parts)),
    -- The portfolio it was copied from.
    copy_of TEXT,
    -- What was handed in lies among the attachments, named by its SHA-256.
    submitted_on TEXT,
    file_name TEXT,
    file_sha256 TEXT,
    file_bytes INTEGER,
    deleted_at TEXT,
    CHECK ((submitted_on IS NULL) = (file_name IS NULL)),
    CHECK ((submitted_on IS NULL) = (file_sha256 IS NULL)),
    CHECK ((submitted_on IS NULL) = (file_bytes IS NULL))
) STRICT;

-- The view of 0002 with the portfolios in it.
DROP VIEW search_text;
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
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT found.row, entry.id, 'objective', ifnull(entry.achieved, entry.due), entry.title, '',
    entry.measure || char(10) || entry.approach || char(10) || entry.outcome
FROM objective AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL
UNION ALL
SELECT found.row, entry.id, 'portfolio', entry.to_date, entry.title, ifnull(entry.kind ->> 'title', ''),
    ifnull((SELECT group_concat(value ->> 'text', char(10)) FROM json_each(entry.statements)), '') || char(10)
        || ifnull((SELECT group_concat(value ->> 'text', char(10)) FROM json_each(entry.parts)), '')
FROM portfolio AS entry JOIN search_entry AS found ON found.id = entry.id
WHERE entry.deleted_at IS NULL;
