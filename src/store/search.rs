//! Full-text search over all entries that are not in the Bin.

use std::ops::Range;

use chrono::NaiveDate;
use rusqlite::{Connection, params};

use super::{StoreError, column};
use crate::domain::{EntryId, Invalid, Sort};

/// Stand around each match in SQLite's answer: noncharacters, which no text holds for its own sake.
const OPENS: char = '\u{fdd0}';
const CLOSES: char = '\u{fdd1}';

/// A passage with the byte ranges that matched.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The passage.
    pub text: String,
    /// Which parts of it matched, in order.
    pub matches: Vec<Range<usize>>,
}

/// One found entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Which one.
    pub entry: EntryId,
    /// Its title; empty for a self-rating.
    pub title: String,
    /// Its day, if it has one.
    pub date: Option<NaiveDate>,
    /// Where it matched.
    pub snippet: Snippet,
}

/// Brings the index up to what a transaction changed, all at once before it is committed: FTS5 would write its index out
/// for each single row if triggers fed it.
pub fn follow(conn: &Connection, txn: i64) -> Result<(), StoreError> {
    for sql in [
        "INSERT INTO search_entry (id) SELECT row_id FROM revision
         WHERE txn = ?1 AND table_name IN ('activity', 'evidence', 'qualification', 'assessment', 'objective',
            'portfolio')
         ORDER BY id ON CONFLICT DO NOTHING",
        "DELETE FROM search WHERE rowid IN
            (SELECT row FROM search_entry JOIN revision ON row_id = search_entry.id
             WHERE txn = ?1 AND before IS NOT NULL)",
        "INSERT INTO search (rowid, title, labels, body) SELECT row, title, labels, body FROM search_text
         WHERE id IN (SELECT row_id FROM revision WHERE txn = ?1) ORDER BY row",
    ] {
        conn.prepare_cached(sql)?.execute([txn])?;
    }
    Ok(())
}

/// What a person typed, as FTS5 is to understand it.
pub struct Sought {
    query: String,
    /// One short beginning of a word finds much and ranks nothing, at any size.
    is_short_prefix: bool,
}

/// Up to how many matches are ranked. Words that more entries hold tell none from another, and ranking them would take
/// longer than a keystroke: those come newest first.
const RANKED_AT_MOST: i64 = 2_000;

/// How much of what is looked for is taken for words: a sentence or two. Who pastes a page finds what its beginning finds.
const HEARD: usize = 400;

