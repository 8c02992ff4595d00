//! The printed portfolio: what stands in it, how it is tagged, and that nothing a person types can break it.
#![cfg(feature = "pdf")]
#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod fixture;
mod nasty;
mod sample;
mod specimens;
