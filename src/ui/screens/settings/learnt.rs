//! What suggestions learnt from the person's answers, and forgetting it.

use egui::{Align, Label, Layout, RichText, Ui};
use egui_material_icons::icons;

use crate::domain::{RequirementKey, count};
use crate::suggest::Answers;
use crate::ui::command::{Command, SuggestCommand};
use crate::ui::cx::Cx;
use crate::ui::widgets::{icon_button, line, link_button, soft_button};

/// How many requirements are listed before one asks for more.
const FEW: usize = 6;

/// Draws the card's contents; `all` remembers whether everything is listed.
pub fn learnt_ui(ui: &mut Ui, cx: &Cx<'_>, all: &mut bool) {
    let quiet = |ui: &mut Ui, says: &str| {
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    };
    quiet(
        ui,
        "While you write, Cairn suggests what an entry may show. What you link makes that likelier next time, what you refuse \
         less likely. It is kept in your record, and nowhere else.",
    );
    let suggesting = &cx.model.suggesting;
    if suggesting.lacks_lexicon() {
        quiet(
            ui,
            "Your role has no words of its own to suggest by, so nothing is sure enough to be offered unasked.",
        );
    }
    let learnt = &suggesting.taught.learnt;
    if learnt.is_empty() {
        quiet(ui, "Nothing was learnt yet.");
        return;
    }
    let most = if *all { usize::MAX } else { FEW };
    for (key, answers) in learnt.iter().take(most) {
        requirement_ui(ui, cx, key, answers);
    }
    let rest = learnt.iter().count().saturating_sub(most);
    if rest > 0 && link_button(ui, cx.tokens, &format!("Show {rest} more")).clicked() {
        *all = true;
    }
    if soft_button(ui, "Forget everything that was learnt").clicked() {
        cx.send(Command::Suggest(SuggestCommand::Forget(None)));
    }
}

fn requirement_ui(ui: &mut Ui, cx: &Cx<'_>, key: &RequirementKey, answers: &Answers) {
    let name = cx.model.profile.name_of(key);
    let taken = count(
        answers.whole.accepted as usize,
        "time linked",
        "times linked",
    );
    let refused = answers.whole.refused;
    let words: Vec<String> = answers
        .terms
        .keys()
        .take(FEW)
        .map(|term| format!("“{term}”"))
        .collect();
    let mut says = format!("{taken}, {refused} refused");
    if !words.is_empty() {
        says = format!("{says} · {}", words.join(", "));
    }
    line(ui, |ui| {
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let forget = format!("Forget what was learnt of {name}");
            if icon_button(ui, icons::ICON_CLOSE, &forget).clicked() {
                cx.send(Command::Suggest(SuggestCommand::Forget(Some(key.clone()))));
            }
            ui.with_layout(Layout::top_down(Align::Min), |ui| {
                ui.spacing_mut().item_spacing.y = 1.0;
                ui.add(Label::new(RichText::new(&name).color(cx.tokens.ink)).wrap());
                ui.add(Label::new(RichText::new(says).small().color(cx.tokens.dim)).wrap());
            });
        });
    });
}
