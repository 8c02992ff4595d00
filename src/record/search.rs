//! Search over everything a person wrote.

use chrono::NaiveDate;

use super::{EntryId, Record, Result, Snippet};
use crate::store::{row, search};

/// One entry that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchHit {
    /// Which one.
    pub entry: EntryId,
    /// Its title; for a self-rating, the name of the skill.
    pub title: String,
    /// Its day; a qualification or an objective may have none.
    pub date: Option<NaiveDate>,
    /// Where it matched.
    pub snippet: Snippet,
}

impl Record {
    /// Finds entries by words, the best match first. Every word must occur, the last one at least its beginning; accents
    /// and case do not matter. One or two letters alone find what was made last first.
    pub fn search(&self, words: &str, limit: usize) -> Result<Vec<SearchHit>> {
        let Some(words) = search::Sought::read(words) else {
            return Ok(Vec::new());
        };
        let hits = search::search(&self.store, &words, limit)?;
        hits.into_iter().map(|hit| self.named(hit)).collect()
    }

    /// Gives a self-rating, which has no title, the name of its skill.
    fn named(&self, hit: search::Hit) -> Result<SearchHit> {
        let title = match hit.entry {
            EntryId::Assessment(id) => {
                let found = row::get(&self.store, id)?;
                found.map_or(hit.title, |found| self.skill_name(&found.details.skill))
            }
            EntryId::Activity(_)
            | EntryId::Evidence(_)
            | EntryId::Qualification(_)
            | EntryId::Objective(_)
            | EntryId::Portfolio(_) => hit.title,
        };
        Ok(SearchHit {
            entry: hit.entry,
            title,
            date: hit.date,
            snippet: hit.snippet,
        })
    }
}
