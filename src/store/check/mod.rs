//! Looking through a record: every row against history, every attachment against its name, and what follows from them.

mod rows;

pub use rows::rows;
