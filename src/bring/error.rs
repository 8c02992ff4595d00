//! Why a file could not be brought in.

/// Why a file gives no entries.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BringError {
    /// It is of no sort that Cairn reads.
    #[error("{0} is of no sort that Cairn reads")]
    Unknown(String),
    /// It is damaged, or not what it is said to be.
    #[error("{name} cannot be imported: {how}")]
    Unreadable {
        /// The file.
        name: String,
        /// What is wrong.
        how: String,
    },
    /// It is locked.
    #[error("{0} has a password")]
    Locked(String),
    /// It holds more than anybody's log.
    #[error("{0} holds far more than a log does")]
    TooMuch(String),
    /// There is no such sheet.
    #[error("There is no sheet called “{wanted}”")]
    NoSheet {
        /// What was asked for.
        wanted: String,
        /// What there is.
        there: Vec<String>,
    },
    /// There is no such column.
    #[error("There is no column called “{wanted}”")]
    NoColumn {
        /// What was asked for.
        wanted: String,
        /// What there is.
        there: Vec<String>,
    },
}

impl BringError {
    /// Says what to do about it.
    #[must_use]
    pub fn hint(&self) -> String {
        match self {
            Self::Unknown(_) => "Save it as .csv or .xlsx, or say what it is with --as".to_owned(),
            Self::Unreadable { .. } => {
                "Open it in the program that made it and save it again, or say what it is with --as"
                    .to_owned()
            }
            Self::Locked(_) => "Save it without the password first".to_owned(),
            Self::TooMuch(_) => {
                "Check that it is the right file; copy what is to come in to a file of its own"
                    .to_owned()
            }

            Self::NoSheet { there, .. } | Self::NoColumn { there, .. } => {
                format!("Choose one of: {}", there.join(", "))
            }
        }
    }
}

/// What a reader makes of bytes, before the name of the file is known to it.
pub type Read<T> = Result<T, Fault>;

/// What a reader found wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is damaged, in words.
    Broken(String),
    /// It is locked.
    Locked,
    /// It holds too much.
    TooMuch,
}

impl Fault {
    /// Says what is wrong.
    pub fn broken(how: impl std::fmt::Display) -> Self {
        Self::Broken(how.to_string())
    }

    /// Adds the name of the file.
    #[must_use]
    pub fn of(self, name: &str) -> BringError {
        let name = name.to_owned();
        match self {
            Self::Broken(how) => BringError::Unreadable { name, how },
            Self::Locked => BringError::Locked(name),
            Self::TooMuch => BringError::TooMuch(name),
        }
    }
}
