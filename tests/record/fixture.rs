//! A record in a temporary folder, and short ways to fill and look at it.

use std::path::{Path, PathBuf};

use cairn::domain::profile::LevelNumber;
use cairn::domain::{
    ActivityDetails, ActivityId, ActivityKind, ActivityStatus, ActivitySummary, AssessmentDetails,
    Evidence, Link, LinkKey, Minutes, ObjectiveDetails, ObjectiveStatus, Practitioner,
    QualificationDetails, Reflection, parse_date,
};
use cairn::profiles::shipped_by_key;
use cairn::record::{ActivityFilter, Clock, NewContent, NewEvidence, Record, Setup};
use chrono::NaiveDate;
use rusqlite::Connection;
use tempfile::TempDir;

/// The day it is in every test.
pub const TODAY: &str = "2026-11-04";

pub fn day(text: &str) -> NaiveDate {
    parse_date(text).expect("a date")
}

pub fn clock() -> Clock {
    Clock::fixed(day(TODAY))
}

pub fn key(text: &str) -> LinkKey {
    text.parse().expect("a key")
}

pub fn link(text: &str) -> Link {
    Link::new(key(text))
}

pub fn setup() -> Setup {
    Setup {
        practitioner: Practitioner::new("Sam Sample"),
        profile: shipped_by_key("knowledge-manager").expect("the shipped profile"),
    }
}

/// A record and the folder it dies with.
pub struct Fixture {
    pub record: Record,
    folder: TempDir,
}

impl Fixture {
    pub fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let record =
            Record::create(&folder.path().join("record"), setup(), clock()).expect("a new record");
        Self { record, folder }
    }

    /// The folder of the record.
    pub fn dir(&self) -> PathBuf {
        self.record.dir().to_owned()
    }

    /// Writes a file beside the record.
    pub fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).expect("a writable folder");
        path
    }

    /// A path beside the record, where there is nothing yet.
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// Opens the same record a second time.
    pub fn second(&self) -> Record {
        Record::open(&self.dir(), clock()).expect("a second opening")
    }

    /// Closes the record and opens it again.
    pub fn reopen(self) -> Self {
        let Self { record, folder } = self;
        let dir = record.dir().to_owned();
        drop(record);
        let record = Record::open(&dir, clock()).expect("the record opens again");
        Self { record, folder }
    }

    pub fn log(&mut self, details: ActivityDetails) -> ActivityId {
        let added = self.record.add(details);
        added.expect("the activity is accepted").output
    }

    pub fn add_evidence(&mut self, evidence: NewEvidence) -> Evidence {
        let added = self.record.add_evidence(evidence);
        added.expect("the evidence is accepted").output
    }

    /// The whole log.
    pub fn all(&self) -> Vec<ActivitySummary> {
        self.record
            .activities(&ActivityFilter::default())
            .expect("a list")
    }

    /// Checks that the search index holds what the entries say, and is sound.
    pub fn check_search(&self) {
        let conn = database(&self.dir());
        conn.execute("INSERT INTO search (search) VALUES ('integrity-check')", [])
            .expect("the search index is sound");
        let differing: i64 = conn
            .query_row(
                "SELECT count(*) FROM (
                    SELECT rowid, title, labels, body FROM search
                    EXCEPT SELECT row, title, labels, body FROM search_text
                 ) FULL JOIN (
                    SELECT row, title, labels, body FROM search_text
                    EXCEPT SELECT rowid, title, labels, body FROM search
                 ) ON 0",
                [],
                |row| row.get(0),
            )
            .expect("a count");
        assert_eq!(
            differing, 0,
            "entries whose words are not in the index as they are"
        );
    }

    /// Every row that history keeps.
    pub fn entries(&self) -> Vec<String> {
        entries(&self.dir())
    }

    /// Every row of everything: entries, history, drafts, settings and what is derived from them; but not the device, which is
    /// each copy's own.
    pub fn everything(&self) -> Vec<String> {
        everything(&self.dir())
    }

    /// Closes the record; its folder dies with what this returns.
    pub fn close(self) -> TempDir {
        self.folder
    }
}

/// Every row that history keeps.
pub fn entries(dir: &Path) -> Vec<String> {
    dump(
        dir,
        &[
            "practitioner",
            "profile",
            "activity",
            "evidence",
            "qualification",
            "assessment",
            "objective",
            "portfolio",
        ],
    )
}

