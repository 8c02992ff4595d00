//! What an entry may show, offered while it is typed: a few chips, each with the words that speak for it. A press links it
//! with that reason; the cross says no.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use egui::text::LayoutJob;
use egui::{Align, Button, Checkbox, FontSelection, Key, Modifiers, RichText, Stroke, Ui, vec2};
use egui_material_icons::icons;

use super::{icon_button, in_sight, link_button};
use crate::domain::{ActivityKind, EntryId, Link, LinkKey, RequirementKey};
use crate::suggest::{Aspect, Suggestion, Written};
use crate::ui::command::{Command, SuggestCommand};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::theme::Tokens;

/// How many are offered unasked, and how many words of each are quoted.
const FEW: usize = 5;
const QUOTED: usize = 4;
/// How many of each sort are behind “More”.
const MORE: usize = 6;
/// How much room the cross beside each takes.
const CROSS: f32 = 40.0;

/// The entry that is being typed.
pub struct Asked<'a> {
    /// What it says so far.
    pub written: Written<'a>,
    /// Which one it is; none for a new one.
    pub entry: Option<EntryId>,
    /// What it is linked to beside what is chosen here.
    pub besides: &'a [Link],
    /// What it does not show, as the person said.
    pub refused: &'a mut Vec<RequirementKey>,
}

/// What is offered for one entry.
#[derive(Clone, Debug, Default)]
pub struct Suggestions {
    /// What was asked last, so that it is worked out once for each change.
    asked: u64,
    ranked: Vec<Suggestion>,
    /// Whether what is not sure is listed too.
    more: bool,
    /// The place that gets the focus next: of what follows on one that is gone.
    next: Option<usize>,
    /// The skill whose statements are offered.
    skill: Option<RequirementKey>,
    /// They in the order in which they fit, and for which words that was worked out.
    statements: Option<(u64, Vec<LinkKey>)>,
}

impl Suggestions {
    /// Offers the statements of a skill that was just linked.
    pub fn taken(&mut self, cx: &Cx<'_>, key: &LinkKey) {
        let requirement = cx.model.profile.requirement(&key.requirement);
        let has_statements = requirement.is_some_and(|one| one.statements().next().is_some());
        if key.statement.is_none() && has_statements {
            self.skill = Some(key.requirement.clone());
            self.statements = None;
        }
    }

