//! Skills: the role as a map, section by section, with what stands behind each requirement.

mod chart;
pub mod day;
mod details;
mod find;
mod linked;
mod map;
mod mentions;
mod offers;
mod rating;
mod wall;

use std::collections::HashMap;

use chrono::NaiveDate;
use egui::{Align, Layout, Response, RichText, Ui, vec2};
use egui_material_icons::icons;

use crate::domain::profile::{Requirement, Section};
use crate::domain::progress::RequirementProgress;
use crate::domain::{Dates, LinkKey, RequirementKey};
use crate::ui::command::{Action, Command};
use crate::ui::cx::Cx;
use crate::ui::drafts;
use crate::ui::evidence_form::{EvidenceForm, UNTITLED};
use crate::ui::model::Model;
use crate::ui::role::{Filter, Place};
use crate::ui::route::Route;
use crate::ui::theme::title;
use crate::ui::widgets::{
    Pane, bar, bare_page, empty, fraction, heading, icon, list_and_details, star,
};
use crate::ui::words::Words;
use day::DayField;
use mentions::Mentioned;

pub use map::status_icon;
pub use offers::Offers;
pub use rating::RatingForm;

const LIST_SHARE: f32 = 0.46;
/// How much the wall keeps beside the details.
const WALL_SHARE: f32 = 0.58;

/// What drafts of evidence that is being attached to a requirement begin with.
pub const EVIDENCE_NOUN: &str = "requirement-evidence";

/// What was begun about a requirement and is not saved.
#[derive(Debug, Default)]
struct Begun {
    rating: RatingForm,
    evidence: EvidenceForm,
    evidence_for: Option<LinkKey>,
}

/// How the role is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum View {
    /// Every requirement with its status and dots.
    #[default]
    Map,
    /// The skills of each framework as bars against their targets.
    Chart,
    /// Every requirement with its full name and a notch for each statement.
    Wall,
}

/// What the screen remembers.
#[derive(Debug, Default)]
pub struct Skills {
    /// The requirement whose details are shown.
    pub chosen: Option<RequirementKey>,
    /// The day that is looked back to; today without one.
    pub as_of: Option<NaiveDate>,
    /// The rating being given.
    pub rating: RatingForm,
    /// The evidence being attached.
    pub evidence: EvidenceForm,
    /// The statement that the evidence is for; none for the skill as a whole.
    evidence_for: Option<LinkKey>,
    /// The requirement that the forms above are about; closing its details leaves them.
    begun_for: Option<RequirementKey>,
    /// What was begun about other requirements: looking elsewhere loses nothing.
    kept: HashMap<RequirementKey, Begun>,
    /// How many entries are shown below a statement, where it is more than a few.
    longer: HashMap<LinkKey, usize>,
    /// Whether the list must move to the chosen one.
    reveal: bool,
    view: View,
    filter: Filter,
    search: String,
    day: DayField,
    wall: wall::Wall,
    /// What could back a statement, while it is offered.
    pub offers: Option<Offers>,
    mentions: Mentioned,
}

/// A requirement in the list, with all that is drawn of it.
type Listed<'m> = (&'m Requirement, &'m RequirementProgress, &'m Place);

impl Skills {
    /// Shows a requirement, also when the search or filter would hide it.
    pub fn choose(&mut self, key: &RequirementKey, model: &Model) {
        if self.chosen.as_ref() != Some(key) {
            self.put_aside();
            let begun = self.kept.remove(key).unwrap_or_default();
            (self.rating, self.evidence) = (begun.rating, begun.evidence);
            self.evidence_for = begun.evidence_for;
            self.begun_for = Some(key.clone());
            self.longer.clear();
        }
        self.chosen = Some(key.clone());
        self.reveal = true;
        let words = Words::of(&self.search);
        let hidden = |place: &Place| !place.fits(self.filter) || !place.is_called(&words);
        if model.role.place(key).is_some_and(hidden) {
            self.show_all();
        }
    }

