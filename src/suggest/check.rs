//! What in a lexicon can never help, with its line: for whoever writes one.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;
use toml::Spanned;

use super::lexicon::MOST;
use super::pattern::Pattern;
use super::suggestion::Aspect;
use super::words::words;
use crate::domain::profile::Profile;
use crate::domain::{ActivityKind, FileProblem, FileProblems, RequirementKey};
use crate::toml_file;

/// A term with its place.
type Said = Spanned<String>;

/// The words for one requirement, with their places.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Terms {
    strong: Vec<Said>,
    weak: Vec<Said>,
    kinds: Vec<Said>,
    not: Vec<Said>,
    #[serde(rename = "note")]
    _note: Option<IgnoredAny>,
}

/// Looks through a lexicon: for what is no lexicon at all, requirements that the role has not, terms that are there twice or
/// can never match, and kinds of activity that are none.
#[must_use]
pub fn check(text: &str, profile: &Profile) -> Vec<FileProblem> {
    let read: BTreeMap<Said, Terms> = match toml_file::read(text) {
        Ok(read) => read,
        Err(problem) => return vec![problem],
    };
    let mut found = Checking {
        text,
        problems: FileProblems::default(),
    };
    for (key, terms) in &read {
        found.key(key, profile);
        found.terms(key.get_ref(), terms);
        for kind in &terms.kinds {
            if let Err(wrong) = ActivityKind::parse(kind.get_ref()) {
                found.add(
                    kind,
                    key.get_ref(),
                    format!("{}. {}", wrong.problem, wrong.hint),
                );
            }
        }
    }
    found.problems.by_line()
}

/// Tells whether a text is meant as a lexicon: tables with lists of words, and nothing of a role profile.
#[must_use]
pub fn is_lexicon(text: &str) -> bool {
    let lists = ["strong", "weak", "kinds", "not"];
    let is_list = |line: &str| {
        let name = line.split('=').next().unwrap_or_default().trim();
        line.contains('=') && lists.contains(&name)
    };
    let mut lines = text.lines().map(str::trim);
    !text.contains("[[") && lines.any(is_list)
}

struct Checking<'a> {
    text: &'a str,
    problems: FileProblems,
}

impl Checking<'_> {
    fn add(&mut self, at: &Said, field: &str, says: String) {
        let text = self.text;
        self.problems
            .add(|| FileProblem::at(text, at.span().start, field, says));
    }

    fn key(&mut self, key: &Said, profile: &Profile) {
        let parsed = RequirementKey::parse(key.get_ref()).ok();
        let asked = parsed.and_then(|key| profile.requirement(&key));
        let says = match asked {
            None => {
                "the role asks for nothing of that key; write one that it has, such as pda/mentoring"
            }
            Some(asked) if Aspect::of(asked).is_none() => {
                "a qualification is held, and no entry can show it; take these words out"
            }
            Some(_) => return,
        };
        self.add(key, key.get_ref(), says.to_owned());
    }

    fn terms(&mut self, key: &str, terms: &Terms) {
        for list in [&terms.strong, &terms.weak, &terms.not] {
            if let Some(more) = list.get(MOST) {
                let says =
                    format!("a list has at most {MOST} terms; from here on they are not read");
                self.add(more, key, says);
            }
        }
        let mut seen: BTreeMap<Pattern, &str> = BTreeMap::new();
        let strong = terms.strong.iter().take(MOST);
        for term in strong.chain(terms.weak.iter().take(MOST)) {
            let said = term.get_ref().as_str();
            let pattern = Pattern::of(said);
            if let Some(why) = never(said, &pattern) {
                self.add(term, key, format!("“{said}” can never match: {why}"));
                continue;
            }
            match seen.get(&pattern) {
                Some(other) if *other == said => {
                    self.add(term, key, format!("“{said}” is there twice"));
                }
                Some(other) => self.add(
                    term,
                    key,
                    format!("“{said}” finds the same words as “{other}”; leave one of them"),
                ),
                None => {
                    seen.insert(pattern, said);
                }
            }
        }
        let strong = terms.strong.iter().take(MOST);
        let strong: Vec<Pattern> = strong.map(|term| Pattern::of(term.get_ref())).collect();
        for not in terms.not.iter().take(MOST) {
            let said = not.get_ref().as_str();
            let around = words(&[said]);
            let holds = |pattern: &Pattern| {
                (0..around.len()).any(|from| pattern.ends(&around, from).is_some())
            };
            if let Some(why) = never(said, &Pattern::of(said)) {
                self.add(not, key, format!("“{said}” can never match: {why}"));
            } else if !strong.iter().any(holds) {
                self.add(
                    not,
                    key,
                    format!("“{said}” has none of the strong words in it, so it changes nothing"),
                );
            }
        }
    }
}

/// Says why a term can never match, if it cannot.
fn never(said: &str, pattern: &Pattern) -> Option<&'static str> {
    if pattern.pieces.is_empty() {
        return Some("there is no word in it");
    }
    let without_gaps: Vec<&str> = said
        .split_whitespace()
        .filter(|part| *part != "..")
        .collect();
    let inside = words(&[&without_gaps.join(" ")]);
    let first = inside.first().map(|word| word.sentence);
    let ends = inside.iter().any(|word| Some(word.sentence) != first);
    ends.then_some("a sentence ends within it")
}
