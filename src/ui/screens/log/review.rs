//! Activities gone through one by one: what each may show, taken or refused by a key.

use egui::{Align, Key, Label, Layout, Modifiers, RichText, Ui};

use super::Log;
use crate::domain::{Activity, ActivityId, EntryId, Link};
use crate::suggest::{Suggestion, Tells as _};
use crate::ui::command::{Command, SuggestCommand};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::semibold;
use crate::ui::widgets::{Suggestions, card, quoted, soft_button};

/// What is gone through, and how far.
#[derive(Debug, Default)]
pub struct Review {
    left: Vec<ActivityId>,
    many: usize,
    suggestions: Suggestions,
}

impl Review {
    /// Returns the activity that it is about now.
    #[must_use]
    pub fn now(&self) -> Option<ActivityId> {
        self.left.first().copied()
    }
}

/// Offers to go through what is listed, where nothing of it is linked.
pub fn offer_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let listing = &cx.model.listing;
    if !log.filter.unlinked || listing.is_empty() || log.review.is_some() {
        return;
    }
    let offer = soft_button(ui, "Go through them one by one")
        .on_hover_text("Say of each what it shows: Y for yes, N for no, → for the next");
    if offer.clicked() {
        let listed = (0..listing.len()).filter_map(|row| cx.model.listed(row));
        let left: Vec<ActivityId> = listed.map(|activity| activity.id).collect();
        let review = Review {
            many: left.len(),
            left,
            ..Review::default()
        };
        log.selection.clear();
        turn_to(cx, log, Some(review));
    }
}

/// Shows the activity that a review is about, or ends it with its last.
fn turn_to(cx: &Cx<'_>, log: &mut Log, review: Option<Review>) {
    log.review = review.filter(|review| review.now().is_some());
    match log.review.as_ref().and_then(Review::now) {
        Some(id) => cx.send(Command::ShowActivity(id)),
        None => cx.send(Command::CloseActivity),
    }
}

/// What is done with the activity that is looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Yes,
    No,
    Next,
    Stop,
}

const KEYS: [(Key, Step); 5] = [
    (Key::Y, Step::Yes),
    (Key::N, Step::No),
    (Key::ArrowRight, Step::Next),
    (Key::Space, Step::Next),
    (Key::Escape, Step::Stop),
];

/// Draws what the activity that is looked at may show; nothing where another one is looked at by now.
pub fn review_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log, activity: &Activity) {
    let Some(mut review) = log.review.take() else {
        return;
    };
    if review.now() != Some(activity.id) {
        return;
    }
    let details = &activity.details;
    let mut written = details.told();
    let evidence = cx.model.evidence_of(activity.id);
    written.add_evidence(evidence.map(|one| one.details.title.as_str()));
    let entry = EntryId::Activity(activity.id);
    let best = review.suggestions.best(cx, &written, entry, &details.links);
    let mut step = card(ui, cx.tokens, "", |ui| {
        panel_ui(ui, cx, &review, best.as_ref())
    });
    keys::without_focus(ui.ctx());
    let typing = ui.ctx().text_edit_focused();
    let free = ui.memory(|memory| memory.focused().is_none());
    for (key, of_key) in KEYS {
        // A button that has the focus is pressed by Space, and left by Escape.
        let means_it = free || !typing && ![Key::Space, Key::Escape].contains(&key);
        if means_it && keys::pressed(ui, Modifiers::NONE, key) {
            step = Some(of_key);
        }
    }
    let answer = |shows| {
        let suggestion = best.clone()?;
        let link = Link {
            key: suggestion.key.into(),
            reason: suggestion.reason,
        };
        Some(Command::Suggest(SuggestCommand::Answer(entry, link, shows)))
    };
    match step {
        Some(Step::Yes | Step::No) => {
            if let Some(command) = answer(step == Some(Step::Yes)) {
                cx.send(command);
            }
            log.review = Some(review);
        }
        Some(Step::Next) => {
            review.left.remove(0);
            turn_to(cx, log, Some(review));
        }
        Some(Step::Stop) => turn_to(cx, log, None),
        None => log.review = Some(review),
    }
}

fn panel_ui(ui: &mut Ui, cx: &Cx<'_>, review: &Review, best: Option<&Suggestion>) -> Option<Step> {
    let mut step = None;
    let mut button = |pressed: bool, of_it| {
        if pressed {
            step = Some(of_it);
        }
    };
    ui.horizontal(|ui| {
        let at = review.many - review.left.len() + 1;
        let says = format!("{at} of {} without links", review.many);
        ui.label(RichText::new(says).color(cx.tokens.dim));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            let leave = soft_button(ui, "Stop").on_hover_text("Escape");
            button(leave.clicked(), Step::Stop);
        });
    });
    if let Some(best) = best {
        let name = cx.model.profile.name_of(&best.key);
        let asks = semibold(format!("Does it show {name}?")).color(cx.tokens.ink);
        ui.add(Label::new(asks).wrap());
        let words = format!("You wrote {}", quoted(best));
        ui.add(Label::new(RichText::new(words).color(cx.tokens.dim)).wrap());
    } else {
        let says = "Nothing in it is sure enough to be suggested; Edit links it by hand.";
        ui.add(Label::new(RichText::new(says).color(cx.tokens.dim)).wrap());
    }
    ui.horizontal(|ui| {
        if best.is_some() {
            let yes = soft_button(ui, "Yes").on_hover_text("Y");
            button(yes.clicked(), Step::Yes);
            let no = soft_button(ui, "No").on_hover_text("N");
            button(no.clicked(), Step::No);
        }
        let next = soft_button(ui, "Next activity").on_hover_text("→ or Space");
        button(next.clicked(), Step::Next);
        ui.label(
            RichText::new("Y, N and → do the same")
                .small()
                .color(cx.tokens.dim),
        );
    });
    step
}