    /// Keeps what was begun about the requirement shown last, if anything was.
    fn put_aside(&mut self) {
        let begun = Begun {
            rating: std::mem::take(&mut self.rating),
            evidence: std::mem::take(&mut self.evidence),
            evidence_for: self.evidence_for.take(),
        };
        if let Some(key) = self.begun_for.take()
            && (begun.rating.is_begun() || begun.evidence.is_open())
        {
            self.kept.insert(key, begun);
        }
    }

    /// Describes the evidence that is being attached to requirements.
    pub fn begun(&self) -> impl Iterator<Item = drafts::Begun> {
        let shown = self.begun_for.iter();
        let shown = shown.map(|key| (key, &self.evidence, &self.evidence_for));
        let kept = self.kept.iter();
        let kept = kept.map(|(key, begun)| (key, &begun.evidence, &begun.evidence_for));
        let begun = shown.chain(kept).filter(|(_, form, _)| form.is_begun());
        begun.filter_map(|(key, form, to)| {
            let named = (form.title(), UNTITLED);
            let noun = (EVIDENCE_NOUN, Route::Skills);
            // A form is text and lists, which JSON always holds.
            let text = serde_json::to_string(&(to, form)).ok()?;
            Some(drafts::Begun::new(noun, Some(key), named, text))
        })
    }

    /// Opens the form of evidence as it was left; a draft of an older form, or for what the role no longer asks, is left alone.
    pub fn go_on(&mut self, key: RequirementKey, text: &str, model: &Model) {
        let asked = model.profile.requirement(&key).is_some();
        if let Ok((evidence_for, evidence)) = serde_json::from_str(text)
            && asked
        {
            let begun = Begun {
                rating: RatingForm::default(),
                evidence,
                evidence_for,
            };
            self.kept.insert(key, begun);
        }
    }

    /// Returns the form that attaches evidence to a requirement, if there is one.
    pub fn evidence_of(&mut self, key: &RequirementKey) -> Option<&mut EvidenceForm> {
        if self.begun_for.as_ref() == Some(key) {
            return Some(&mut self.evidence);
        }
        self.kept.get_mut(key).map(|begun| &mut begun.evidence)
    }

    /// Throws away the evidence that was begun for a requirement.
    pub fn discard(&mut self, key: &RequirementKey) {
        if self.begun_for.as_ref() == Some(key) {
            self.evidence.saved();
        }
        if let Some(begun) = self.kept.get_mut(key) {
            begun.evidence.saved();
        }
    }

    /// Takes note of the day that is shown.
    pub fn looks_back_to(&mut self, dates: Dates, day: Option<NaiveDate>) {
        self.as_of = day;
        self.day.show(dates, day);
    }

    /// Begins to attach evidence to a statement of the requirement that is shown.
    pub fn attach(&mut self, to: LinkKey, today: NaiveDate) {
        self.evidence.begin(today);
        self.evidence_for = Some(to);
    }

    /// Forgets the rating that is saved by now.
    pub fn rated(&mut self) {
        self.rating = RatingForm::default();
    }

    fn show_all(&mut self) {
        self.filter = Filter::All;
        self.search.clear();
    }

    /// Returns the requirements of a section that fit search and filter.
    fn listed<'m>(&self, model: &'m Model, section: &'m Section, words: &Words) -> Vec<Listed<'m>> {
        let asked = model.profile.requirements.iter();
        let judged = &model.seen().requirements;
        let all = asked.zip(judged).zip(&model.role.places);
        all.map(|((asked, judged), place)| (asked, judged, place))
            .filter(|(asked, _, place)| {
                asked.key.section() == section.key
                    && place.fits(self.filter)
                    && place.is_called(words)
            })
            .collect()
    }
}

/// Draws the screen.
pub fn skills_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    bare_page(ui, |ui| {
        let progress = cx.model.seen();
        let says = format!(
            "{} · {} of {} met",
            cx.model.profile.title, progress.met, progress.total
        );
        heading(ui, cx.tokens, "Skills", &says, |ui| skills.day.ui(ui, cx));
        skills.day.problem_ui(ui, cx);
        day::banner_ui(ui, cx);
        let share = match skills.view {
            View::Map | View::Chart => LIST_SHARE,
            View::Wall => WALL_SHARE,
        };
        list_and_details(ui, share, skills.chosen.is_some(), |part, ui| match part {
            Pane::List => list_ui(ui, cx, skills),
            Pane::Details => details::details_ui(ui, cx, skills),
        });
        offers::offers_ui(ui.ctx(), cx, skills);
    });
}

