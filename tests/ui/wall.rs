//! The wall: everything the role asks for in one view, by keys and for a screen reader, and what a notch offers.

use cairn::domain::LinkKey;
use cairn::domain::progress::{Backing, RequirementProgress};
use egui::{Key, Role, Theme, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::key;
use crate::paper::Paper;
use crate::window::{Window, has_vulkan};
use crate::zoom::{assert_within, outside};

pub fn on_wall(size: egui::Vec2, theme: Theme) -> Window {
    let mut window = Window::on_sample(size, theme);
    window.ctrl(Key::Num4);
    window.push("Wall");
    window
}

/// Returns how a requirement is called on the wall, up to what follows its status.
fn called(judged: &RequirementProgress) -> String {
    let met = if judged.status.is_met() {
        "met"
    } else {
        "not met"
    };
    format!("{}, {met}: {}", judged.name, judged.status.label())
}

fn judged(window: &Window) -> Vec<RequirementProgress> {
    let record = window.record();
    record
        .progress(record.today())
        .expect("the figures")
        .requirements
}

#[track_caller]
fn focused(window: &Window) -> String {
    let node = window.focused().expect("something has the focus");
    node.accesskit_node().label().unwrap_or_default()
}

#[test]
fn every_requirement_is_a_cell_that_says_how_it_stands_and_every_statement_a_notch() {
    let window = on_wall(vec2(1600.0, 1000.0), Theme::Light);
    let all = judged(&window);
    assert_eq!(all.len(), 96);
    for judged in &all {
        let name = called(judged);
        let mut says = name.clone();
        if let Some(skill) = &judged.skill {
            let asked = &skill.target.name;
            says = match &skill.rating {
                Some(rating) => format!(
                    "{says}. Rated {}; the role asks for {asked}",
                    rating.level.name
                ),
                None => format!("{says}. Not rated; the role asks for {asked}"),
            };
            if !skill.statements.is_empty() {
                let (backed, of) = (skill.backed(), skill.statements.len());
                says = format!("{says}. Statements backed: {backed} of {of}");
            }
            for (n, statement) in skill.statements.iter().enumerate() {
                let state = if statement.backing.is_empty() {
                    "not backed"
                } else {
                    "backed"
                };
                let notch = format!(
                    "Statement {} of {}, {state}: {}",
                    n + 1,
                    judged.name,
                    statement.text
                );
                let notch = window.harness.get_by_role_and_label(Role::Button, &notch);
                assert!(notch.rect().width() >= 24.0 && notch.rect().height() >= 24.0);
            }
        }
        window.harness.get_by_role_and_label(Role::Button, &says);
    }
    window.harness.get_by_role_and_label(Role::Grid, "The wall");
}

#[test]
fn the_wall_is_one_stop_in_which_arrows_go_from_cell_to_notch_to_cell() {
    let mut window = on_wall(vec2(1280.0, 800.0), Theme::Light);
    let first = called(
        &judged(&window)
            .into_iter()
            .find(|one| one.skill.is_some())
            .expect("a skill"),
    );
    for _ in 0..40 {
        window.press(Key::Tab);
        if focused(&window).starts_with(&first) {
            break;
        }
    }
    assert!(
        focused(&window).starts_with(&first),
        "Tab leads to the first cell"
    );
    window.press(Key::ArrowRight);
    assert!(focused(&window).starts_with("Statement 1 of OR10 Risk management"));
    window.press(Key::ArrowRight);
    window.press(Key::ArrowRight);
    assert!(focused(&window).starts_with("OR13 Programme and project management"));
    window.press(Key::ArrowLeft);
    assert!(focused(&window).starts_with("Statement 2 of OR10 Risk management"));
    window.press(Key::ArrowDown);
    let below = focused(&window);
    assert!(
        !below.starts_with("Statement"),
        "down leads to a cell of the next row: {below}"
    );
    window.press(Key::PageDown);
    window.press(Key::PageDown);
    window.press(Key::End);
    let last = focused(&window);
    let node = window.focused().expect("the last cell");
    let window_rect = window.harness.ctx.content_rect();
    assert!(
        window_rect.contains(node.rect().center()),
        "{last} is scrolled into sight"
    );
    window.press(Key::Home);
    assert!(focused(&window).starts_with(&first));
    window.press(Key::Tab);
    assert!(!focused(&window).contains("met:"), "Tab leaves the wall");
}

/// Returns an open statement of the sample for which something is offered, and its notch's name.
fn offered(window: &Window) -> (LinkKey, String) {
    let record = window.record();
    let (profile, ledger) = (record.profile(), record.ledger().expect("the ledger"));
    for judged in judged(window) {
        for statement in judged.skill.iter().flat_map(|skill| &skill.statements) {
            let offers =
                cairn::suggest::could_back(&profile, &ledger, &statement.key, record.today());
            if statement.backing.is_empty() && !offers.is_empty() {
                let number = statement.key.statement.expect("a number");
                let name = format!(
                    "Statement {number} of {}, not backed: {}",
                    judged.name, statement.text
                );
                return (statement.key.clone(), name);
            }
        }
    }
    panic!("nothing is offered for any statement");
}

#[test]
fn a_notch_offers_what_is_logged_and_a_press_fills_it_and_undo_empties_it() {
    let mut window = on_wall(vec2(1280.0, 800.0), Theme::Light);
    let (statement, notch) = offered(&window);
    window.push(&notch);
    assert!(window.shows("Could back it"));
    assert!(
        focused(&window).starts_with("Link "),
        "the likeliest has the focus"
    );
    window.press(Key::Enter);
    let backing = backing_of(&window, &statement);
    assert_eq!(backing.len(), 1, "it is linked");
    let filled = notch.replace("not backed", "backed");
    assert_eq!(
        focused(&window),
        filled,
        "the focus is back on the notch, which is filled"
    );
    assert!(window.shows("Linked to statement"));
    window.ctrl(Key::Z);
    assert!(backing_of(&window, &statement).is_empty());
    window.harness.get_by_role_and_label(Role::Button, &notch);
}

fn backing_of(window: &Window, statement: &LinkKey) -> Vec<Backing> {
    let all = judged(window);
    let mut statements = all
        .iter()
        .filter_map(|one| one.skill.as_ref())
        .flat_map(|skill| &skill.statements);
    let found = statements.find(|one| one.key == *statement);
    found.expect("the statement").backing.clone()
}

#[test]
fn what_nothing_fits_leads_to_logging_and_attaching_and_escape_comes_back() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num4);
    window.push("Wall");
    let asked = "OR10 Risk management";
    let notch = format!("Statement 1 of {asked}, not backed");
    let find = |window: &Window| {
        let node = window.harness.get_by_label_contains(&notch);
        node.accesskit_node().label().expect("a name")
    };
    let name = find(&window);
    window.push(&name);
    assert!(window.shows("Nothing that is logged already fits it"));
    assert_eq!(focused(&window), "Close");
    window.press(Key::Escape);
    assert_eq!(focused(&window), name);
    window.push(&name);
    window.push("Attach evidence");
    assert!(window.shows(asked), "its details are open");
}

