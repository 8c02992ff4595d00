//! Forms that were begun and not saved: kept in the record while they are typed, so that a crash loses none of it, and opened
//! again as they were.
//!
//! A draft has a key of its noun and which entry it changes, such as `objective/new` or `evidence/0198…`. Activities keep
//! theirs themselves (`screens/log/editor.rs`), because several windows may write one.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::route::Route;

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

/// Knows which drafts the record holds, and when to keep newer ones.
#[derive(Debug, Default)]
pub struct Keeper {
    kept: BTreeMap<String, String>,
    /// When the next ones are due, in the window's time.
    due: Option<f64>,
}

/// What has to be written.
#[derive(Debug, PartialEq, Eq)]
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
