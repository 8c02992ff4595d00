//! Which role the record measures against, and another one looked at before it is used.

use std::path::Path;

use egui::{Label, RichText, Ui};

use crate::domain::profile::Profile;
use crate::domain::progress::RoleChange;
use crate::domain::{FileProblem, count, number, readable};
use crate::profiles::{ProfileError, shipped};
use crate::suggest::Lexicon;
use crate::ui::command::{Command, RoleSource};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::semibold;
use crate::ui::typed_path::TypedPath;
use crate::ui::widgets::{choice, line, primary_button, soft_button, stat_line, text_field};

/// How many problems of a file are listed.
const LISTED: usize = 8;

/// A role that was read, with what measuring against it would change.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The role.
    pub profile: Box<Profile>,
    /// What was odd about its page.
    pub warnings: Vec<FileProblem>,
    /// What would change.
    pub change: RoleChange,
    /// How many of its requirements would be met today.
    pub met: usize,
    /// The lexicon beside its file.
    pub lexicon: Option<String>,
    /// Whether it is the role that is in use, word for word.
    pub same: bool,
}

/// A role as it was read.
#[derive(Clone, Debug)]
pub struct RoleRead {
    /// The role.
    pub profile: Profile,
    /// What was odd about its page.
    pub warnings: Vec<FileProblem>,
    /// The lexicon beside its file.
    pub lexicon: Option<String>,
}

/// Why there is nothing to see.
#[derive(Clone, Debug)]
pub struct Refusal {
    /// What is wrong.
    problem: String,
    /// What to do about it.
    hint: String,
    /// The mistakes of the file, if it has some.
    mistakes: Vec<FileProblem>,
    /// Whether only the name of the role is missing.
    wants_title: bool,
}

impl Refusal {
    /// Says that a file could not be read.
    pub fn of_file(err: &crate::files::FileError) -> Self {
        Self {
            problem: err.to_string(),
            hint: err.hint().to_owned(),
            mistakes: Vec::new(),
            wants_title: false,
        }
    }

    /// Says what is wrong with the lexicon beside a role.
    pub fn of_lexicon(path: &Path, mistakes: Vec<FileProblem>) -> Self {
        let name = path.file_name().unwrap_or_default();
        Self {
            problem: format!("{} has mistakes", readable(name)),
            hint: "Mend these lines, or move it away, and look at the role again".to_owned(),
            mistakes,
            wants_title: false,
        }
    }

    /// Says why a text is no role.
    pub fn of_text(err: ProfileError) -> Self {
        let wants_title = matches!(err, ProfileError::NoTitle);
        let (problem, hint) = match &err {
            ProfileError::Problems(_) => (
                "This profile file has mistakes".to_owned(),
                "Mend these lines and look at it again".to_owned(),
            ),
            ProfileError::NotAPage => (err.to_string(), err.hint().to_owned()),
            ProfileError::NoTitle => (err.to_string(), "Name the role below".to_owned()),
        };
        let mistakes = match err {
            ProfileError::Problems(mistakes) => mistakes,
            ProfileError::NotAPage | ProfileError::NoTitle => Vec::new(),
        };
        Self {
            problem,
            hint,
            mistakes,
            wants_title,
        }
    }
}

/// Another role being chosen.
#[derive(Debug, Default)]
pub struct RoleForm {
    /// The roles that come with Cairn by key and title; none while the form is closed.
    shipped: Option<Vec<(String, String)>>,
    from: From,
    path: TypedPath,
    title: String,
    seen: Option<Result<Seen, Refusal>>,
}

/// What is chosen: a role that comes with Cairn by its place, or a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum From {
    #[default]
    Nothing,
    Shipped(usize),
    File,
}

impl RoleForm {
    /// Tells whether another role is being chosen.
    pub const fn is_open(&self) -> bool {
        self.shipped.is_some()
    }

    /// Shows what came of looking at a role.
    pub fn show(&mut self, seen: Result<Seen, Refusal>) {
        self.seen = Some(seen);
    }

    /// Takes a file that was chosen or dropped; returns what to look at.
    pub fn take_file(&mut self, path: &Path) -> RoleSource {
        self.from = From::File;
        self.path.take(path);
        self.source()
    }

    fn source(&self) -> RoleSource {
        RoleSource::File {
            path: self.path.path().unwrap_or_default(),
            title: self.title.trim().to_owned(),
        }
    }

