//! The agenda as scripts see it.

use chrono::NaiveDate;
use serde::Serialize;
use uuid::Uuid;

use crate::domain::{AgendaItem, Matter};

/// One line of the agenda.
#[derive(Serialize)]
pub struct AgendaView<'a> {
    r#type: &'static str,
    id: Uuid,
    what: &'static str,
    title: &'a str,
    date: NaiveDate,
    days: i64,
    overdue: bool,
}

impl<'a> From<&'a AgendaItem> for AgendaView<'a> {
    fn from(item: &'a AgendaItem) -> Self {
        let (r#type, id, what) = match item.matter {
            Matter::Due(id) => ("objective", id.uuid(), "due"),
            Matter::Review(id) => ("objective", id.uuid(), "review"),
            Matter::Activity(id) => ("activity", id.uuid(), "planned"),
            Matter::Expiry(id) => ("qualification", id.uuid(), "expires"),
        };
        Self {
            r#type,
            id,
            what,
            title: &item.title,
            date: item.date,
            days: item.days,
            overdue: item.is_overdue(),
        }
    }
}
