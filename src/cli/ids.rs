//! Ids as people type them: shortened to their beginning or their end.
//!
//! Ids made in one sitting begin alike, because an id begins with the time it was made; so lists show the end.

use uuid::Uuid;

use super::CliError;
use super::typed::Typed;
use crate::domain::portfolio::PieceId;
use crate::domain::{
    Activity, ActivityId, AssessmentId, EvidenceId, EvidenceNumber, Invalid, ObjectiveId,
    PortfolioId, QualificationId,
};
use crate::record::{EntryId, Record};

/// The fewest characters that stand for an id.
const FEWEST: usize = 4;
/// How many characters of an id's end a list shows.
const SHOWN: usize = 8;

/// Returns the end of an id, which tells it from others in a list.
pub fn short(id: Uuid) -> String {
    let text = id.simple().to_string();
    text.get(text.len() - SHOWN..).unwrap_or(&text).to_owned()
}

/// Finds the activity that a typed id means, in the Bin too.
pub fn activity(record: &Record, typed: &str) -> Result<ActivityId, CliError> {
    let title = |id: Uuid| {
        let found = record.get(ActivityId::from_uuid(id));
        found.map_or_else(|_err| String::new(), |activity| activity.details.title)
    };
    let everywhere = record.ids::<Activity>()?.into_iter().map(ActivityId::uuid);
    let nouns = (
        "activity",
        "activities",
        "`cairn activity list` shows the ids",
    );
    choose(typed, nouns, everywhere.collect(), title).map(ActivityId::from_uuid)
}

/// Finds the evidence that a typed reference (`E7`) or id means, in the Bin too.
pub fn evidence(record: &Record, typed: &str) -> Result<EvidenceId, CliError> {
    if let Ok(number) = typed.parse::<EvidenceNumber>() {
        return Ok(record.evidence_numbered(number)?.id);
    }
    let live = record.all_evidence()?;
    let live = live
        .into_iter()
        .map(|evidence| (evidence.id.uuid(), evidence.details.title));
    let binned = binned(record, |entry| match entry {
        EntryId::Evidence(id) => Some(id.uuid()),
        EntryId::Activity(_)
        | EntryId::Qualification(_)
        | EntryId::Assessment(_)
        | EntryId::Objective(_)
        | EntryId::Portfolio(_) => None,
    })?;
    let nouns = (
        "evidence",
        "pieces of evidence",
        "References look like E7; `cairn evidence list` shows them",
    );
    choose_titled(typed, nouns, &live.chain(binned).collect::<Vec<_>>()).map(EvidenceId::from_uuid)
}

/// Finds the qualification that a typed id means, in the Bin too.
pub fn qualification(record: &Record, typed: &str) -> Result<QualificationId, CliError> {
    let live = record.qualifications()?;
    let live = live
        .into_iter()
        .map(|held| (held.id.uuid(), held.details.title));
    let binned = binned(record, |entry| match entry {
        EntryId::Qualification(id) => Some(id.uuid()),
        EntryId::Activity(_)
        | EntryId::Evidence(_)
        | EntryId::Assessment(_)
        | EntryId::Objective(_)
        | EntryId::Portfolio(_) => None,
    })?;
    let nouns = (
        "qualification",
        "qualifications",
        "`cairn qualification list` shows the ids",
    );
    choose_titled(typed, nouns, &live.chain(binned).collect::<Vec<_>>())
        .map(QualificationId::from_uuid)
}

/// Finds the self-rating that a typed id means, in the Bin too.
pub fn assessment(record: &Record, typed: &str) -> Result<AssessmentId, CliError> {
    let live = record.assessments()?;
    let live = live
        .into_iter()
        .map(|rating| (rating.id.uuid(), rating.details.skill.to_string()));
    let binned = binned(record, |entry| match entry {
        EntryId::Assessment(id) => Some(id.uuid()),
        EntryId::Activity(_)
        | EntryId::Evidence(_)
        | EntryId::Qualification(_)
        | EntryId::Objective(_)
        | EntryId::Portfolio(_) => None,
    })?;
    let nouns = (
        "self-rating",
        "self-ratings",
        "`cairn assessment list` shows the ids",
    );
    choose_titled(typed, nouns, &live.chain(binned).collect::<Vec<_>>())
        .map(AssessmentId::from_uuid)
}

/// Finds the objective that a typed id means, in the Bin too.
pub fn objective(record: &Record, typed: &str) -> Result<ObjectiveId, CliError> {
    let live = record.objectives()?;
    let live = live
        .into_iter()
        .map(|objective| (objective.id.uuid(), objective.details.title));
    let binned = binned(record, |entry| match entry {
        EntryId::Objective(id) => Some(id.uuid()),
        EntryId::Activity(_)
        | EntryId::Evidence(_)
        | EntryId::Qualification(_)
        | EntryId::Assessment(_)
        | EntryId::Portfolio(_) => None,
    })?;
    let nouns = (
        "objective",
        "objectives",
        "`cairn objective list` shows the ids",
    );
    choose_titled(typed, nouns, &live.chain(binned).collect::<Vec<_>>()).map(ObjectiveId::from_uuid)
}