    /// Draws the role in use and the way to another.
    pub fn ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let profile = &cx.model.profile;
        stat_line(ui, cx.tokens, "Role profile", &profile.title);
        stat_line(ui, cx.tokens, "Kept by", &profile.responsible_body);
        let asks = number(profile.requirements.len());
        stat_line(ui, cx.tokens, "Requirements", &asks);
        if !self.is_open() {
            if soft_button(ui, "Choose another role").clicked() {
                let roles = shipped().into_iter();
                self.shipped = Some(roles.map(|role| (role.key, role.title)).collect());
            }
            return;
        }
        self.choose_ui(ui, cx);
        match &self.seen {
            Some(Ok(seen)) => seen_ui(ui, cx, seen),
            Some(Err(refusal)) => refusal_ui(ui, cx, refusal),
            None => {}
        }
        if soft_button(ui, "Keep the present role").clicked() {
            *self = Self::default();
        }
    }

    fn choose_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let roles = self.shipped.as_deref().unwrap_or_default();
        let mut options: Vec<(From, &str)> = (0..)
            .map(From::Shipped)
            .zip(roles.iter().map(|(_, title)| title.as_str()))
            .collect();
        options.push((From::File, "A file"));
        let mut from = self.from;
        if choice(ui, cx.tokens, "Another role", &options, &mut from) {
            self.seen = None;
            let chosen = match from {
                From::Shipped(place) => roles.get(place),
                From::Nothing | From::File => None,
            };
            if let Some((key, _)) = chosen {
                cx.send(Command::LookAtRole(RoleSource::Shipped(key.clone())));
            }
            self.from = from;
        }
        if from == From::File {
            self.file_ui(ui, cx);
        }
    }

    fn file_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let says = "A profile file, or the page of a role on the web: select all of it, copy it into a text file and save it.";
        ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
        let (name, hint) = ("Profile or page", "Where the file is, or drop it here");
        let field = text_field(ui, cx.tokens, name, hint, &mut self.path.shown, None);
        let entered = keys::entered_in(ui, &field);
        let wants_title = matches!(&self.seen, Some(Err(refusal)) if refusal.wants_title);
        if wants_title || !self.title.is_empty() {
            let (name, hint) = ("What the role is called", "Such as Librarian");
            text_field(ui, cx.tokens, name, hint, &mut self.title, None);
        }
        line(ui, |ui| {
            if soft_button(ui, "Choose a file…").clicked() {
                cx.send(Command::ChooseRoleFile);
            }
            let there = !self.path.is_empty();
            let look = ui.add_enabled_ui(there, |ui| soft_button(ui, "Look at it").clicked());
            if look.inner || entered && there {
                cx.send(Command::LookAtRole(self.source()));
            }
        });
    }
}

fn refusal_ui(ui: &mut Ui, cx: &Cx<'_>, refusal: &Refusal) {
    let says = format!("{}. {}", refusal.problem, refusal.hint);
    ui.add(Label::new(RichText::new(says).color(cx.tokens.danger)).wrap());
    problems_ui(ui, cx, &refusal.mistakes);
}

/// Lists what is wrong or odd, line by line.
fn problems_ui(ui: &mut Ui, cx: &Cx<'_>, problems: &[FileProblem]) {
    for found in problems.iter().take(LISTED) {
        let FileProblem {
            line,
            field,
            problem,
        } = found;
        let says = format!("Line {line}, {field}: {problem}");
        ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
    }
    if let Some(more @ 1..) = problems.len().checked_sub(LISTED) {
        let says = format!("and {more} more");
        ui.label(RichText::new(says).small().color(cx.tokens.dim));
    }
}

/// Draws what measuring against a role would change, and the button that does it.
fn seen_ui(ui: &mut Ui, cx: &Cx<'_>, seen: &Seen) {
    ui.add_space(4.0);
    ui.label(semibold(&seen.profile.title).color(cx.tokens.ink));
    if seen.same {
        let says = "This is the role your record measures against.";
        ui.label(RichText::new(says).color(cx.tokens.dim));
        return;
    }
    for says in sentences(cx, seen) {
        ui.add(Label::new(says).wrap());
    }
    if !seen.warnings.is_empty() {
        let says = "Look at these places of the page; they were read as well as could be:";
        ui.add(Label::new(RichText::new(says).color(cx.tokens.warn)).wrap());
        problems_ui(ui, cx, &seen.warnings);
    }
    let name = format!("Measure against {}", seen.profile.title);
    if primary_button(ui, cx.tokens, &name).clicked() {
        cx.send(Command::UseRole(seen.profile.clone(), seen.lexicon.clone()));
    }
}

/// Says what would change, a sentence for each thing that does.
fn sentences(cx: &Cx<'_>, seen: &Seen) -> Vec<String> {
    let Seen { change, met, .. } = seen;
    let total = seen.profile.requirements.len();
    let has_words = seen.lexicon.is_some() || Lexicon::is_shipped(&seen.profile.key);
    let progress = &cx.model.progress;
    let mut says = vec![
        format!(
            "Met today: {met} of {total} there, {} of {} in your present role.",
            progress.met, progress.total
        ),
        format!(
            "Requirements in both roles: {}. Only there: {}. Only in your present role: {}.",
            change.shared, change.added, change.dropped
        ),
    ];
    if change.keeps_all() {
        says.push("Everything you linked, rated and chose counts there too.".to_owned());
    } else {
        let kept = [
            (change.links, "link", "links"),
            (change.ratings, "rating", "ratings"),
            (
                change.qualifications,
                "answered component",
                "answered components",
            ),
            (change.focus, "choice of focus", "choices of focus"),
        ];
        let kept = kept.into_iter().filter(|(n, _, _)| *n > 0);
        let kept: Vec<String> = kept.map(|(n, one, many)| count(n, one, many)).collect();
        says.push(format!(
            "Kept in your record, but not counted until a role asks for them again: {}.",
            kept.join(", ")
        ));
    }
    if !has_words {
        says.push(
            "It has no lexicon, so nothing is suggested for entries unless you ask for more."
                .to_owned(),
        );
    }
    if change.reworded > 0 {
        let links = count(change.reworded, "link points", "links point");
        says.push(format!(
            "{links} at a statement with other words there: look whether what you linked still shows it."
        ));
    }
    says
}
