//! Search and filters of the log. What is on shows as chips that go away when pressed.

use chrono::NaiveDate;
use egui::{Id, Margin, Popup, RichText, TextEdit, Ui, vec2};

use super::Log;
use crate::domain::{ActivityKind, ActivityStatus, short_date};
use crate::record::ActivityFilter;
use crate::ui::cx::Cx;
use crate::ui::widgets::{choice, combo, line, link_name, removable_chip, soft_button};

/// Draws the search, the filter menu and the chips; tells whether the filter changed.
pub fn filters_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) -> bool {
    let before = log.filter.clone();
    line(ui, |ui| {
        search_ui(ui, cx, log);
        let button = soft_button(ui, "Filter");
        Popup::from_toggle_button_response(&button)
            .close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside)
            .show(|ui| menu_ui(ui, cx, &mut log.filter));
    });
    chips_ui(ui, cx, &mut log.filter);
    ui.add_space(4.0);
    log.filter != before
}

fn search_ui(ui: &mut Ui, cx: &Cx<'_>, log: &mut Log) {
    let width = (ui.available_width() - 90.0).clamp(120.0, 420.0);
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

fn menu_ui(ui: &mut Ui, cx: &Cx<'_>, filter: &mut ActivityFilter) {
    ui.set_width(320.0);
    ui.spacing_mut().item_spacing.y = 10.0;
    let mut period = (filter.from, filter.to);
    combo(ui, cx.tokens, "Period", &periods(cx), &mut period);
    (filter.from, filter.to) = period;
    let mut status = vec![(None, "Any")];
    status.extend(
        ActivityStatus::ALL
            .iter()
            .map(|status| (Some(*status), status.label())),
    );
    choice(ui, cx.tokens, "Status", &status, &mut filter.status);
    let mut kinds = vec![(None, "Any kind".to_owned())];
    kinds.extend(
        ActivityKind::ALL
            .iter()
            .map(|kind| (Some(*kind), kind.label().to_owned())),
    );
    combo(ui, cx.tokens, "Kind", &kinds, &mut filter.kind);
    let mut links = vec![(None, "Anything".to_owned())];
    let requirements = cx.model.profile.requirements.iter();
    links.extend(
        requirements.map(|requirement| (Some(requirement.key.clone().into()), requirement.name())),
    );
    combo(ui, cx.tokens, "Linked to", &links, &mut filter.link);
    let tags: std::collections::BTreeSet<&String> = cx
        .model
        .ledger
        .activities
        .iter()
        .flat_map(|activity| &activity.tags)
        .collect();
    if !tags.is_empty() {
        let mut options = vec![(None, "Any tag".to_owned())];
        options.extend(tags.into_iter().map(|tag| (Some(tag.clone()), tag.clone())));
        combo(ui, cx.tokens, "Tag", &options, &mut filter.tag);
    }
    ui.checkbox(&mut filter.unreflected, "Needs reflection only");
}

type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// Returns the periods one can choose: all of it, and each CPD year that holds an activity.
fn periods(cx: &Cx<'_>) -> Vec<(Span, String)> {
    let start = cx.model.practitioner.year_start;
    let mut years: Vec<_> = cx
        .model
        .ledger
        .activities
        .iter()
        .map(|activity| start.year_of(activity.date))
        .collect();
    years.push(start.year_of(cx.model.today));
    years.sort_by_key(|year| std::cmp::Reverse(year.from()));
    years.dedup();
    let mut options = vec![((None, None), "All of it".to_owned())];
    options.extend(years.into_iter().map(|year| {
        let name = format!(
            "{} to {}",
            crate::domain::long_date(year.from()),
            crate::domain::long_date(year.to())
        );
        ((Some(year.from()), Some(year.to())), name)
    }));
    options
}

fn chips_ui(ui: &mut Ui, cx: &Cx<'_>, filter: &mut ActivityFilter) {
    let today = cx.model.today;
    let searched = ActivityFilter {
        text: filter.text.clone(),
        ..ActivityFilter::default()
    };
    if *filter == searched {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        let mut chip = |text: &str| removable_chip(ui, cx.tokens, text).clicked();
        if filter.from.is_some() || filter.to.is_some() {
            let day = |date: Option<NaiveDate>, open: &str| {
                date.map_or_else(|| open.to_owned(), |date| short_date(date, today))
            };
            if chip(&format!(
                "{} – {}",
                day(filter.from, "start"),
                day(filter.to, "today")
            )) {
                (filter.from, filter.to) = (None, None);
            }
        }
        if filter.status.is_some_and(|status| chip(status.label())) {
            filter.status = None;
        }
        if filter.kind.is_some_and(|kind| chip(kind.label())) {
            filter.kind = None;
        }
        if filter
            .link
            .as_ref()
            .is_some_and(|key| chip(&link_name(cx, key)))
        {
            filter.link = None;
        }
        if filter
            .tag
            .as_ref()
            .is_some_and(|tag| chip(&format!("Tag: {tag}")))
        {
            filter.tag = None;
        }
        if filter.unreflected && chip("Needs reflection") {
            filter.unreflected = false;
        }
    });
}
