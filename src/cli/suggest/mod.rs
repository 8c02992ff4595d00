//! `cairn suggest`.

mod learnt;
mod mentions;

use clap::{ArgGroup, Args, Subcommand};

use super::json::suggest::SuggestionsView;
use super::out::Out;
use super::told::Told as _;
use super::typed::Typed;
use super::{CliError, Session};
use crate::domain::profile::Profile;
use crate::domain::{Activity, ActivityKind, Evidence, Link};
use crate::profiles;
use crate::record::Record;
use crate::suggest::{Learnt, Lexicon, Suggester, Suggestion, Written};

/// What is said where suggestions go by the role's own words.
const NO_LEXICON: &str = "This role has no lexicon: its own words rank what an entry may show, and nothing is sure enough to be shown without --all";

/// Say what an entry may show, with the words that speak for it; nothing is linked by that
#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
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
    #[command(subcommand)]
    learning: Option<Learning>,
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

#[derive(Debug, Subcommand)]
enum Learning {
    /// List the entries that may show a requirement and are not linked to it
    Mentions(mentions::Mentions),
    /// List what your links and answers taught
    Learnt,
    /// Forget what was learnt, of some requirements or of all
    Forget(learnt::Forget),
    /// Say what an entry does not show, so that it is not suggested for it again
    Refuse(learnt::Refuse),
}

/// What was found, and what it was found by.
struct Found {
    suggestions: Vec<Suggestion>,
    links: Vec<Link>,
    profile: std::sync::Arc<Profile>,
    has_lexicon: bool,
}

/// Suggests, or shows and changes what was learnt.
pub fn run(args: &Suggest, session: &mut Session) -> Result<(), CliError> {
    match &args.learning {
        Some(Learning::Mentions(args)) => return mentions::list(args, session),
        Some(Learning::Learnt) => return learnt::list(session),
        Some(Learning::Forget(args)) => return learnt::forget(args, session),
        Some(Learning::Refuse(args)) => return learnt::refuse(args, session),
        None => {}
    }
    let mut found = found(args, session)?;
    found.suggestions.retain(|one| args.all || one.shown);
    let view = found.view();
    session.answer(&view, |out| {
        if found.suggestions.is_empty() {
            out.line("Nothing in it is sure enough to be suggested; --all shows the whole ranking");
        }
        found.in_words(out);
    });
    Ok(())
}

fn found(args: &Suggest, session: &Session) -> Result<Found, CliError> {
    if let Some(typed) = &args.activity {
        let record = session.record()?;
        let activity = record.get(Activity::find(&record, typed)?)?;
        let suggestions = record.suggestions(activity.id)?;
        return Found::of(&record, suggestions, activity.details.links);
    }
    if let Some(typed) = &args.evidence {
        let record = session.record()?;
        let evidence = record.get(Evidence::find(&record, typed)?)?;
        let suggestions = record.suggestions(evidence.id)?;
        return Found::of(&record, suggestions, evidence.details.links);
    }
    let mut typed = Typed::on(session.today());
    let Texts {
        description,
        what,
        so_what,
        now_what,
        kind,
    } = &args.texts;
    let kind = kind.as_deref().map(ActivityKind::parse);
    let kind = kind.and_then(|kind| typed.note(kind));
    typed.finish(Ok(()))?;
    let texts = [
        ("title", &args.title),
        ("description", description),
        ("what", what),
        ("so_what", so_what),
        ("now_what", now_what),
    ];
    let texts = texts.into_iter();
    let written = Written {
        texts: texts
            .filter_map(|(field, text)| Some((field, text.as_deref()?)))
            .collect(),
        kind,
    };
    if let Some(record) = session.record_if_any()? {
        let suggester = record.suggester()?;
        let suggestions = suggester.suggest(&written, &record.taught()?.learnt);
        return Found::of(&record, suggestions, Vec::new());
    }
    let shipped = profiles::shipped().into_iter().next();
    let profile = shipped.ok_or_else(|| CliError::failed("No role comes with this Cairn"))?;
    let lexicon = Lexicon::shipped(&profile.key);
    let suggester = Suggester::new(&profile, lexicon.as_deref());
    Ok(Found {
        suggestions: suggester.suggest(&written, &Learnt::default()),
        links: Vec::new(),
        profile: profile.into(),
        has_lexicon: suggester.has_lexicon(),
    })
}

impl Found {
    fn of(
        record: &Record,
        suggestions: Vec<Suggestion>,
        links: Vec<Link>,
    ) -> Result<Self, CliError> {
        Ok(Self {
            suggestions,
            links,
            profile: record.profile(),
            has_lexicon: record.lexicon()?.is_some(),
        })
    }

    fn view(&self) -> SuggestionsView<'_> {
        SuggestionsView::new(
            &self.suggestions,
            &self.links,
            &self.profile,
            self.has_lexicon,
        )
    }

    fn in_words(&self, out: &mut Out) {
        for one in &self.suggestions {
            let linked = self.links.iter();
            let mut linked = linked.map(|link| &link.key.requirement);
            let already = if linked.any(|key| *key == one.key) {
                " (linked already)"
            } else {
                ""
            };
            let name = self.profile.name_of(&one.key);
            out.line(format_args!("{}  {name}{already}", one.key));
            if !one.because.is_empty() {
                let words = one.because.iter();
                let words: Vec<String> =
                    words.map(|because| format!("“{}”", because.text)).collect();
                out.paragraph(2, &format!("you wrote {}", words.join(", ")));
            }
        }
        if !self.has_lexicon {
            out.line(NO_LEXICON);
        }
    }
}

/// Answers with an activity that was just logged and what it may show beside what it is linked to.
pub fn beside(
    activity: &Activity,
    record: &Record,
    session: &mut Session,
    say: impl FnOnce(&mut Out),
) -> Result<(), CliError> {
    let mut suggestions = record.suggestions(activity.id)?;
    suggestions.retain(|one| one.shown);
    let found = Found::of(record, suggestions, activity.details.links.clone())?;
    let view = found.view().behind(activity.view(record)?)?;
    let name = activity.name();
    session.answer(&view, |out| {
        say(out);
        out.gap();
        if found.suggestions.is_empty() {
            out.line("Nothing in it is sure enough to be suggested");
        } else {
            out.line("It may show these; none of them was linked:");
        }
        found.in_words(out);
        if !found.suggestions.is_empty() {
            out.line(format_args!(
                "Link one with `cairn activity edit {name} --add-link KEY=REASON`, or say no with `cairn suggest refuse KEY --activity {name}`"
            ));
        }
    });
    Ok(())
}
