//! The person and their record as scripts see them.

use serde::Serialize;

use crate::domain::profile::Profile;
use crate::domain::{Membership, Minutes, Practitioner, YearStart};

/// A profile by name only.
#[derive(Serialize)]
pub struct ProfileName<'a> {
    key: &'a str,
    title: &'a str,
}

impl<'a> From<&'a Profile> for ProfileName<'a> {
    fn from(profile: &'a Profile) -> Self {
        Self {
            key: &profile.key,
            title: &profile.title,
        }
    }
}

/// The person, and where their record is.
#[derive(Serialize)]
pub struct PersonView<'a> {
    record: String,
    name: &'a str,
    post: &'a str,
    employer: &'a str,
    memberships: &'a [Membership],
    target_minutes: Minutes,
    year_start: YearStart,
    profile: ProfileName<'a>,
}

impl<'a> PersonView<'a> {
    /// Shows the person whose record lies in the folder.
    pub fn new(record: String, practitioner: &'a Practitioner, profile: &'a Profile) -> Self {
        let Practitioner {
            name,
            post,
            employer,
            memberships,
            target,
            year_start,
        } = practitioner;
        Self {
            record,
            name,
            post,
            employer,
            memberships,
            target_minutes: *target,
            year_start: *year_start,
            profile: profile.into(),
        }
    }
}