fn list_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    find::find_ui(ui, cx, skills);
    ui.add_space(4.0);
    match skills.view {
        View::Map => map::map_ui(ui, cx, skills),
        View::Chart => chart::chart_ui(ui, cx, skills),
        View::Wall => wall::wall_ui(ui, cx, skills),
    }
    skills.reveal = false;
}

/// Draws a section's title with how much of it is met.
fn section_head_ui(ui: &mut Ui, cx: &Cx<'_>, section: &Section) {
    /// Room for “23 of 31”, so that the bars stand below each other.
    const FIGURE: f32 = 58.0;
    let sections = &cx.model.seen().sections;
    ui.allocate_ui_with_layout(
        vec2(ui.available_width(), 28.0),
        Layout::right_to_left(Align::Center),
        |ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            if let Some(found) = sections.iter().find(|other| other.key == section.key) {
                let says = format!("{} of {}", found.met, found.total);
                let column = Layout::right_to_left(Align::Center);
                ui.allocate_ui_with_layout(vec2(FIGURE, 28.0), column, |ui| {
                    ui.set_width(FIGURE);
                    ui.label(RichText::new(says).color(cx.tokens.dim));
                });
                let filled = fraction(found.met as f32, found.total as f32);
                bar(ui, cx.tokens, filled, 72.0, 8.0);
            }
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                let name = title(&section.title).color(cx.tokens.ink);
                ui.add(egui::Label::new(name).truncate());
            });
        },
    );
}

/// Says why nothing is listed, with the one next step.
fn nothing_ui(ui: &mut Ui, cx: &Cx<'_>, skills: &mut Skills) {
    let searched = !skills.search.trim().is_empty();
    let (says, step) = match skills.filter {
        _ if searched => ("Nothing in the role fits this search.", "Show all"),
        Filter::All => (
            "The role asks for nothing that a chart can show.",
            "Show all",
        ),
        Filter::Gaps => ("Nothing is missing: the whole role is met.", "Show all"),
        Filter::Focus => (
            "Choose the 10–12 skills you mean to work on: the star beside each puts it in focus.",
            "Show all",
        ),
        Filter::Evidenced => (
            "Nothing is evidenced yet. Reflect on an activity that is linked to the role, or attach evidence.",
            "Log an activity",
        ),
        Filter::Met => (
            "Nothing is met yet. The gaps say what is missing.",
            "Show gaps",
        ),
    };
    if !empty(ui, cx.tokens, says, Some(step)) {
        return;
    }
    match skills.filter {
        Filter::Evidenced if !searched => cx.act(Action::NewActivityInFull),
        Filter::Met if !searched => skills.filter = Filter::Gaps,
        _ => {
            skills.show_all();
            skills.view = View::Map;
        }
    }
}

/// Draws the switch that puts a requirement into focus.
fn star_ui(ui: &mut Ui, cx: &Cx<'_>, place: &Place, name: &str, says: &str) -> Response {
    let called = format!("Focus on {name}");
    let pressed = star(ui, cx.tokens, place.focus, &called, says);
    if pressed.clicked() {
        cx.send(Command::Focus(place.key.clone(), !place.focus));
    }
    pressed
}

/// Says that nothing is in focus yet, and how to change that.
fn focus_hint_ui(ui: &mut Ui, cx: &Cx<'_>) {
    if let Some(advice) = cx.model.focus.advice() {
        ui.horizontal(|ui| {
            icon(ui, icons::ICON_STAR, cx.tokens.faint);
            let says = if cx.model.focus.keys().is_empty() {
                format!("{advice}: press the star beside each")
            } else {
                advice
            };
            ui.add(egui::Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
        });
    }
}
