-- What an activity cost, in pence; 0 where nothing is said.
ALTER TABLE activity ADD COLUMN cost INTEGER NOT NULL DEFAULT 0 CHECK (cost >= 0);

-- The view of 0005 with it.
DROP VIEW search_text;
CREATE VIEW search_text AS
SELECT found.row, entry.id, 'activity' AS kind, entry.date, entry.title,
    ifnull((SELECT group_concat(value, ', ') FROM json_each(entry.tags)), '') || char(10)
        || entry.provider || char(10) || entry.location
        || iif(entry.cost > 0, char(10) || printf('£%d.%02d', entry.cost / 100, entry.cost % 100), '') AS labels,
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
