//! Two versions of one row as one: field by field, and in lists item by item, by what each changed since they parted.

use rusqlite::Connection;
use serde_json::Value;

use super::numbers::Numbers;
use super::version::{BINNED, Form, NUMBER, REFLECTED, Row, Version, items, list_key};
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
    ("practitioner", &["registration", "memberships"]),
];

/// What two versions come to.
pub(super) struct Joined {
    /// The row; where both changed a field, with what this record says.
    pub row: Row,
    /// The columns that the other alone changed.
    pub taken: Vec<String>,
    /// The columns that both changed.
    pub both: Vec<String>,
}

/// Joins the other's version of a row into this record's.
pub(super) fn join(
    conn: &Connection,
    form: &Form,
    numbers: &mut Numbers,
    base: Option<&Version>,
    [ours, theirs]: [&Version; 2],
) -> Result<Joined, StoreError> {
    let mut joined = Joined {
        row: ours.row.clone(),
        taken: Vec::new(),
        both: Vec::new(),
    };
    for columns in together(form.table, &ours.plain) {
        let same = |a: &Version, b: &Version| {
            columns
                .iter()
                .all(|column| a.plain.get(*column) == b.plain.get(*column))
        };
        if same(ours, theirs) || base.is_some_and(|base| same(base, theirs)) {
            continue;
        }
        let is_taken = base.is_some_and(|base| same(base, ours));
        let names = columns.iter().map(|column| (*column).to_owned());
        if is_taken {
            for column in &columns {
                let theirs = theirs.row.get(*column).unwrap_or(&Value::Null);
                let value = form.localised(conn, numbers, column, theirs)?;
                joined.row.insert((*column).to_owned(), value);
            }
            joined.taken.extend(names);
            continue;
        }
        let list = match columns.as_slice() {
            [column] => list_of(
                conn,
                form,
                numbers,
                column,
                [base, Some(ours), Some(theirs)],
            )?,
            _ => None,
        };
        let Some((column, list)) = columns.first().zip(list) else {
            joined.both.extend(names);
            continue;
        };
        let said = |column: &str| ours.row.get(column).and_then(|value| items(column, value));
        if said(column).as_ref() != Some(&Value::Array(list.items.clone())) {
            let text = Value::Array(list.items).to_string();
            joined.row.insert((*column).to_owned(), Value::String(text));
            joined.taken.push((*column).to_owned());
        }
        if list.both {
            joined.both.push((*column).to_owned());
        }
    }
    place(&mut joined, base, [ours, theirs]);
    if form.table == "activity" {
        let text = |column: &str| {
            let text = joined.row.get(column).and_then(Value::as_str);
            text.unwrap_or_default().to_owned()
        };
        let reflection = Reflection {
            what: text("what"),
            so_what: text("so_what"),
            now_what: text("now_what"),
        };
        let counts = u8::from(reflection.counts());
        joined.row.insert(REFLECTED.to_owned(), counts.into());
    }
    Ok(joined)
}

/// Decides whether the row lies in the Bin: an edit beats a deletion, and a deletion of what the other left alone counts.
fn place(joined: &mut Joined, base: Option<&Version>, [ours, theirs]: [&Version; 2]) {
    if ours.is_binned() == theirs.is_binned() {
        return;
    }
    let (binned, live) = if ours.is_binned() {
        (ours, theirs)
    } else {
        (theirs, ours)
    };
    let stays = base.is_some_and(|base| {
        let changed = |(column, value): (&String, &Value)| {
            column != BINNED && live.plain.get(column) != Some(value)
        };
        !base.is_binned() && !base.plain.iter().any(changed)
    });
    let from = if stays { binned } else { live };
    let value = from.row.get(BINNED).cloned().unwrap_or(Value::Null);
    joined.row.insert(BINNED.to_owned(), value);
}

/// Returns the columns that are joined, those together that only make sense so.
fn together<'a>(table: &str, plain: &'a Row) -> Vec<Vec<&'a str>> {
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

