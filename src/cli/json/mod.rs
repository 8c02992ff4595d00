#![doc = include_str!("fields.md")]
//!
//! Each view here is the shape of one of these values, and changes only by gaining fields.

pub(super) mod activity;
pub(super) mod agenda;
pub(super) mod backup;
pub(super) mod errors;
pub(super) mod evidence;
pub(super) mod finding;
pub(super) mod found;
pub(super) mod kind;
pub(super) mod objective;
pub(super) mod person;
pub(super) mod portfolio;
pub(super) mod profile;
pub(super) mod progress;
pub(super) mod qualification;
pub(super) mod rating;

use serde::Serialize;

use crate::domain::{Link, LinkKey};

/// The same description, as `cairn help json` prints it.
pub(super) const FIELDS: &str = include_str!("fields.md");

/// A link with its reason.
#[derive(Serialize)]
pub(super) struct LinkView<'a> {
    key: &'a LinkKey,
    reason: &'a str,
}

impl<'a> From<&'a Link> for LinkView<'a> {
    fn from(Link { key, reason }: &'a Link) -> Self {
        Self { key, reason }
    }
}

/// Returns links as they are shown.
pub(super) fn links(links: &[Link]) -> Vec<LinkView<'_>> {
    links.iter().map(LinkView::from).collect()
}
