//! What a person prints: the contents of a portfolio, typeset to PDF.

mod contents;
pub use contents::PortfolioContents;

/// SKELETON
#[derive(Debug, thiserror::Error)]
#[error("skeleton")]
pub struct PortfolioError;
impl PortfolioError {
    /// SKELETON
    pub fn hint(&self) -> &'static str {
        ""
    }
}
/// SKELETON
pub fn print_summary(
    _contents: &PortfolioContents,
    _to: &std::path::Path,
) -> Result<(), PortfolioError> {
    unimplemented!()
}
