//! Search and filters of the log. What is on shows as chips that go away when pressed.

use egui::{Id, Margin, Popup, PopupCloseBehavior, RichText, TextEdit, Ui, vec2};

use super::{Log, arrange, period, review};
use crate::domain::{ActivityKind, ActivityStatus};
use crate::record::{ActivityFilter, RequirementGroup};
use crate::ui::cx::Cx;
use crate::ui::keys;
use crate::ui::widgets::{
    choice, combo, line, link_button, link_name, removable_chip, soft_button,
};

/// What the buttons beside the search take.
const BUTTONS: f32 = 236.0;

/// What the filter is called that lists what was planned and did not come about.
const PLANNED_PAST: &str = "Planned, past";

/// Draws the search, what narrows and arranges the list, and the chips.
pub fn filters_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    line(ui, |ui| {
        search_ui(ui, cx, log);
        popup_ui(ui, cx, log);
        arrange::arrange_ui(ui, cx, &mut log.view);
        let on = log.selection.is_open();
        if soft_button(ui, if on { "Done" } else { "Select" })
            .on_hover_text("Choose several activities, to tag, link or delete them at once")
            .clicked()
        {
            log.selection.clear();
            log.selection.on = !on;
        }
    });
    chips_ui(ui, cx, &mut log.filter);
    review::offer_ui(ui, cx, log);
    ui.add_space(4.0);
}

/// Draws the button of the filters, and them below it.
///
/// egui remembers one open popup, so a list opened in here would close it: it stays open by itself, until a press beside it.
fn popup_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let button = soft_button(ui, "Filter").on_hover_text("Show only some of the activities");
    let mut open = log.filtering ^ button.clicked();
    let listing = Popup::is_any_open(ui.ctx());
    let shown = Popup::from_response(&button)
        .open_bool(&mut open)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .show(|ui| {
            keys::float(ui, Some(button.id));
            menu_ui(ui, cx, log);
        });
    let beside = shown.is_some_and(|shown| shown.response.clicked_elsewhere());
    log.filtering = open && (listing || !beside || button.clicked());
}

fn search_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let width = (ui.available_width() - BUTTONS).clamp(120.0, 420.0);
    let field = TextEdit::singleline(&mut log.search)
        .id(Id::unique("log-search"))
        .hint_text(RichText::new("Search titles, notes and reflections").color(cx.tokens.faint))
        .margin(Margin::symmetric(10, 7))
        .min_size(vec2(0.0, 32.0))
        .desired_width(width - 20.0);
    let response = ui
        .add(field)
        .accessible_name("Search titles, notes and reflections");
    if log.wants_search {
        log.wants_search = false;
        response.request_focus();
    }
    if response.changed() {
        let typed = log.search.trim();
        log.filter.text = (!typed.is_empty()).then(|| typed.to_owned());
    }
}

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    ui.set_width(340.0);
    ui.spacing_mut().item_spacing.y = 8.0;
    log.period.ui(ui, cx, &mut log.filter);
    let filter = &mut log.filter;
    let mut status = vec![(None, "Any")];
    let all = ActivityStatus::ALL.iter();
    status.extend(all.map(|status| (Some(*status), status.label())));
    choice(ui, cx.tokens, "Status", &status, &mut filter.status);
    let mut kinds = vec![(None, "Any kind".to_owned())];
    let all = ActivityKind::ALL.iter();
    kinds.extend(all.map(|kind| (Some(*kind), kind.label().to_owned())));
    combo(ui, cx.tokens, "Kind", &kinds, &mut filter.kind);
    let profile = &cx.model.profile;
    let mut groups = vec![(None, "Any group".to_owned())];
    let named = profile.pda_groups().into_iter();
    let read = named.filter_map(|name| RequirementGroup::of_pdas(profile, name).ok());
    groups.extend(read.map(|group| (Some(group.clone()), group.name)));
    if groups.len() > 1 {
        combo(ui, cx.tokens, "PDA group", &groups, &mut filter.group);
    }
    let mut links = vec![(None, "Anything".to_owned())];
    let all = profile.requirements.iter();
    links.extend(all.map(|one| (Some(one.key.clone().into()), one.name())));
    combo(ui, cx.tokens, "Linked to", &links, &mut filter.link);
    if !cx.model.tags.is_empty() {
        let mut tags = vec![(None, "Any tag".to_owned())];
        let all = cx.model.tags.iter();
        tags.extend(all.map(|tag| (Some(tag.clone()), tag.clone())));
        combo(ui, cx.tokens, "Tag", &tags, &mut filter.tag);
    }
    ui.checkbox(&mut filter.unreflected, "Needs reflection");
    ui.checkbox(&mut filter.unlinked, "No links");
    ui.checkbox(&mut filter.unevidenced, "No evidence");
    let mut past = filter.planned_before.is_some();
    if ui.checkbox(&mut past, PLANNED_PAST).changed() {
        filter.planned_before = past.then_some(cx.model.today);
    }
}

fn chips_ui(ui: &mut Ui, cx: &Cx<'_>, filter: &mut ActivityFilter) {
    let searched = ActivityFilter {
        text: filter.text.clone(),
        ..ActivityFilter::default()
    };
    if *filter == searched {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let mut count = 0;
        let mut gone = |text: Option<String>| {
            count += usize::from(text.is_some());
            text.is_some_and(|text| removable_chip(ui, cx.tokens, &text).clicked())
        };
        if gone(period::name(cx, filter)) {
            (filter.from, filter.to) = (None, None);
        }
        if gone(filter.status.map(|status| status.to_string())) {
            filter.status = None;
        }
        if gone(filter.kind.map(|kind| kind.to_string())) {
            filter.kind = None;
        }
        if gone(filter.group.as_ref().map(|group| group.name.clone())) {
            filter.group = None;
        }
        if gone(filter.link.as_ref().map(|key| link_name(cx, key))) {
            filter.link = None;
        }
        if gone(filter.tag.as_ref().map(|tag| format!("Tag: {tag}"))) {
            filter.tag = None;
        }
        for (on, name) in [
            (&mut filter.unreflected, "Needs reflection"),
            (&mut filter.unlinked, "No links"),
            (&mut filter.unevidenced, "No evidence"),
        ] {
            if gone(on.then(|| name.to_owned())) {
                *on = false;
            }
        }
        if gone(filter.planned_before.map(|_| PLANNED_PAST.to_owned())) {
            filter.planned_before = None;
        }
        if count > 1 && link_button(ui, cx.tokens, "Clear the filters").clicked() {
            *filter = searched;
        }
    });
}