/// One item of a list: what tells it from others, how it compares, and how it is kept.
#[derive(Clone, PartialEq)]
struct Item {
    key: String,
    plain: Value,
    kept: Value,
}

/// A list that both changed.
struct List {
    items: Vec<Value>,
    /// Whether both changed one item of it.
    both: bool,
}

/// Joins a list that both changed since a version that both know; nothing where it is no list, or names an item twice.
fn list_of(
    conn: &Connection,
    form: &Form,
    numbers: &mut Numbers,
    column: &str,
    versions: [Option<&Version>; 3],
) -> Result<Option<List>, StoreError> {
    let [Some(base), Some(ours), Some(theirs)] = versions else {
        return Ok(None);
    };
    let kept = theirs.row.get(column).unwrap_or(&Value::Null);
    let theirs_kept = form.localised(conn, numbers, column, kept)?;
    let read =
        |version: &Version, kept: &Value| read_items(column, version.plain.get(column)?, kept);
    let own = |version: &Version| read(version, version.row.get(column)?);
    let lists = own(base).zip(own(ours)).zip(read(theirs, &theirs_kept));
    Ok(lists.map(|((base, ours), theirs)| join_lists(&base, &ours, &theirs)))
}

fn read_items(column: &str, plain: &Value, kept: &Value) -> Option<Vec<Item>> {
    let key = list_key(column)?;
    let kept = items(column, kept)?;
    let mut found: Vec<Item> = Vec::new();
    for (plain, kept) in plain.as_array()?.iter().zip(kept.as_array()?) {
        let key = if key.is_empty() {
            plain.to_string()
        } else {
            plain.get(key)?.to_string()
        };
        if found.iter().any(|item| item.key == key) {
            return None;
        }
        found.push(Item {
            key,
            plain: plain.clone(),
            kept: kept.clone(),
        });
    }
    Some(found)
}

fn join_lists(base: &[Item], ours: &[Item], theirs: &[Item]) -> List {
    fn find<'a>(list: &'a [Item], key: &str) -> Option<&'a Item> {
        list.iter().find(|item| item.key == key)
    }
    fn plain(item: Option<&Item>) -> Option<&Value> {
        item.map(|item| &item.plain)
    }
    let mut both = false;
    let mut items = Vec::new();
    for key in order(base, ours, theirs) {
        let (was, our, their) = (find(base, key), find(ours, key), find(theirs, key));
        let is_ours = plain(our) == plain(their) || plain(was) == plain(their);
        let chosen = if is_ours {
            our
        } else if plain(was) == plain(our) {
            their
        } else {
            // An item that one side changed outlives that the other took it away.
            both |= our.is_some() && their.is_some();
            our.or(their)
        };
        items.extend(chosen.map(|item| item.kept.clone()));
    }
    List { items, both }
}

/// Returns the keys of all items: in the order of the side that changed the order, and what came new behind, so that both
/// records come to the same.
fn order<'a>(base: &'a [Item], ours: &'a [Item], theirs: &'a [Item]) -> Vec<&'a str> {
    fn keys<'b>(list: &'b [Item], of: &[Item]) -> Vec<&'b str> {
        let keys = list.iter().map(|item| item.key.as_str());
        keys.filter(|key| of.iter().any(|item| item.key == *key))
            .collect()
    }
    let moved = |list: &[Item]| keys(list, base) != keys(base, list);
    let first = match (moved(ours), moved(theirs)) {
        (true, false) => ours,
        (false, true) => theirs,
        _ => base,
    };
    let mut order = keys(first, base);
    order.extend(keys(base, base));
    let known = order.len();
    order.extend(keys(ours, ours));
    order.extend(keys(theirs, theirs));
    if let Some(new) = order.get_mut(known..) {
        new.sort_unstable();
    }
    let mut seen = std::collections::HashSet::new();
    order.retain(|key| seen.insert(*key));
    order
}
