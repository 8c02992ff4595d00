//! What all sorts of entry have in common: an id of its own type, what the person says of it, and a place in the Bin.

use std::fmt::{self, Debug, Display};
use std::hash::Hash;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::portfolio::{Portfolio, PortfolioDetails};
use super::{
    Activity, ActivityDetails, ActivityId, Assessment, AssessmentDetails, AssessmentId, Evidence,
    EvidenceDetails, EvidenceId, Exposure, Link, Objective, ObjectiveDetails, ObjectiveId,
    PortfolioId, Problems, Qualification, QualificationDetails, QualificationId, count,
};

/// An entry of the record: something that a person adds, edits, puts into the Bin and takes out again.
pub trait Entry: Sized {
    /// Its id for life.
    type Id: EntryKey<Entry = Self>;
    /// Everything a person says of it; the unit that a form edits.
    type Details: Details<Entry = Self>;
    /// Which sort it is of.
    const SORT: Sort = Self::Id::SORT;

    /// Returns its id.
    fn id(&self) -> Self::Id;
    /// Returns what the person says of it.
    fn details(&self) -> &Self::Details;
    /// Takes what the person says of it.
    fn into_details(self) -> Self::Details;
    /// Tells whether it lies in the Bin.
    fn is_deleted(&self) -> bool;
}

/// The id of entries of one sort.
pub trait EntryKey: Copy + Debug + Display + FromStr + Eq + Hash + Into<EntryId> {
    /// What it is the id of.
    type Entry: Entry<Id = Self>;
    /// Which sort that is.
    const SORT: Sort;

    /// Wraps a UUID that the record made.
    fn from_uuid(uuid: Uuid) -> Self;
    /// Returns the UUID itself.
    fn uuid(self) -> Uuid;
}

/// What a person says of an entry.
pub trait Details: Clone + Debug + PartialEq + Serialize + DeserializeOwned {
    /// What it is said of.
    type Entry: Entry<Details = Self>;

