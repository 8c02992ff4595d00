//! The floors of the record: the same work by bare SQLite, without checks, history or values of the domain.

use std::path::Path;

use cairn::domain::ActivityDetails;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags, Params, Result, params};

/// Opens a record's database and reads its schema.
pub fn open(dir: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let conn = Connection::open_with_flags(dir.join("cairn.db"), flags)?;
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "journal_mode", "WAL")?;
    // As much memory as Cairn gives its own connection.
    conn.pragma_update(None, "cache_size", -32_000)?;
    conn.query_row("SELECT count(*) FROM bookkeeping", [], |row| {
        row.get::<_, i64>(0)
    })?;
    Ok(conn)
}

/// Reads every column of every row a query finds, and returns how many bytes they hold.
pub fn read(conn: &Connection, sql: &str, values: impl Params) -> Result<usize> {
    let mut query = conn.prepare_cached(sql)?;
    let columns = query.column_count();
    let mut rows = query.query(values)?;
    let mut bytes = 0;
    while let Some(row) = rows.next()? {
        for column in 0..columns {
            bytes += match row.get_ref(column)? {
                ValueRef::Text(text) | ValueRef::Blob(text) => text.len(),
                ValueRef::Null | ValueRef::Integer(_) | ValueRef::Real(_) => size_of::<i64>(),
            };
        }
    }
    Ok(bytes)
}

/// A log with the columns of Cairn's and a search index, and nothing else.
pub struct Log {
    conn: Connection,
    rows: i64,
}

impl Log {
    /// Makes a log of some activities.
    pub fn new(file: &Path, activities: impl Iterator<Item = ActivityDetails>) -> Result<Self> {
        let conn = Connection::open(file)?;
        conn.pragma_update(None, "synchronous", "FULL")?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        conn.pragma_update(None, "cache_size", -32_000)?;
        conn.execute_batch(
            "CREATE TABLE activity (id TEXT PRIMARY KEY NOT NULL, title TEXT, date TEXT, end_date TEXT, minutes INTEGER,
                kind TEXT, status TEXT, reflected INTEGER, tags TEXT, links TEXT, provider TEXT, location TEXT, url TEXT,
                description TEXT, what TEXT, so_what TEXT, now_what TEXT) STRICT;
             CREATE VIRTUAL TABLE search USING fts5 (title, labels, body, tokenize = 'unicode61 remove_diacritics 2');
             BEGIN",
        )?;
        let mut log = Self { conn, rows: 0 };
        for activity in activities {
            log.insert(&activity)?;
        }
        log.conn
            .execute_batch("COMMIT; INSERT INTO search (search) VALUES ('optimize')")?;
        Ok(log)
    }

    /// Saves one activity in a transaction of its own.
    pub fn save(&mut self, activity: &ActivityDetails) -> Result<()> {
        self.conn.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
        self.insert(activity)?;
        self.conn.prepare_cached("COMMIT")?.execute([])?;
        Ok(())
    }

    fn insert(&mut self, activity: &ActivityDetails) -> Result<()> {
        self.rows += 1;
        let reflection = &activity.reflection;
        let tags = activity.tags.join(", ");
        let links: Vec<String> = activity
            .links
            .iter()
            .map(|link| format!("{} {}", link.key, link.reason))
            .collect();
        self.conn
            .prepare_cached(
                "INSERT INTO activity VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)",
            )?
            .execute(params![
                format!("{:036}", self.rows),
                activity.title,
                activity.date,
                activity.end,
                activity.minutes.0,
                activity.kind.key(),
                activity.status.key(),
                reflection.counts(),
                tags,
                links.join(", "),
                activity.provider,
                activity.location,
                activity.url,
                activity.description,
                reflection.what,
                reflection.so_what,
                reflection.now_what,
            ])?;
        let labels = [tags.as_str(), &activity.provider, &activity.location].join("\n");
        let texts = [
            activity.description.as_str(),
            &reflection.what,
            &reflection.so_what,
            &reflection.now_what,
        ];
        self.conn
            .prepare_cached(
                "INSERT INTO search (rowid, title, labels, body) VALUES (?1, ?2, ?3, ?4)",
            )?
            .execute(params![self.rows, activity.title, labels, texts.join("\n")])?;
        Ok(())
    }
}