    /// Draws what may be linked besides what is; tells whether the links changed.
    pub fn ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        links: &mut Vec<Link>,
        asked: Asked<'_>,
    ) -> bool {
        let Asked {
            written,
            entry,
            besides,
            refused,
        } = asked;
        self.follow(cx, &written);
        let mut changed = self.statements_ui(ui, cx, links, &written);
        let taught = &cx.model.suggesting.taught;
        let before = entry.map_or(&[][..], |id| taught.refused_of(id));
        let offered = self.offered(|key| {
            let mut all = links.iter().chain(besides);
            let is_linked = all.any(|link| link.key.requirement == *key);
            !(is_linked || refused.contains(key) || before.contains(key))
        });
        if offered.is_empty() {
            let has_more = self.ranked.iter().any(|one| !one.because.is_empty());
            if self.more || has_more && cx.model.suggesting.lacks_lexicon() {
                self.more_ui(ui, cx);
            }
            return changed;
        }
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            changed |= self.chips_ui(ui, cx, links, refused, &offered);
        });
        self.more_ui(ui, cx);
        changed
    }

    /// Draws what is offered; tells whether one of it was linked.
    fn chips_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        links: &mut Vec<Link>,
        refused: &mut Vec<RequirementKey>,
        offered: &[usize],
    ) -> bool {
        ui.label(
            RichText::new("It may show; you wrote")
                .small()
                .color(cx.tokens.dim),
        );
        for (place, at) in offered.iter().enumerate() {
            let Some(suggestion) = self.ranked.get(*at) else {
                continue;
            };
            let wants_focus = self.next.take_if(|next| *next == place).is_some();
            let Some(shows) = chip_ui(ui, cx, suggestion, wants_focus) else {
                continue;
            };
            // The focus goes on to what comes next in its place.
            self.next = Some(place.min(offered.len().saturating_sub(2)));
            if !shows {
                refused.push(suggestion.key.clone());
                return false;
            }
            let link = Link {
                key: suggestion.key.clone().into(),
                reason: suggestion.reason.clone(),
            };
            self.taken(cx, &link.key);
            links.push(link);
            return true;
        }
        false
    }

    /// Returns the best of what an entry may show and neither is linked to nor refused, if anything is sure enough.
    pub fn best(
        &mut self,
        cx: &Cx<'_>,
        written: &Written<'_>,
        entry: EntryId,
        links: &[Link],
    ) -> Option<Suggestion> {
        self.follow(cx, written);
        let refused = cx.model.suggesting.taught.refused_of(entry);
        let offered = self.offered(|key| {
            let is_linked = links.iter().any(|link| link.key.requirement == *key);
            !(is_linked || refused.contains(key))
        });
        offered.first().and_then(|at| self.ranked.get(*at)).cloned()
    }

    /// Works out what is offered, where something else is typed by now.
    fn follow(&mut self, cx: &Cx<'_>, written: &Written<'_>) {
        let suggesting = &cx.model.suggesting;
        if suggesting.is_unasked() && written.texts.iter().any(|(_, text)| !text.is_empty()) {
            cx.send(Command::Suggest(SuggestCommand::Prepare));
        }
        let mut hasher = DefaultHasher::new();
        written.texts.hash(&mut hasher);
        written.kind.map(ActivityKind::key).hash(&mut hasher);
        suggesting.version().hash(&mut hasher);
        let asked = hasher.finish();
        if self.asked != asked {
            self.asked = asked;
            self.ranked = suggesting.suggest(written);
        }
    }

    /// Returns the places of what is offered: the best of each sort first, then the second.
    fn offered(&self, is_open: impl Fn(&RequirementKey) -> bool) -> Vec<usize> {
        let mut offered: Vec<(usize, usize)> = Vec::new();
        for sort in Aspect::ALL {
            let of_sort = self.ranked.iter().enumerate();
            let of_sort = of_sort.filter(|(_, one)| {
                one.sort == sort && (one.shown || self.more && !one.because.is_empty())
            });
            let of_sort = of_sort.take(if self.more { MORE } else { FEW });
            let open = of_sort.filter(|(_, one)| is_open(&one.key));
            offered.extend(open.enumerate().map(|(rank, (at, _))| (rank, at)));
        }
        offered.sort_unstable();
        offered.truncate(if self.more { usize::MAX } else { FEW });
        offered.into_iter().map(|(_, at)| at).collect()
    }

    fn more_ui(&mut self, ui: &mut Ui, cx: &Cx<'_>) {
        let says = if self.more {
            "Fewer suggestions"
        } else {
            "More suggestions"
        };
        if link_button(ui, cx.tokens, says).clicked() {
            self.more = !self.more;
        }
    }

    /// Offers the statements of the skill that was linked last, in the order in which they fit; none is ticked by itself.
    fn statements_ui(
        &mut self,
        ui: &mut Ui,
        cx: &Cx<'_>,
        links: &mut Vec<Link>,
        written: &Written<'_>,
    ) -> bool {
        let is_linked =
            |skill: &RequirementKey| links.iter().any(|link| link.key.requirement == *skill);
        let Some(skill) = self.skill.clone().filter(is_linked) else {
            self.skill = None;
            return false;
        };
        let model = cx.model;
        let Some((requirement, ready)) = model
            .profile
            .requirement(&skill)
            .zip(model.suggesting.suggester())
        else {
            return false;
        };
        let says = format!("Which statements of {} does it show?", requirement.name());
        ui.label(RichText::new(says).small().color(cx.tokens.dim));
        let mut changed = false;
        let ordered = self.statements.take_if(|(asked, _)| *asked == self.asked);
        let ordered =
            ordered.unwrap_or_else(|| (self.asked, ready.statements(requirement, written)));
        for key in &ordered.1 {
            let mut statements = requirement.statements();
            let Some((_, text)) = statements.find(|(known, _)| known == key) else {
                continue;
            };
            let mut ticked = links.iter().any(|link| link.key == *key);
            let tick = in_sight(ui.add(Checkbox::new(&mut ticked, text.shown())));
            if tick.changed() {
                tick_statement(links, key.clone(), ticked);
                changed = true;
            }
        }
        self.statements = Some(ordered);
        if link_button(ui, cx.tokens, "Done with its statements").clicked() {
            self.skill = None;
        }
        changed
    }
}

