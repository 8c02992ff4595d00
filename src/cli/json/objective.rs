//! Objectives as scripts see them.

use chrono::NaiveDate;
use serde::Serialize;

use super::{LinkView, links};
use crate::domain::progress::ObjectiveProgress;
use crate::domain::{ActivityId, Objective, ObjectiveDetails, ObjectiveId};

/// An objective.
#[derive(Serialize)]
pub struct ObjectiveView<'a> {
    id: ObjectiveId,
    title: &'a str,
    status: &'static str,
    due: Option<NaiveDate>,
    review: Option<NaiveDate>,
    measure: &'a str,
    approach: &'a str,
    achieved: Option<NaiveDate>,
    outcome: &'a str,
    links: Vec<LinkView<'a>>,
    activities: &'a [ActivityId],
    progress: ProgressView,
    deleted: bool,
}

#[derive(Serialize)]
struct ProgressView {
    met: usize,
    links: usize,
    done: usize,
    activities: usize,
}

impl<'a> ObjectiveView<'a> {
    /// Shows an objective with how much of it is there.
    pub fn new(objective: &'a Objective, progress: ObjectiveProgress) -> Self {
        let Objective {
            id,
            details,
            deleted,
        } = objective;
        let ObjectiveDetails {
            title,
            status,
            due,
            review,
            measure,
            approach,
            achieved,
            outcome,
            links: linked,
            activities,
        } = details;
        let ObjectiveProgress {
            met,
            links: asked,
            done,
            activities: leading,
        } = progress;
        Self {
            id: *id,
            title,
            status: status.key(),
            due: *due,
            review: *review,
            measure,
            approach,
            achieved: *achieved,
            outcome,
            links: links(linked),
            activities,
            progress: ProgressView {
                met,
                links: asked,
                done,
                activities: leading,
            },
            deleted: *deleted,
        }
    }
}
