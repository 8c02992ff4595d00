//! A folder to try things in, and what stands for today there.

use std::fs;
use std::path::{Path, PathBuf};

use cairn::domain::{ActivityDetails, Link, LinkKey, Practitioner, parse_date};
use cairn::profiles::shipped_by_key;
use cairn::record::{Clock, NewContent, NewEvidence, Record, RecordError, Setup};
use tempfile::TempDir;

/// A folder that goes away with this.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        Self(tempfile::tempdir().expect("a folder"))
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// The names of what lies in a folder of it, sorted.
    pub fn names(&self, folder: &str) -> Vec<String> {
        let Ok(entries) = fs::read_dir(self.path(folder)) else {
            return Vec::new();
        };
        let name = |entry: std::io::Result<fs::DirEntry>| {
            let name = entry.expect("an entry").file_name();
            name.to_string_lossy().into_owned()
        };
        let mut names: Vec<String> = entries.map(name).collect();
        names.sort();
        names
    }
}

pub fn clock() -> Clock {
    Clock::fixed(parse_date("2026-11-23").expect("a date"))
}

/// Makes a record with an activity, an attached file and a change in its history.
pub fn record(dir: &Path) -> Record {
    let setup = Setup {
        practitioner: Practitioner::new("Sam Sample"),
        profile: shipped_by_key("knowledge-manager").expect("the shipped profile"),
    };
    let mut record = Record::create(dir, setup, clock()).expect("a record");
    let date = record.today();
    let link = Link::new("klimf/6.1".parse::<LinkKey>().expect("a key"));
    let mut details = ActivityDetails::new("Knowledge café", date);
    details.description = "We asked what the wards look up.".into();
    let logged = record.add(details.clone()).expect("logged");
    details.links = vec![link.clone()];
    let edited = record.edit(logged.output, details);
    drop(edited.expect("edited"));
    let evidence = NewEvidence {
        title: "Minutes".to_owned(),
        date,
        content: NewContent::Bytes {
            name: "minutes.txt".to_owned(),
            bytes: b"The group thanked us".to_vec(),
        },
        links: vec![link],
        activities: vec![logged.output],
        qualifications: Vec::new(),
    };
    drop(record.add_evidence(evidence).expect("kept"));
    record
}

/// Looks at all of a record as its screens do.
pub fn look_at_all(record: &Record) -> Result<(), RecordError> {
    record.practitioner()?;
    record.focus()?;
    record.progress(record.today())?;
    record.objectives()?;
    record.portfolios()?;
    record.search("the", 9)?;
    Ok(())
}

thread_local! {
    /// The bytes of a sound database, made once.
    static SOUND: Vec<u8> = {
        let place = Place::new();
        let dir = place.path("record");
        drop(record(&dir));
        fs::read(dir.join("cairn.db")).expect("a database")
    };
}

/// Lends the bytes of a sound database.
pub fn with_sound<T>(take: impl FnOnce(&[u8]) -> T) -> T {
    SOUND.with(|sound| take(sound))
}
