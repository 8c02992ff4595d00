//! Suggestions as scripts see them.

use serde::Serialize;
use serde_json::Value;

use super::value;
use crate::cli::CliError;
use crate::domain::profile::Profile;
use crate::domain::{Link, RequirementKey};
use crate::record::Mention;
use crate::suggest::{Answers, Because, Counts, Learnt, Suggestion};

/// What an entry may show.
#[derive(Serialize)]
pub(in crate::cli) struct SuggestionsView<'a> {
    pub suggestions: Vec<SuggestionView<'a>>,
    /// Whether suggestions go by a lexicon, and not by the role's own words alone.
    pub lexicon: bool,
}

#[derive(Serialize)]
pub(in crate::cli) struct SuggestionView<'a> {
    key: &'a RequirementKey,
    sort: &'static str,
    name: String,
    score: f64,
    shown: bool,
    linked: bool,
    because: Vec<BecauseView<'a>>,
    reason: &'a str,
}

#[derive(Serialize)]
struct BecauseView<'a> {
    term: &'a str,
    field: &'a str,
    text: &'a str,
    start: usize,
    end: usize,
}

impl<'a> SuggestionsView<'a> {
    /// Shows suggestions for an entry with these links.
    pub fn new(
        found: &'a [Suggestion],
        links: &[Link],
        profile: &Profile,
        has_lexicon: bool,
    ) -> Self {
        let view = |one: &'a Suggestion| SuggestionView {
            key: &one.key,
            sort: one.sort.key(),
            name: profile.name_of(&one.key),
            score: hundredths(one.score),
            shown: one.shown,
            linked: links.iter().any(|link| link.key.requirement == one.key),
            because: one.because.iter().map(BecauseView::from).collect(),
            reason: &one.reason,
        };
        Self {
            suggestions: found.iter().map(view).collect(),
            lexicon: has_lexicon,
        }
    }

    /// Puts the suggestions behind the fields of an entry's own view.
    pub fn behind(&self, entry: Value) -> Result<Value, CliError> {
        let (mut entry, Value::Object(fields)) = (entry, value(self)?) else {
            return Err(CliError::failed("Suggestions are told as fields"));
        };
        if let Value::Object(known) = &mut entry {
            known.extend(fields);
        }
        Ok(entry)
    }
}

impl<'a> From<&'a Because> for BecauseView<'a> {
    fn from(because: &'a Because) -> Self {
        let Because {
            term,
            field,
            text,
            start,
            end,
        } = because;
        Self {
            term,
            field,
            text,
            start: *start,
            end: *end,
        }
    }
}

/// The entries that may show a requirement.
#[derive(Serialize)]
pub(in crate::cli) struct MentionsView<'a> {
    mentions: Vec<MentionView<'a>>,
}

#[derive(Serialize)]
struct MentionView<'a> {
    #[serde(rename = "type")]
    sort: &'static str,
    id: String,
    title: &'a str,
    score: f64,
    because: Vec<BecauseView<'a>>,
    reason: &'a str,
}

impl<'a> MentionsView<'a> {
    /// Shows what mentions a requirement.
    pub fn new(mentions: &'a [Mention]) -> Self {
        let view = |mention: &'a Mention| MentionView {
            sort: mention.entry.sort().key(),
            id: mention.entry.uuid().to_string(),
            title: &mention.title,
            score: hundredths(mention.suggestion.score),
            because: mention
                .suggestion
                .because
                .iter()
                .map(BecauseView::from)
                .collect(),
            reason: &mention.suggestion.reason,
        };
        Self {
            mentions: mentions.iter().map(view).collect(),
        }
    }
}

/// What was learnt from answers.
#[derive(Serialize)]
pub(in crate::cli) struct LearntView<'a> {
    learnt: Vec<RequirementLearntView<'a>>,
}

#[derive(Serialize)]
struct RequirementLearntView<'a> {
    key: &'a RequirementKey,
    name: String,
    accepted: u32,
    refused: u32,
    factor: f64,
    terms: Vec<TermLearntView<'a>>,
}

#[derive(Serialize)]
struct TermLearntView<'a> {
    term: &'a str,
    accepted: u32,
    refused: u32,
    factor: f64,
}

impl<'a> LearntView<'a> {
    /// Shows all that was learnt.
    pub fn new(learnt: &'a Learnt, profile: &Profile) -> Self {
        let view = |(key, answers): (&'a RequirementKey, &'a Answers)| {
            let terms = answers.terms.iter();
            let terms = terms.map(|(term, counts)| TermLearntView {
                term,
                accepted: counts.accepted,
                refused: counts.refused,
                factor: hundredths(answers.term_factor(term)),
            });
            let Counts { accepted, refused } = answers.whole;
            RequirementLearntView {
                key,
                name: profile.name_of(key),
                accepted,
                refused,
                factor: hundredths(answers.factor()),
                terms: terms.collect(),
            }
        };
        Self {
            learnt: learnt.iter().map(view).collect(),
        }
    }
}

/// How many answers were forgotten.
#[derive(Serialize)]
pub(in crate::cli) struct ForgottenView {
    pub forgotten: usize,
}

fn hundredths(value: f64) -> f64 {
    (value * 100.0).round() / 100.0
}
