//! Sets a manuscript and makes a file of it, in memory that its length does not fill.
//!
//! The typesetter keeps everything it has laid out until a document is finished, some 400 KB for each entry. So a long
//! document is cut into parts of its sections. Each is set and exported alone, as a whole tagged PDF, and forgotten; then
//! `join` makes one file of them. What a part cannot know alone is the pages of places in other parts: it asks for them
//! by a mark, and is set again when all pages are counted. The feet of pages, which all need the count, are set last.

mod cut;
mod export;
mod laid;
mod parts;
mod set;
mod workers;

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};

use super::manuscript::{Manuscript, Section};
use super::print::PartsPrinted;
use super::{PortfolioError, join};
pub(super) use laid::Spot;
use parts::Parts;
use set::Setter;
use workers::Watch;

/// The heaviest document that is set in one go, in entries.
const IN_ONE_GO: usize = 400;

/// Prints a manuscript.
pub(super) fn print(
    manuscript: Manuscript,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Vec<u8>, PortfolioError> {
    let weight: usize = manuscript.body.iter().map(|section| section.weight).sum();
    let printed = if weight <= IN_ONE_GO {
        in_one_go(manuscript, watch)
    } else {
        in_parts(manuscript, &mut Watch::new(watch))
    };
    forget_layouts();
    printed
}

/// Tells whether the typesetter can set and export a manuscript, whatever it is given: a stranger's picture may break it.
pub(super) fn can_set(manuscript: &Manuscript) -> bool {
    let tried = panic::catch_unwind(AssertUnwindSafe(|| {
        let document = Setter::new(manuscript)?.whole(&manuscript.body)?;
        export::pdf(&document, &export::options(manuscript)?)
    }));
    forget_layouts();
    matches!(tried, Ok(Ok(_)))
}

/// Frees what typst remembers of its layouts for a next run; here is none.
fn forget_layouts() {
    typst::comemo::evict(0);
}

fn in_one_go(
    manuscript: Manuscript,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Vec<u8>, PortfolioError> {
    let mut watch = Watch::new(watch);
    watch.expect(2);
    let setter = Setter::new(&manuscript)?;
    let export = export::options(&manuscript)?;
    let sections: Vec<Section> = manuscript
        .front
        .into_iter()
        .chain(manuscript.body)
        .collect();
    let document = setter.whole(&sections)?;
    drop(sections);
    forget_layouts();
    watch.done_one()?;
    let pdf = export::pdf(&document, &export)?;
    watch.done_one()?;
    Ok(pdf)
}

fn in_parts(manuscript: Manuscript, watch: &mut Watch<'_>) -> Result<Vec<u8>, PortfolioError> {
    let setter = Setter::new(&manuscript)?;
    let export = export::options(&manuscript)?;
    let mut parts = Parts::new(manuscript.front, cut::cut(manuscript.body));
    parts.set(&setter, &export, watch)?;
    let feet = setter.feet(parts.pages(), &export, watch)?;
    let outcome = join::join(parts.finish()?, feet)?;
    watch.done_one()?;
    Ok(outcome)
}
