//! Why a text is no role profile.

use crate::domain::FileProblem;

/// Why a text is no role profile.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ProfileError {
    /// The profile file has mistakes; every one of them is listed.
    #[error("The profile has {}:\n  {}", FileProblem::count(.0), FileProblem::list(.0))]
    Problems(Vec<FileProblem>),
    /// The page holds no table of a role profile.
    #[error("There is no role profile on this page")]
    NotAPage,
    /// The page does not say which role it is about.
    #[error("The page does not say which role it describes")]
    NoTitle,
}

impl ProfileError {
    /// Says what to do about it.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Problems(_) => "Mend these lines and look at the file again",
            Self::NotAPage => {
                "Select the whole page in the browser, copy it, and save it as a text file"
            }
            Self::NoTitle => "Name the role yourself",
        }
    }
}
