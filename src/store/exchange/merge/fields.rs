//! Two versions of one row as one: field by field, by what each said in turn.

use rusqlite::Connection;
use serde_json::Value;

use super::history::Known;
use super::line::Line;
use super::lineage::Standing;
use super::lists::list_of;
use super::numbers::Numbers;
use super::version::{BINNED, Form, NUMBER, REFLECTED, Row, Version, items};
use crate::domain::Reflection;
use crate::store::StoreError;

/// Columns that only make sense together.
const TOGETHER: &[(&str, &[&str])] = &[
    ("activity", &["date", "end_date", "minutes"]),
    (
        "evidence",
        &["kind", "text", "file_name", "file_sha256", "file_bytes"],
    ),
    ("qualification", &["started", "awarded", "expires"]),
    ("objective", &["status", "achieved"]),
    ("portfolio", &["from_date", "to_date"]),
    (
        "portfolio",
        &["submitted_on", "file_name", "file_sha256", "file_bytes"],
    ),
];

/// When a portfolio was handed in; no other table has it.
const HANDED_IN: &str = "submitted_on";

/// What the two records know of one entry.
pub(super) struct Sides<'a> {
    pub form: &'a Form,
    pub ours: &'a Known,
    pub theirs: &'a Known,
}

/// What two versions come to.
pub(super) struct Joined {
    /// What is written, in turn; the row comes last. Before it, what history is to have seen.
    pub rows: Vec<Row>,
    /// The columns that say what the other changed.
    pub taken: Vec<String>,
    /// The columns that both changed, where this record keeps its own.
    pub both: Vec<String>,
    /// Those in which what the other says stands beside since an earlier import, one list for each field.
    pub seen: Vec<Vec<String>>,
}

/// What joining a field finds.
enum Found {
    /// What it comes to, and whether both changed it.
    New(Field, bool),
    /// What the other says stands beside already.
    Seen,
    /// This record knows what the other says.
    Known,
}

/// What one field comes to: the values of its columns in each row that is written.
struct Field {
    /// What is older than the value, as history is to have it: through what the other came to it, so that a third record that
    /// knows only that is known to be behind.
    steps: Vec<Row>,
    value: Row,
    /// What is seen and not followed.
    seen: Vec<Row>,
}

/// How many steps of the other are taken over at most.
const STEPS: usize = 20;

