//! Kinds of portfolio: the files of `data/portfolios/`, and a person's own.
//!
//! A kind says in TOML what a professional body asks for: criteria with their elements, the statement's limit, how much
//! evidence is advised, hours, other parts, and what to print. Every field is described in
//! [`PortfolioKind`](crate::domain::portfolio::PortfolioKind).

mod read;
mod shipped;

pub use read::{KindError, read, write};
pub use shipped::{REVALIDATION, SUMMARY, WALL, shipped, shipped_by_key, summary};
