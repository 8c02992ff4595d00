//! What a person prints: the contents of a portfolio, typeset to PDF.
//!
//! `contents` come from the record; `sheet` works out every text and reference and makes a `manuscript` of them: sections,
//! each with the name of its template; `printable` makes them fit the typefaces. The `press` sets the manuscript with the
//! templates of `assets/portfolio/` in the closed `world`, a long one in parts, which `join` makes one file of. From the same
//! texts as an outline, `html` makes a page with its attachments beside it, and `docx` texts and tables for a form.

#[cfg(feature = "pdf")]
mod archive;
mod contents;
#[cfg(feature = "pdf")]
mod docx;
#[cfg(feature = "pdf")]
mod enclosures;
#[cfg(feature = "pdf")]
mod error;
mod exposed;
mod form;
#[cfg(feature = "pdf")]
mod html;
#[cfg(feature = "pdf")]
mod join;
#[cfg(feature = "pdf")]
mod manuscript;
#[cfg(feature = "pdf")]
mod markup;
#[cfg(feature = "pdf")]
mod press;
#[cfg(feature = "pdf")]
mod print;
#[cfg(feature = "pdf")]
mod printable;
#[cfg(feature = "pdf")]
mod proofs;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod world;
mod writing;

#[cfg(feature = "pdf")]
pub use archive::PackError;
pub use contents::PortfolioContents;
#[cfg(feature = "pdf")]
pub use docx::docx;
#[cfg(feature = "pdf")]
pub use enclosures::ReadFile;
#[cfg(feature = "gui")]
pub(crate) use enclosures::stand_in;
#[cfg(feature = "pdf")]
pub use error::PortfolioError;
pub use exposed::{Exposed, ExposedEntry, exposed};
pub use form::{PrintForm, Printed};
#[cfg(feature = "pdf")]
pub use html::{Bundle, bundle};
#[cfg(feature = "pdf")]
pub use press::Proof;
#[cfg(feature = "pdf")]
pub use print::{
    PartsPrinted, portfolio_pdf, portfolio_pdf_in_one_go, portfolio_pdf_watched, print,
};
#[cfg(feature = "pdf")]
pub use proofs::Proofs;
pub use writing::Writing;