impl Sides<'_> {
    /// Joins the other's version of a row into this record's, field by field.
    ///
    /// Nothing where this record knows all that the other says.
    pub(super) fn join(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
    ) -> Result<Option<Joined>, StoreError> {
        let (Some(ours), Some(theirs)) = (self.ours.now(), self.theirs.now()) else {
            return Ok(None);
        };
        let (mut taken, mut both, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        let mut fields = Vec::new();
        let groups = together(self.form.table, [ours, theirs]);
        for columns in &groups {
            if ours.said(columns) == theirs.said(columns) {
                continue;
            }
            let names = columns.iter().map(|column| (*column).to_owned());
            let (field, is_both) = match self.field(conn, numbers, columns)? {
                Found::New(field, is_both) => (field, is_both),
                Found::Seen => {
                    seen.push(names.collect());
                    continue;
                }
                Found::Known => continue,
            };
            if is_both {
                both.extend(names.clone());
            }
            if field.value != of(&ours.row, columns) {
                taken.extend(names);
            }
            fields.push(field);
        }
        fields.extend(self.place(&groups));
        let is_news = !fields.is_empty() || !seen.is_empty();
        Ok(is_news.then(|| Joined {
            rows: rows(self.form, &ours.row, &fields),
            taken,
            both,
            seen,
        }))
    }

    /// Returns what is written of an entry that this record never had: `row`, after the steps through which it came there.
    pub(super) fn added(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
        row: &Row,
    ) -> Result<Vec<Row>, StoreError> {
        let Some(now) = self.theirs.now() else {
            return Ok(Vec::new());
        };
        let mut fields = Vec::new();
        for columns in together(self.form.table, [now, now]) {
            let line = self.theirs.line(&columns);
            fields.push(Field {
                steps: self.steps(conn, numbers, &columns, &line, &Line::default())?,
                value: of(row, &columns),
                seen: Vec::new(),
            });
        }
        fields.push(Field {
            steps: self.places(&self.theirs.place(), &Line::default()),
            value: of(row, &[BINNED]),
            seen: Vec::new(),
        });
        fields.retain(|field| !field.steps.is_empty());
        Ok(rows(self.form, row, &fields))
    }

    /// Joins one field.
    fn field(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
        columns: &[&str],
    ) -> Result<Found, StoreError> {
        let (our_line, their_line) = (self.ours.line(columns), self.theirs.line(columns));
        let (Some(ours), Some(theirs)) = (self.ours.now(), self.theirs.now()) else {
            return Ok(Found::Known);
        };
        let (standing, base) = our_line.standing(&their_line, ours.at > theirs.at);
        let base = base.and_then(|said| self.ours.version(said.at));
        let said = |version: Option<&Version>| version.map(|version| version.said(columns));
        let base_said = said(base);
        let is_theirs = match standing {
            Standing::Behind => true,
            // It was seen before, and the other only came back to it since.
            Standing::Ahead | Standing::Apart(_) if our_line.has_seen(&their_line) => {
                return Ok(Found::Seen);
            }
            Standing::Same | Standing::Ahead => return Ok(Found::Known),
            Standing::Apart(_) if base_said == said(Some(theirs)) => return Ok(Found::Known),
            Standing::Apart(_) => base_said == said(Some(ours)),
        };
        let localised = self
            .form
            .localised(conn, numbers, columns.iter().copied(), theirs)?;
        let mut value = of(&ours.row, columns);
        if localised == value {
            // Written here it says the same.
            return Ok(Found::Known);
        }
        let mut steps = self.steps(conn, numbers, columns, &their_line, &our_line)?;
        // What stood beside ours and the other does not know is not decided by what the other says.
        let still = our_line.beside_unknown_to(&their_line);
        let still = still.filter_map(|said| self.ours.version(said.at));
        let mut seen: Vec<Row> = still.map(|version| of(&version.row, columns)).collect();
        if is_theirs {
            let value = localised;
            return Ok(Found::New(Field { steps, value, seen }, false));
        }
        let list = match (columns, base) {
            ([column], Some(base)) => list_of(column, [base, ours, theirs], &localised),
            _ => None,
        };
        let is_both = list.as_ref().is_none_or(|list| list.both);
        if let Some((column, list)) = columns.first().zip(list) {
            let said = ours.row.get(*column).and_then(|value| items(column, value));
            if said.as_ref() != Some(&Value::Array(list.items.clone())) {
                let text = Value::Array(list.items).to_string();
                value.insert((*column).to_owned(), Value::String(text));
            }
        }
        if value == of(&ours.row, columns) {
            // It stands, and so does what is beside it.
            seen.clear();
        }
        steps.push(localised);
        if is_both {
            seen.append(&mut steps);
        }
        Ok(Found::New(Field { steps, value, seen }, is_both))
    }

    /// Returns what the other said before what it says now and this record does not know, the newest of it.
    fn steps(
        &self,
        conn: &Connection,
        numbers: &mut Numbers,
        columns: &[&str],
        theirs: &Line,
        ours: &Line,
    ) -> Result<Vec<Row>, StoreError> {
        let unknown = theirs.earlier_unknown_to(ours);
        let newest = unknown.len().saturating_sub(STEPS);
        let versions = unknown.into_iter().skip(newest);
        let versions = versions.filter_map(|said| self.theirs.version(said.at));
        let localised = versions.map(|version| {
            let columns = columns.iter().copied();
            self.form.localised(conn, numbers, columns, version)
        });
        localised.collect()
    }

    /// Returns where the other lay before, likewise.
    fn places(&self, theirs: &Line, ours: &Line) -> Vec<Row> {
        let unknown = theirs.earlier_unknown_to(ours).into_iter();
        let versions = unknown.filter_map(|said| self.theirs.version(said.at));
        versions
            .map(|version| of(&version.row, &[BINNED]))
            .collect()
    }

    /// Decides whether the row lies in the Bin: an edit beats a deletion, and a deletion of what the other left alone counts.
    ///
    /// Nothing where it stays where it is.
    fn place(&self, groups: &[Vec<&str>]) -> Option<Field> {
        let (ours, theirs) = (self.ours.now()?, self.theirs.now()?);
        let (our_place, their_place) = (self.ours.place(), self.theirs.place());
        let taken = |value: Row| Field {
            steps: self.places(&their_place, &our_place),
            value,
            seen: Vec::new(),
        };
        if ours.is_binned() == theirs.is_binned() {
            // There and back again, which a record that knows only the way there is behind.
            let is_behind = our_place.standing(&their_place, false).0 == Standing::Behind;
            return is_behind.then(|| taken(of(&theirs.row, &[BINNED])));
        }
        let (binned, live) = if ours.is_binned() {
            (self.ours, self.theirs)
        } else {
            (self.theirs, self.ours)
        };
        let is_restored = live.place().standing(&binned.place(), false).0 == Standing::Ahead;
        let has_news = |columns: &Vec<&str>| live.line(columns).is_news_to(&binned.line(columns));
        let is_live = is_restored || groups.iter().any(has_news);
        (is_live == ours.is_binned()).then(|| taken(of(&theirs.row, &[BINNED])))
    }
}

