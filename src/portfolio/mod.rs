//! What a person prints: the contents of a portfolio, typeset to PDF.
//!
//! `contents` come from the record, `sheet` works out every text and reference, `printable` makes them fit the
//! typefaces, and `print` hands them to the templates of `assets/portfolio/` in the closed `world`.

#[cfg(feature = "pdf")]
mod archive;
mod contents;
#[cfg(feature = "pdf")]
mod docx;
#[cfg(feature = "pdf")]
mod error;
#[cfg(feature = "pdf")]
mod html;
#[cfg(feature = "pdf")]
mod markup;
#[cfg(feature = "pdf")]
mod print;
#[cfg(feature = "pdf")]
mod printable;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod world;

#[cfg(feature = "pdf")]
pub use archive::PackError;
pub use contents::PortfolioContents;
#[cfg(feature = "pdf")]
pub use docx::docx;
#[cfg(feature = "pdf")]
pub use error::PortfolioError;
#[cfg(feature = "pdf")]
pub use html::{BUNDLE_MARK, Bundle, bundle};
#[cfg(feature = "pdf")]
pub use print::summary_pdf;
