//! Evidence: a note, a file or a web link that shows something.

use std::{fmt, num::NonZeroU32, str::FromStr};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::activity::{check_title, check_url, tidy_links};
use super::{ActivityId, EvidenceId, Invalid, Link, Problems, QualificationId, file_name};

/// The short reference people cite, shown as `E1`, `E2` …; given once, never changed, never used again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct EvidenceNumber(pub NonZeroU32);

impl fmt::Display for EvidenceNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "E{}", self.0)
    }
}

impl FromStr for EvidenceNumber {
    type Err = Invalid;

    fn from_str(text: &str) -> Result<Self, Invalid> {
        let digits = text.trim().strip_prefix(['E', 'e']).unwrap_or_default();
        let plain = digits.bytes().all(|b| b.is_ascii_digit());
        let number = digits.parse().ok().filter(|_| plain);
        number.map(Self).ok_or_else(|| {
            Invalid::new("evidence", format!("“{}” is not a reference", text.trim()))
                .hinted("References look like E7")
        })
    }
}

/// A file in the record's attachment store, named there by its SHA-256.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileContent {
    /// The name it had when it was attached; a label only.
    pub name: String,
    /// SHA-256 of its bytes, 64 lower-case hexadecimal digits.
    pub sha256: String,
    /// Its length in bytes.
    pub bytes: u64,
}

/// Endings of files that do something when they are opened, instead of showing something: those that Outlook holds back on
/// Windows, and the kin of other systems. Disk images are among them, since what lies in one bears no mark of its origin.
const PROGRAMS: &[&str] = &[
    "ade",
    "adp",
    "app",
    "appimage",
    "appinstaller",
    "application",
    "appref-ms",
    "appx",
    "appxbundle",
    "bash",
    "bat",
    "bin",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "deb",
    "desktop",
    "diagcab",
    "dll",
    "dmg",
    "elf",
    "exe",
    "fxp",
    "gadget",
    "hlp",
    "hta",
    "img",
    "inf",
    "ins",
    "iso",
    "isp",
    "jar",
    "jnlp",
    "js",
    "jse",
    "ksh",
    "library-ms",
    "lnk",
    "mde",
    "msc",
    "msh",
    "msh1",
    "msh1xml",
    "msh2",
    "msh2xml",
    "mshxml",
    "msi",
    "msix",
    "msixbundle",
    "msp",
    "mst",
    "msu",
    "ocx",
    "pif",
    "pkg",
    "pl",
    "ps1",
    "ps1xml",
    "ps2",
    "ps2xml",
    "psc1",
    "psc2",
    "psd1",
    "psm1",
    "py",
    "pyc",
    "pyo",
    "pyw",
    "pyz",
    "pyzw",
    "rb",
    "rdp",
    "reg",
    "rpm",
    "run",
    "scf",
    "scr",
    "sct",
    "search-ms",
    "searchconnector-ms",
    "settingcontent-ms",
    "sh",
    "shb",
    "shs",
    "sys",
    "terminal",
    "theme",
    "themepack",
    "tool",
    "url",
    "vb",
    "vbe",
    "vbp",
    "vbs",
    "vhd",
    "vhdx",
    "webloc",
    "website",
    "workflow",
    "ws",
    "wsc",
    "wsf",
    "wsh",
    "xbap",
    "xll",
    "zsh",
];

impl FileContent {
    /// Says its length as people do: `640 bytes`, `82 kB`, `1.4 MB`.
    #[must_use]
    pub fn size(&self) -> String {
        match self.bytes {
            1 => "1 byte".to_owned(),
            bytes @ 0..1_000 => format!("{bytes} bytes"),
            bytes @ 1_000..999_500 => format!("{} kB", (bytes + 500) / 1_000),
            bytes => {
                let tenths = bytes.saturating_add(50_000) / 100_000;
                format!("{}.{} MB", tenths / 10, tenths % 10)
            }
        }
    }

    /// Says that nothing is in it and what to do about that, if so. It is kept all the same, for only the person knows whether
    /// it is meant; but mostly it is a download or a synced file that did not arrive.
    #[must_use]
    pub fn emptiness(&self) -> Option<Invalid> {
        let problem = format!("{} is empty, so it shows nothing", self.name);
        let hint = "Download it again, or open it once so that it arrives on this computer, and replace it";
        (self.bytes == 0).then(|| Invalid::new("file", problem).hinted(hint))
    }

    /// Returns the ending of its name in lower case, without the dot; empty when it has none.
    #[must_use]
    pub fn ending(&self) -> String {
        // As it will lie there: Windows opens `a.exe.` as if the last dot were not there.
        let name = file_name(&self.name);
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        ending.to_lowercase()
    }

    /// Returns the name that a copy of it is given.
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = file_name(&self.name);
        if name.is_empty() {
            "attachment".to_owned()
        } else {
            name
        }
    }

    /// Tells whether opening it would run it.
    #[must_use]
    pub fn is_program(&self) -> bool {
        PROGRAMS.contains(&self.ending().as_str())
    }
}

/// What a piece of evidence holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EvidenceContent {
    /// Text.
    Note(String),
    /// A file, copied into the record.
    File(FileContent),
    /// A web address.
    Web(String),
}

impl EvidenceContent {
    /// Returns the stable name of its kind: `note`, `file` or `url`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Note(_) => "note",
            Self::File(_) => "file",
            Self::Web(_) => "url",
        }
    }
}

/// Everything a person says about one piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EvidenceDetails {
    /// What it is called; never blank in a record.
    pub title: String,
    /// The day it counts from.
    pub date: NaiveDate,
    /// What it holds.
    pub content: EvidenceContent,
    /// The requirements and statements it shows, without repeats.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The activities it belongs to, without repeats.
    #[serde(default)]
    pub activities: Vec<ActivityId>,
    /// The qualifications that it is a certificate of, without repeats.
    #[serde(default)]
    pub qualifications: Vec<QualificationId>,
}

impl EvidenceDetails {
    /// Returns the details tidied.
    ///
    /// # Errors
    /// A blank or overlong title, an empty note, a web address that is none.
    pub fn checked(mut self) -> Result<Self, Problems> {
        let mut problems = Problems::default();
        problems.note(check_title(&mut self.title));
        match &mut self.content {
            EvidenceContent::Note(text) if text.trim().is_empty() => {
                problems.0.push(
                    Invalid::new("note", "The note is empty")
                        .hinted("Write what it shows, or attach a file"),
                );
            }
            EvidenceContent::Web(url) if url.trim().is_empty() => {
                problems.0.push(
                    Invalid::new("url", "The web address is empty")
                        .hinted("It begins with https://"),
                );
            }
            EvidenceContent::Web(url) => {
                problems.note(check_url(url));
            }
            EvidenceContent::Note(_) | EvidenceContent::File(_) => {}
        }
        tidy_links(&mut self.links);
        let mut seen = std::collections::HashSet::new();
        self.activities.retain(|id| seen.insert(*id));
        let mut seen = std::collections::HashSet::new();
        self.qualifications.retain(|id| seen.insert(*id));
        problems.or_else_ok(self)
    }
}

/// One piece of evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Its id for life.
    pub id: EvidenceId,
    /// The reference people cite.
    pub number: EvidenceNumber,
    /// What the person says about it.
    pub details: EvidenceDetails,
    /// Whether it lies in the Bin.
    pub deleted: bool,
}

impl Evidence {
    /// Tells whether it is a certificate of a qualification.
    #[must_use]
    pub fn certifies(&self, qualification: QualificationId) -> bool {
        self.details.qualifications.contains(&qualification)
    }
}
