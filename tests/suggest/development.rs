//! How often the proposals are right: on the entries that there are to develop on, and on the sample record.
//!
//! ```sh
//! cargo test --test suggest -- --nocapture report
//! ```
//!
//! prints recall, precision and how sure both are. The lexicon was made with the development entries in sight, so their figures
//! flatter; they are floors, below which a change made something worse. What is kept back is measured elsewhere.

use cairn::domain::{ActivityKind, RequirementKey};
use cairn::profiles::shipped_by_key;
use cairn::record::{Clock, Record, sample};
use cairn::suggest::{Learnt, Lexicon, Suggester, Tells as _, Written};
use serde::Deserialize;

use super::{Aspect, Suggestion, suggester};

const ENTRIES: &str = include_str!("development.jsonl");
const LEXICON: &str = include_str!("../../data/suggest/knowledge-manager.toml");
/// How many parts are taught by the others in turn, and how often entries are drawn anew for an interval.
const FOLDS: usize = 6;
const DRAWS: usize = 2000;
/// How often half of the lexicon is left out.
const HALVES: usize = 8;

/// An entry with what it shows, as somebody said.
struct Labelled {
    texts: Vec<(&'static str, String)>,
    kind: Option<ActivityKind>,
    labels: Vec<RequirementKey>,
}

/// Labelled entries of which two sorts of requirement, or all three, were labelled.
struct Set {
    name: &'static str,
    entries: Vec<Labelled>,
    sorts: &'static [Aspect],
}

impl Labelled {
    fn written(&self) -> Written<'_> {
        let texts = self.texts.iter();
        Written {
            texts: texts.map(|(field, text)| (*field, text.as_str())).collect(),
            kind: self.kind,
        }
    }
}

fn key(text: &str) -> RequirementKey {
    RequirementKey::parse(text).expect("a key")
}

fn development() -> Set {
    #[derive(Deserialize)]
    struct Entry {
        text: String,
        pda: Vec<String>,
        skills: Vec<String>,
    }
    let lines = ENTRIES.lines().filter(|line| !line.trim().is_empty());
    let entries = lines.map(|line| {
        let entry: Entry = serde_json::from_str(line).expect("an entry");
        let labels = entry.pda.iter().chain(&entry.skills);
        Labelled {
            labels: labels.map(|label| key(label)).collect(),
            texts: vec![("title", entry.text)],
            kind: None,
        }
    });
    Set {
        name: "development",
        entries: entries.collect(),
        sorts: &[Aspect::Pda, Aspect::Skill],
    }
}

/// The sample record, in which somebody linked what they chose to, and not all that an entry shows.
fn of_the_sample() -> Set {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let dir = folder.path().join("record");
    let day = "2026-11-23".parse().expect("a day");
    let record: Record = sample::create(&dir, Clock::fixed(day)).expect("the sample");
    let all: Vec<cairn::domain::Activity> = record.all().expect("a list");
    let entries = all.iter().map(|activity| {
        let details = &activity.details;
        let links = details.links.iter();
        let mut labels: Vec<RequirementKey> =
            links.map(|link| link.key.requirement.clone()).collect();
        labels.dedup();
        let written = details.told();
        let texts = written.texts.into_iter();
        Labelled {
            texts: texts
                .map(|(field, text)| (field, text.to_owned()))
                .collect(),
            kind: written.kind,
            labels,
        }
    });
    let labelled = entries.filter(|entry| !entry.labels.is_empty());
    Set {
        name: "sample record",
        entries: labelled.collect(),
        sorts: &Aspect::ALL,
    }
}

/// What was proposed for each entry of a set.
type Proposed<'a> = Vec<(&'a Labelled, Vec<Suggestion>)>;

fn proposed<'a>(set: &'a Set, suggester: &Suggester) -> Proposed<'a> {
    let entries = set.entries.iter();
    let asked = entries.map(|entry| {
        let found = suggester.suggest(&entry.written(), &Learnt::default());
        (entry, found)
    });
    asked.collect()
}

