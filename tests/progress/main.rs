//! What “Progress, defined” says, sentence by sentence, on a made-up role that asks for six things.
#![expect(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod check;
mod entry;
mod mini;

mod behaviour;
mod counting;
mod hours;
mod laws;
mod next;
mod objective;
mod pace;
mod pda;
mod qualification;
mod reasons;
mod role;
mod role_change;
mod since;
mod skill;
mod streak;