/// Links a statement in place of its skill as a whole, or the skill again where no statement is left.
fn tick_statement(links: &mut Vec<Link>, key: LinkKey, ticked: bool) {
    let whole = LinkKey::from(key.requirement.clone());
    let of_skill = links
        .iter()
        .position(|link| link.key.requirement == key.requirement);
    let reason = of_skill.and_then(|at| links.get(at));
    let reason = reason.map(|link| link.reason.clone()).unwrap_or_default();
    let place = of_skill.unwrap_or(links.len());
    if ticked {
        links.retain(|link| link.key != whole);
        let place = place.min(links.len());
        links.insert(place, Link { key, reason });
        return;
    }
    links.retain(|link| link.key != key);
    if !links
        .iter()
        .any(|link| link.key.requirement == whole.requirement)
    {
        let place = place.min(links.len());
        links.insert(place, Link { key: whole, reason });
    }
}

/// Draws one chip with its cross; returns what was answered to it.
fn chip_ui(ui: &mut Ui, cx: &Cx<'_>, suggestion: &Suggestion, wants_focus: bool) -> Option<bool> {
    let name = cx.model.profile.name_of(&suggestion.key);
    let words = quoted(suggestion);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let chip = Button::new(text(ui, cx.tokens, &name, &words))
            .fill(cx.tokens.accent_soft)
            .stroke(Stroke::NONE)
            .corner_radius(6)
            .wrap()
            .min_size(vec2(0.0, 32.0));
        let room = ui.available_width() - CROSS;
        let chip = ui.scope(|ui| {
            ui.set_max_width(room);
            in_sight(ui.add(chip))
        });
        let chip = chip
            .inner
            .accessible_name(format!("Link to {name}: you wrote {words}"))
            .on_hover_text("Enter links it, Delete says that it does not show this");
        let cross = icon_button(ui, icons::ICON_CLOSE, &format!("It does not show {name}"));
        if wants_focus {
            chip.request_focus();
        }
        let pressed = |key| keys::pressed(ui, Modifiers::NONE, key);
        let deletes = chip.has_focus() && (pressed(Key::Delete) || pressed(Key::Backspace));
        if chip.clicked() {
            Some(true)
        } else {
            (cross.clicked() || deletes).then_some(false)
        }
    })
    .inner
}

/// Returns the name with the words behind it.
fn text(ui: &Ui, tokens: &Tokens, name: &str, words: &str) -> LayoutJob {
    let mut job = LayoutJob::default();
    for part in [
        RichText::new(format!("{name}  ")).color(tokens.accent),
        RichText::new(words).small().color(tokens.ink),
    ] {
        part.append_to(&mut job, ui.style(), FontSelection::Default, Align::Center);
    }
    job
}

/// Quotes the words that speak for a suggestion, the weightiest first, each once.
pub fn quoted(suggestion: &Suggestion) -> String {
    let mut words: Vec<String> = Vec::new();
    for because in &suggestion.because {
        let quoted = format!("“{}”", because.text);
        if !words.contains(&quoted) {
            words.push(quoted);
        }
    }
    words.truncate(QUOTED);
    words.join(", ")
}
