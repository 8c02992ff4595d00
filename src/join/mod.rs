//! Joins tagged PDFs into one: the parts of a document that was set in parts, each a whole PDF of its own.
//!
//! It knows PDF and nothing of what a document says. Of the parts it asks that each has a catalogue with pages, a language,
//! metadata, and a tree of tags with one element for the document, as PDF/UA has it; what is not there is named (`Missing`).
//! Of the whole it promises:
//!
//! - **Pages** stand in the order of the parts, drawn as they were. Under each for which there is a foot, that is drawn too,
//!   marked as none of the text.
//! - **Tags** become one tree: below one root and one element for the document stands what each part has below its own, in
//!   order. A tag that holds nothing stands in for a heading of a part before and is left out. The names of tags, and the keys
//!   by which pages and links find theirs, are made different from those of every other part; roles come along.
//! - **Links** to an address that begins with `LEADS_TO` lead to the place of that name, wherever it lies, and tell a reader
//!   its page. Every place can be led to from outside by its name. Other links stay as they are.
//! - **The outline** is made of the bookmarks that it is given: each stands below the last one before it that is less deep.
//! - **Fonts** and whatever else is the same in several parts and refers to nothing, such as colour profiles, are there once.
//! - **Files** that a part embeds are embedded in the whole, and so is the promise of colours that a PDF/A makes.
//! - **What the file says of itself** is what its first part says, with all pages counted. The same parts make the same bytes.
//!
//! Every object is copied under a new number; what there must be only one of is made anew. Each part is read and let go before
//! the next, so that joining needs little more memory than the file it makes.

mod about;
mod bookmarks;
mod copy;
mod enclosed;
mod feet;
mod joint;
mod pieces;
mod tags;
mod take;
#[cfg(test)]
mod tests;

use hayro_syntax::Pdf as Source;

use about::About;
use joint::Joint;
pub use pieces::Missing;
pub(crate) use pieces::{Bookmark, Feet, LEADS_TO, Pieces, Spot};

/// Joins parts, and lays the feet under their pages.
pub(crate) fn join(pieces: Pieces, feet: Vec<Feet>) -> Result<Vec<u8>, Missing> {
    let size: usize = pieces.parts.iter().map(Vec::len).sum();
    let mut joint = Joint::new(size, pieces.places);
    for feet in feet {
        joint.lay_feet(feet)?;
    }
    let mut about = None;
    for part in pieces.parts {
        let part = Source::new(part).map_err(|_unreadable| Missing("readable page"))?;
        if about.is_none() {
            about = Some(About::read(&part)?);
        }
        joint.add(&part)?;
    }
    let about = about.ok_or(Missing("page"))?;
    Ok(joint.finish(&about, &pieces.bookmarks))
}
