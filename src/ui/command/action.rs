//! What a person can always ask for.

use egui::{Key, KeyboardShortcut, ModifierNames, Modifiers};
use egui_material_icons::{MaterialIcon, icons};

use crate::ui::route::Route;

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
    /// Make everything larger.
    Larger,
    /// Make everything smaller.
    Smaller,
    /// Show everything in its usual size.
    UsualSize,
    /// Bring entries in: an export, or a file of another program.
    Import,
    /// Show the record's folder in the system's program.
    OpenFolder,
    /// List the keys.
    Shortcuts,
    /// Say which Cairn this is.
    About,
}

impl Action {
    /// Every action, for the keyboard and the list of shortcuts.
    pub const ALL: [Self; 21] = [
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
        Self::Go(Route::Plan),
        Self::Go(Route::Portfolio),
        Self::Go(Route::Settings),
        Self::Larger,
        Self::Smaller,
        Self::UsualSize,
        Self::Import,
        Self::OpenFolder,
        Self::Shortcuts,
        Self::About,
    ];

    /// What the menu holds, in groups; the screens are in the rail.
    pub const MENU: &[&[Self]] = &[
        &[Self::NewActivity, Self::NewActivityInFull],
        &[Self::Palette, Self::Search],
        &[Self::Undo, Self::Redo],
        &[Self::Larger, Self::Smaller, Self::UsualSize],
        &[Self::Import, Self::OpenFolder],
        &[Self::Shortcuts, Self::About],
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
            Self::Go(Route::Plan) => "Plan",
            Self::Go(Route::Portfolio) => "Portfolio",
            Self::Go(Route::Settings) => "Settings",
            Self::Larger => "Larger",
            Self::Smaller => "Smaller",
            Self::UsualSize => "Usual size",
            Self::Import => "Import",
            Self::OpenFolder => "Open the record's folder",
            Self::Shortcuts => "Keyboard shortcuts",
            Self::About => "About Cairn",
        }
    }

    /// Says what it does, in a sentence without a full stop.
    #[must_use]
    pub const fn tooltip(self) -> &'static str {
        match self {
            Self::NewActivity => "Log something you did or plan to do",
            Self::NewActivityInFull => "Log something, reflect on it and link it",
            Self::Palette => {
                "Find an activity, a skill, evidence, an objective or a command by its name"
            }
            Self::Search => "Find activities by any word in them",
            Self::Undo => "Take back the last change",
            Self::Redo => "Do again what was taken back",
            Self::Go(Route::Home) => "Your year at a glance and what to do next",
            Self::Go(Route::Log) => "Everything you did and plan",
            Self::Go(Route::Evidence) => "Notes, files and web links, and what they show",
            Self::Go(Route::Skills) => "What your role asks for and what backs it",
            Self::Go(Route::Qualifications) => "What you hold or work toward",
            Self::Go(Route::Plan) => "What you want to reach, and what is due",
            Self::Go(Route::Portfolio) => "Compose, check and print what you hand in",
            Self::Go(Route::Settings) => "You, your role, the look, where your record lives",
            Self::Larger => "Make text and everything else larger",
            Self::Smaller => "Make text and everything else smaller",
            Self::UsualSize => "Show text and everything else in the usual size",
            Self::Import => {
                "Bring in a spreadsheet, a Word table, a calendar, a badge or an export"
            }
            Self::OpenFolder => "Show the files that hold your record",
            Self::Shortcuts => "Everything that has a key",
            Self::About => "Which Cairn this is, and whose work is in it",
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
            Self::Go(Route::Plan) => icons::ICON_FLAG,
            Self::Go(Route::Portfolio) => icons::ICON_MENU_BOOK,
            Self::Go(Route::Settings) => icons::ICON_SETTINGS,
            Self::Larger => icons::ICON_ZOOM_IN,
            Self::Smaller => icons::ICON_ZOOM_OUT,
            Self::UsualSize => icons::ICON_FIT_SCREEN,
            Self::Import => icons::ICON_DOWNLOAD,
            Self::OpenFolder => icons::ICON_FOLDER_OPEN,
            Self::Shortcuts => icons::ICON_KEYBOARD,
            Self::About => icons::ICON_INFO,
        }
    }

    /// Returns its keys, where it has some.
    #[must_use]
    pub const fn shortcut(self) -> Option<KeyboardShortcut> {
        const fn command(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND, key)
        }
        const fn shifted(key: Key) -> KeyboardShortcut {
            KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
        }
        Some(match self {
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
            Self::Go(Route::Plan) => command(Key::Num6),
            // The portfolio is the one thing that is printed.
            Self::Go(Route::Portfolio) => command(Key::P),
            Self::Go(Route::Settings) => command(Key::Comma),
            Self::Larger => command(Key::Plus),
            Self::Smaller => command(Key::Minus),
            Self::UsualSize => command(Key::Num0),
            Self::Shortcuts => KeyboardShortcut::new(Modifiers::NONE, Key::F1),
            Self::Import | Self::OpenFolder | Self::About => return None,
        })
    }

    /// Returns its keys as they are written, such as `Ctrl+N`; empty where it has none.
    #[must_use]
    pub fn keys(self) -> String {
        let format = |keys: KeyboardShortcut| {
            let named = keys.format(&ModifierNames::NAMES, cfg!(target_os = "macos"));
            let signs = [("Plus", "+"), ("Minus", "-"), ("Comma", ",")];
            let sign = signs.into_iter().find_map(|(name, sign)| {
                let chord = named.strip_suffix(name)?;
                Some(format!("{chord}{sign}"))
            });
            sign.unwrap_or(named)
        };
        self.shortcut().map(format).unwrap_or_default()
    }

    /// Returns its name with its keys, as a tooltip says it.
    #[must_use]
    pub fn name_with_keys(self) -> String {
        match self.keys() {
            keys if keys.is_empty() => self.name().to_owned(),
            keys => format!("{} ({keys})", self.name()),
        }
    }

    /// Tells whether a text field keeps the key for itself while it is being typed in.
    #[must_use]
    pub const fn yields_to_typing(self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
    }
}
