//! Both versions of each field, and the choice between them.

use egui::{Align, Label, Layout, RichText, Ui, Vec2, vec2};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::Meanwhile;
use super::path::{Path, Step};
use crate::domain::{
    ActivityId, ActivityKind, ActivityStatus, EvidenceId, LinkKey, ObjectiveId, ObjectiveStatus,
    QualificationId, QualificationStatus, parse_date,
};
use crate::ui::cx::Cx;
use crate::ui::theme::semibold;
use crate::ui::widgets::{card, hairline, link_name, soft_button, toggle};

/// The room for the name of a side.
const SIDE: Vec2 = vec2(80.0, 32.0);

/// Draws what was changed meanwhile, until the person has chosen. Tells whether the form says something else by it.
pub fn meanwhile_ui<T: Serialize + DeserializeOwned>(
    ui: &mut Ui,
    cx: &Cx<'_>,
    noted: &mut Option<Meanwhile>,
    typed: &mut T,
) -> bool {
    let Some(meanwhile) = noted else {
        return false;
    };
    let tokens = cx.tokens;
    let (mut turned, mut chosen) = (None, false);
    card(ui, tokens, "Changed meanwhile", |ui| {
        let says = "This was changed in another window, in the terminal or by an import after you opened it. Choose what each \
                    field is to say; nothing is overwritten before.";
        ui.add(Label::new(RichText::new(says).color(tokens.dim)).wrap());
        for (at, field) in meanwhile.fields.iter().enumerate() {
            ui.add_space(4.0);
            hairline(ui, tokens);
            ui.add_space(4.0);
            let name = name_of(cx, &field.path);
            ui.label(semibold(&name).color(tokens.ink));
            for theirs in [false, true] {
                let chosen = theirs == field.takes_theirs;
                let side = if theirs { "Changed" } else { "Yours" };
                ui.horizontal_top(|ui| {
                    let middle = Layout::left_to_right(Align::Center);
                    let turn = ui.allocate_ui_with_layout(SIDE, middle, |ui| {
                        ui.set_min_size(SIDE);
                        let turn = toggle(ui, tokens, chosen, side);
                        turn.accessible_name(format!("{side}: {name}"))
                    });
                    if turn.inner.clicked() && !chosen {
                        turned = Some(at);
                    }
                    let says = if theirs { &field.theirs } else { &field.yours };
                    let says = match words(cx, last(&field.path), says.as_ref()) {
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
        }
        ui.add_space(8.0);
        chosen = soft_button(ui, "Chosen")
            .on_hover_text("Takes this list away; the form says what you chose")
            .clicked();
    });
    ui.add_space(12.0);
    if let Some(at) = turned {
        meanwhile.turn(at, typed);
    }
    if chosen {
        *noted = None;
    }
    turned.is_some() || chosen
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
        other => {
            let mut letters = other.replace(['_', '-'], " ").chars().collect::<Vec<_>>();
            if let Some(first) = letters.first_mut() {
                first.make_ascii_uppercase();
            }
            return Some(letters.into_iter().collect());
        }
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
