//! `cairn suggest`.

use clap::{ArgGroup, Args};
use serde::Serialize;

use super::out::Out;
use super::told::Told as _;
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Activity, ActivityKind, Details as _, Evidence};
use crate::profiles;
use crate::suggest::{Because, Lexicon, Sort, Suggester, Suggestion, Written};

/// Say what an entry may show, with the words that speak for it; nothing is linked by that
#[derive(Debug, Args)]
#[command(group = ArgGroup::new("entry").required(true).args(["title", "activity", "evidence"]))]
pub struct Suggest {
    /// What it was
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    title: Option<String>,
    #[command(flatten)]
    texts: Texts,
    /// An activity of the log instead
    #[arg(long, value_name = "ID", conflicts_with = "Texts")]
    activity: Option<String>,
    /// A piece of evidence instead
    #[arg(long, value_name = "E7", conflicts_with = "Texts")]
    evidence: Option<String>,
    /// The whole ranking, also what is not sure enough to be shown
    #[arg(long)]
    all: bool,
}

#[derive(Debug, Args)]
#[group(multiple = true)]
struct Texts {
    /// What it was about
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    description: Option<String>,
    /// What happened
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    what: Option<String>,
    /// Why it matters
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    so_what: Option<String>,
    /// What follows
    #[arg(long, value_name = "TEXT", allow_hyphen_values = true)]
    now_what: Option<String>,
    /// What kind of activity it is
    #[arg(long, value_name = "KIND")]
    kind: Option<String>,
}

#[derive(Serialize)]
struct View<'a> {
    suggestions: Vec<SuggestionView<'a>>,
    /// Whether the role has words of its own to suggest by.
    lexicon: bool,
}

#[derive(Serialize)]
struct SuggestionView<'a> {
    key: String,
    sort: &'static str,
    name: String,
    score: f64,
    shown: bool,
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

/// Suggests.
pub fn run(args: &Suggest, session: &mut Session) -> Result<(), CliError> {
    let (profile, texts, kind) = asked(args, session)?;
    let lexicon = Lexicon::shipped(&profile);
    let has_lexicon = lexicon.is_some();
    let suggester = Suggester::new(&profile, &lexicon.unwrap_or_else(|| Lexicon::of(&profile)));
    let texts: Vec<(&'static str, &str)> = texts
        .iter()
        .map(|(field, text)| (*field, text.as_str()))
        .collect();
    let mut found = suggester.suggest(Written {
        texts: &texts,
        kind,
    });
    found.retain(|one| args.all || one.shown);
    let view = View {
        suggestions: found
            .iter()
            .map(|one| SuggestionView::new(one, &profile))
            .collect(),
        lexicon: has_lexicon,
    };
    session.answer(&view, |out| {
        if found.is_empty() {
            out.line("Nothing in it is sure enough to be suggested; --all shows the whole ranking");
        }
        for sort in Sort::ALL {
            of_sort(found.iter().filter(|one| one.sort == sort), &profile, out);
        }
        if !has_lexicon {
            out.line("This role has no words to suggest by but its own, which show nothing by themselves");
        }
    });
    Ok(())
}

/// Texts with the names of their fields.
type Named = Vec<(&'static str, String)>;

/// Returns the role and what is to be read.
fn asked(
    args: &Suggest,
    session: &mut Session,
) -> Result<(Profile, Named, Option<ActivityKind>), CliError> {
    let owned = |texts: Vec<(&'static str, &str)>| {
        texts
            .into_iter()
            .map(|(name, text)| (name, text.to_owned()))
            .collect()
    };
    if let Some(typed) = &args.activity {
        let record = session.record()?;
        let details = record.get(Activity::find(&record, typed)?)?.details;
        return Ok((
            record.profile().as_ref().clone(),
            owned(details.texts()),
            Some(details.kind),
        ));
    }
    if let Some(typed) = &args.evidence {
        let record = session.record()?;
        let details = record.get(Evidence::find(&record, typed)?)?.details;
        return Ok((
            record.profile().as_ref().clone(),
            owned(details.texts()),
            None,
        ));
    }
    let mut typed = Typed::on(session.today());
    let kind = args
        .texts
        .kind
        .as_deref()
        .and_then(|kind| typed.note(ActivityKind::parse(kind)));
    typed.finish(Ok(()))?;
    let Texts {
        description,
        what,
        so_what,
        now_what,
        kind: _,
    } = &args.texts;
    let texts = [
        ("title", &args.title),
        ("description", description),
        ("what", what),
        ("so_what", so_what),
        ("now_what", now_what),
    ];
    let texts = texts
        .into_iter()
        .filter_map(|(field, text)| Some((field, text.clone()?)));
    let profile = match session.record_if_any()? {
        Some(record) => record.profile().as_ref().clone(),
        None => profiles::shipped()
            .into_iter()
            .next()
            .ok_or_else(|| CliError::failed("No role comes with this Cairn"))?,
    };
    Ok((profile, texts.collect(), kind))
}

fn of_sort<'a>(found: impl Iterator<Item = &'a Suggestion>, profile: &Profile, out: &mut Out) {
    for one in found {
        out.line(format_args!("{}  {}", one.key, profile.name_of(&one.key)));
        if !one.because.is_empty() {
            let words: Vec<String> = one
                .because
                .iter()
                .map(|because| format!("“{}”", because.text))
                .collect();
            out.paragraph(2, &format!("you wrote {}", words.join(", ")));
        }
    }
}

impl<'a> SuggestionView<'a> {
    fn new(one: &'a Suggestion, profile: &Profile) -> Self {
        Self {
            key: one.key.to_string(),
            sort: one.sort.key(),
            name: profile.name_of(&one.key),
            score: (one.score * 100.0).round() / 100.0,
            shown: one.shown,
            because: one.because.iter().map(BecauseView::from).collect(),
            reason: &one.reason,
        }
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