/// What is proposed by the lexicon with half of its terms left out at random, several times over: as if nobody had thought of
/// them.
fn forgetful(set: &Set) -> Proposed<'_> {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let whole: toml::Table = LEXICON.parse().expect("TOML");
    let mut random = Random::default();
    let mut all = Vec::new();
    for _ in 0..HALVES {
        let mut half = whole.clone();
        for (_, terms) in &mut half {
            for name in ["strong", "weak"] {
                if let Some(toml::Value::Array(list)) = terms.get_mut(name) {
                    list.retain(|_| random.below(2) == 0);
                }
            }
        }
        let text = toml::to_string(&half).expect("TOML");
        let lexicon = Lexicon::read(&text).expect("a lexicon");
        all.extend(proposed(set, &Suggester::new(&profile, Some(&lexicon))));
    }
    all
}

/// Numbers that look random and are the same in every run.
struct Random(u64);

impl Default for Random {
    fn default() -> Self {
        Self(0x9e37_79b9_7f4a_7c15)
    }
}

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        let Self(state) = self;
        *state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from(*state >> 33).unwrap_or_default() % limit.max(1)
    }
}

/// What is proposed for each part of a set by what the other parts taught: labels as if linked, the rest of what was shown as
/// if refused.
fn taught<'a>(set: &'a Set, suggester: &Suggester) -> Proposed<'a> {
    let profile = shipped_by_key("knowledge-manager").expect("a profile");
    let lexicon = Lexicon::shipped(&profile.key).expect("a lexicon");
    let mut all = Vec::new();
    for fold in 0..FOLDS {
        let mut learnt = Learnt::default();
        let is_asked = |at: usize| at % FOLDS == fold;
        let entries = || set.entries.iter().enumerate();
        for (_, entry) in entries().filter(|(at, _)| !is_asked(*at)) {
            let written = entry.written();
            for label in &entry.labels {
                let terms = lexicon.speaking(&profile, label, &written);
                learnt.take_in(label, true, terms.iter().map(String::as_str));
            }
            for one in suggester.suggest(&written, &Learnt::default()) {
                let refused = one.shown && set.sorts.contains(&one.sort);
                if refused && !entry.labels.contains(&one.key) {
                    let terms = one.because.iter().map(|because| because.term.as_str());
                    learnt.take_in(&one.key, false, terms);
                }
            }
        }
        for (_, entry) in entries().filter(|(at, _)| is_asked(*at)) {
            all.push((entry, suggester.suggest(&entry.written(), &learnt)));
        }
    }
    all
}

/// The share of an entry's labels of a sort that stand among the first so many; none where it has no such label.
fn recalled(
    (entry, found): &(&Labelled, Vec<Suggestion>),
    sort: Aspect,
    first: usize,
) -> Option<f64> {
    let ranked = found.iter().filter(|one| one.sort == sort).take(first);
    let ranked: Vec<&RequirementKey> = ranked.map(|one| &one.key).collect();
    let profile_sort = |label: &&RequirementKey| sort_of(label) == Some(sort);
    let labels: Vec<&RequirementKey> = entry.labels.iter().filter(profile_sort).collect();
    let hits = labels.iter().filter(|label| ranked.contains(label)).count();
    (!labels.is_empty()).then(|| hits as f64 / labels.len() as f64)
}

fn sort_of(key: &RequirementKey) -> Option<Aspect> {
    match key.section() {
        "pda" => Some(Aspect::Pda),
        "behaviour" => Some(Aspect::Behaviour),
        "qualification" => None,
        _ => Some(Aspect::Skill),
    }
}

/// Whether each thing that is shown of a sort was labelled.
fn shown(all: &Proposed<'_>, sort: Aspect) -> Vec<f64> {
    let each = all.iter().flat_map(|(entry, found)| {
        let shown = found
            .iter()
            .filter(move |one| one.sort == sort && one.shown);
        shown.map(|one| f64::from(u8::from(entry.labels.contains(&one.key))))
    });
    each.collect()
}

