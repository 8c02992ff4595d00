//! The year in review: gone through by keys, kept while it is typed, and made the statement of a revalidation.

use egui::{Key, Role, Theme, vec2};
use egui_kittest::SnapshotResults;
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::window::{Window, has_vulkan};
use crate::zoom::{assert_within, outside};

fn reviewing(size: egui::Vec2, theme: Theme) -> Window {
    let mut window = Window::on_sample(size, theme);
    window.ctrl(Key::P);
    window.push("Year in review");
    window
}

/// Returns the text of a paragraph.
fn text(window: &Window, name: &str) -> String {
    let field = format!("Text of “{name}”");
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, &field);
    field.accesskit_node().value().unwrap_or_default()
}

/// Replaces the text of a paragraph, as one who types.
fn write(window: &mut Window, name: &str, text: &str) {
    let field = format!("Text of “{name}”");
    window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, &field)
        .focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text(text);
}

fn statement(window: &Window) -> Option<String> {
    let record = window.record();
    let mut all = record.portfolios().expect("portfolios");
    all.retain(|one| one.submitted.is_none() && one.details.kind.key == "revalidation");
    all.sort_by_key(|one| one.id);
    all.last().map(|one| one.details.statement(None).to_owned())
}

#[test]
fn the_window_tells_what_the_terminal_tells() {
    let window = reviewing(vec2(1280.0, 800.0), Theme::Light);
    let record = window.record();
    let year = record
        .practitioner()
        .expect("a person")
        .year_start
        .year_of(record.today());
    let review = record.review(year).expect("a review");
    assert_eq!(text(&window, "Hours"), review.paragraphs[0].text);
    let fields = window
        .harness
        .get_all_by_role(Role::MultilineTextInput)
        .count();
    assert_eq!(fields, review.paragraphs.len());
    assert!(window.shows(&format!("{} of 250 words", review.words())));
}

#[test]
fn what_is_kept_and_edited_becomes_the_statement_and_undo_takes_it_back() {
    let mut window = reviewing(vec2(1280.0, 800.0), Theme::Light);
    let before = statement(&window);
    write(&mut window, "Hours", "I spent my hours well.");
    window.push("Drop “Gaps”");
    window.push("Drop “Skills that moved”");
    assert!(window.shows("Put back what was written"));
    window.push("Make it the statement");
    let made = statement(&window).expect("a revalidation");
    assert!(made.starts_with("I spent my hours well.\n\n"));
    assert!(!made.contains("I meet") && !made.contains("I rate myself"));
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "Statement");
    assert_eq!(
        field.accesskit_node().value().as_deref(),
        Some(made.as_str()),
        "it is open to be gone on with"
    );
    window.ctrl(Key::Z);
    assert_eq!(statement(&window), before);
}

#[test]
fn what_was_changed_is_kept_when_one_leaves_and_when_the_window_closes() {
    let mut window = reviewing(vec2(1280.0, 800.0), Theme::Light);
    write(&mut window, "Hours", "Mine");
    window.push("Earlier CPD year");
    assert_ne!(text(&window, "Hours"), "Mine");
    window.push("Later CPD year");
    assert_eq!(text(&window, "Hours"), "Mine");
    window.press(Key::Escape);
    window.press(Key::Escape);
    window.push("Year in review");
    assert_eq!(text(&window, "Hours"), "Mine");
    window.wait(8);
    let mut window = window.reopened();
    window.push("Go on with Year in review 2026");
    assert_eq!(text(&window, "Hours"), "Mine");
    window.push("Put back what was written of “Hours”");
    assert!(text(&window, "Hours").starts_with("From 1 January 2026"));
}

#[test]
fn nothing_of_it_leaves_the_window_at_any_text_size() {
    let open = |size| reviewing(size, Theme::Light);
    assert_within(open, |window| outside(window));
}

#[test]
fn the_review_looks_as_it_did() {
    if !has_vulkan("the_review_looks_as_it_did") {
        return;
    }
    let mut results = SnapshotResults::new();
    for (theme, name) in [(Theme::Light, "light"), (Theme::Dark, "dark")] {
        let mut window = reviewing(vec2(1024.0, 700.0), theme);
        window.push("Drop “Hours”");
        window.harness.snapshot(format!("review-{name}"));
        results.extend_harness(&mut window.harness);
    }
}
