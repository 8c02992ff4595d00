//! The self-ratings, oldest first; of one day, in the order they were made.

use super::row::columns;
use crate::domain::{Assessment, AssessmentDetails};

columns! {
    Assessment, AssessmentDetails { skill, level, date, comment } in [skill, level, date, comment] by "date, id"
}
