//! What a person prints: the contents of a portfolio, typeset to PDF.

mod contents;
pub use contents::PortfolioContents;
