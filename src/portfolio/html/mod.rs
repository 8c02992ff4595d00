//! The portfolio as a page to open in any browser, offline, with its attachments beside it: one zip.
//!
//! `page` writes what `sheet::outline` says as HTML, `style` dresses it in the colours of the theme, `names` makes the names of the
//! attachments safe anywhere.

mod names;
mod page;
mod style;

use sha2::{Digest as _, Sha256};

use super::PortfolioContents;
use super::archive::{Archive, PackError};
use super::sheet::outline::Outline;
use crate::domain::{Evidence, EvidenceContent, EvidenceNumber, FileContent};
use crate::hex::hex;

/// The page in the zip.
const PAGE: &str = "index.html";
/// Every file of the zip with its SHA-256, as `sha256sum --check` reads it.
const MANIFEST: &str = "SHA256SUMS.txt";

/// A portfolio as one zip.
pub struct Bundle {
    /// The zip.
    pub bytes: Vec<u8>,
    /// How many attachments lie in it.
    pub attachments: usize,
    /// The evidence whose file could not be loaded; the page says so where it is named.
    pub left_out: Vec<EvidenceNumber>,
}

/// An attachment that lies in the zip.
struct Attached<'a> {
    evidence: &'a Evidence,
    file: &'a FileContent,
    /// Its path in the zip.
    path: String,
    sha256: String,
}

/// Packs a portfolio as a page with the chosen evidence's files beside it.
///
/// `load` gives the bytes of an attachment, or nothing when it is missing or damaged. The page is whole by itself: it holds no
/// script, loads nothing, and reads what the person typed as text alone.
///
/// # Errors
/// When the files cannot be packed.
pub fn bundle(
    contents: &PortfolioContents,
    mut load: impl FnMut(&FileContent) -> Option<Vec<u8>>,
) -> Result<Bundle, PackError> {
    let mut archive = Archive::new(contents.printed_on);
    let mut attached = Vec::new();
    let mut left_out = Vec::new();
    let mut evidence: Vec<&Evidence> = contents.evidence.iter().collect();
    evidence.sort_by_key(|evidence| evidence.number);
    for evidence in evidence {
        let EvidenceContent::File(file) = &evidence.details.content else {
            continue;
        };
        let Some(bytes) = load(file) else {
            left_out.push(evidence.number);
            continue;
        };
        let path = names::path(evidence.number, &file.name);
        archive.add(&path, &bytes)?;
        attached.push(Attached {
            evidence,
            file,
            path,
            sha256: sha256(&bytes),
        });
    }
    let page = page::write(&Outline::new(contents), &attached);
    archive.add(PAGE, page.as_bytes())?;
    archive.add(MANIFEST, manifest(&page, &attached).as_bytes())?;
    archive.marked(crate::portfolio::form::BUNDLE_MARK)?;
    Ok(Bundle {
        bytes: archive.finish()?,
        attachments: attached.len(),
        left_out,
    })
}

fn manifest(page: &str, attached: &[Attached<'_>]) -> String {
    let page = format!("{}  {PAGE}\n", sha256(page.as_bytes()));
    let files = attached.iter();
    let files = files.map(|file| format!("{}  {}\n", file.sha256, file.path));
    std::iter::once(page).chain(files).collect()
}

fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
