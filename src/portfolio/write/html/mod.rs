//! Writes a document as a page to open in any browser, offline, with attached files beside it: one zip.
//!
//! `page` writes the blocks as HTML, `style` dresses them in the colours of the theme, `names` makes the names of the
//! files safe anywhere. The page is whole by itself: it holds no script, loads nothing, and reads what a person typed as text
//! alone.

mod names;
mod page;
mod style;

use chrono::NaiveDate;
use sha2::{Digest as _, Sha256};

use super::archive::{Archive, PackError};
use crate::hex::hex;
use crate::portfolio::document::whole::{Document, MANIFEST};

/// The page in the zip.
const PAGE: &str = "index.html";

/// A page in the making, with the files beside it.
pub(in crate::portfolio) struct Bundling {
    archive: Archive,
    /// Every file with its SHA-256, as `sha256sum --check` reads it.
    sums: Vec<String>,
}

/// Where a file lies beside the page, and its SHA-256.
pub(in crate::portfolio) struct Laid {
    pub(in crate::portfolio) href: String,
    pub(in crate::portfolio) sha256: String,
}

impl Bundling {
    /// Begins; every file gets that day.
    pub(in crate::portfolio) fn new(day: NaiveDate) -> Self {
        Self {
            archive: Archive::new(day),
            sums: Vec::new(),
        }
    }

    /// Lays a file beside the page, under its number and name.
    pub(in crate::portfolio) fn lay(
        &mut self,
        number: &str,
        name: &str,
        bytes: &[u8],
    ) -> Result<Laid, PackError> {
        let path = names::path(number, name);
        let sha256 = self.add(&path, bytes)?;
        let href = names::href(&path);
        Ok(Laid { href, sha256 })
    }

    /// Writes the page and the list of all files, and says what this is, by which it is known again.
    pub(in crate::portfolio) fn finish(
        mut self,
        document: &Document,
        mark: &str,
    ) -> Result<Vec<u8>, PackError> {
        self.add(PAGE, page::write(document).as_bytes())?;
        // The page stands first.
        self.sums.rotate_right(1);
        self.archive.add(MANIFEST, self.sums.concat().as_bytes())?;
        self.archive.marked(mark)?;
        self.archive.finish()
    }

    fn add(&mut self, path: &str, bytes: &[u8]) -> Result<String, PackError> {
        self.archive.add(path, bytes)?;
        let sha256 = hex(&Sha256::digest(bytes));
        self.sums.push(format!("{sha256}  {path}\n"));
        Ok(sha256)
    }
}
