//! What the window can be asked to do.
//!
//! An [`Action`] is something a person can always ask for by key or button; it owns its name, tooltip, icon and shortcut.
//! A [`Command`] carries data from a screen to `handle/`, the only place that changes anything.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers, ThemePreference};
use egui_material_icons::{MaterialIcon, icons};

use super::route::Route;
use super::screens::log::SelectedChange;
use crate::domain::{
    ActivityDetails, ActivityId, AssessmentDetails, EvidenceDetails, EvidenceId, FileContent,
    LinkKey, Period, Practitioner, QualificationDetails, QualificationId, RequirementKey,
};
use crate::record::{EntryId, NewEvidence};

/// Something a person can ask for anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Action {
    /// Open an empty activity: the least it needs.
    NewActivity,
    /// Open an empty activity with all its fields.
    NewActivityInFull,
    /// Find anything by its name and go there.
    Palette,
    /// Put the cursor into the search of the log.
    Search,
    /// Take back the last change.
    Undo,
    /// Do again what was taken back.
    Redo,
    /// Show a screen.
    Go(Route),
}

impl Action {
    /// Every action, for the keyboard and the list of shortcuts.
    pub const ALL: [Self; 13] = [
        Self::NewActivity,
        Self::NewActivityInFull,
        Self::Palette,
        Self::Search,
        Self::Undo,
        Self::Redo,
        Self::Go(Route::Home),
        Self::Go(Route::Log),
        Self::Go(Route::Evidence),
        Self::Go(Route::Skills),
        Self::Go(Route::Qualifications),
        Self::Go(Route::Portfolio),
        Self::Go(Route::Settings),
    ];

    /// Returns its name, as buttons and lists show it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NewActivity => "New activity",
            Self::NewActivityInFull => "New activity with all fields",
            Self::Palette => "Go to anything",
            Self::Search => "Search the log",
            Self::Undo => "Undo",
            Self::Redo => "Redo",
            Self::Go(Route::Home) => "Home",
            Self::Go(Route::Log) => "Log",
            Self::Go(Route::Evidence) => "Evidence",
            Self::Go(Route::Skills) => "Skills",
            Self::Go(Route::Qualifications) => "Qualifications",
            Self::Go(Route::Portfolio) => "Portfolio",
            Self::Go(Route::Settings) => "Settings",
        }
    }

    /// Says what it does, in a sentence without a full stop.
    #[must_use]
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::NewActivity => "Log something you did or plan to do",
            Self::NewActivityInFull => "Log something, reflect on it and link it",
            Self::Palette => "Find an activity, a skill, evidence or a command by its name",
            Self::Search => "Find activities by any word in them",
            Self::Undo => "Take back the last change",
            Self::Redo => "Do again what was taken back",
            Self::Go(Route::Home) => "Your year at a glance and what to do next",
            Self::Go(Route::Log) => "Everything you did and plan",
            Self::Go(Route::Evidence) => "Notes, files and web links, and what they show",
            Self::Go(Route::Skills) => "What your role asks for and what backs it",
            Self::Go(Route::Qualifications) => "What you hold or work toward",
            Self::Go(Route::Portfolio) => "Print your portfolio",
            Self::Go(Route::Settings) => "You, your role, the look, where your record lives",
        }
    }

    /// Returns its icon.
    #[must_use]
    pub const fn icon(self) -> MaterialIcon {
        match self {
            Self::NewActivity | Self::NewActivityInFull => icons::ICON_ADD,
            Self::Palette | Self::Search => icons::ICON_SEARCH,
            Self::Undo => icons::ICON_UNDO,
            Self::Redo => icons::ICON_REDO,
            Self::Go(Route::Home) => icons::ICON_HOME,
            Self::Go(Route::Log) => icons::ICON_EDIT_NOTE,
            Self::Go(Route::Evidence) => icons::ICON_ATTACH_FILE,
            Self::Go(Route::Skills) => icons::ICON_STAIRS,
            Self::Go(Route::Qualifications) => icons::ICON_WORKSPACE_PREMIUM,
            Self::Go(Route::Portfolio) => icons::ICON_MENU_BOOK,
            Self::Go(Route::Settings) => icons::ICON_SETTINGS,
        }
    }

    /// Returns its keys.
    #[must_use]
    pub const fn shortcut(self) -> KeyboardShortcut {
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn shifted(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        match self {
            Self::NewActivity => command(Key::N),
            Self::NewActivityInFull => shifted(Key::N),
            Self::Palette => command(Key::K),
            Self::Search => command(Key::F),
            Self::Undo => command(Key::Z),
            Self::Redo => shifted(Key::Z),
            Self::Go(Route::Home) => command(Key::Num1),
            Self::Go(Route::Log) => command(Key::Num2),
            Self::Go(Route::Evidence) => command(Key::Num3),
            Self::Go(Route::Skills) => command(Key::Num4),
            Self::Go(Route::Qualifications) => command(Key::Num5),
            // The portfolio is the one thing that is printed.
            Self::Go(Route::Portfolio) => command(Key::P),
            Self::Go(Route::Settings) => command(Key::Comma),
        }
    }

    /// Tells whether a text field keeps the key for itself while it is being typed in.
    #[must_use]
    pub const fn yields_to_typing(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}

/// What a screen asks for, with its data.
#[derive(Debug)]
pub enum Command {
    /// Carry out an action.
    Act(Action),
    /// Open an empty activity that is already linked.
    LogFor(LinkKey),
    /// Show an activity in the log.
    ShowActivity(ActivityId),
    /// Open an activity for editing.
    EditActivity(ActivityId),
    /// Show a requirement among the skills.
    ShowRequirement(RequirementKey),
    /// Show a piece of evidence on its screen.
    ShowEvidence(EvidenceId),
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
    /// Change all chosen activities at once.
    ChangeSelected(SelectedChange),
    /// Save a new activity or a changed one.
    SaveActivity(Option<ActivityId>, Box<ActivityDetails>),
    /// Close the editor; what was typed is kept as a draft.
    CloseEditor,
    /// Put an entry into the Bin.
    Delete(EntryId),
    /// Take an entry out of the Bin.
    Restore(EntryId),
    /// Add a piece of evidence.
    AddEvidence(Box<NewEvidence>),
    /// Save a changed piece of evidence.
    SaveEvidence(EvidenceId, Box<EvidenceDetails>),
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
    SaveQualification(Option<QualificationId>, Box<QualificationDetails>),
    /// Save who the person is.
    SavePractitioner(Box<Practitioner>),
    /// Remember what is being typed.
    SaveDraft {
        /// Which form.
        key: String,
        /// The form, as JSON.
        text: String,
    },
    /// Forget what was typed.
    DropDraft(String),
    /// Choose the theme.
    Theme(ThemePreference),
    /// Ask the system for a file to attach.
    ChooseFile,
    /// Ask the system where to print to.
    ChoosePrintPath(PathBuf),
    /// Print the portfolio of a period.
    Print(Period, PathBuf),
    /// Close the palette.
    ClosePalette,
    /// Take a message away.
    Dismiss(u64),
}