    /// Returns the details tidied.
    ///
    /// # Errors
    /// Every field that cannot be kept.
    fn checked(self) -> Result<Self, Problems>;
    /// Returns what the entry is called; of a self-rating, the key of the skill.
    fn title(&self) -> &str;
    /// Returns every text that may be about people, each with the name of its field.
    fn texts(&self) -> Vec<(&'static str, &str)>;
    /// Returns what it points at, with the reasons.
    fn links(&self) -> &[Link];

    /// Finds what in its texts could identify a patient.
    fn exposures(&self) -> Vec<Exposure> {
        let links = self.links().iter();
        let reasons = links.map(|link| ("Reason for a link", link.reason.as_str()));
        Exposure::among(self.texts().into_iter().chain(reasons))
    }
}

macro_rules! sorts {
    ($($(#[$doc:meta])* $sort:ident = $key:literal: $id:ident, $details:ident { $title:expr, $links:expr };)*) => {
        /// A sort of entry.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum Sort { $($(#[$doc])* $sort,)* }

        /// Names one entry of any sort.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum EntryId { $($(#[$doc])* $sort($id),)* }

        impl Sort {
            /// Every sort.
            pub const ALL: &[Self] = &[$(Self::$sort,)*];

            /// Returns the stable name, which is also that of its table.
            #[must_use]
            pub const fn key(self) -> &'static str {
                match self { $(Self::$sort => $key,)* }
            }

            /// Names an entry of this sort.
            #[must_use]
            pub const fn of(self, uuid: Uuid) -> EntryId {
                match self { $(Self::$sort => EntryId::$sort($id::from_uuid(uuid)),)* }
            }
        }

        impl EntryId {
            /// Returns which sort of entry it is.
            #[must_use]
            pub const fn sort(self) -> Sort {
                match self { $(Self::$sort(_) => Sort::$sort,)* }
            }

            /// Returns the UUID itself.
            #[must_use]
            pub const fn uuid(self) -> Uuid {
                match self { $(Self::$sort(id) => id.uuid(),)* }
            }
        }

        $(impl From<$id> for EntryId {
            fn from(id: $id) -> Self {
                Self::$sort(id)
            }
        }

        impl EntryKey for $id {
            type Entry = $sort;
            const SORT: Sort = Sort::$sort;

            fn from_uuid(uuid: Uuid) -> Self {
                Self::from_uuid(uuid)
            }

            fn uuid(self) -> Uuid {
                self.uuid()
            }
        }

        impl Entry for $sort {
            type Id = $id;
            type Details = $details;

            fn id(&self) -> $id {
                self.id
            }

            fn details(&self) -> &$details {
                &self.details
            }

            fn into_details(self) -> $details {
                self.details
            }

            fn is_deleted(&self) -> bool {
                self.deleted
            }
        }

        impl Details for $details {
            type Entry = $sort;

            fn checked(self) -> Result<Self, Problems> {
                self.checked()
            }

            fn title(&self) -> &str {
                let title: fn(&Self) -> &str = $title;
                title(self)
            }

            fn texts(&self) -> Vec<(&'static str, &str)> {
                self.texts()
            }

            fn links(&self) -> &[Link] {
                let links: fn(&Self) -> &[Link] = $links;
                links(self)
            }
        })*
    };
}

sorts! {
    /// Something that was done or is planned.
    Activity = "activity": ActivityId, ActivityDetails { |it| &it.title, |it| &it.links };
    /// A note, file or web link.
    Evidence = "evidence": EvidenceId, EvidenceDetails { |it| &it.title, |it| &it.links };
    /// What is held or worked toward.
    Qualification = "qualification": QualificationId, QualificationDetails { |it| &it.title, |_| &[] };
    /// A self-rating.
    Assessment = "assessment": AssessmentId, AssessmentDetails { |it| it.skill.as_str(), |_| &[] };
    /// An objective of the plan.
    Objective = "objective": ObjectiveId, ObjectiveDetails { |it| &it.title, |it| &it.links };
    /// A composed portfolio.
    Portfolio = "portfolio": PortfolioId, PortfolioDetails { |it| &it.title, |_| &[] };
}

impl Sort {
    /// Reads a stable name.
    #[must_use]
    pub fn read(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|sort| sort.key() == key)
    }

    /// Returns what one entry and what several are called where they are counted.
    #[must_use]
    pub const fn nouns(self) -> (&'static str, &'static str) {
        match self {
            Self::Activity => ("activity", "activities"),
            Self::Evidence => ("piece of evidence", "pieces of evidence"),
            Self::Qualification => ("qualification", "qualifications"),
            Self::Assessment => ("self-rating", "self-ratings"),
            Self::Objective => ("objective", "objectives"),
            Self::Portfolio => ("portfolio", "portfolios"),
        }
    }

    /// Returns what one entry is called in a sentence.
    #[must_use]
    pub const fn noun(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            other => other.nouns().0,
        }
    }

    /// Counts entries in words: “1 activity”, “3 self-ratings”.
    #[must_use]
    pub fn counted(self, number: usize) -> String {
        let (one, many) = self.nouns();
        count(number, one, many)
    }
}

impl Display for Sort {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.noun())
    }
}

/// Does the same with the id of an entry, whichever sort it is of.
macro_rules! with_id {
    ($entry:expr, $id:ident => $does:expr) => {
        match $entry {
            $crate::domain::EntryId::Activity($id) => $does,
            $crate::domain::EntryId::Evidence($id) => $does,
            $crate::domain::EntryId::Qualification($id) => $does,
            $crate::domain::EntryId::Assessment($id) => $does,
            $crate::domain::EntryId::Objective($id) => $does,
            $crate::domain::EntryId::Portfolio($id) => $does,
        }
    };
}
pub(crate) use with_id;
