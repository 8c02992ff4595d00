//! Keys belong to the topmost layer; lists are one tab stop; the focus goes back to where it came from.

use cairn::domain::ActivityStatus;
use cairn::record::ActivityFilter;
use egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

/// Returns the name of what has the focus.
fn focus(window: &Window) -> String {
    let focused = window.focused();
    let name = focused.and_then(|node| {
        let node = node.accesskit_node();
        node.label().or_else(|| node.value())
    });
    name.unwrap_or_default()
}

fn titles(window: &Window) -> Vec<String> {
    let listed = window.record().activities(&ActivityFilter::default());
    let listed = listed.expect("the list").into_iter();
    listed.map(|one| one.title).collect()
}

#[test]
fn ctrl_enter_saves_the_sheet_and_not_the_form_below_it() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    window.push("Edit");
    window.harness.get_by_label("So what?");
    window.ctrl(Key::N);
    window.type_text("Journal club");
    window.ctrl(Key::Enter);
    assert!(titles(&window).contains(&"Journal club".to_owned()));
    assert!(
        window.shows("So what?"),
        "the form below is still being typed in"
    );
}

#[test]
fn keys_of_the_window_wait_while_a_sheet_is_over_it() {
    let mut window = Window::on_three();
    for open in [Key::N, Key::K] {
        window.ctrl(open);
        window.ctrl(Key::Comma);
        assert!(!window.shows("Hours each CPD year"));
        window.press(Key::Escape);
    }
}

#[test]
fn enter_on_a_button_of_the_sheet_presses_it_and_saves_nothing() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Study day in spring");
    while focus(&window) != "Planned" {
        window.press(Key::Tab);
    }
    window.press(Key::Enter);
    assert_eq!(titles(&window).len(), 3, "nothing is saved by it");
    window.ctrl(Key::Enter);
    let listed = window.record().activities(&ActivityFilter::default());
    let listed = listed.expect("the list");
    let saved = listed.iter().find(|one| one.title == "Study day in spring");
    assert_eq!(saved.expect("it").status, ActivityStatus::Planned);
}

#[test]
fn the_focus_returns_to_what_opened_a_sheet() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    for (open, is_ctrl) in [(Key::K, true), (Key::N, true), (Key::F1, false)] {
        window.harness.get_by_label("Select").focus();
        window.harness.run();
        if is_ctrl {
            window.ctrl(open);
        } else {
            window.press(open);
        }
        assert_ne!(focus(&window), "Select", "the sheet takes it");
        window.press(Key::Escape);
        assert_eq!(focus(&window), "Select", "{open:?}");
    }
    window.push("Menu");
    window.press(Key::ArrowDown);
    window.press(Key::Escape);
    assert_eq!(focus(&window), "Menu");
}

#[test]
fn the_log_is_one_tab_stop_that_its_keys_walk_to_the_end() {
    let mut window = Window::on_sample(vec2(1024.0, 700.0), Theme::Light);
    window.ctrl(Key::Num2);
    let all = titles(&window);
    let first = row(&window);
    tab_to(&mut window, &first);
    window.press(Key::End);
    window.harness.run();
    let last = focus(&window);
    assert!(last.starts_with(all.last().expect("one")), "{last}");
    let node = window.focused().expect("the focus");
    let screen = window.harness.ctx.content_rect();
    assert!(screen.contains_rect(node.rect().shrink(1.0)), "in sight");
    window.press(Key::Home);
    let mut reached = vec![focus(&window)];
    for _ in 1..all.len() {
        window.press(Key::ArrowDown);
        reached.push(focus(&window));
    }
    for title in &all {
        assert!(
            reached.iter().any(|row| row.starts_with(title)),
            "{title} is not reached"
        );
    }
    window.press(Key::PageUp);
    assert_ne!(focus(&window), last);
    window.press(Key::Tab);
    let beyond = focus(&window);
    assert!(
        !all.iter().any(|title| beyond.starts_with(title)),
        "{beyond}"
    );
}

/// Returns the name of the first row of the log.
fn row(window: &Window) -> String {
    let first = titles(window).into_iter().next().expect("one");
    let rows = window.harness.get_all_by_role(Role::Button);
    let mut names = rows.filter_map(|node| node.accesskit_node().label());
    names
        .find(|name| name.starts_with(&first))
        .expect("its row")
}

#[test]
fn enter_on_a_row_leads_to_the_heading_of_its_details_and_escape_back() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    let row = row(&window);
    tab_to(&mut window, &row);
    window.press(Key::Enter);
    let heading = window.focused().expect("the focus");
    assert_eq!(heading.accesskit_node().role(), Role::Heading);
    window.press(Key::Tab);
    window.push("Close");
    assert_eq!(focus(&window), row);
}

#[test]
fn letters_lead_to_the_row_that_begins_with_them() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    let row = row(&window);
    tab_to(&mut window, &row);
    window.type_text("chair");
    assert!(focus(&window).starts_with("Chaired the community"));
}

#[test]
fn the_skills_are_one_stop_and_every_cell_is_reached_by_arrows() {
    let mut window = Window::on_sample(vec2(1024.0, 700.0), Theme::Light);
    window.ctrl(Key::Num4);
    let mut stops = 0;
    for _ in 0..60 {
        window.press(Key::Tab);
        stops += 1;
        if focus(&window) == "Settings" {
            break;
        }
    }
    assert!(stops < 40, "{stops} stops");
}

#[test]
fn f6_leads_from_part_to_part() {
    let mut window = Window::on_three();
    window.ctrl(Key::Num2);
    window.press(Key::ArrowDown);
    let mut names = Vec::new();
    for _ in 0..3 {
        window.press(Key::F6);
        names.push(focus(&window));
    }
    assert!(names.iter().all(|name| !name.is_empty()), "{names:?}");
    names.dedup();
    assert_eq!(names.len(), 3, "{names:?}");
    let first = names.first().cloned();
    window.press(Key::F6);
    assert_eq!(Some(focus(&window)), first, "round");
    window
        .harness
        .key_press_modifiers(Modifiers::SHIFT, Key::F6);
    window.harness.run();
    assert_eq!(Some(focus(&window)), names.last().cloned(), "and back");
}

#[test]
fn a_list_of_choices_closes_with_enter_keeps_the_focus_and_escape_changes_nothing() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    tab_to(&mut window, "Kind");
    let value = |window: &Window| window.harness.get_by_label("Kind").value();
    let before = value(&window);
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    window.press(Key::Escape);
    assert_eq!(
        (value(&window), focus(&window)),
        (before.clone(), "Kind".to_owned())
    );
    window.press(Key::Enter);
    window.press(Key::ArrowDown);
    window.press(Key::Enter);
    assert_eq!(focus(&window), "Kind");
    let after = value(&window);
    assert_ne!(after, before);
    window.press(Key::Tab);
    window.press(Key::Enter);
    assert_eq!(value(&window), after, "the next Enter changes nothing");
}

#[test]
fn tab_into_a_field_selects_its_text() {
    let mut window = Window::on_three();
    window.ctrl(Key::N);
    window.type_text("Journal club");
    tab_to(&mut window, "Date");
    window.type_text("yesterday");
    let date = window.harness.get_by_label("Date");
    assert_eq!(date.value().as_deref(), Some("yesterday"));
}
