//! What an import did, in figures and in words.

use std::path::PathBuf;

use serde_json::Value;

use super::history::field_name;
use super::{Part, Txn};
use crate::domain::profile::{Profile, Requirement};
use crate::domain::{Membership, Minutes, RequirementKey};
use crate::profiles;
use crate::store::exchange::{Merged, Told};
use crate::suggest::Lexicon;

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Imported {
    /// The change that merging was, by which it is taken back; none for a whole record, and where nothing was new.
    pub txn: Option<Txn>,
    /// Whether the record is wholly what was imported.
    pub is_whole: bool,
    /// How many entries were not there.
    pub added: Vec<(Part, u64)>,
    /// How many entries have what the other side changed now.
    pub updated: Vec<(Part, u64)>,
    /// How many entries both sides had changed in one place: the record keeps its own, the imported version is in the Bin.
    pub both: Vec<(Part, u64)>,
    /// Which these are, each with its fields in two versions; no more than a person reads.
    pub versions: Vec<String>,
    /// What the two said differently of the person and their role.
    pub person: Vec<PersonField>,
    /// Where the database lies that had to make room, where it said something of the person that the import says otherwise.
    pub aside: Option<PathBuf>,
    /// How many attached files were not in it.
    pub missing: usize,
    /// How many rows of it were not as its history left them, in a whole record.
    pub damaged: usize,
}

/// Something about the person or their role that a record and an import say differently.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonField {
    /// What it is called.
    pub field: String,
    /// What the record said; empty where it said nothing.
    pub ours: String,
    /// What the import says.
    pub theirs: String,
    /// Whether the record says it now, too. Otherwise it says what it said.
    pub taken: bool,
}

impl PersonField {
    /// Puts what the two say, and which of it counts, into words.
    #[must_use]
    pub fn in_words(&self) -> String {
        let said = |text: &str| match text {
            "" => "nothing".to_owned(),
            text => format!("“{text}”"),
        };
        let (ours, theirs) = (said(&self.ours), said(&self.theirs));
        if self.taken {
            format!("{theirs} now, {ours} before")
        } else {
            format!("{ours} stays; {theirs} in the import")
        }
    }

    /// Reads fields of the person's row and the role profile.
    pub(super) fn read(told: &[Told], profile: &Profile) -> Vec<Self> {
        let fields = told.iter().filter_map(|told| {
            let field = match told.column.as_str() {
                "name" => "Name",
                "post" => "Post",
                "employer" => "Employer",
                "registration" => "Registration",
                "memberships" => "Memberships",
                "target_minutes" => "Yearly target",
                "year_start" => "CPD year begins",
                "focus" => "Focus",
                "toml" => "Role",
                "lexicon" => "Words that suggestions go by",
                _ => return None,
            };
            let value = |value| in_words(&told.column, value, profile);
            let (ours, mut theirs) = (value(&told.ours), value(&told.theirs));
            if told.column == "toml" && ours == theirs {
                theirs.push_str(", in other words");
            }
            Some(Self {
                field: field.to_owned(),
                ours,
                theirs,
                taken: told.taken,
            })
        });
        // Where there is a list of memberships, the one that came before there were lists is blank on both sides.
        fields.filter(|field| field.ours != field.theirs).collect()
    }
}

/// Returns what a column says as people read it.
fn in_words(column: &str, value: &Value, profile: &Profile) -> String {
    let text = value.as_str().unwrap_or_default();
    match column {
        "target_minutes" => {
            let minutes = value
                .as_u64()
                .and_then(|minutes| u32::try_from(minutes).ok());
            minutes.map_or_else(String::new, |minutes| Minutes(minutes).to_string())
        }
        "memberships" => {
            let listed: Vec<Membership> = serde_json::from_str(text).unwrap_or_default();
            let listed: Vec<String> = listed.iter().map(ToString::to_string).collect();
            listed.join("; ")
        }
        "focus" => {
            let keys: Vec<RequirementKey> = serde_json::from_str(text).unwrap_or_default();
            let name = |key: &RequirementKey| {
                let found = profile.requirement(key).map(Requirement::name);
                found.unwrap_or_else(|| key.to_string())
            };
            keys.iter().map(name).collect::<Vec<_>>().join("; ")
        }
        "lexicon" => Lexicon::read(text).map_or_else(
            |_| String::new(),
            |lexicon| format!("for {} requirements", lexicon.len()),
        ),
        "toml" => profiles::read(text).map_or_else(
            |_| String::new(),
            |role| format!("{}, {} requirements", role.title, role.requirements.len()),
        ),
        _ => text.to_owned(),
    }
}

