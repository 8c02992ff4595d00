#![doc = include_str!("fields.md")]
//!
//! Each view here is the shape of one of these values, and changes only by gaining fields.

pub mod activity;
pub mod errors;
pub mod evidence;
pub mod found;
pub mod person;
pub mod profile;
pub mod progress;
pub mod qualification;
pub mod rating;

use serde::Serialize;

use crate::domain::{Link, LinkKey};

/// The same description, as `cairn help json` prints it.
pub const FIELDS: &str = include_str!("fields.md");

/// A link with its reason.
#[derive(Serialize)]
pub struct LinkView<'a> {
    key: &'a LinkKey,
    reason: &'a str,
}

impl<'a> From<&'a Link> for LinkView<'a> {
    fn from(Link { key, reason }: &'a Link) -> Self {
        Self { key, reason }
    }
}

/// Returns links as they are shown.
pub fn links(links: &[Link]) -> Vec<LinkView<'_>> {
    links.iter().map(LinkView::from).collect()
}
