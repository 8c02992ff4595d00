//! The words of CPD as values: how they are read, what is refused and in which words, and what they look like.
#![expect(clippy::expect_used, reason = "a test fails by panicking")]

mod activity;
mod agenda;
mod date;
mod desk;
mod evidence;
mod file_name;
mod focus;
mod identifiers;
mod key;
mod listing;
mod look_up;
mod membership;
mod minutes;
mod named;
mod natural_dates;
mod number;
mod objective;
mod portfolio;
mod practitioner;
mod qualification;
mod refusal;
mod scale;
mod year;

#[path = "../progress/mini.rs"]
mod mini;
mod portfolio_checks;
mod shown_dates;
mod typed;