#[test]
fn a_cell_opens_the_requirement_beside_it_and_an_earlier_day_is_shown_there() {
    let mut window = on_wall(vec2(1600.0, 1000.0), Theme::Light);
    let cell = called(
        judged(&window)
            .iter()
            .find(|one| one.key == key("klimf/6.1"))
            .expect("6.1"),
    );
    let name = window
        .harness
        .get_by_label_contains(&cell)
        .accesskit_node()
        .label()
        .expect("a name");
    window.push(&name);
    assert!(window.shows("Rate yourself"));
    window.push("Look back");
    window.push("A year ago, 23 November 2025");
    let then = window
        .record()
        .progress("2025-11-23".parse().expect("a date"))
        .expect("the figures");
    let then = then.requirement(&key("klimf/6.1")).cloned().expect("6.1");
    assert!(window.shows(&called(&then)));
}

#[test]
fn it_prints_on_its_page_as_it_is_seen() {
    let mut window = on_wall(vec2(1280.0, 800.0), Theme::Light);
    window.push("Look back");
    window.push("Start of this CPD year, 1 January 2026");
    window.push("Print on one page…");
    assert!(window.shows("Everything the role asks for on one landscape page"));
    assert!(window.shows("1 January 2026 to 1 January 2026"));
    let path = window.dir().with_file_name("wall.pdf");
    window.harness.get_by_label("Save as").focus();
    window.harness.run();
    window.type_text(&path.display().to_string());
    window.push("Print to PDF");
    window.until(&format!("Printed {}", path.display()));
    let paper = Paper::read(&std::fs::read(&path).expect("a file"));
    assert_eq!(paper.pages(), 1);
    let then = window
        .record()
        .progress("2026-01-01".parse().expect("a date"));
    let says = format!(
        "{}of96requirementsmeton1January2026",
        then.expect("the figures").met
    );
    let text: String = paper.text().split_whitespace().collect();
    assert!(text.contains(&says), "{says}");
}

#[test]
fn nothing_of_it_leaves_the_window_at_any_text_size() {
    let open = |size| on_wall(size, Theme::Light);
    assert_within(open, |window| {
        let (_, notch) = offered(window);
        window.push(&notch);
        assert!(window.shows("Could back it"));
        outside(window)
    });
}

#[test]
fn the_wall_looks_as_it_did() {
    if !has_vulkan("the_wall_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = on_wall(vec2(1600.0, 1000.0), theme);
        window.harness.snapshot(format!("wall-{name}"));
        let (_, notch) = offered(&window);
        window.push(&notch);
        window.harness.snapshot(format!("wall-offers-{name}"));
        results.extend_harness(&mut window.harness);
    }
}
