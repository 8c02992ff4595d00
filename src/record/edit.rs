//! An edit that overwrites nothing unseen.

use super::{RecordError, Result};
use crate::domain::RequirementKey;

/// What an entry is to say, with the version of it that the writer began from.
///
/// Made of details alone, it writes over whatever stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit<D> {
    began: Option<D>,
    to: D,
    refused: Vec<RequirementKey>,
}

impl<D> Edit<D> {
    /// Makes an edit that is refused where the entry no longer says what the writer `began` from.
    pub const fn from(began: D, to: D) -> Self {
        Self {
            began: Some(began),
            to,
            refused: Vec::new(),
        }
    }

    /// Returns what the entry is to say.
    pub const fn to(&self) -> &D {
        &self.to
    }

    /// Adds what the person said that the entry does not show, of what was suggested.
    #[must_use]
    pub fn refusing(mut self, refused: Vec<RequirementKey>) -> Self {
        self.refused = refused;
        self
    }

    /// Returns what the person said that the entry does not show.
    pub fn refused(&self) -> &[RequirementKey] {
        &self.refused
    }

    /// Takes what the entry is to say, for one that is not there yet.
    pub fn into_details(self) -> D {
        self.to
    }
}

impl<D: PartialEq> Edit<D> {
    /// Returns what is to be written over what `stands`.
    ///
    /// # Errors
    /// When that is not what the writer began from.
    pub(super) fn over(self, stands: &D, title: &str) -> Result<D> {
        if self.began.is_some_and(|began| began != *stands) {
            let title = title.to_owned();
            return Err(RecordError::ChangedMeanwhile { title });
        }
        Ok(self.to)
    }
}

impl<D> From<D> for Edit<D> {
    fn from(to: D) -> Self {
        Self {
            began: None,
            to,
            refused: Vec::new(),
        }
    }
}
