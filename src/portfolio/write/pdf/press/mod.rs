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
mod proof;
mod set;
mod workers;

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};

use super::held::Held;
use super::manuscript::{Manuscript, Passage};
use crate::join;
use crate::portfolio::PortfolioError;
use crate::portfolio::document::Document;
use crate::portfolio::watching::PartsPrinted;
use parts::Parts;
pub use proof::Proof;
use set::Setter;
use workers::Watch;

/// The heaviest document that is set in one go, in entries: beyond that, parts on two threads are faster too.
const IN_ONE_GO: usize = 100;

/// Prints a document with the files that it takes along.
pub(in crate::portfolio) fn print(
    document: Document,
    files: Vec<Held>,
    watch: &mut dyn FnMut(PartsPrinted) -> ControlFlow<()>,
) -> Result<Vec<u8>, PortfolioError> {
    let mut watch = Watch::new(watch);
    let manuscript = Manuscript::new(document, files)?;
    let printed = if manuscript.weight() <= IN_ONE_GO {
        in_one_go(manuscript, &mut watch)
    } else {
        in_parts(manuscript, &mut watch).map(|(pdf, _pages)| pdf)
    };
    forget_layouts();
    printed
}

/// Tells whether the typesetter can set and export a document, whatever it is given: a stranger's picture may break it.
pub(in crate::portfolio) fn can_set(document: Document, files: Vec<Held>, embeds: bool) -> bool {
    let tried = panic::catch_unwind(AssertUnwindSafe(|| {
        let manuscript = Manuscript::new(document, files)?;
        let options = export::options(&manuscript, embeds)?;
        let document = Setter::new(&manuscript).whole(&manuscript.body)?;
        export::pdf(&document, &options)
    }));
    forget_layouts();
    matches!(tried, Ok(Ok(_)))
}

/// Frees all that typst remembers of its layouts.
pub(in crate::portfolio) fn forget_layouts() {
    typst::comemo::evict(0);
}

/// Prints a document as the typesetter itself would, however long it is.
pub(in crate::portfolio) fn print_in_one_go(
    document: Document,
    files: Vec<Held>,
) -> Result<Vec<u8>, PortfolioError> {
    let manuscript = Manuscript::new(document, files)?;
    let printed = in_one_go(
        manuscript,
        &mut Watch::new(&mut |_| ControlFlow::Continue(())),
    );
    forget_layouts();
    printed
}

fn in_one_go(manuscript: Manuscript, watch: &mut Watch<'_>) -> Result<Vec<u8>, PortfolioError> {
    watch.expect(2);
    let setter = Setter::new(&manuscript);
    let export = export::options(&manuscript, manuscript.embeds())?;
    let passages: Vec<Passage> = manuscript
        .front
        .into_iter()
        .chain(manuscript.body)
        .collect();
    let document = setter.whole(&passages)?;
    drop(passages);
    forget_layouts();
    watch.done_one()?;
    let pdf = export::pdf(&document, &export)?;
    watch.done_one()?;
    Ok(pdf)
}

/// Returns the document with the number of its pages.
fn in_parts(
    manuscript: Manuscript,
    watch: &mut Watch<'_>,
) -> Result<(Vec<u8>, usize), PortfolioError> {
    let setter = Setter::new(&manuscript);
    let export = export::options(&manuscript, manuscript.embeds())?;
    let mut parts = Parts::new(manuscript.front, cut::cut(manuscript.body));
    parts.set(&setter, &export, watch)?;
    let pages = parts.pages();
    let feet = setter.feet(pages, &export, watch)?;
    let outcome = join::join(parts.finish()?, feet)?;
    watch.done_one()?;
    Ok((outcome, pages))
}