/// Returns what is looked for of a typed text: all of it, or its beginning where that is very long.
pub fn heard(text: &str) -> &str {
    let text = text.trim_start();
    let end = text.char_indices().nth(HEARD).map(|(end, _)| end);
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

impl Sought {
    /// Reads typed words: each must occur, the last one at least its beginning. `None` when there are none.
    ///
    /// Each is quoted, so that nothing in it is taken for FTS5's own syntax.
    pub fn read(text: &str) -> Option<Self> {
        let words: Vec<&str> = heard(text)
            .split_whitespace()
            .filter(|word| word.contains(char::is_alphanumeric))
            .collect();
        let (last, _) = words.split_last()?;
        let quoted: Vec<String> = words
            .iter()
            .map(|word| format!("\"{}\"", word.replace(['"', '\0'], " ")))
            .collect();
        Some(Self {
            query: format!("{} *", quoted.join(" ")),
            is_short_prefix: words.len() == 1 && last.chars().count() <= 2,
        })
    }

    /// Returns the words as FTS5's MATCH takes them.
    pub fn query(&self) -> &str {
        &self.query
    }
}

/// Finds entries: the best match first, or the newest where very many match.
pub fn search(conn: &Connection, words: &Sought, limit: usize) -> Result<Vec<Hit>, StoreError> {
    const RANKED: &str = "SELECT rowid, snippet(search, 2, ?2, ?3, '…', 24),
            snippet(search, 1, ?2, ?3, '…', 24), snippet(search, 0, ?2, ?3, '…', 24)
         FROM search WHERE search MATCH ?1 ORDER BY rank LIMIT ?4";
    const NEWEST: &str = "SELECT rowid, snippet(search, 2, ?2, ?3, '…', 24),
            snippet(search, 1, ?2, ?3, '…', 24), snippet(search, 0, ?2, ?3, '…', 24)
         FROM search WHERE search MATCH ?1 ORDER BY rowid DESC LIMIT ?4";
    let mut query =
        conn.prepare_cached(if words.is_short_prefix || matches_many(conn, words)? {
            NEWEST
        } else {
            RANKED
        })?;
    let mut shown =
        conn.prepare_cached("SELECT kind, id, title, date FROM search_text WHERE row = ?1")?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let (opens, closes) = (OPENS.to_string(), CLOSES.to_string());
    let rows = query.query_map(params![words.query, opens, closes, limit], |row| {
        let found: i64 = row.get(0)?;
        let snippets = [row.get(1)?, row.get(2)?, row.get(3)?];
        shown.query_row([found], |row| {
            Ok(Hit {
                entry: entry(row)?,
                title: row.get(2)?,
                date: row.get(3)?,
                snippet: best(snippets),
            })
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn matches_many(conn: &Connection, words: &Sought) -> Result<bool, StoreError> {
    let mut query = conn.prepare_cached(
        "SELECT count(*) FROM (SELECT 1 FROM search WHERE search MATCH ?1 LIMIT ?2)",
    )?;
    let matches: i64 =
        query.query_row(params![words.query, RANKED_AT_MOST + 1], |row| row.get(0))?;
    Ok(matches > RANKED_AT_MOST)
}

/// Reads which entry a row is about from its first two columns, the sort and the id.
pub(super) fn entry(row: &rusqlite::Row<'_>) -> rusqlite::Result<EntryId> {
    let unknown = || Invalid::new("sort", "There is no such sort of entry");
    let sort = column::read(row, 0, |key| Sort::read(key).ok_or_else(unknown))?;
    Ok(sort.of(column::parsed(row, 1)?))
}

/// Picks the first passage that holds a match.
fn best(snippets: [String; 3]) -> Snippet {
    let snippets = snippets.map(|text| Snippet::read(&text));
    let matched = snippets
        .into_iter()
        .find(|snippet| !snippet.matches.is_empty());
    matched.unwrap_or_default()
}

impl Snippet {
    /// Takes the marks out and notes where they stood; line breaks become blanks.
    fn read(marked: &str) -> Self {
        let mut snippet = Self::default();
        let mut opened = None;
        for c in marked.trim().chars() {
            match c {
                OPENS => opened = Some(snippet.text.len()),
                CLOSES => {
                    if let Some(start) = opened.take() {
                        snippet.matches.push(start..snippet.text.len());
                    }
                }
                c if c.is_control() => snippet.text.push(' '),
                c => snippet.text.push(c),
            }
        }
        snippet
    }
}

/// Makes the index anew from the entries, whatever has become of it.
pub fn make_anew(conn: &Connection) -> Result<(), StoreError> {
    let table: String = conn.query_row(
        "SELECT sql FROM sqlite_schema WHERE name = 'search'",
        [],
        |row| row.get(0),
    )?;
    conn.execute_batch("DROP TABLE search")?;
    conn.execute_batch(&table)?;
    conn.execute_batch(
        "INSERT INTO search (search, rank) VALUES ('rank', 'bm25(10.0, 4.0, 1.0)');
         INSERT OR IGNORE INTO search_entry (id)
            SELECT id FROM activity UNION SELECT id FROM evidence UNION SELECT id FROM qualification
            UNION SELECT id FROM assessment UNION SELECT id FROM objective UNION SELECT id FROM portfolio ORDER BY id;
         INSERT INTO search (rowid, title, labels, body) SELECT row, title, labels, body FROM search_text;",
    )?;
    Ok(())
}

/// Merges the index into one piece, without which single saves after a great many are slow.
pub fn optimize(conn: &Connection) -> Result<(), StoreError> {
    conn.execute("INSERT INTO search (search) VALUES ('optimize')", [])?;
    Ok(())
}
