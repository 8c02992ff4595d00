//! Evidence being attached to entries, a form for each of them: looking at another one loses nothing, nor does a file that
//! takes long to be brought in.

use std::collections::BTreeMap;
use std::fmt::Display;

use super::drafts::Begun;
use super::evidence_form::EvidenceForm;
use super::route::Route;
use crate::domain::{ActivityId, EvidenceId, QualificationId, RequirementKey};
use crate::record::{NewContent, NewEvidence};

/// What a form attaches evidence to, and so which form it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// Nothing: a piece by itself.
    Itself,
    /// An activity.
    Activity(ActivityId),
    /// A requirement of the role.
    Requirement(RequirementKey),
    /// A qualification, as its certificate.
    Qualification(QualificationId),
}

/// Evidence whose files are in the record, and whose rows can be written.
#[derive(Clone, Debug)]
pub enum Ready {
    /// A piece, from the form that attaches there.
    Piece(To, Box<NewEvidence>),
    /// Several pieces, without a form.
    Several(Vec<NewEvidence>),
    /// A newer version of a piece's file.
    Newer(EvidenceId, NewContent),
}

impl Ready {
    /// Returns the form it came from.
    pub fn form(&self) -> Option<To> {
        match self {
            Self::Piece(to, _) => Some(to.clone()),
            Self::Several(_) | Self::Newer(..) => None,
        }
    }
}

/// The forms by the entry that they attach to.
#[derive(Debug)]
pub struct Attaching<K>(BTreeMap<K, EvidenceForm>);

impl<K: Copy + Ord + Display> Attaching<K> {
    /// Returns the form that attaches to an entry, and forgets others in which nothing was begun.
    pub fn to(&mut self, entry: K) -> &mut EvidenceForm {
        self.0
            .retain(|other, form| *other == entry || form.is_begun());
        self.0.entry(entry).or_default()
    }

    /// Returns the form that attaches to an entry, if there is one.
    pub fn at(&mut self, entry: K) -> Option<&mut EvidenceForm> {
        self.0.get_mut(&entry)
    }

    /// Describes the forms that were begun; `noun` begins the keys of their drafts.
    pub fn begun(&self, noun: (&'static str, Route)) -> impl Iterator<Item = Begun> {
        let begun = self.0.iter().filter(|(_, form)| form.is_begun());
        begun.filter_map(move |(entry, form)| form.begun(noun, Some(entry)))
    }

    /// Opens a form as it was left; a draft of an older form is left alone.
    pub fn go_on(&mut self, entry: K, text: &str) {
        if let Ok(form) = serde_json::from_str(text) {
            self.0.insert(entry, form);
        }
    }

    /// Throws away what was begun.
    pub fn discard(&mut self, entry: K) {
        self.0.remove(&entry);
    }

    /// Forgets the forms of entries that are gone.
    pub fn retain(&mut self, is_there: impl Fn(K) -> bool) {
        self.0.retain(|entry, _| is_there(*entry));
    }
}

impl<K> Default for Attaching<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}
