//! Both versions of each field, and the choice between them.

use egui::{Align, Label, Layout, RichText, Role, Ui, UiBuilder, Vec2, vec2};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::path::{Path, Step};
use super::{Field, Meanwhile, Side};
use crate::domain::{
    ActivityId, ActivityKind, ActivityStatus, EvidenceId, LinkKey, ObjectiveId, ObjectiveStatus,
    QualificationId, QualificationStatus, capitalised, count, parse_date,
};
use crate::ui::cx::Cx;
use crate::ui::theme::semibold;
use crate::ui::widgets::{card, hairline, link_button, link_name, perhaps, soft_button, toggle};

/// The room for the name of a side.
const SIDE: Vec2 = vec2(92.0, 32.0);

/// How many fields are named one by one.
const FEW: usize = 3;

/// Whether the person is led to what they are still to choose.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Asked {
    /// They were not asked for it.
    #[default]
    No,
    /// They are to be led there.
    Now,
    /// They were led there, and have not chosen yet.
    Before,
}

/// Draws, beside the button that saves, that something was changed meanwhile and for which fields one is to choose; pressing
/// it leads there.
pub fn ask_ui(ui: &mut Ui, cx: &Cx<'_>, noted: Option<&Meanwhile>, asked: &mut Asked) {
    perhaps(ui, noted, |ui, noted| {
        let open = noted.is_undecided();
        let fields = noted.fields.iter();
        let fields = fields.filter(|field| open == field.chosen.is_none());
        let mut names: Vec<String> = fields.map(|field| name_of(cx, &field.path)).collect();
        if let Some(more @ 1..) = names.len().checked_sub(FEW) {
            names.truncate(FEW);
            names.push(format!("and {}", count(more, "more field", "more fields")));
        }
        let names = names.join(", ");
        let says = match (open, *asked) {
            (false, _) => format!("Changed meanwhile and taken over: {names}"),
            (true, Asked::No) => format!("Changed meanwhile: choose for {names}"),
            (true, Asked::Now | Asked::Before) => format!("Choose for {names} first"),
        };
        let builder = UiBuilder::new()
            .accessibility_role(Role::Alert)
            .accessibility_label(says.clone());
        ui.scope_builder(builder, |ui| {
            if link_button(ui, cx.tokens, &says).clicked() {
                *asked = Asked::Now;
            }
        });
    });
}

/// Draws what was changed meanwhile, until the person has chosen. Tells whether the form says something else by it.
pub fn meanwhile_ui<T: Serialize + DeserializeOwned>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    noted: &mut Option<Meanwhile>,
    typed: &mut T,
    asked: &mut Asked,
) -> bool {
    let mut chosen = None;
    let done = perhaps(ui, noted.as_mut(), |ui, meanwhile| {
        let is_led = *asked == Asked::Now;
        let open = meanwhile.fields.iter();
        let first = open.clone().position(|field| field.chosen.is_none());
        let form = first.and_then(|_| serde_json::to_value(&*typed).ok());
        let mut done = false;
        card(ui, cx.tokens, "Changed meanwhile", |ui| {
            let says = "This was changed in another window, in the terminal or by an import after you opened it. What only they \
                        changed is taken over; where you both did, choose which to keep. Nothing is saved before.";
            ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
            for (at, field) in open.enumerate() {
                let mut field = field.clone();
                if let Some(form) = form.as_ref().filter(|_| field.chosen.is_none()) {
                    field.yours = field.path.get(form).cloned();
                }
                let is_led = is_led && at == first.unwrap_or_default();
                if let Some(side) = field_ui(ui, cx, &field, is_led) {
                    chosen = Some((at, side));
                }
            }
            ui.add_space(8.0);
            if first.is_none() {
                done = soft_button(ui, "Take this list away")
                    .on_hover_text("The form says what you chose")
                    .clicked();
            }
        });
        ui.add_space(12.0);
        if is_led {
            *asked = Asked::Before;
        }
        if let Some((at, side)) = chosen {
            meanwhile.choose(at, side, typed);
        }
        done
    });
    let done = done.unwrap_or_default();
    if done {
        *noted = None;
    }
    if noted.as_ref().is_none_or(|noted| !noted.is_undecided()) {
        *asked = Asked::No;
    }
    chosen.is_some() || done
}

/// Draws both versions of a field; returns the one that was chosen.
fn field_ui(ui: &mut Ui, cx: &Cx<'_>, field: &Field, is_led: bool) -> Option<Side> {
    let tokens = cx.tokens;
    let mut asked = None;
    ui.add_space(4.0);
    hairline(ui, tokens);
    ui.add_space(4.0);
    let name = name_of(cx, &field.path);
    ui.label(semibold(&name).color(tokens.ink));
    for (side, verb) in [(Side::Yours, "Use yours"), (Side::Theirs, "Use theirs")] {
        let chosen = field.chosen == Some(side);
        ui.horizontal_top(|ui| {
            let middle = Layout::left_to_right(Align::Center);
            let turn = ui.allocate_ui_with_layout(SIDE, middle, |ui| {
                ui.set_min_size(SIDE);
                let turn = toggle(ui, tokens, chosen, verb);
                turn.accessible_name(format!("{verb}: {name}"))
            });
            if turn.inner.clicked() && !chosen {
                asked = Some(side);
            }
            if is_led && side == Side::Yours {
                turn.inner.request_focus();
                turn.inner.scroll_to_me(Some(Align::Center));
            }
            let says = match words(cx, last(&field.path), field.version(side)) {
                says if says.is_empty() => "Nothing".to_owned(),
                says => says,
            };
            let colour = if chosen { tokens.ink } else { tokens.dim };
            ui.vertical(|ui| {
                ui.add_space(6.0);
                ui.add(Label::new(RichText::new(says).color(colour)).wrap());
            });
        });
    }
    asked
}