/// Returns some columns of a row.
fn of(row: &Row, columns: &[&str]) -> Row {
    let value = |column: &str| row.get(column).cloned().unwrap_or_default();
    let pairs = columns
        .iter()
        .map(|column| ((*column).to_owned(), value(column)));
    pairs.collect()
}

/// Returns the rows that are written in turn.
fn rows(form: &Form, ours: &Row, fields: &[Field]) -> Vec<Row> {
    let with = |row: &Row, change: &dyn Fn(&Field) -> Option<Row>| {
        let mut row = row.clone();
        row.extend(fields.iter().filter_map(change).flatten());
        if form.table == "activity" {
            let counts = u8::from(reflection(&row).counts());
            row.insert(REFLECTED.to_owned(), counts.into());
        }
        row
    };
    let last = with(ours, &|field| Some(field.value.clone()));
    let most = |many: &dyn Fn(&Field) -> usize| fields.iter().map(many).max().unwrap_or_default();
    let mut rows = Vec::new();
    for at in 0..most(&|field| field.steps.len()) {
        rows.push(with(&last, &|field| field.steps.get(at).cloned()));
    }
    for at in 0..most(&|field| field.seen.len()) {
        rows.push(last.clone());
        rows.push(with(&last, &|field| field.seen.get(at).cloned()));
    }
    rows.push(last);
    rows
}

fn reflection(row: &Row) -> Reflection {
    let text = |column: &str| {
        let text = row.get(column).and_then(Value::as_str);
        text.unwrap_or_default().to_owned()
    };
    Reflection {
        what: text("what"),
        so_what: text("so_what"),
        now_what: text("now_what"),
    }
}

/// Returns the columns that are joined, those together that only make sense so: of a portfolio that was handed in, all.
fn together<'a>(table: &str, versions: [&'a Version; 2]) -> Vec<Vec<&'a str>> {
    let [Version { plain, .. }, _] = versions;
    let is_handed_in =
        |version: &Version| version.plain.get(HANDED_IN).is_some_and(|on| !on.is_null());
    if versions.into_iter().any(is_handed_in) {
        let columns = plain
            .keys()
            .map(String::as_str)
            .filter(|column| *column != BINNED);
        return vec![columns.collect()];
    }
    let mut groups: Vec<Vec<&str>> = Vec::new();
    for column in plain.keys().map(String::as_str) {
        if [BINNED, NUMBER].contains(&column) {
            continue;
        }
        let known = TOGETHER
            .iter()
            .find(|(of, columns)| *of == table && columns.contains(&column));
        let group = known.and_then(|(_, columns)| {
            let same = |group: &&mut Vec<&str>| group.iter().any(|other| columns.contains(other));
            groups.iter_mut().find(same)
        });
        match group {
            Some(group) => group.push(column),
            None => groups.push(vec![column]),
        }
    }
    groups
}
