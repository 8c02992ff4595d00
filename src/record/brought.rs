//! What other people's files gave becomes entries: compared with what is there, and kept as one change.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::{ActivityFilter, Applied, Change, NewContent, NewEvidence, Op, Record, Result};
use crate::bring::{Draft, Entry, Given, Reading, words};
use crate::domain::{
    ActivityDetails, ActivityId, Details as _, Entry as Kept, EntryId, IMPORTED, Objective,
    Qualification,
};

/// A draft that the record has already, or has in part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Double {
    /// Which file of those that come in together.
    pub reading: usize,
    /// Which of its drafts.
    pub draft: usize,
    /// What it doubles.
    pub of: EntryId,
    /// Which blanks of that it fills; nothing where it says nothing new.
    pub fills: Vec<&'static str>,
}

/// What an import did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Brought {
    /// The new entries, in the order of the drafts that became them.
    pub added: Vec<(usize, usize, EntryId)>,
    /// Entries whose blanks were filled.
    pub filled: Vec<ActivityId>,
}

impl Record {
    /// Compares drafts with what is there. What says nothing new is off then; what fills blanks stays on, and fills them.
    pub fn doubles(&self, readings: &mut [Reading]) -> Result<Vec<Double>> {
        let mut known: HashMap<(String, NaiveDate), Vec<ActivityId>> = HashMap::new();
        // Oldest first, so that the first of two alike is held against the first.
        for activity in self.activities(&ActivityFilter::default())?.iter().rev() {
            known
                .entry((words(&activity.title), activity.date))
                .or_default()
                .push(activity.id);
        }
        let qualifications: Vec<Qualification> = self.all()?;
        let objectives: Vec<Objective> = self.all()?;
        let mut doubles = Vec::new();
        for (at, reading) in readings.iter_mut().enumerate() {
            for (number, draft) in reading.drafts.iter_mut().enumerate() {
                let (of, fills): (EntryId, Vec<&'static str>) = match &draft.entry {
                    Entry::Activity(details) if draft.has_date => {
                        let Some(alike) = known.get_mut(&(words(&details.title), details.date))
                        else {
                            continue;
                        };
                        let Some((place, fills)) = self.best_of(alike, details)? else {
                            continue;
                        };
                        (alike.remove(place).into(), fills)
                    }
                    Entry::Activity(_) => continue,
                    Entry::Qualification(details) => {
                        let Some(alike) = called(&qualifications, &details.title) else {
                            continue;
                        };
                        (alike.into(), Vec::new())
                    }
                    Entry::Objective(details) => {
                        let Some(alike) = called(&objectives, &details.title) else {
                            continue;
                        };
                        (alike.into(), Vec::new())
                    }
                };
                if fills.is_empty() {
                    draft.tick = false;
                    draft.warn(
                        "duplicate-in-record",
                        "It is in your record already, so it is off",
                    );
                } else {
                    draft.warn(
                        "fills-blanks",
                        format!(
                            "It is in your record already, and would fill what is blank there: {}",
                            fills.join(", ")
                        ),
                    );
                }
                doubles.push(Double {
                    reading: at,
                    draft: number,
                    of,
                    fills,
                });
            }
        }
        Ok(doubles)
    }

    /// Finds which of some activities of the same title and day a draft doubles, and what it would fill there. One that says
    /// otherwise where both speak is another.
    fn best_of(
        &self,
        alike: &[ActivityId],
        details: &ActivityDetails,
    ) -> Result<Option<(usize, Vec<&'static str>)>> {
        let mut best: Option<(usize, Vec<&'static str>)> = None;
        for (place, id) in alike.iter().take(50).enumerate() {
            let known = self.get(*id)?.details;
            let differs =
                known.minutes.0 > 0 && details.minutes.0 > 0 && known.minutes != details.minutes
                    || known.end.is_some() && details.end.is_some() && known.end != details.end;
            if differs {
                continue;
            }
            let fills = blanks(&known, details);
            if best
                .as_ref()
                .is_none_or(|(_, least)| fills.len() < least.len())
            {
                best = Some((place, fills));
            }
        }
        Ok(best)
    }

    /// Keeps what is ticked as one change; `originals` are the files that are to be kept beside, as evidence.
    pub fn bring(
        &mut self,
        readings: &[Reading],
        doubles: &[Double],
        originals: Vec<Given>,
    ) -> Result<Applied<Brought>> {
        let mut files = Vec::new();
        for (at, reading) in readings.iter().enumerate() {
            for (number, draft) in reading
                .drafts
                .iter()
                .enumerate()
                .filter(|(_, draft)| draft.tick && draft.waits.is_none())
            {
                for file in &draft.files {
                    let content = NewContent::Bytes {
                        name: file.name.clone(),
                        bytes: file.bytes.clone(),
                    };
                    files.push((at, number, file.name.clone(), self.bring_in(content)?));
                }
            }
        }
        let mut kept = Vec::new();
        for original in originals {
            let Given { name, bytes } = original;
            let content = NewContent::Bytes {
                name: name.clone(),
                bytes,
            };
            kept.push((name, self.bring_in(content)?));
        }
        let sources: Vec<&str> = readings
            .iter()
            .map(|reading| reading.source.as_str())
            .collect();
        self.transact(Op::titled("import", &sources.join(", ")), |change| {
            let mut brought = Brought::default();
            let filling = doubles.iter().filter(|double| !double.fills.is_empty());
            let filling: HashMap<(usize, usize), EntryId> = filling
                .map(|double| ((double.reading, double.draft), double.of))
                .collect();
            for (at, reading) in readings.iter().enumerate() {
                for (number, draft) in reading
                    .drafts
                    .iter()
                    .enumerate()
                    .filter(|(_, draft)| draft.tick && draft.waits.is_none())
                {
                    if let (Some(EntryId::Activity(id)), Entry::Activity(details)) =
                        (filling.get(&(at, number)), &draft.entry)
                    {
                        let mut known = change.live(*id)?.details;
                        fill(&mut known, details);
                        change.edit(*id, known)?;
                        brought.filled.push(*id);
                        continue;
                    }
                    let id = change.keep(draft)?;
                    brought.added.push((at, number, id));
                }
            }
            change.attach(&brought, files, readings)?;
            change.keep_originals(&brought, kept, readings)?;
            Ok(brought)
        })
    }
}

impl Change<'_> {
    fn keep(&mut self, draft: &Draft) -> Result<EntryId> {
        Ok(match &draft.entry {
            Entry::Activity(details) => {
                let mut details = (**details).clone();
                // What the role does not have cannot be counted toward; its name goes into the description.
                let profile = std::sync::Arc::clone(&self.profile);
                details.links.retain(|link| {
                    super::links::check(&profile, std::slice::from_ref(link), &[]).is_ok()
                });
                self.add(details)?.into()
            }
            Entry::Qualification(details) => self.add((**details).clone())?.into(),
            Entry::Objective(details) => self.add((**details).clone())?.into(),
        })
    }

