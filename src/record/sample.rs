//! The sample record of `data/sample/`, loaded through the record's own verbs.

use std::path::Path;

use super::{Clock, Record, Result};

/// Makes the sample record in a folder.
#[expect(
    clippy::unimplemented,
    reason = "the loader comes with the sample data"
)]
pub fn create(_dir: &Path, _clock: Clock) -> Result<Record> {
    unimplemented!()
}