/// Returns what the form calls a field.
fn name_of(cx: &Cx<'_>, path: &Path) -> String {
    let mut names = path.0.iter().filter_map(|step| match step {
        Step::Field(name) => label(name),
        Step::Place(_) => None,
        Step::Named(field, name) => Some(words(cx, field, Some(name))),
    });
    let first = names.next().unwrap_or_else(|| "What it says".to_owned());
    names.fold(first, |name, next| format!("{name}, {next}"))
}

fn last(path: &Path) -> &str {
    let mut fields = path.0.iter().rev().filter_map(|step| match step {
        Step::Field(name) => Some(name.as_str()),
        Step::Place(_) | Step::Named(..) => None,
    });
    fields.next().unwrap_or_default()
}

/// Returns a field's name in words; none for what only holds others.
fn label(field: &str) -> Option<String> {
    let name = match field {
        "reflection" | "content" | "text" | "item" => return None,
        "what" => "What?",
        "so_what" => "So what?",
        "now_what" => "Now what?",
        "hours" | "minutes" => "Time spent",
        "end" => "Last day",
        "location" => "Place",
        "url" => "Web address",
        "links" => "What it shows",
        "target" => "Hours each CPD year",
        "year_start" => "The CPD year begins",
        "measure" => "Measure of success",
        "approach" => "How, and with what",
        "outcome" => "What came of it",
        "statements" => "Statement",
        "pieces" => "Chosen",
        "parts" => "Document",
        other => return Some(capitalised(other.replace(['_', '-'], " "))),
    };
    Some(name.to_owned())
}

/// Returns what a field says, as the form shows it.
fn words(cx: &Cx<'_>, field: &str, says: Option<&Value>) -> String {
    match says {
        None | Some(Value::Null) => String::new(),
        Some(Value::Bool(yes)) => if *yes { "Yes" } else { "No" }.to_owned(),
        Some(Value::Number(number)) => number.to_string(),
        Some(Value::String(text)) => text_in_words(cx, field, text),
        Some(Value::Array(items)) => {
            let items = items.iter().map(|item| words(cx, field, Some(item)));
            items.collect::<Vec<_>>().join(", ")
        }
        Some(Value::Object(fields)) => {
            let fields = fields.iter();
            let says = fields.map(|(name, says)| words(cx, name, Some(says)));
            says.filter(|says| !says.is_empty())
                .collect::<Vec<_>>()
                .join(": ")
        }
    }
}

fn text_in_words(cx: &Cx<'_>, field: &str, text: &str) -> String {
    let model = cx.model;
    let named = match field {
        "key" | "skill" | "requirement" => {
            let key = text.parse::<LinkKey>().ok();
            key.map(|key| link_name(cx, &key))
        }
        "kind" => ActivityKind::parse(text)
            .ok()
            .map(|kind| kind.label().to_owned()),
        "status" => ActivityStatus::parse(text)
            .map(ActivityStatus::label)
            .or_else(|_err| QualificationStatus::parse(text).map(QualificationStatus::label))
            .or_else(|_err| ObjectiveStatus::parse(text).map(ObjectiveStatus::label))
            .ok()
            .map(ToOwned::to_owned),
        "activities" | "activity" | "objective" | "evidence" | "qualifications"
        | "qualification" => entry(cx, text),
        _ => parse_date(text)
            .ok()
            .filter(|_| text.len() == "2026-11-18".len())
            .map(|day| model.dates.medium(day)),
    };
    named.unwrap_or_else(|| text.to_owned())
}

/// Returns the title of an entry.
fn entry(cx: &Cx<'_>, id: &str) -> Option<String> {
    let model = cx.model;
    let activity = id.parse::<ActivityId>().ok();
    let activity = activity.and_then(|id| Some(model.activity(id)?.title.clone()));
    let evidence = || {
        let found = model.evidence(id.parse::<EvidenceId>().ok()?)?;
        Some(format!("{} {}", found.number, found.details.title))
    };
    let held = || {
        let found = model.qualification(id.parse::<QualificationId>().ok()?)?;
        Some(found.details.title.clone())
    };
    let goal = || {
        let found = model.plan.goal(id.parse::<ObjectiveId>().ok()?)?;
        Some(found.objective.details.title.clone())
    };
    activity.or_else(evidence).or_else(held).or_else(goal)
}
