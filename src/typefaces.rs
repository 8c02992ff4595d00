//! The bundled typefaces: Inter in three weights and its display cut (`assets/fonts/`), for the window and for paper.

/// Running text.
pub(crate) const REGULAR: &[u8] = include_bytes!("../assets/fonts/Inter-Regular.otf");
/// What stands out a little.
pub(crate) const MEDIUM: &[u8] = include_bytes!("../assets/fonts/Inter-Medium.otf");
/// Labels and titles.
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../assets/fonts/Inter-SemiBold.otf");
/// Headings and big figures.
pub(crate) const DISPLAY: &[u8] = include_bytes!("../assets/fonts/InterDisplay-SemiBold.otf");
