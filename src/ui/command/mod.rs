//! What the window can be asked to do.
//!
//! An [`Action`] is something a person can always ask for by key or button; it owns its name, tooltip, icon and shortcut.
//! A [`Command`] carries data from a screen to `handle/`, the only place that changes anything.

mod action;
mod portfolio;
mod suggest;

use std::path::PathBuf;

use chrono::NaiveDate;
use egui::ThemePreference;

pub use action::Action;
pub use portfolio::{First, PortfolioCommand};
pub use suggest::SuggestCommand;

use super::bringing::BringAsk;
use super::renderer::Renderer;
use super::safety::Ask;
use crate::domain::portfolio::PortfolioKind;
use crate::domain::profile::Profile;
use crate::domain::progress::Backing;
use crate::domain::{
    ActivityDetails, ActivityId, AssessmentDetails, DateStyle, EvidenceDetails, EvidenceId,
    FileContent, Link, LinkKey, ObjectiveDetails, ObjectiveId, Period, Practitioner,
    QualificationDetails, QualificationId, RequirementKey,
};
use crate::kinds;
use crate::record::{ActivityFilter, Edit, EntryId, NewEvidence, Txn};

/// What a screen asks for, with its data.
#[derive(Debug)]
pub enum Command {
    /// Carry out an action.
    Act(Action),
    /// Open an empty activity that is already linked.
    LogFor(LinkKey),
    /// Open an empty objective that is already linked.
    PlanFor(LinkKey),
    /// Open a planned activity that leads to an objective.
    PlanActivity(ObjectiveId),
    /// Show an objective in the plan.
    ShowObjective(ObjectiveId),
    /// Show an activity in the log.
    ShowActivity(ActivityId),
    /// Open an activity for editing.
    EditActivity(ActivityId),
    /// Show a requirement among the skills.
    ShowRequirement(RequirementKey),
    /// Take a requirement into focus, or out of it.
    Focus(RequirementKey, bool),
    /// Show the skills as they were on a day; as they are, without one.
    AsItWasOn(Option<NaiveDate>),
    /// Offer what is logged already and could back a statement.
    OfferFor(LinkKey),
    /// Link an entry to a statement that it backs.
    Back(LinkKey, Box<Backing>),
    /// Begin to attach evidence to a statement.
    AttachFor(LinkKey),
    /// Show a qualification.
    ShowQualification(QualificationId),
    /// Make a piece of evidence no certificate of a qualification any more.
    DetachCertificate(EvidenceId, QualificationId),
    /// Show a piece of evidence on its screen.
    ShowEvidence(EvidenceId),
    /// Show the activities that fit a filter.
    ShowLog(Box<ActivityFilter>),
    /// Show only the activities that still want a reflection.
    ShowUnreflected,
    /// Close the details of the activity that is shown.
    CloseActivity,
    /// List what fits the filter of the log.
    List,
    /// List in the chosen order, and keep how the log is shown.
    KeepView,
    /// Read where the searched words stand in activities that came into sight.
    SeePassages(Vec<ActivityId>),
    /// Break work off that takes long.
    StopWork(WorkId),
    /// Change all chosen activities at once.
    ChangeSelected(SelectedChange),
    /// Save a new activity or a changed one.
    SaveActivity(Option<ActivityId>, Box<Edit<ActivityDetails>>),
    /// Save a new activity that leads to an objective.
    SaveActivityToward(ObjectiveId, Box<Edit<ActivityDetails>>),
    /// Close the sheet in which an activity is captured; what was typed is kept as a draft.
    CloseCapture,
    /// Put an entry into the Bin.
    Delete(EntryId),
    /// Take an entry out of the Bin.
    Restore(EntryId),
    /// Add a piece of evidence.
    AddEvidence(Box<NewEvidence>),
    /// Save a changed piece of evidence.
    SaveEvidence(Option<EvidenceId>, Box<Edit<EvidenceDetails>>),
    /// Read the small picture of a file that came into sight.
    SeeThumbnail(FileContent),
    /// Ask the system for a newer version of an attached file.
    ChooseNewerFile(EvidenceId),
    /// Open an attachment or a web address in the system's program.
    OpenAttachment(FileContent),
    /// Ask the system where to save a copy of an attachment.
    ChooseCopyPath(FileContent),
    /// Open a web address in the system's browser.
    OpenUrl(String),
    /// Open a file or folder in the system's program.
    OpenPath(PathBuf),
    /// Rate a skill.
    Assess(Box<AssessmentDetails>),
    /// Save a new qualification or a changed one.
    SaveQualification(Option<QualificationId>, Box<Edit<QualificationDetails>>),
    /// Save a new objective or a changed one.
    SaveObjective(Option<ObjectiveId>, Box<Edit<ObjectiveDetails>>),
    /// Save who the person is.
    SavePractitioner(Box<Edit<Practitioner>>),
    /// Read another role, to see what measuring against it would change.
    LookAtRole(RoleSource),
    /// Ask the system for the file of a role.
    ChooseRoleFile,
    /// Measure against another role, and suggest by the lexicon beside its file.
    UseRole(Box<Profile>, Option<String>),
    /// Throw away what was begun, by the key of its draft.
    Discard(String),
    /// Show the form that was begun, by the key of its draft.
    GoOn(String),
    /// Put on the clipboard what is typed and could not be kept.
    CopyTyped,
    /// Choose the theme.
    Theme(ThemePreference),
    /// Choose how dates are shown.
    DateStyle(DateStyle),
    /// Ask the system for a file to attach.
    ChooseFile,
    /// Find what in the texts of a period could identify a patient.
    LookThrough(Period),
    /// Do something with a portfolio.
    Portfolio(PortfolioCommand),
    /// Print what nobody composes, for a period.
    Print(Uncomposed, Period, PathBuf),
    /// Go to where the role is printed on one page.
    PrintWall,
    /// Show text and everything else in a size, 1 being usual.
    TextSize(f32),
    /// Have things appear at once instead of moving.
    ReduceMotion(bool),
    /// Have the window drawn by this from the next start on, or by whatever works.
    Renderer(Option<Renderer>),
    /// Do something with suggestions.
    Suggest(SuggestCommand),
    /// Do something for the record's safety.
    Safety(Ask),
    /// Close the window, whatever is under way.
    CloseWindow,
    /// Do something with files of other programs on their way in.
    Bring(BringAsk),
    /// Close the dialog.
    CloseDialog,
    /// Close the palette.
    ClosePalette,
    /// Take a message away.
    Dismiss(u64),
    /// Take one change back, and no other.
    UndoChange(Txn),
}

/// What is printed as the record has it, with nothing to compose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Uncomposed {
    /// Everything of the period.
    #[default]
    Summary,
    /// The role on one page, as of the end of the period.
    Wall,
}

impl Uncomposed {
    /// Returns its kind.
    #[must_use]
    pub fn kind(self) -> PortfolioKind {
        let wall = kinds::shipped_by_key(kinds::WALL).filter(|_| self == Self::Wall);
        wall.cloned().unwrap_or_else(kinds::summary)
    }
}

/// What is to happen to everything that is chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectedChange {
    /// Put it into the Bin.
    Delete,
    /// Give it more tags.
    Tag(Vec<String>),
    /// Link it to more.
    Link(Vec<Link>),
}

/// Where another role comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoleSource {
    /// It comes with Cairn, under that key.
    Shipped(String),
    /// It is in a file: a profile, or a role's web page as copied.
    File {
        /// Where the file is.
        path: PathBuf,
        /// What the role is called, if the page does not say it; may be empty.
        title: String,
    },
}

/// Tells one piece of work from every other.
pub type WorkId = u64;