/// Finds the portfolio that a typed title or id means, in the Bin too.
pub fn portfolio(record: &Record, typed: &str) -> Result<PortfolioId, CliError> {
    const SEE: &str = "`cairn portfolio list` shows titles and ids";
    let live = record.portfolios()?;
    let live = live
        .into_iter()
        .map(|portfolio| (portfolio.id.uuid(), portfolio.details.title));
    let live: Vec<(Uuid, String)> = live.collect();
    let wanted = typed.trim().to_lowercase();
    let titled = live
        .iter()
        .filter(|(_, title)| title.to_lowercase() == wanted);
    match titled.collect::<Vec<_>>().as_slice() {
        [] => {}
        [(id, _)] => return Ok(PortfolioId::from_uuid(*id)),
        several => {
            let ends: Vec<String> = several.iter().map(|(id, _)| short(*id)).collect();
            let error = format!("{} portfolios are called “{}”", several.len(), typed.trim());
            let hint = format!("Say which by its id: {}", ends.join(", "));
            return Err(CliError::failed(error).hinted(hint));
        }
    }
    if !is_id(&wanted) {
        let error = format!("There is no portfolio called “{}”", typed.trim());
        return Err(CliError::failed(error).hinted(SEE));
    }
    let binned = binned(record, |entry| match entry {
        EntryId::Portfolio(id) => Some(id.uuid()),
        EntryId::Activity(_)
        | EntryId::Evidence(_)
        | EntryId::Qualification(_)
        | EntryId::Assessment(_)
        | EntryId::Objective(_) => None,
    })?;
    let all: Vec<_> = live.into_iter().chain(binned).collect();
    choose_titled(typed, ("portfolio", "portfolios", SEE), &all).map(PortfolioId::from_uuid)
}

/// Finds the entry that a typed reference (`E7`) or id means, of those that a portfolio can hold.
pub fn piece(record: &Record, typed: &str) -> Result<PieceId, CliError> {
    if typed.parse::<EvidenceNumber>().is_ok() {
        return evidence(record, typed).map(PieceId::Evidence);
    }
    let activities = record.ids::<Activity>()?;
    let live = record.all_evidence()?;
    let held = record.qualifications()?;
    let binned = record.bin()?;
    let binned = binned.iter().filter_map(|entry| match entry.entry {
        EntryId::Evidence(id) => Some(PieceId::Evidence(id)),
        EntryId::Qualification(id) => Some(PieceId::Qualification(id)),
        EntryId::Activity(_)
        | EntryId::Assessment(_)
        | EntryId::Objective(_)
        | EntryId::Portfolio(_) => None,
    });
    let uuid = |piece: &PieceId| match piece {
        PieceId::Activity(id) => id.uuid(),
        PieceId::Evidence(id) => id.uuid(),
        PieceId::Qualification(id) => id.uuid(),
    };
    let activities = activities.into_iter().map(PieceId::Activity);
    let pieces: Vec<PieceId> = activities
        .chain(live.iter().map(|evidence| PieceId::Evidence(evidence.id)))
        .chain(held.iter().map(|held| PieceId::Qualification(held.id)))
        .chain(binned)
        .collect();
    let title = |id: Uuid| {
        let activity = record.get(ActivityId::from_uuid(id));
        let evidence = live.iter().find(|evidence| evidence.id.uuid() == id);
        let held = held.iter().find(|held| held.id.uuid() == id);
        let title = activity.map(|activity| activity.details.title).ok();
        title
            .or_else(|| evidence.map(|evidence| evidence.details.title.clone()))
            .or_else(|| held.map(|held| held.details.title.clone()))
            .unwrap_or_default()
    };
    let nouns = (
        "activity, evidence or qualification",
        "entries",
        "Evidence has a reference such as E7; `cairn activity list` and `cairn qualification list` show ids",
    );
    let found = choose(typed, nouns, pieces.iter().map(uuid).collect(), title)?;
    let chosen = pieces.into_iter().find(|piece| uuid(piece) == found);
    chosen.ok_or_else(|| CliError::failed(format!("There is nothing with the id {found}")))
}

/// Reads the ids of the activities that an entry names.
pub fn activities(record: &Record, texts: &[String], typed: &mut Typed) -> Vec<ActivityId> {
    let given = texts.iter().filter(|text| !text.trim().is_empty());
    let mut found = Vec::new();
    for text in given {
        let id = activity(record, text)
            .map_err(|err| Invalid::new("activity", err.to_string()).hinted(err.hint()));
        found.extend(typed.note(id));
    }
    found
}

/// Reads the ids of the qualifications that evidence is a certificate of.
pub fn qualifications(
    record: &Record,
    texts: &[String],
    typed: &mut Typed,
) -> Vec<QualificationId> {
    let given = texts.iter().filter(|text| !text.trim().is_empty());
    let mut found = Vec::new();
    for text in given {
        let id = qualification(record, text)
            .map_err(|err| Invalid::new("qualification", err.to_string()).hinted(err.hint()));
        found.extend(typed.note(id));
    }
    found
}

/// Returns the ids in the Bin that `of_kind` picks, with their titles.
fn binned(
    record: &Record,
    of_kind: impl Fn(EntryId) -> Option<Uuid>,
) -> Result<Vec<(Uuid, String)>, CliError> {
    let bin = record.bin()?.into_iter();
    Ok(bin
        .filter_map(|entry| Some((of_kind(entry.entry)?, entry.title)))
        .collect())
}

/// What an id is the id of, one and many, and where to see the ids.
type Nouns = (&'static str, &'static str, &'static str);

fn choose_titled(typed: &str, nouns: Nouns, all: &[(Uuid, String)]) -> Result<Uuid, CliError> {
    let title = |id: Uuid| {
        let found = all.iter().find(|(known, _)| *known == id);
        found.map_or_else(String::new, |(_, title)| title.clone())
    };
    choose(typed, nouns, all.iter().map(|(id, _)| *id).collect(), title)
}

/// Tells whether a text can be an id, or its beginning or end.
fn is_id(typed: &str) -> bool {
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
