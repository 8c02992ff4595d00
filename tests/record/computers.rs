//! Several computers that begin with one record and bring each other theirs.

use cairn::domain::{ActivityDetails, ActivityId};
use cairn::record::{ActivityFilter, Backups, Clock, EntryId, Imported, Record, Setup};
use rusqlite::types::Value;
use tempfile::TempDir;

use crate::fixture::{activity, clock, database, setup};

pub struct Computers {
    pub records: Vec<Record>,
    folder: TempDir,
    /// One for all, so that instants follow each other wherever something is done.
    clock: Clock,
}

impl Computers {
    /// Fills a record and imports it into nothing on the other computers.
    pub fn alike<T>(how_many: usize, fill: impl FnOnce(&mut Record) -> T) -> (Self, T) {
        let (mut computers, filled) = Self::strangers([setup()], fill);
        for n in 1..how_many {
            computers.records[0]
                .backups()
                .export(&computers.folder.path().join("0.zip"))
                .expect("exported");
            let dir = computers.folder.path().join(n.to_string());
            Backups::of(&dir, computers.clock.clone())
                .import(&computers.folder.path().join("0.zip"))
                .expect("imported");
            let record = Record::open(&dir, computers.clock.clone());
            computers.records.push(record.expect("it opens"));
        }
        (computers, filled)
    }

    /// Makes a record on each computer; the first is filled.
    pub fn strangers<T>(
        setups: impl IntoIterator<Item = Setup>,
        fill: impl FnOnce(&mut Record) -> T,
    ) -> (Self, T) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let clock = clock();
        let made = setups.into_iter().enumerate().map(|(n, setup)| {
            let dir = folder.path().join(n.to_string());
            Record::create(&dir, setup, clock.clone()).expect("a new record")
        });
        let mut records: Vec<Record> = made.collect();
        let filled = fill(&mut records[0]);
        let computers = Self {
            records,
            folder,
            clock,
        };
        (computers, filled)
    }

    /// Two computers with one activity of two hours.
    pub fn with_activity() -> (Self, ActivityId) {
        Self::alike(2, |record| log(record, "Ward audit"))
    }

    /// Exports on one computer and imports on another.
    pub fn bring(&mut self, from: usize, to: usize) -> Imported {
        let file = self.folder.path().join(format!("{from}.zip"));
        self.records[from]
            .backups()
            .export(&file)
            .expect("exported");
        self.import(from, to)
    }

    /// Imports what was exported last on a computer.
    pub fn import(&mut self, from: usize, to: usize) -> Imported {
        let file = self.folder.path().join(format!("{from}.zip"));
        let imported = self.records[to].backups().import(&file);
        imported.expect("imported")
    }

    /// Brings each record to the other, twice.
    pub fn back_and_forth(&mut self) -> Vec<Imported> {
        let ways = [(0, 1), (1, 0), (0, 1), (1, 0)];
        ways.map(|(from, to)| self.bring(from, to)).to_vec()
    }

    pub fn edit(&mut self, on: usize, id: ActivityId, change: impl FnOnce(&mut ActivityDetails)) {
        let mut details = self.details(on, id);
        change(&mut details);
        let edited = self.records[on].edit(id, details);
        drop(edited.expect("edited"));
    }

    pub fn details(&self, on: usize, id: ActivityId) -> ActivityDetails {
        self.records[on].get(id).expect("it is there").details
    }

    /// The hours of all live activities.
    pub fn minutes(&self, on: usize) -> u32 {
        let all = self.records[on].activities(&ActivityFilter::default());
        all.expect("a list").iter().map(|one| one.minutes.0).sum()
    }

    /// The titles in the Bin.
    pub fn binned(&self, on: usize) -> Vec<String> {
        let bin = self.records[on].bin().expect("a list");
        bin.into_iter().map(|entry| entry.title).collect()
    }

    pub fn bin(&self, on: usize) -> Vec<EntryId> {
        let bin = self.records[on].bin().expect("a list");
        bin.into_iter().map(|entry| entry.entry).collect()
    }

    /// One value of the database, looked at past Cairn.
    pub fn asked(&self, on: usize, sql: &str) -> Value {
        let found = database(self.records[on].dir()).query_row(sql, [], |row| row.get(0));
        found.expect("a value")
    }

    pub fn check(&mut self) {
        for record in &mut self.records {
            assert_eq!(record.check().expect("checked"), []);
        }
    }
}

pub fn log(record: &mut Record, title: &str) -> ActivityId {
    let added = record.add(activity(title));
    added.expect("the activity is accepted").output
}
