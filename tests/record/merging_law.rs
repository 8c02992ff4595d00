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

struct Schedule {
    dice: Dice,
    computers: Computers,
    /// What each computer ever held.
    known: Vec<BTreeSet<String>>,
    logged: BTreeSet<String>,
    said: usize,
}

/// The texts of a record's activities, in the Bin or not.
fn texts(computers: &Computers, on: usize) -> BTreeSet<String> {
    let conn = database(computers.records[on].dir());
    let mut query = conn
        .prepare("SELECT description, location, provider, what FROM activity")
        .expect("a query");
    let rows = query.query_map([], |row| {
        (0..4)
            .map(|n| row.get::<_, String>(n))
            .collect::<Result<Vec<_>, _>>()
    });
    let rows: Vec<Vec<String>> = rows.expect("rows").collect::<Result<_, _>>().expect("rows");
    // Which piece a text cites is looked at by itself.
    let bare = |text: String| text.split(" [").next().unwrap_or_default().to_owned();
    rows.into_iter()
        .flatten()
        .map(bare)
        .filter(|text| !text.is_empty())
        .collect()
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
            known: vec![BTreeSet::new(); many],
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
            9 => drop(self.computers.records[on].undo()),
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
            }
        }
        self.known[on].extend(texts(&self.computers, on));
    }

    /// Brings one record to another, and looks whether what stood in either stands in the other, or was known to it.
    fn bring(&mut self, from: usize, to: usize) {
        for on in [from, to] {
            self.known[on].extend(texts(&self.computers, on));
        }
        let [theirs, ours] = [from, to].map(|on| texts(&self.computers, on));
        self.computers.bring(from, to);
        let now = texts(&self.computers, to);
        for text in ours.difference(&now) {
            assert!(
                self.known[from].contains(text),
                "“{text}” went unseen from {to}"
            );
        }
        for text in theirs.difference(&now) {
            assert!(
                self.known[to].contains(text),
                "“{text}” of {from} did not come"
            );
        }
        self.known[to].extend(now);
        let again = self.computers.import(from, to);
        assert!(!again.has_changed() && again.both.is_empty(), "{again:?}");
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
    let (mut apart, tried) = (0, schedules());
    for seed in 0..tried {
        let mut schedule = Schedule::new(seed);
        for _ in 0..16 {
            schedule.step();
        }
        let many = schedule.computers.records.len();
        for from in (0..many).chain(0..many) {
            schedule.bring(from, (from + 1) % many);
        }
        schedule.look();
        let first = live(&schedule.computers, 0);
        apart += u64::from((1..many).any(|on| live(&schedule.computers, on) != first));
    }
    #[expect(clippy::print_stdout, reason = "a row of the table of .ci/safety")]
    {
        println!(
            "\nSAFETY | records merged at random by 2 or 3 computers | {tried} | 0 | {apart} did not come to the same"
        );
    }
}
