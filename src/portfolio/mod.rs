//! What a person prints: the contents of a portfolio, typeset to PDF.
//!
//! `contents` come from the record, `sheet` works out every text and reference, `printable` makes them fit the
//! typefaces, and `print` hands them to the templates of `assets/portfolio/` in the closed `world`.

mod contents;
#[cfg(feature = "pdf")]
mod error;
mod exposed;
#[cfg(feature = "pdf")]
mod print;
#[cfg(feature = "pdf")]
mod printable;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod world;

pub use contents::PortfolioContents;
#[cfg(feature = "pdf")]
pub use error::PortfolioError;
pub use exposed::{Exposed, ExposedEntry, exposed};
#[cfg(feature = "pdf")]
pub use print::summary_pdf;
