//! Activities and their history as scripts see them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

use super::{LinkView, links};
use crate::domain::{Activity, ActivityDetails, ActivityId, Minutes, ObjectiveId, Reflection};
use crate::record::{FieldChange, HistoryEntry};

/// An activity.
#[derive(Serialize)]
pub struct ActivityView<'a> {
    id: ActivityId,
    title: &'a str,
    date: NaiveDate,
    end: Option<NaiveDate>,
    minutes: Minutes,
    kind: &'static str,
    status: &'static str,
    description: &'a str,
    reflection: &'a Reflection,
    reflected: bool,
    provider: &'a str,
    location: &'a str,
    url: &'a str,
    tags: &'a [String],
    links: Vec<LinkView<'a>>,
    evidence: Vec<String>,
    objectives: Vec<ObjectiveId>,
    deleted: bool,
}

impl<'a> ActivityView<'a> {
    /// Shows an activity with the references of its evidence and the objectives it leads to.
    pub fn new(
        activity: &'a Activity,
        evidence: Vec<String>,
        objectives: Vec<ObjectiveId>,
    ) -> Self {
        let Activity {
            id,
            details,
            deleted,
        } = activity;
        let ActivityDetails {
            title,
            date,
            end,
            minutes,
            kind,
            status,
            provider,
            location,
            url,
            description,
            reflection,
            tags,
            links: linked,
        } = details;
        Self {
            id: *id,
            title,
            date: *date,
            end: *end,
            minutes: *minutes,
            kind: kind.key(),
            status: status.key(),
            description,
            reflection,
            reflected: reflection.counts(),
            provider,
            location,
            url,
            tags,
            links: links(linked),
            evidence,
            objectives,
            deleted: *deleted,
        }
    }
}

/// One change of an entry.
#[derive(Serialize)]
pub struct ChangeView<'a> {
    at: DateTime<Utc>,
    change: &'a str,
    fields: Vec<FieldView<'a>>,
}

#[derive(Serialize)]
struct FieldView<'a> {
    field: &'a str,
    before: &'a str,
    after: &'a str,
}

impl<'a> From<&'a HistoryEntry> for ChangeView<'a> {
    fn from(HistoryEntry { at, op, fields }: &'a HistoryEntry) -> Self {
        let field = |FieldChange {
                         field,
                         before,
                         after,
                     }: &'a FieldChange| FieldView {
            field,
            before,
            after,
        };
        Self {
            at: *at,
            change: op,
            fields: fields.iter().map(field).collect(),
        }
    }
}
