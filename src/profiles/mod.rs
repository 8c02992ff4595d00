//! Role profiles as text: the files Cairn ships and reads, and the import of a profile's web page.

mod corrections;
mod error;
mod file;
mod frameworks;
mod import;
mod opened;
mod shipped;
mod slug;

pub use corrections::Corrections;
pub use error::ProfileError;
pub use file::{read, write};
pub use import::{ImportOptions, Imported, import};
pub use opened::open;
pub use shipped::{shipped, shipped_by_key};
