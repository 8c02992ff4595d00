//! Random work on two or three computers that bring each other their records: no hour twice, no text lost.
//!
//! They need not come to the same: each keeps its own version of a conflict until somebody resolves it. How often they do
//! not is printed.

use std::collections::{BTreeMap, BTreeSet};

use cairn::domain::{ActivityId, Minutes};
use rusqlite::types::Value;

use crate::computers::{Computers, log};
use crate::fixture::{activity, database, note};

/// How many schedules are tried; `.ci/safety` asks for 500, and for more before a release.
fn schedules() -> u64 {
    let asked = std::env::var("CAIRN_SCHEDULES").ok();
    asked.and_then(|many| many.parse().ok()).unwrap_or(12)
}

/// The first of them, so that one that failed can be played again.
fn first_seed() -> u64 {
    let asked = std::env::var("CAIRN_SEED").ok();
    asked.and_then(|seed| seed.parse().ok()).unwrap_or(0)
}

/// Says which schedule it was when one fails.
struct Playing(u64);

impl Drop for Playing {
    fn drop(&mut self) {
        if std::thread::panicking() {
            #[expect(clippy::print_stderr, reason = "so that it can be played again")]
            {
                eprintln!("CAIRN_SEED={} CAIRN_SCHEDULES=1 plays it again", self.0);
            }
        }
    }
}

/// Numbers that look random and are the same each time.
struct Dice(u64);

impl Dice {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("a number") % most.max(1)
    }
}

/// The columns in which the schedules write texts.
const FIELDS: [&str; 4] = ["description", "location", "provider", "what"];

