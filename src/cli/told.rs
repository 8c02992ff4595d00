//! The sorts of entry as the terminal knows them, and how one is found by what a person typed.

use std::collections::HashMap;

use serde_json::Value;
use uuid::Uuid;

use super::CliError;
use super::ids::{choose, short};
use super::typed::Typed;
use crate::domain::portfolio::PieceId;
use crate::domain::{
    Activity, Details as _, Entry as _, EntryKey as _, Evidence, EvidenceNumber, Invalid,
    Qualification,
};
use crate::record::{Kept, KeptId, Record};

/// A sort of entry as the terminal knows it.
pub trait Told: Kept + 'static {
    /// What stands for one on the command line, in lower case, and what to give there.
    const NAMED_BY: (&'static str, &'static str);
    /// Where its ids are to be seen.
    const SEE: &'static str;

    /// Finds the one that is meant, in the Bin too.
    fn find(record: &Record, typed: &str) -> Result<Self::Id, CliError> {
        find::<Self>(record, typed)
    }

    /// Returns by what name it is found again.
    fn name(&self) -> String {
        short(self.id().uuid())
    }

    /// Returns what it is called in a sentence.
    fn called(&self) -> String {
        format!("“{}”", self.details().title())
    }

    /// Returns what it is called with the name by which it is found again.
    fn named(&self) -> String {
        format!("{} ({})", self.called(), self.name())
    }

    /// Returns what scripts are told of each.
    fn views(entries: &[Self], record: &Record) -> Result<Vec<Value>, CliError>;

    /// Returns what scripts are told of it.
    fn view(&self, record: &Record) -> Result<Value, CliError> {
        let views = Self::views(std::slice::from_ref(self), record)?;
        Ok(views.into_iter().next().unwrap_or_default())
    }
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
