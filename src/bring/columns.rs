//! Which column holds what.

use super::fields::{Field, Sure, meant};
use super::folded::words;
use super::presets::{self, Preset};

/// Columns with their headings and what they hold.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// Their headings, each from above to below.
    pub raw: Vec<Vec<String>>,
    /// Their headings in one.
    pub headings: Vec<String>,
    /// What they hold.
    pub fields: Vec<Field>,
    /// The preset that knows them.
    pub preset: Option<&'static Preset>,
}

impl PartialEq for Columns {
    fn eq(&self, other: &Self) -> bool {
        (&self.headings, &self.fields) == (&other.headings, &other.fields)
    }
}

impl Columns {
    /// Returns the first column that holds a field.
    #[must_use]
    pub fn find(&self, wanted: Field) -> Option<usize> {
        self.all(wanted).next()
    }

    /// Returns all columns that hold a field.
    pub fn all(&self, wanted: Field) -> impl Iterator<Item = usize> {
        let fields = self.fields.iter().enumerate();
        fields
            .filter(move |(_, field)| **field == wanted)
            .map(|(column, _)| column)
    }

    /// Returns the heading of a column.
    #[must_use]
    pub fn heading(&self, column: usize) -> &str {
        self.headings.get(column).map_or("", String::as_str)
    }
}

/// Finds out what columns hold, by their headings: what the person said goes first, then what a preset knows, then a heading
/// that is just the word before one that only holds it.
#[must_use]
pub fn assign(raw: Vec<Vec<String>>, overrides: &[(String, Field)]) -> Columns {
    let headings: Vec<String> = raw.iter().map(|parts| parts.join(" / ")).collect();
    let preset = presets::of(&headings);
    let said = |heading: &str, column: usize| {
        let wanted = words(heading);
        let found = overrides.iter().find(|(name, _)| {
            (!wanted.is_empty() && words(name) == wanted) || name.trim() == letter(column)
        });
        found.map(|(_, field)| *field)
    };
    let mut fields: Vec<Option<(Field, u8)>> = Vec::new();
    for (column, parts) in raw.iter().enumerate() {
        let heading = headings.get(column).map_or("", String::as_str);
        let told =
            said(heading, column).or_else(|| parts.iter().find_map(|part| said(part, column)));
        let known = || preset.and_then(|preset| preset.meant(heading));
        // The lower of two headings says more, and both together say most.
        let own = || {
            let lower = parts.last().and_then(|part| meant(part));
            let both = meant(heading);
            let upper = parts.first().and_then(|part| meant(part));
            let whole = [lower, both, upper]
                .into_iter()
                .flatten()
                .find(|(_, sure)| *sure == Sure::Whole);
            whole.or(lower).or(both).or(upper)
        };
        fields.push(match (told, known()) {
            (Some(field), _) => Some((field, 3)),
            (None, Some(field)) => Some((field, 2)),
            (None, None) => own().map(|(field, sure)| (field, u8::from(sure == Sure::Whole))),
        });
    }
    let mut taken = settle(&fields);
    share(&headings, &mut taken);
    Columns {
        raw,
        headings,
        fields: taken,
        preset,
    }
}

/// Gives each field that only one column can hold to the one that is surest of it.
fn settle(wanted: &[Option<(Field, u8)>]) -> Vec<Field> {
    let best = |field: Field| {
        let claims = wanted.iter().enumerate().filter_map(|(column, claim)| {
            claim
                .filter(|(claimed, _)| *claimed == field)
                .map(|(_, sure)| (sure, column))
        });
        // The first of those that are as sure.
        claims
            .max_by_key(|(sure, column)| (*sure, std::cmp::Reverse(*column)))
            .map(|(_, column)| column)
    };
    let fields = wanted.iter().enumerate();
    let settled = fields.map(|(column, claim)| match claim {
        Some((field, _)) if !field.is_single() || best(*field) == Some(column) => *field,
        _ => Field::Extra,
    });
    settled.collect()
}

/// Lets columns stand in for what no other holds, and moves what two claimed.
fn share(headings: &[String], fields: &mut [Field]) {
    let has = |fields: &[Field], field: Field| fields.contains(&field);
    let change = |fields: &mut [Field], from: Field, to: Field| {
        if let Some(place) = fields.iter_mut().find(|field| **field == from) {
            *place = to;
        }
    };
    // A day and a title in one column, where the title has one of its own, is a day.
    if has(fields, Field::DateTitle) && has(fields, Field::Title) && !has(fields, Field::Date) {
        change(fields, Field::DateTitle, Field::Date);
    }
    if has(fields, Field::DateTitle) && has(fields, Field::Date) {
        change(
            fields,
            Field::DateTitle,
            if has(fields, Field::Title) {
                Field::Extra
            } else {
                Field::Title
            },
        );
    }
    if !has(fields, Field::Date) && !has(fields, Field::DateTitle) {
        // A day of writing down is better than none only where it is all there is.
        let dated = headings
            .iter()
            .position(|heading| words(heading).contains("timestamp"));
        if let Some(place) = dated.and_then(|column| fields.get_mut(column)) {
            *place = Field::Date;
        } else if has(fields, Field::End) {
            change(fields, Field::End, Field::Date);
        }
    }
    // What else may be a title, the likelier first.
    if !has(fields, Field::Title) && !has(fields, Field::DateTitle) {
        for stand_in in [
            Field::What,
            Field::Description,
            Field::Kind,
            Field::SoWhat,
            Field::Extra,
        ] {
            if has(fields, stand_in) {
                change(fields, stand_in, Field::Title);
                break;
            }
        }
    }
    // `Points` beside `Hours` say nothing of time.
    if (has(fields, Field::Hours) || has(fields, Field::Minutes)) && has(fields, Field::Points) {
        for place in fields.iter_mut().filter(|field| **field == Field::Points) {
            *place = Field::Extra;
        }
    }
}

/// Returns the letter of a column, by which one without a heading is named.
#[must_use]
pub fn letter(column: usize) -> String {
    let mut letters = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let digit = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.insert(0, char::from(b'A' + digit));
        rest = (rest - 1) / 26;
    }
    letters
}
