//! Writers: each knows the blocks of a document and one form of file, and no portfolio.

mod archive;
mod docx;
mod html;
mod markup;
mod pdf;

pub use archive::PackError;
pub(super) use docx::write as docx;
pub(super) use html::{Bundling, Laid};
pub use pdf::Proof;
pub(super) use pdf::{Held, can_set, forget_layouts, print, print_in_one_go};
