//! What a person prints: the contents of a portfolio as a PDF, as a web page with its files, or as texts for a form.
//!
//! `contents` come from the record; `document` works out every word, figure and reference of them as chapters of blocks, in
//! one place for every form. The writers in `write/` know these blocks and no portfolio: `pdf` sets them with typst, a long
//! document in parts, `html` makes a page with attached files beside it, and `docx` texts and tables. `enclosures` are the files
//! that a person chose to print or embed.

mod contents;
#[cfg(feature = "pdf")]
mod document;
#[cfg(feature = "pdf")]
mod enclosures;
#[cfg(feature = "pdf")]
mod error;
mod exposed;
mod form;
#[cfg(feature = "pdf")]
mod print;
#[cfg(feature = "pdf")]
mod proofs;
#[cfg(feature = "pdf")]
mod watching;
#[cfg(feature = "pdf")]
mod write;
mod writing;

pub use contents::PortfolioContents;
#[cfg(feature = "pdf")]
pub use enclosures::ReadFile;
#[cfg(feature = "gui")]
pub(crate) use enclosures::stand_in;
#[cfg(feature = "pdf")]
pub use error::PortfolioError;
pub use exposed::{Exposed, ExposedEntry, exposed};
pub use form::{PrintForm, Printed};
#[cfg(feature = "pdf")]
pub use print::{
    Bundle, bundle, docx, portfolio_pdf, portfolio_pdf_in_one_go, portfolio_pdf_watched, print,
};
#[cfg(feature = "pdf")]
pub use proofs::{Proof, Proofs};
#[cfg(feature = "pdf")]
pub use watching::PartsPrinted;
#[cfg(feature = "pdf")]
pub use write::PackError;
pub use writing::Writing;
