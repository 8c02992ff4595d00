//! Writers: each knows the blocks of a document and one form of file, and no portfolio.

pub(super) mod archive;
mod docx;
mod html;
mod markup;
pub(super) mod pdf;

pub use archive::PackError;
pub(super) use docx::write as docx;
pub(super) use html::{Bundling, Laid};
pub use pdf::Proof;
pub(super) use pdf::held::Held;
pub(super) use pdf::{can_set, forget_layouts, print, print_in_one_go};
