//! What other programs and bodies call their columns, kept as data.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::Deserialize;

use super::dates::Order;
use super::fields::Field;
use super::folded::words;

/// The presets that come with Cairn.
const SHIPPED: &[&str] = &[
    include_str!("../../data/import/cairn.toml"),
    include_str!("../../data/import/rss.toml"),
    include_str!("../../data/import/linkedin-learning.toml"),
    include_str!("../../data/import/cpd-tracker.toml"),
    include_str!("../../data/import/umbil.toml"),
    include_str!("../../data/import/nmc.toml"),
    include_str!("../../data/import/hcpc.toml"),
];

/// A source of files whose columns are known.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Preset {
    /// What it is called.
    pub name: String,
    /// The headings by which its files are known; all of them are there.
    needs: Vec<String>,
    /// The order of its days, where they are always written in one.
    #[serde(default)]
    order: Option<String>,
    /// What its columns hold, by their headings.
    columns: BTreeMap<String, String>,
}

impl Preset {
    /// Returns what a heading means in its files.
    #[must_use]
    pub fn meant(&self, heading: &str) -> Option<Field> {
        let wanted = words(heading);
        let fits = |known: &String| begins(&wanted, &words(known));
        let found = self.columns.iter().filter(|(known, _)| fits(known));
        // What says more of the heading knows it better.
        let found = found.max_by_key(|(known, _)| known.len())?;
        Field::parse(found.1).ok()
    }

    /// Returns the order of its days.
    #[must_use]
    pub fn order(&self) -> Option<Order> {
        let wanted = self.order.as_deref()?;
        Order::ALL
            .iter()
            .copied()
            .find(|order| order.key() == wanted)
    }

    /// Tells whether it is Cairn's own.
    #[must_use]
    pub fn is_own(&self) -> bool {
        self.name == "Cairn"
    }
}

/// The presets that come with Cairn; a test makes sure that all of them read.
#[must_use]
pub fn shipped() -> &'static [Preset] {
    static READ: OnceLock<Vec<Preset>> = OnceLock::new();
    READ.get_or_init(|| {
        SHIPPED
            .iter()
            .filter_map(|text| toml::from_str(text).ok())
            .collect()
    })
}

/// Tells whether a heading is just that, or that with an explanation behind it.
fn begins(heading: &str, known: &str) -> bool {
    let rest = heading.strip_prefix(known);
    rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
}

/// Finds the preset of these headings.
#[must_use]
pub fn of(headings: &[String]) -> Option<&'static Preset> {
    let said: Vec<String> = headings.iter().map(|heading| words(heading)).collect();
    let has = |wanted: &String| said.iter().any(|heading| begins(heading, &words(wanted)));
    shipped().iter().find(|preset| preset.needs.iter().all(has))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_preset_reads_and_names_fields_that_there_are() {
        assert_eq!(shipped().len(), SHIPPED.len());
        for preset in shipped() {
            for (column, field) in &preset.columns {
                assert!(Field::parse(field).is_ok(), "{}: {column}", preset.name);
            }
            assert_eq!(
                preset.order().is_some(),
                preset.order.is_some(),
                "{}",
                preset.name
            );
        }
    }
}
