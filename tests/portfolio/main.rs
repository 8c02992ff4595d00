//! The printed portfolio: what stands in it, how it is tagged, and that nothing a person types can break it.
#![cfg(all(feature = "pdf", not(all(windows, target_env = "gnu"))))]
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]
#![expect(clippy::panic, clippy::indexing_slicing, reason = "so may its helpers")]

mod accessible;
mod alike;
mod chartership;
mod composed;
mod docx;
mod enclosed;
mod every_word;
mod fixture;
mod html;
mod joined;
mod kinds;
mod nasty;
mod order;
mod paper;
mod printed;
mod proofs;
mod sample;
mod specimens;
mod typed;
mod wall;
mod year;