/// Every row of everything: entries, history, drafts, settings and what is derived from them; but not the device, which is
/// each copy's own.
pub fn everything(dir: &Path) -> Vec<String> {
    let conn = database(dir);
    let mut tables = conn
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'search%' ORDER BY name")
        .expect("a query");
    let tables: Vec<String> = tables
        .query_map([], |row| row.get(0))
        .expect("rows")
        .collect::<Result<_, _>>()
        .expect("names");
    let tables: Vec<&str> = tables.iter().map(String::as_str).collect();
    dump(dir, &tables)
}

/// The record's database, looked at past Cairn.
pub fn database(dir: &Path) -> Connection {
    Connection::open(dir.join("cairn.db")).expect("the database opens")
}

fn dump(dir: &Path, tables: &[&str]) -> Vec<String> {
    let conn = database(dir);
    let mut rows = Vec::new();
    for table in tables {
        let mut query = conn
            .prepare(&match *table {
                "bookkeeping" => "SELECT evidence_number, txn FROM bookkeeping".to_owned(),
                table => format!("SELECT * FROM {table} ORDER BY 1, 2"),
            })
            .expect("a query");
        let columns = query.column_count();
        let found = query.query_map([], |row| {
            let values: Result<Vec<_>, _> = (0..columns)
                .map(|i| row.get::<_, rusqlite::types::Value>(i))
                .collect();
            Ok(format!("{table} {:?}", values?))
        });
        for row in found.expect("rows") {
            rows.push(row.expect("a row"));
        }
    }
    rows
}

/// A done activity of two hours with a reflection and a link.
pub fn activity(title: &str) -> ActivityDetails {
    let mut details = ActivityDetails::new(title, day("2026-10-28"));
    details.minutes = Minutes(120);
    details.reflection.so_what = "It showed a gap".into();
    details.links = vec![link("pda/mentoring")];
    details
}

pub fn note(title: &str) -> NewEvidence {
    NewEvidence {
        title: title.to_owned(),
        date: day("2026-10-29"),
        content: NewContent::Note("The group thanked us".to_owned()),
        links: vec![link("klimf/6.1#2")],
        activities: Vec::new(),
        qualifications: Vec::new(),
    }
}

/// Evidence with a file.
pub fn minutes() -> NewEvidence {
    NewEvidence {
        content: NewContent::Bytes {
            name: "minutes.txt".into(),
            bytes: b"The group thanked us".to_vec(),
        },
        ..note("Minutes")
    }
}

/// An activity with something in every field.
pub fn full_activity() -> ActivityDetails {
    ActivityDetails {
        title: "Titleword".into(),
        date: day("2026-10-01"),
        end: Some(day("2026-10-03")),
        minutes: Minutes(1000),
        kind: ActivityKind::Conference,
        status: ActivityStatus::InProgress,
        provider: "Provword".into(),
        location: "Locword".into(),
        cost: 12_345,
        url: "https://example.org/a?b=c".into(),
        description: "Descword\n\n“quoted” \"double\" 'single' \\ back".into(),
        reflection: Reflection {
            what: "Whatword\n".into(),
            so_what: "  Soword".into(),
            now_what: "Nowword \u{1f600}".into(),
        },
        tags: vec!["Tagword".into(), "with blank".into()],
        links: vec![
            link("klimf/6.1#2").because("a \"reason\""),
            link("pda/mentoring"),
        ],
    }
}

pub fn qualification(title: &str) -> QualificationDetails {
    let mut details = QualificationDetails::new(title);
    details.awarding_body = "CILIP".into();
    details
}

pub fn rating(skill: &str, level: u8) -> AssessmentDetails {
    AssessmentDetails {
        skill: key(skill).requirement,
        level: LevelNumber(level),
        date: day("2026-11-01"),
        comment: "Led it unaided".into(),
    }
}

/// An objective without dates, linked to a requirement.
pub fn objective(title: &str) -> ObjectiveDetails {
    let mut details = ObjectiveDetails::new(title);
    details.links = vec![link("pda/mentoring")];
    details
}

/// An objective with something in every field but its activities.
pub fn full_objective() -> ObjectiveDetails {
    ObjectiveDetails {
        title: "Goalword".into(),
        status: ObjectiveStatus::Achieved,
        due: Some(day("2026-12-01")),
        review: Some(day("2027-02-01")),
        measure: "Measureword “quoted” 'single'".into(),
        approach: "Approachword\n\nand a budget".into(),
        achieved: Some(day("2026-11-01")),
        outcome: "Outcomeword".into(),
        links: vec![
            link("klimf/6.1#2").because("a \"reason\""),
            link("pda/mentoring"),
        ],
        activities: Vec::new(),
    }
}
