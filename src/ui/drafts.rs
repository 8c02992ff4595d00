//! Forms that were begun and not saved: kept in the record while they are typed, so that a crash loses none of it, and opened
//! again as they were.
//!
//! A draft has a key of its noun and which entry it changes, such as `objective/new` or `evidence/0198…`.

use std::collections::BTreeMap;
use std::fmt::Display;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::route::Route;
use crate::domain::RequirementKey;
use crate::record::{RecordError, Result};

/// How long typing must pause before drafts are kept, in seconds.
const PAUSE: f64 = 0.6;

/// A form that was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    /// The key of its draft.
    pub key: String,
    /// What is being typed, in a few words.
    pub title: String,
    /// Where it goes on.
    pub route: Route,
    /// The form, as JSON.
    pub text: String,
}

/// What a draft keeps of a form.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Kept<D, T> {
    /// What the form began from; earlier drafts do not say so.
    pub from: Option<D>,
    /// What was typed.
    pub typed: T,
    /// What the person said that the entry does not show.
    #[serde(default = "Vec::new", skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<RequirementKey>,
}

impl<D: Serialize + DeserializeOwned, T: Serialize + DeserializeOwned> Kept<D, T> {
    /// Reads a draft; one of an older form does not read.
    #[must_use]
    pub fn read(draft: &str) -> Option<Self> {
        let kept = serde_json::from_str(draft);
        let alone = || {
            serde_json::from_str(draft).map(|typed| Self {
                from: None,
                typed,
                refused: Vec::new(),
            })
        };
        kept.or_else(|_err| alone()).ok()
    }

    /// Writes a draft.
    #[must_use]
    pub fn text(from: D, typed: T, refused: Vec<RequirementKey>) -> Option<String> {
        let from = Some(from);
        // A form is text and lists, which JSON always holds.
        serde_json::to_string(&Self {
            from,
            typed,
            refused,
        })
        .ok()
    }
}

impl Begun {
    /// Describes a form by the text that a draft keeps of it; `id` is the entry that it changes, and `untitled` what to call
    /// one without a title.
    pub fn new(
        noun: (&str, Route),
        id: Option<impl Display>,
        (title, untitled): (&str, &str),
        text: String,
    ) -> Self {
        let (noun, route) = noun;
        let title = match title.trim() {
            "" => untitled,
            title => title,
        };
        Self {
            key: key(noun, id),
            title: title.to_owned(),
            route,
            text,
        }
    }
}

/// Returns the key of a draft.
fn key(noun: &str, id: Option<impl Display>) -> String {
    id.map_or_else(|| format!("{noun}/new"), |id| format!("{noun}/{id}"))
}

/// A draft's key, taken apart: its noun, and the id of what it changes unless that is new.
#[must_use]
pub fn parts(key: &str) -> Option<(&str, Option<&str>)> {
    let (noun, id) = key.split_once('/')?;
    Some((noun, (id != "new").then_some(id)))
}

/// Returns what is typed in drafts, to be taken along as plain text.
#[must_use]
pub fn as_text<'text>(drafts: impl Iterator<Item = &'text String>) -> String {
    let texts = drafts.map(|draft| {
        let mut lines = Vec::new();
        if let Some(Kept::<Value, Value> { typed, .. }) = Kept::read(draft) {
            collect(&typed, "", &mut lines);
        }
        lines.join("\n")
    });
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Lists the texts of a form, each after the name of its field.
fn collect(form: &Value, field: &str, lines: &mut Vec<String>) {
    match form {
        Value::String(text) if !text.trim().is_empty() => lines.push(format!("{field}: {text}")),
        Value::Array(list) => list.iter().for_each(|one| collect(one, field, lines)),
        Value::Object(fields) => fields
            .iter()
            .for_each(|(field, value)| collect(value, field, lines)),
        _ => {}
    }
}

/// Knows which drafts the record holds, and when to keep newer ones.
#[derive(Debug, Default)]
pub struct Keeper {
    kept: BTreeMap<String, String>,
    /// When the next ones are due, in the window's time.
    due: Option<f64>,
}

/// What has to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    /// Keep a text under a key.
    Keep(String, String),
    /// Forget a key.
    Drop(String),
}

impl Keeper {
    /// Takes a draft for kept that the record holds.
    pub fn knows(&mut self, key: String, text: String) {
        self.kept.insert(key, text);
    }

    /// Notes that something was typed; tells after how many seconds to look again.
    pub const fn typed(&mut self, now: f64) -> f64 {
        if self.due.is_none() {
            self.due = Some(now + PAUSE);
        }
        PAUSE
    }

    /// Tells whether drafts are due, and waits for the next typing then.
    pub fn is_due(&mut self, now: f64) -> bool {
        let due = self.due.is_some_and(|due| due <= now);
        if due {
            self.due = None;
        }
        due
    }

    /// Compares the forms with what is kept, and takes them for kept.
    pub fn changes(&mut self, begun: &[Begun]) -> Vec<Change> {
        let mut changes = Vec::new();
        self.kept.retain(|key, _| {
            let goes_on = begun.iter().any(|form| form.key == *key);
            if !goes_on {
                changes.push(Change::Drop(key.clone()));
            }
            goes_on
        });
        for Begun { key, text, .. } in begun {
            if self.kept.get(key) != Some(text) {
                self.kept.insert(key.clone(), text.clone());
                changes.push(Change::Keep(key.clone(), text.clone()));
            }
        }
        changes
    }
}

