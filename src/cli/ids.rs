//! Ids as people type them: shortened to their beginning or their end.
//!
//! Ids made in one sitting begin alike, because an id begins with the time it was made; so lists show the end.

use std::collections::HashMap;

use uuid::Uuid;

use super::CliError;
use super::entry::Told;
use super::typed::Typed;
use crate::domain::portfolio::PieceId;
use crate::domain::{
    Activity, Details as _, Entry as _, EntryKey as _, Evidence, EvidenceNumber, Invalid,
    Qualification,
};
use crate::record::{KeptId, Record};

/// The fewest characters that stand for an id.
const FEWEST: usize = 4;
/// How many characters of an id's end a list shows.
const SHOWN: usize = 8;

/// Returns the end of an id, which tells it from others in a list.
pub fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(text.len() - SHOWN..).unwrap_or(&text).to_owned()
}

/// Finds the entry of a sort that a typed id means, in the Bin too.
pub fn find<E: Told>(record: &Record, typed: &str) -> Result<E::Id, CliError> {
    let title = |id| titled(record, E::Id::from_uuid(id));
    let nouns = (E::SORT.noun(), E::SORT.nouns().1, E::SEE);
    let all = record.ids::<E>()?.into_iter().map(E::Id::uuid);
    choose(typed, nouns, all.collect(), title).map(E::Id::from_uuid)
}

/// Finds the entries that another names.
pub fn find_all<E: Told>(record: &Record, texts: &[String], typed: &mut Typed) -> Vec<E::Id> {
    let mut found = Vec::new();
    for text in texts.iter().filter(|text| !text.trim().is_empty()) {
        let wrong = |err: CliError| Invalid::new(E::SORT.key(), err.to_string()).hinted(err.hint());
        found.extend(typed.note(E::find(record, text).map_err(wrong)));
    }
    found
}

/// Finds the entry that a typed reference (`E7`) or id means, of those that a portfolio can hold.
pub fn piece(record: &Record, typed: &str) -> Result<PieceId, CliError> {
    if typed.parse::<EvidenceNumber>().is_ok() {
        return Evidence::find(record, typed).map(PieceId::Evidence);
    }
    let activities = record.ids::<Activity>()?.into_iter();
    let evidence = record.ids::<Evidence>()?.into_iter();
    let held = record.ids::<Qualification>()?.into_iter();
    let pieces: HashMap<Uuid, PieceId> = activities
        .map(|id| (id.uuid(), PieceId::Activity(id)))
        .chain(evidence.map(|id| (id.uuid(), PieceId::Evidence(id))))
        .chain(held.map(|id| (id.uuid(), PieceId::Qualification(id))))
        .collect();
    let title = |id: Uuid| match pieces.get(&id) {
        Some(PieceId::Activity(id)) => titled(record, *id),
        Some(PieceId::Evidence(id)) => titled(record, *id),
        Some(PieceId::Qualification(id)) => titled(record, *id),
        None => String::new(),
    };
    let nouns = (
        "activity, evidence or qualification",
        "entries",
        "Evidence has a reference such as E7; `cairn activity list` and `cairn qualification list` show ids",
    );
    let mut ids: Vec<Uuid> = pieces.keys().copied().collect();
    ids.sort_unstable();
    let found = choose(typed, nouns, ids, title)?;
    let chosen = pieces.get(&found).copied();
    chosen.ok_or_else(|| CliError::failed(format!("There is nothing with the id {found}")))
}

fn titled<Id: KeptId>(record: &Record, id: Id) -> String {
    let found = record.get(id).ok();
    found.map_or_else(String::new, |found| found.details().title().to_owned())
}

/// What an id is the id of, one and many, and where to see the ids.
type Nouns = (&'static str, &'static str, &'static str);

/// Tells whether a text can be an id, or its beginning or end.
pub fn is_id(typed: &str) -> bool {
    let hexadecimal = |c: char| c.is_ascii_hexdigit() || c == '-';
    typed.len() >= FEWEST && typed.chars().all(hexadecimal)
}

/// Finds the one id that the typed one means.
fn choose(
    typed: &str,
    (one, many, see): Nouns,
    all: Vec<Uuid>,
    title: impl Fn(Uuid) -> String,
) -> Result<Uuid, CliError> {
    const OFFERED: usize = 5;
    let wanted = typed.trim().to_lowercase();
    if !is_id(&wanted) {
        return Err(
            CliError::failed(format!("“{}” is not an id", typed.trim())).hinted(format!(
                "Give {FEWEST} or more characters of the beginning or the end of one; {see}"
            )),
        );
    }
    let mut found = all;
    found.retain(|id| {
        [id.hyphenated().to_string(), id.simple().to_string()]
            .iter()
            .any(|id| id.starts_with(&wanted) || id.ends_with(&wanted))
    });
    match found.as_slice() {
        [] => Err(CliError::failed(format!("There is no {one} with the id {wanted}")).hinted(see)),
        [id] => Ok(*id),
        several => {
            let mut offered: Vec<String> = several
                .iter()
                .take(OFFERED)
                .map(|id| format!("{} {}", short(*id), title(*id)))
                .collect();
            if several.len() > OFFERED {
                offered.push("…".to_owned());
            }
            let error = format!("The id {wanted} fits {} {many}", several.len());
            Err(CliError::failed(error)
                .hinted(format!("Say which by its end: {}", offered.join(", "))))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{choose, short};
    use uuid::Uuid;

    const NOUNS: (&str, &str, &str) = ("activity", "activities", "See the list");
    const FIRST: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_1234_abcd);
    const SECOND: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_5678_abcd);

    #[test]
    fn an_id_may_be_shortened_to_its_end_or_its_beginning() {
        let find = |typed: &str| choose(typed, NOUNS, vec![FIRST, SECOND], |_| String::new()).ok();
        assert_eq!(find(&FIRST.to_string()), Some(FIRST));
        assert_eq!(find(&short(SECOND)), Some(SECOND));
        assert_eq!(find("1234ABCD"), Some(FIRST));
        assert_eq!(find("019ab000"), None, "both begin so");
        assert_eq!(find("abcd"), None, "both end so");
        assert_eq!(find("bcd"), None, "too short");
        assert_eq!(find("mentoring"), None, "no id at all");
    }
}
