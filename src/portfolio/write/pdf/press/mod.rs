//! Sets a manuscript and makes a file of it, in memory that its length does not fill.
//!
//! The typesetter keeps everything it has laid out until a document is finished, some 400 KB for each entry. So a long
//! document is cut into parts of its passages. Each is set and exported alone, as a whole tagged PDF, and forgotten; then
//! `join` makes one file of them. What a part cannot know alone is the pages of places in other parts: it asks for them
//! by a mark. Parts that print pages of those before them are set after them; whoever asked for what was not known yet, or
//! has moved since, is set again. The feet of pages, which all need the count, are set last.

mod cut;
mod export;
mod guess;
mod laid;
mod parts;
mod print;
mod proof;
mod set;
mod workers;

pub(in crate::portfolio) use print::{can_set, print, print_in_one_go};
pub use proof::Proof;
pub(in crate::portfolio) use set::forget_layouts;
