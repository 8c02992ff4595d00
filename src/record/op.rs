//! What a change is called, and what it touched.

use std::fmt;

use crate::domain::{ActivityDetails, ActivityStatus};

/// The named thing a transaction does; its label is what Undo offers (“log “Ward audit””).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Op(pub(super) String);

impl Op {
    /// Makes an op from its label, a verb and what it is done to.
    pub fn new(label: impl Into<String>) -> Self {
        Self(label.into())
    }

    /// Makes an op about something with a title, shortened where it is long.
    #[must_use]
    pub fn titled(verb: &str, title: &str) -> Self {
        const LONG: usize = 60;
        let title = title.trim();
        if title.chars().count() <= LONG {
            return Self(format!("{verb} “{title}”"));
        }
        let start: String = title.chars().take(LONG - 1).collect();
        Self(format!("{verb} “{}…”", start.trim_end()))
    }

    /// Makes the op of a new activity.
    pub(super) fn adding(details: &ActivityDetails) -> Self {
        let verb = match details.status {
            ActivityStatus::Planned => "plan",
            ActivityStatus::InProgress | ActivityStatus::Done => "log",
        };
        Self::titled(verb, &details.title)
    }

    /// Returns the label.
    #[must_use]
    pub fn label(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Which change: the number under which history keeps it, by which it is taken back and nothing else is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Txn(pub i64);

impl fmt::Display for Txn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// What one change did: its output and which parts of the record it touched.
#[derive(Debug)]
#[must_use]
pub struct Applied<T> {
    /// What the change returns.
    pub output: T,
    /// What it touched; nothing when it changed nothing.
    pub changes: Changes,
    /// Which change it is, to be taken back by that; none when it changed nothing.
    pub txn: Option<Txn>,
}

impl<T> Applied<T> {
    /// Makes something else of the output.
    pub fn map<U>(self, make: impl FnOnce(T) -> U) -> Applied<U> {
        Applied {
            output: make(self.output),
            changes: self.changes,
            txn: self.txn,
        }
    }
}

/// A part of the record that a view may show.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Who the person is.
    Practitioner,
    /// The role profile.
    Profile,
    /// The log.
    Activities,
    /// The evidence.
    Evidence,
    /// The qualifications.
    Qualifications,
    /// The self-ratings.
    Assessments,
    /// The development plan.
    Objectives,
    /// The composed portfolios.
    Portfolios,
    /// What was answered to suggestions.
    Answers,
}

impl Part {
    /// Every part.
    pub const ALL: [Self; 9] = [
        Self::Practitioner,
        Self::Profile,
        Self::Activities,
        Self::Evidence,
        Self::Qualifications,
        Self::Assessments,
        Self::Objectives,
        Self::Portfolios,
        Self::Answers,
    ];

    /// Finds the part that lies in a table.
    pub(super) fn of(table: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|part| part.table() == table)
    }

    /// Returns some of its entries in words: “1 activity”, “3 self-ratings”.
    #[must_use]
    pub fn counted(self, count: u64) -> String {
        let (one, many) = match self {
            Self::Practitioner => ("person", "people"),
            Self::Profile => ("role profile", "role profiles"),
            Self::Activities => ("activity", "activities"),
            Self::Evidence => ("piece of evidence", "pieces of evidence"),
            Self::Qualifications => ("qualification", "qualifications"),
            Self::Assessments => ("self-rating", "self-ratings"),
            Self::Objectives => ("objective", "objectives"),
            Self::Portfolios => ("portfolio", "portfolios"),
            Self::Answers => ("answer to a suggestion", "answers to suggestions"),
        };
        format!("{count} {}", if count == 1 { one } else { many })
    }

    /// Returns the name of the table it lies in.
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Practitioner => "practitioner",
            Self::Profile => "profile",
            Self::Activities => "activity",
            Self::Evidence => "evidence",
            Self::Qualifications => "qualification",
            Self::Assessments => "assessment",
            Self::Objectives => "objective",
            Self::Portfolios => "portfolio",
            Self::Answers => "answer",
        }
    }
}

/// The parts of the record that a change touched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Changes(u16);

impl Changes {
    /// Names the parts by their tables.
    pub(super) fn of(tables: &[String]) -> Self {
        let touched = Part::ALL
            .into_iter()
            .filter(|part| tables.iter().any(|table| table == part.table()));
        Self(touched.fold(0, |bits, part| bits | 1 << part as u8))
    }

    /// Tells whether a part was touched.
    #[must_use]
    pub const fn has(self, part: Part) -> bool {
        self.0 & (1 << part as u8) != 0
    }

    /// Tells whether nothing was changed at all.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }
}
