//! What is wrong with something a person typed, and what to do about it.

use std::fmt;

use super::brief::brief;

/// One field that cannot be accepted as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invalid {
    /// The field's name as the form and the terminal call it, such as `date`.
    pub field: &'static str,
    /// What is wrong, as a sentence without a full stop.
    pub problem: String,
    /// What to do instead, as a sentence without a full stop; may be empty.
    pub hint: String,
}

impl Invalid {
    /// Makes a problem without a hint.
    pub fn new(field: &'static str, problem: impl Into<String>) -> Self {
        Self {
            field,
            problem: brief(problem.into()),
            hint: String::new(),
        }
    }

    /// Adds what to do instead.
    #[must_use]
    pub fn hinted(mut self, hint: impl Into<String>) -> Self {
        self.hint = brief(hint.into());
        self
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.problem)
    }
}

impl std::error::Error for Invalid {}

/// Everything wrong with one entry, in the order of its fields; never empty when returned as an error.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(pub Vec<Invalid>);

impl Problems {
    /// Adds the problem of a failed check and returns the value of one that passed.
    pub fn note<T>(&mut self, checked: Result<T, Invalid>) -> Option<T> {
        match checked {
            Ok(value) => Some(value),
            Err(err) => {
                self.0.push(err);
                None
            }
        }
    }

    /// Returns `value` when nothing was wrong.
    ///
    /// # Errors
    /// The problems themselves, if there are any.
    pub fn or_else_ok<T>(self, value: T) -> Result<T, Self> {
        if self.0.is_empty() {
            Ok(value)
        } else {
            Err(self)
        }
    }

    /// Joins what was wrong with what a later check of the whole finds.
    ///
    /// # Errors
    /// Everything that was wrong, in that order.
    pub fn and<T>(mut self, checked: Result<T, Self>) -> Result<T, Self> {
        match checked {
            Ok(value) => self.or_else_ok(value),
            Err(more) => {
                self.0.extend(more.0);
                Err(self)
            }
        }
    }
}

impl From<Invalid> for Problems {
    fn from(err: Invalid) -> Self {
        Self(vec![err])
    }
}

impl fmt::Display for Problems {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, problem) in self.0.iter().enumerate() {
            if i > 0 {
                f.write_str("; ")?;
            }
            problem.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Problems {}