/// After how many tries in a row, of which there is one each [`PAUSE`], people are told that drafts are not kept.
const PATIENT: u32 = 15;

/// What is to be written of drafts and is not yet: while another change is being written it waits here, and the window does not
/// wait for it.
#[derive(Debug, Default)]
pub struct Outbox {
    waiting: Waiting,
    tries: u32,
    told: bool,
    /// Whether there is no use in trying again before something else happens.
    stuck: bool,
}

/// The texts that are to be written, by their keys; nothing where a draft goes.
pub type Waiting = BTreeMap<String, Option<String>>;

impl Outbox {
    /// Takes in what is to be written; a newer change of a draft takes the place of an older one.
    pub fn put(&mut self, change: Change) {
        self.stuck = false;
        match change {
            Change::Keep(key, text) => self.waiting.insert(key, Some(text)),
            Change::Drop(key) => self.waiting.insert(key, None),
        };
    }

    /// Writes what waits; returns what people have to be told: what goes wrong at once, that another change is being written
    /// only when that lasts, and nothing twice.
    pub fn write(&mut self, mut write: impl FnMut(&str, Option<&str>) -> Result<()>) -> Result<()> {
        while let Some(first) = self.waiting.first_entry() {
            if let Err(err) = write(first.key(), first.get().as_deref()) {
                self.tries = self.tries.saturating_add(1);
                self.stuck = !matches!(err, RecordError::Busy);
                let is_patient = matches!(err, RecordError::Busy) && self.tries < PATIENT;
                if is_patient || std::mem::replace(&mut self.told, !is_patient) {
                    return Ok(());
                }
                return Err(err);
            }
            first.remove();
        }
        (self.tries, self.told) = (0, false);
        Ok(())
    }

    /// Tells after how many seconds to try again, if something waits that may be written by then.
    pub fn tries_again(&self) -> Option<f64> {
        (!self.stuck && !self.waiting.is_empty()).then_some(PAUSE)
    }

    /// Has what waits tried again: the record may be written by now.
    pub const fn try_again(&mut self) {
        self.stuck = false;
    }

    /// Returns what waits.
    #[must_use]
    pub const fn waiting(&self) -> &Waiting {
        &self.waiting
    }

    /// Tells whether something that was typed waits, and not only that a draft goes.
    #[must_use]
    pub fn holds_text(&self) -> bool {
        self.waiting.values().any(Option::is_some)
    }
}

/// Tells whether something is typed, pasted or pressed.
#[must_use]
pub fn is_typing(input: &egui::InputState) -> bool {
    input.events.iter().any(|event| {
        matches!(
            event,
            egui::Event::Text(_)
                | egui::Event::Paste(_)
                | egui::Event::Cut
                | egui::Event::Key { pressed: true, .. }
                | egui::Event::PointerButton { pressed: false, .. }
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begun(title: &str) -> Begun {
        Begun::new(
            ("plan", Route::Plan),
            None::<String>,
            (title, "an objective"),
            format!("\"{title}\""),
        )
    }

    #[test]
    fn only_what_changed_is_written_and_what_is_gone_is_dropped() {
        let mut keeper = Keeper::default();
        let keep = |text: &str| Change::Keep("plan/new".to_owned(), format!("\"{text}\""));
        assert_eq!(keeper.changes(&[begun("a")]), [keep("a")]);
        assert_eq!(keeper.changes(&[begun("a")]), []);
        assert_eq!(keeper.changes(&[begun("ab")]), [keep("ab")]);
        assert_eq!(keeper.changes(&[]), [Change::Drop("plan/new".to_owned())]);
        assert_eq!(keeper.changes(&[]), []);
    }

    #[test]
    fn what_could_not_be_written_is_tried_again_and_told_of_only_when_that_lasts() {
        let mut outbox = Outbox::default();
        outbox.put(Change::Keep("plan/new".to_owned(), "a".to_owned()));
        outbox.put(Change::Keep("plan/new".to_owned(), "ab".to_owned()));
        let told = (0..40).filter(|_| outbox.write(|_, _| Err(RecordError::Busy)).is_err());
        assert_eq!(told.count(), 1);
        assert_eq!(outbox.tries_again(), Some(PAUSE));
        let mut written = Vec::new();
        let mut write = |key: &str, text: Option<&str>| {
            written.push((key.to_owned(), text.map(ToOwned::to_owned)));
            Ok(())
        };
        outbox.write(&mut write).unwrap();
        outbox.put(Change::Drop("plan/new".to_owned()));
        outbox.write(&mut write).unwrap();
        let key = || "plan/new".to_owned();
        assert_eq!(written, [(key(), Some("ab".to_owned())), (key(), None)]);
        assert_eq!(outbox.tries_again(), None);
        outbox.put(Change::Drop("plan/new".to_owned()));
        let full = outbox.write(|_, _| Err(RecordError::Full));
        assert!(full.is_err(), "other trouble is told at once");
    }

    #[test]
    fn typing_that_goes_on_does_not_put_the_draft_off() {
        let mut keeper = Keeper::default();
        assert!(!keeper.is_due(0.0));
        keeper.typed(1.0);
        keeper.typed(1.5);
        assert!(!keeper.is_due(1.5));
        assert!(keeper.is_due(1.7));
        assert!(!keeper.is_due(9.0));
    }
}
