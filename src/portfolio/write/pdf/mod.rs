//! Writes a document as a tagged PDF: makes a `manuscript` of its blocks, in which every text fits the typefaces
//! (`printable`), and sets that in the `press` with the functions of `assets/portfolio/document.typ` in the closed `world`.

pub(in crate::portfolio) mod held;
mod manuscript;
mod press;
mod printable;
mod world;

pub use press::Proof;
pub(in crate::portfolio) use press::{can_set, forget_layouts, print, print_in_one_go};
