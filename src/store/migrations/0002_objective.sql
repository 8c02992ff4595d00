-- The development plan: objectives, with what they are to meet and the activities that lead to them.

CREATE TABLE objective (
    id TEXT PRIMARY KEY NOT NULL,
    title TEXT NOT NULL,
    status TEXT NOT NULL,
    due TEXT,
    review TEXT,
    measure TEXT NOT NULL,
    approach TEXT NOT NULL,
    achieved TEXT,
    outcome TEXT NOT NULL,
    -- As in activity.
    links TEXT NOT NULL CHECK (json_valid(links)),
    -- As in evidence.
    activities TEXT NOT NULL CHECK (json_valid(activities)),
    deleted_at TEXT
) STRICT;

-- As evidence_activity.
CREATE TABLE objective_activity (
    activity TEXT NOT NULL,
    objective TEXT NOT NULL,
    PRIMARY KEY (activity, objective)
) STRICT, WITHOUT ROWID;
CREATE INDEX objective_activity_objective ON objective_activity (objective);

CREATE TRIGGER objective_lists_added AFTER INSERT ON objective WHEN new.deleted_at IS NULL BEGIN
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links);
    INSERT INTO objective_activity (activity, objective) SELECT value, new.id FROM json_each(new.activities);
END;
CREATE TRIGGER objective_lists_changed AFTER UPDATE OF links, activities, deleted_at ON objective BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM objective_activity WHERE objective = old.id;
    INSERT INTO entry_link (key, entry) SELECT value ->> 'key', new.id FROM json_each(new.links)
    WHERE new.deleted_at IS NULL;
    INSERT INTO objective_activity (activity, objective)
    SELECT value, new.id FROM json_each(new.activities) WHERE new.deleted_at IS NULL;
END;
CREATE TRIGGER objective_lists_removed AFTER DELETE ON objective BEGIN
    DELETE FROM entry_link WHERE entry = old.id;
    DELETE FROM objective_activity WHERE objective = old.id;
END;

-- The view of 0001 with the objectives in it.
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
WHERE entry.deleted_at IS NULL;