    /// Keeps the files of drafts as evidence of the entries that these became.
    fn attach(
        &mut self,
        brought: &Brought,
        files: Vec<(usize, usize, String, NewContent)>,
        readings: &[Reading],
    ) -> Result<()> {
        for (at, number, name, content) in files {
            let entry = brought
                .added
                .iter()
                .find(|(reading, draft, _)| (*reading, *draft) == (at, number));
            let Some((_, _, id)) = entry else { continue };
            let date = readings
                .get(at)
                .and_then(|reading| reading.drafts.get(number))
                .map_or(self.today, |draft| day_of(draft, self.today));
            let mut piece = NewEvidence {
                title: name,
                date,
                content,
                links: Vec::new(),
                activities: Vec::new(),
                qualifications: Vec::new(),
            };
            match id {
                EntryId::Activity(id) => piece.activities.push(*id),
                EntryId::Qualification(id) => piece.qualifications.push(*id),
                _ => {}
            }
            self.add_evidence(piece)?;
        }
        Ok(())
    }

    /// Keeps the files that entries came from as evidence of all of them.
    fn keep_originals(
        &mut self,
        brought: &Brought,
        kept: Vec<(String, NewContent)>,
        readings: &[Reading],
    ) -> Result<()> {
        for (name, content) in kept {
            let at = readings.iter().position(|reading| reading.source == name);
            let of_it = brought
                .added
                .iter()
                .filter(|(reading, _, _)| Some(*reading) == at);
            let activities: Vec<ActivityId> = of_it
                .filter_map(|(_, _, id)| {
                    if let EntryId::Activity(id) = id {
                        Some(*id)
                    } else {
                        None
                    }
                })
                .collect();
            if activities.is_empty() {
                continue;
            }
            let title = format!("{IMPORTED}{name}");
            self.add_evidence(NewEvidence {
                title,
                date: self.today,
                content,
                links: Vec::new(),
                activities,
                qualifications: Vec::new(),
            })?;
        }
        Ok(())
    }
}

fn day_of(draft: &Draft, today: NaiveDate) -> NaiveDate {
    match &draft.entry {
        Entry::Activity(details) => details.date,
        Entry::Qualification(details) => details.awarded.unwrap_or(today),
        Entry::Objective(_) => today,
    }
}

/// Names what one says where the other is blank.
fn blanks(known: &ActivityDetails, details: &ActivityDetails) -> Vec<&'static str> {
    let texts = [
        ("description", &known.description, &details.description),
        ("provider", &known.provider, &details.provider),
        ("location", &known.location, &details.location),
        ("web address", &known.url, &details.url),
        ("what", &known.reflection.what, &details.reflection.what),
        (
            "so what",
            &known.reflection.so_what,
            &details.reflection.so_what,
        ),
        (
            "now what",
            &known.reflection.now_what,
            &details.reflection.now_what,
        ),
    ];
    let mut blanks: Vec<&'static str> = texts
        .iter()
        .filter(|(_, known, said)| known.trim().is_empty() && !said.trim().is_empty())
        .map(|(name, ..)| *name)
        .collect();
    if known.minutes.0 == 0 && details.minutes.0 > 0 {
        blanks.push("hours");
    }
    if known.cost == 0 && details.cost > 0 {
        blanks.push("cost");
    }
    if known.end.is_none() && details.end.is_some() {
        blanks.push("last day");
    }
    blanks
}

fn fill(known: &mut ActivityDetails, details: &ActivityDetails) {
    let texts = [
        (&mut known.description, &details.description),
        (&mut known.provider, &details.provider),
        (&mut known.location, &details.location),
        (&mut known.url, &details.url),
        (&mut known.reflection.what, &details.reflection.what),
        (&mut known.reflection.so_what, &details.reflection.so_what),
        (&mut known.reflection.now_what, &details.reflection.now_what),
    ];
    for (known, said) in texts {
        if known.trim().is_empty() {
            known.clone_from(said);
        }
    }
    if known.minutes.0 == 0 {
        known.minutes = details.minutes;
    }
    if known.cost == 0 {
        known.cost = details.cost;
    }
    known.end = known.end.or(details.end);
    for tag in &details.tags {
        if !known.tags.contains(tag) {
            known.tags.push(tag.clone());
        }
    }
}

/// Finds an entry by its title, however that is written.
fn called<E: Kept>(entries: &[E], title: &str) -> Option<E::Id> {
    let title = words(title);
    let found = entries
        .iter()
        .find(|entry| words(entry.details().title()) == title);
    found.map(Kept::id)
}