impl Imported {
    /// What is said where a whole record was not as its history left it.
    pub const DAMAGED: &str = "Not all of what came in is as its history left it";

    /// Tells what merging did.
    pub(super) fn by_merging(merged: &Merged, profile: &Profile, missing: usize) -> Self {
        // An entry is told of once.
        let updated = merged.updated.iter();
        let updated = updated.filter(|row| !merged.both.contains(row));
        Self {
            added: counted(&merged.added),
            updated: counted(updated),
            both: counted(&merged.both),
            versions: versions(merged, profile),
            person: PersonField::read(&merged.told, profile),
            missing,
            ..Self::default()
        }
    }

    /// Returns what a list of counts says in words.
    #[must_use]
    pub fn in_words(counts: &[(Part, u64)]) -> String {
        let words: Vec<String> = counts
            .iter()
            .map(|(part, count)| part.counted(*count))
            .collect();
        words.join(", ")
    }

    /// Puts how many entries an import brought into words: “2 activities came in, 1 activity newer”.
    #[must_use]
    pub fn summary(&self) -> String {
        let parts = [
            ("came in", &self.added),
            ("newer", &self.updated),
            ("in two versions", &self.both),
        ];
        let there = parts.iter().filter(|(_, counts)| !counts.is_empty());
        let words: Vec<String> = there
            .map(|(what, counts)| format!("{} {what}", Self::in_words(counts)))
            .collect();
        words.join("; ")
    }

    /// Tells whether the record is another now.
    #[must_use]
    pub const fn has_changed(&self) -> bool {
        self.is_whole || self.txn.is_some()
    }

    /// Tells whether an imported version of an entry went to the Bin.
    #[must_use]
    pub fn has_binned(&self) -> bool {
        let single = [Part::Practitioner, Part::Profile];
        self.both.iter().any(|(part, _)| !single.contains(part))
    }
}

/// How many entries in two versions are named one by one.
const FEW: usize = 8;

/// Names entries in two versions with their fields.
fn versions(merged: &Merged, profile: &Profile) -> Vec<String> {
    let named = merged.twofold.iter().take(FEW).map(|(row, columns)| {
        let text = |column: &str| row.get(column).and_then(Value::as_str);
        let name = match (text("title"), text("skill")) {
            (Some(title), _) => format!("“{title}”"),
            (None, Some(skill)) => match RequirementKey::parse(skill) {
                Ok(key) => profile.name_of(&key),
                Err(_) => skill.to_owned(),
            },
            (None, None) => String::new(),
        };
        let mut fields: Vec<&str> = columns.iter().filter_map(|name| field_name(name)).collect();
        fields.dedup();
        format!("{name}: {}", fields.join(", "))
    });
    let mut named: Vec<String> = named.collect();
    if let Some(more @ 1..) = merged.twofold.len().checked_sub(FEW) {
        named.push(format!("And {more} more"));
    }
    named
}

fn counted<'r>(rows: impl IntoIterator<Item = &'r (&'static str, String)>) -> Vec<(Part, u64)> {
    let mut counts: Vec<(Part, u64)> = Vec::new();
    let parts = rows.into_iter().filter_map(|(table, _)| Part::of(table));
    // What was answered to suggestions comes along with its entries and is none.
    for part in parts.filter(|part| *part != Part::Answers) {
        match counts.iter_mut().find(|(known, _)| *known == part) {
            Some((_, count)) => *count += 1,
            None => counts.push((part, 1)),
        }
    }
    counts
}
