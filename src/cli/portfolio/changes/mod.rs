//! What can be changed in a portfolio.

mod choice;
mod skills;
mod texts;

pub use choice::Choice;
pub use skills::Skills;
pub use texts::Texts;

use crate::cli::typed::Typed;
use crate::domain::Invalid;

/// Parts `E7=TEXT` at the first `=`.
fn assigned<'a>(
    field: &'static str,
    text: &'a str,
    example: &str,
    typed: &mut Typed,
) -> Option<(&'a str, &'a str)> {
    let parts = text.split_once('=').ok_or_else(|| {
        let problem = format!("“{text}” does not say what becomes of it");
        Invalid::new(field, problem).hinted(format!("Write it like --{field} {example}"))
    });
    typed.note(parts)
}
