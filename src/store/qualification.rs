//! The qualifications, held or worked toward: the one awarded or started last first, those without dates at the end.

use super::row::columns;
use crate::domain::{Qualification, QualificationDetails};

columns! {
    Qualification, QualificationDetails {
        title, awarding_body, status, started, awarded, expires, reference, notes, requirement,
    } in [title, awarding_body, status, started, awarded, expires, reference, notes, requirement]
    by "ifnull(awarded, started) DESC NULLS LAST, title, id"
}