fn mean(values: &[f64]) -> f64 {
    values.iter().sum::<f64>() / (values.len().max(1)) as f64
}

/// Within what the mean lies in 95 of 100 draws of as many, with replacement; drawn alike in every run.
fn interval(values: &[f64]) -> (f64, f64) {
    let mut random = Random::default();
    let mut means: Vec<f64> = (0..DRAWS)
        .map(|_| {
            let drawn: Vec<f64> = values
                .iter()
                .map(|_| values[random.below(values.len())])
                .collect();
            mean(&drawn)
        })
        .collect();
    means.sort_by(f64::total_cmp);
    (means[DRAWS * 25 / 1000], means[DRAWS * 975 / 1000])
}

/// Prints a figure with its interval, and returns it.
fn told(what: &str, values: &[f64]) -> f64 {
    let (figure, (from, to)) = (mean(values), interval(values));
    #[expect(clippy::print_stdout, reason = "the report that somebody asks for")]
    {
        println!(
            "  {what:<28} {figure:.2}  ({from:.2} to {to:.2}, of {})",
            values.len()
        );
    }
    figure
}

/// Reports on a set, and returns recall at 3 and 5 and precision by sort.
fn report(how: &str, set: &Set, all: &Proposed<'_>) -> Vec<(Aspect, [f64; 3])> {
    #[expect(clippy::print_stdout, reason = "the report that somebody asks for")]
    {
        println!("{}, {how}", set.name);
    }
    let of_sort = |sort: Aspect| {
        let at = |first: usize| -> Vec<f64> {
            all.iter()
                .filter_map(|one| recalled(one, sort, first))
                .collect()
        };
        let name = sort.key();
        told(&format!("{name} recall at 1"), &at(1));
        let three = told(&format!("{name} recall at 3"), &at(3));
        let five = told(&format!("{name} recall at 5"), &at(5));
        let right = told(&format!("{name} shown, labelled"), &shown(all, sort));
        (sort, [three, five, right])
    };
    set.sorts.iter().map(|sort| of_sort(*sort)).collect()
}

#[test]
fn the_report_stands_where_it_stood() {
    let suggester = suggester();
    let floors: [(Set, [&[[f64; 3]]; 3]); 2] = [
        (
            development(),
            [
                &[[0.98, 0.98, 0.83], [0.95, 0.97, 0.72]],
                &[[0.95, 0.98, 0.84], [0.95, 0.97, 0.73]],
                &[[0.80, 0.86, 0.80], [0.72, 0.81, 0.70]],
            ],
        ),
        (
            of_the_sample(),
            [
                &[[0.99, 0.99, 0.46], [0.82, 0.87, 0.43], [0.89, 0.94, 0.49]],
                &[[0.99, 0.99, 0.48], [0.79, 0.83, 0.34], [0.89, 0.92, 0.48]],
                &[[0.92, 0.98, 0.48], [0.69, 0.76, 0.54], [0.80, 0.86, 0.42]],
            ],
        ),
    ];
    for (set, floors) in floors {
        let found = [
            ("as it comes", proposed(&set, &suggester)),
            ("taught by the other entries", taught(&set, &suggester)),
            ("with half of the lexicon", forgetful(&set)),
        ];
        for ((how, found), floors) in found.into_iter().zip(floors) {
            for ((sort, figures), floors) in report(how, &set, &found).into_iter().zip(floors) {
                let holds = figures
                    .iter()
                    .zip(floors)
                    .all(|(figure, floor)| figure >= floor);
                let (name, of) = (sort.key(), set.name);
                assert!(
                    holds,
                    "{name} of the {of}, {how}: {figures:.2?} is below {floors:.2?}"
                );
            }
        }
    }
}