/// A field of an activity.
type Field = (String, &'static str);

struct Schedule {
    dice: Dice,
    computers: Computers,
    /// The texts that nobody replaced who had them before their eyes, by where they were written.
    standing: BTreeMap<Field, BTreeSet<String>>,
    logged: BTreeSet<String>,
    said: usize,
}

/// The texts of a record's activities, in the Bin or not.
fn texts(computers: &Computers, on: usize) -> BTreeMap<Field, String> {
    let conn = database(computers.records[on].dir());
    let mut query = conn
        .prepare("SELECT id, description, location, provider, what FROM activity")
        .expect("a query");
    let mut rows = query.query([]).expect("rows");
    let mut texts = BTreeMap::new();
    while let Some(row) = rows.next().expect("a row") {
        let id: String = row.get(0).expect("an id");
        for (at, field) in FIELDS.into_iter().enumerate() {
            let text: String = row.get(at + 1).expect("a text");
            // Which piece a text cites is looked at by itself.
            let bare = text.split(" [").next().unwrap_or_default().to_owned();
            texts.insert((id.clone(), field), bare);
        }
    }
    texts
}

/// The live activities as they stand, without the numbers that are each computer's own.
fn live(computers: &Computers, on: usize) -> BTreeMap<String, Vec<String>> {
    let conn = database(computers.records[on].dir());
    let mut query = conn
        .prepare("SELECT id, title, minutes, description, location, provider, what FROM activity WHERE deleted_at IS NULL")
        .expect("a query");
    let rows = query.query_map([], |row| {
        let values: rusqlite::Result<Vec<String>> = (1..7)
            .map(|n| {
                Ok(match row.get(n)? {
                    Value::Text(text) => text.split(" [").next().unwrap_or_default().to_owned(),
                    other => format!("{other:?}"),
                })
            })
            .collect();
        Ok((row.get(0)?, values?))
    });
    rows.expect("rows").collect::<Result<_, _>>().expect("rows")
}

impl Schedule {
    fn new(seed: u64) -> Self {
        let mut dice = Dice(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1);
        let many = 2 + dice.below(2);
        let (computers, first) = Computers::alike(many, |record| log(record, "At first"));
        Self {
            dice,
            standing: BTreeMap::new(),
            computers,
            logged: BTreeSet::from([first.to_string()]),
            said: 0,
        }
    }

    fn text(&mut self) -> String {
        self.said += 1;
        format!("text {}", self.said)
    }

    fn chosen(&mut self, on: usize) -> Option<ActivityId> {
        let ids: Vec<String> = live(&self.computers, on).into_keys().collect();
        ids.get(self.dice.below(ids.len()))?.parse().ok()
    }

    fn step(&mut self) {
        let many = self.computers.records.len();
        let on = self.dice.below(many);
        let before = texts(&self.computers, on);
        if self.act(on) {
            self.note(on, &before);
        }
    }

    /// Notes what a person did: a text replaces what they had before their eyes in its place, also in the Bin.
    fn note(&mut self, on: usize, before: &BTreeMap<Field, String>) {
        let after = texts(&self.computers, on);
        for (field, was) in before {
            match after.get(field) {
                // Undone along with its entry.
                None => drop(self.standing.remove(field)),
                Some(is) if is == was => (),
                Some(_) => {
                    let seen = |text: &String| {
                        let mut seen = before.iter().filter(|((_, of), _)| *of == field.1);
                        seen.any(|(_, seen)| seen == text)
                    };
                    self.standing
                        .entry(field.clone())
                        .or_default()
                        .retain(|text| !seen(text));
                }
            }
        }
        for (field, is) in after {
            if !is.is_empty() && before.get(&field) != Some(&is) {
                self.standing.entry(field).or_default().insert(is);
            }
        }
    }

    /// Does something, and tells whether a person wrote by it.
    fn act(&mut self, on: usize) -> bool {
        let many = self.computers.records.len();
        match self.dice.below(16) {
            0 | 1 => {
                let mut details = activity("Logged");
                details.description = self.text();
                let added = self.computers.records[on].add(details);
                self.logged.insert(added.expect("added").output.to_string());
            }
            2..=5 => {
                let (text, which) = (self.text(), self.dice.below(4));
                if let Some(id) = self.chosen(on) {
                    self.computers.edit(on, id, |it| match which {
                        0 => it.description = text,
                        1 => it.location = text,
                        2 => it.provider = text,
                        _ => it.reflection.what = text,
                    });
                }
            }
            6 => {
                let minutes = u32::try_from(self.dice.below(3) * 30).expect("a number");
                if let Some(id) = self.chosen(on) {
                    self.computers
                        .edit(on, id, |it| it.minutes = Minutes(minutes));
                }
            }
            7 => {
                if let Some(id) = self.chosen(on) {
                    drop(self.computers.records[on].delete(id).expect("deleted"));
                }
            }
            8 => {
                let bin = self.computers.bin(on);
                // What was put there by an import is left there: taken out, it counts, as it should.
                let titles = self.computers.binned(on);
                let own = bin
                    .iter()
                    .zip(titles)
                    .find(|(_, title)| !title.ends_with(" (as imported)"));
                if let Some((entry, _)) = own {
                    drop(
                        self.computers.records[on]
                            .restore(*entry)
                            .expect("restored"),
                    );
                }
            }
            9 => {
                let undone = self.computers.records[on].undo();
                return undone.is_ok_and(|undone| undone.output != "import a record");
            }
            10 => {
                let text = self.text();
                let added = self.computers.records[on].add_evidence(note(&text));
                let number = added.expect("added").output.number;
                if let Some(id) = self.chosen(on) {
                    self.computers.edit(on, id, |it| {
                        it.description = format!("{text} [{number}]");
                    });
                }
            }
            _ => {
                let to = (on + 1 + self.dice.below(many - 1)) % many;
                self.bring(on, to);
                return false;
            }
        }
        true
    }

    /// Brings one record to another: once is as good as twice.
    fn bring(&mut self, from: usize, to: usize) {
        self.computers.bring(from, to);
        let again = self.computers.import(from, to);
        assert!(!again.has_changed() && again.both.is_empty(), "{again:?}");
    }

    /// Returns the texts that stand and a record does not have, once each was brought to each.
    fn lost(&self) -> Vec<String> {
        let mut lost = Vec::new();
        for on in 0..self.computers.records.len() {
            let has: BTreeSet<String> = texts(&self.computers, on).into_values().collect();
            for ((entry, field), standing) in &self.standing {
                let gone = standing.iter().filter(|text| !has.contains(*text));
                lost.extend(gone.map(|text| format!("{text} ({field} of {entry}) on {on}")));
            }
        }
        lost
    }

    /// Looks at what must be so at any time.
    fn look(&mut self) {
        self.computers.check();
        for on in 0..self.computers.records.len() {
            for (id, values) in live(&self.computers, on) {
                assert!(self.logged.contains(&id), "{values:?} counts twice");
            }
            let conn = database(self.computers.records[on].dir());
            let mut query = conn
                .prepare("SELECT description FROM activity WHERE description LIKE '% [E%'")
                .expect("a query");
            let rows = query.query_map([], |row| row.get::<_, String>(0));
            for text in rows.expect("rows") {
                let text = text.expect("a text");
                let (about, number) = text.split_once(" [E").expect("a citation");
                let number = number.trim_end_matches(']');
                let sql = format!(
                    "SELECT ifnull(max(title), 'nothing') FROM evidence WHERE number = {number}"
                );
                let cited = self.computers.asked(on, &sql);
                let is_it = cited == Value::Text(about.to_owned());
                assert!(
                    is_it || cited == Value::Text("nothing".to_owned()),
                    "“{text}” cites {cited:?}"
                );
            }
        }
    }
}

#[test]
fn no_hour_counts_twice_and_no_text_is_lost_whoever_brings_what_to_whom() {
    let (mut apart, mut lost, tried) = (0, Vec::new(), schedules());
    for seed in first_seed()..first_seed() + tried {
        let _playing = Playing(seed);
        let mut schedule = Schedule::new(seed);
        for _ in 0..16 {
            schedule.step();
        }
        let many = schedule.computers.records.len();
        for from in (0..many).chain(0..many) {
            schedule.bring(from, (from + 1) % many);
        }
        schedule.look();
        let gone = schedule.lost();
        lost.extend(gone.into_iter().map(|text| format!("{seed}: {text}")));
        let first = live(&schedule.computers, 0);
        apart += u64::from((1..many).any(|on| live(&schedule.computers, on) != first));
    }
    #[expect(clippy::print_stdout, reason = "a row of the table of .ci/safety")]
    {
        println!(
            "\nSAFETY | records merged at random by 2 or 3 computers | {tried} | {} | {apart} did not come to the same",
            lost.len()
        );
    }
    assert!(lost.is_empty(), "{lost:#?}");
}
