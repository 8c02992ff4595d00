//! Prints a document: a short one in one go, a long one in parts.

use std::ops::ControlFlow;
use std::panic::{self, AssertUnwindSafe};

use super::parts::Parts;
use super::set::{Setter, forget_layouts};
use super::workers::Watch;
use super::{cut, export};
use crate::join;
use crate::portfolio::document::whole::Document;
use crate::portfolio::error::PortfolioError;
use crate::portfolio::watching::PartsPrinted;
use crate::portfolio::write::pdf::held::Held;
use crate::portfolio::write::pdf::manuscript::{Manuscript, Passage};

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
    let printed = if manuscript.weight() <= IN_ONE_GO || manuscript.sheet.is_some() {
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
pub(super) fn in_parts(
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
