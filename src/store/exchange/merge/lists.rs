//! Two versions of a list as one: item by item.

use serde_json::Value;

use super::version::{Row, Version, items, list_key};

/// One item of a list: what tells it from others, how it compares, and how it is kept.
#[derive(Clone, PartialEq)]
struct Item {
    key: String,
    plain: Value,
    kept: Value,
}

/// A list that both changed.
pub(super) struct List {
    pub items: Vec<Value>,
    /// Whether both changed one item of it.
    pub both: bool,
}

/// Joins a list that both changed since a version that both know; nothing where it is no list, or names an item twice.
pub(super) fn list_of(
    column: &str,
    [base, ours, theirs]: [&Version; 3],
    localised: &Row,
) -> Option<List> {
    let read = |version: &Version, row: &Row| {
        read_items(column, version.plain.get(column)?, row.get(column)?)
    };
    let (base, ours) = (read(base, &base.row)?, read(ours, &ours.row)?);
    Some(join_lists(&base, &ours, &read(theirs, localised)?))
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
