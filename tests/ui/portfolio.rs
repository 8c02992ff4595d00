//! Portfolios by keyboard: begun, chosen, mapped, written, checked, handed in, and taken back.
use cairn::domain::portfolio::{PieceId, Portfolio, PortfolioDetails};
use cairn::kinds;
use cairn::record::Record;
use egui::{Key, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::journeys::tab_to;
use crate::window::Window;

/// Narrow enough that no pages are typeset beside the composer.
pub const SIZE: egui::Vec2 = vec2(1180.0, 800.0);

/// The steps of composing, by how their tabs begin.
pub const STEPS: [&str; 7] = [
    "Choose",
    "Criteria",
    "Statement",
    "Skills",
    "Documents",
    "Details",
    "Check and print",
];

/// The sample's portfolio in the list.
pub const MINE: &str = "My Chartership portfolio";

pub fn portfolios(record: &Record) -> Vec<Portfolio> {
    record.portfolios().expect("a list")
}

/// Returns the sample's portfolio that is being composed.
pub fn mine(window: &Window) -> PortfolioDetails {
    let all = portfolios(&window.record());
    let mine = all.into_iter().find(|one| one.submitted.is_none());
    mine.expect("one is being composed").details
}

/// Presses the row whose name begins so, as the keyboard does.
pub fn push_row(window: &mut Window, begins: &str) {
    let rows = window.harness.query_all_by_role(Role::Button);
    let names = rows.filter_map(|node| node.accesskit_node().label());
    let name = names.into_iter().find(|name| name.starts_with(begins));
    window.push(&name.expect("a row of that name"));
}

/// Turns to the step whose tab begins so.
pub fn tab(window: &mut Window, begins: &str) {
    let tabs = window.harness.query_all_by_role(Role::Tab);
    let names = tabs.filter_map(|node| node.accesskit_node().label());
    let name = names.into_iter().find(|name| name.starts_with(begins));
    let name = name.expect("a tab of that name");
    let tab = window.harness.get_by_role_and_label(Role::Tab, &name);
    tab.focus();
    window.harness.run();
    window.press(Key::Enter);
}

pub fn tick(window: &mut Window, name: &str) {
    let cell = window.harness.get_by_role_and_label(Role::CheckBox, name);
    cell.click_accesskit();
    window.harness.run();
}

/// Opens the sample's portfolio.
pub fn composing() -> Window {
    composing_in(SIZE, Theme::Light)
}

/// Opens the sample's portfolio in a window of that size.
pub fn composing_in(size: egui::Vec2, theme: Theme) -> Window {
    let mut window = Window::on_sample(size, theme);
    window.ctrl(Key::P);
    push_row(&mut window, MINE);
    window
}

/// Puts the cursor at the end of a part of the statement.
pub fn write_on(window: &mut Window, part: &str) {
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, part);
    field.focus();
    window.harness.run();
}

#[test]
fn the_list_says_how_far_each_portfolio_has_come() {
    let mut window = Window::on_sample(SIZE, Theme::Light);
    window.ctrl(Key::P);
    window.harness.get_by_label(
        "My Chartership portfolio, CILIP Chartership · 1 January 2025 to 31 December 2026, 2 checks open",
    );
    window.harness.get_by_label(
        "CILIP revalidation 2025, CILIP revalidation · 1 January 2025 to 31 December 2025, Submitted 12 Jan",
    );
}

#[test]
fn a_portfolio_is_composed_by_keyboard_from_its_kind_to_handing_in() {
    let mut window = Window::on_sample(SIZE, Theme::Light);
    window.ctrl(Key::P);
    window.push("New portfolio");
    window.push("CILIP revalidation, CILIP");
    assert!(window.shows("Check with CILIP what it asks for"));
    let from = window.harness.get_by_label("From").value();
    assert_eq!(
        from.as_deref(),
        Some("1 January 2026"),
        "a year, as the kind has it"
    );
    window.push("Begin portfolio");
    let begun = mine_called(&window, "CILIP revalidation 2026");
    assert!(
        !begun.pieces.is_empty(),
        "it begins with what Cairn proposes"
    );

    tab(&mut window, "Statement");
    window.harness.get_by_label("0 of 250 words, 250 left");
    write_on(&mut window, "Statement");
    window.type_text("I learnt to let others look.");
    window.harness.get_by_label("6 of 250 words, 244 left");
    tab(&mut window, "Check and print");
    let written = mine_called(&window, "CILIP revalidation 2026");
    assert_eq!(written.statement(None), "I learnt to let others look.");

    assert!(window.shows("that are asked for in 12 months"));
    push_row(&mut window, "The chosen activities come to");
    window.harness.get_by_label("Add what Cairn proposes");
    tab(&mut window, "Details");
    let hours = window.harness.get_by_label("Least hours");
    hours.focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("12");
    tab(&mut window, "Check and print");
    assert!(
        !window.shows("that are asked for in 12 months"),
        "it is resolved"
    );

    window.push("Mark as submitted");
    window
        .harness
        .get_by_label("Submitted on 23 November 2026. It no longer changes.");
    let all = portfolios(&window.record());
    let submitted = all.iter().filter(|one| one.submitted.is_some());
    assert_eq!(submitted.count(), 2);
    window.ctrl(Key::Z);
    let all = portfolios(&window.record());
    assert_eq!(all.iter().filter(|one| one.submitted.is_some()).count(), 1);
    window.harness.get_by_label("Mark as submitted");
}

fn mine_called(window: &Window, title: &str) -> PortfolioDetails {
    let all = portfolios(&window.record());
    let found = all.into_iter().find(|one| one.details.title == title);
    found.expect("a portfolio of that title").details
}

#[test]
fn a_blank_title_is_refused_beside_its_field_and_nothing_is_lost() {
    let mut window = composing();
    tab(&mut window, "Details");
    tab_to(&mut window, "Title");
    window.ctrl(Key::A);
    window.press(Key::Backspace);
    window.press(Key::Tab);
    window.harness.get_by_label_contains("The title is empty");
    assert_eq!(mine(&window).title, MINE);
    window.ctrl(Key::Num1);
    window.wait(4);
    window.harness.get_by_label("Not saved yet: a portfolio");
}

#[test]
fn entries_are_ticked_in_and_out_and_moved_by_keyboard() {
    let mut window = composing();
    let evidence = mine(&window).pieces.len();
    window.harness.get_by_label("Find").focus();
    window.harness.run();
    window.type_text("bulletin");
    tick(
        &mut window,
        "Choose E16 Evidence bulletin for the discharge teams",
    );
    assert_eq!(mine(&window).pieces.len(), evidence + 1);
    tick(
        &mut window,
        "Choose E16 Evidence bulletin for the discharge teams",
    );
    assert_eq!(mine(&window).pieces.len(), evidence);
    let activities = |window: &Window| -> Vec<PieceId> {
        let pieces = mine(window).pieces.into_iter();
        let items = pieces.map(|piece| piece.item);
        items
            .filter(|item| matches!(item, PieceId::Activity(_)))
            .collect()
    };
    window.harness.get_by_label("Find").focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.press(Key::Backspace);
    push_row(&mut window, "Activities: ");
    let before = activities(&window);
    let row = "What a language model does with a search question, chosen";
    let row = window.harness.get_by_label_contains(row);
    row.focus();
    window.harness.run();
    window
        .harness
        .key_press_modifiers(egui::Modifiers::ALT, Key::ArrowUp);
    window.harness.run();
    let mut moved = before.clone();
    moved.swap(0, 1);
    assert_eq!(activities(&window), moved);
}

#[test]
fn a_skill_takes_the_ratings_of_the_record() {
    let mut window = composing();
    tab(&mut window, "Skills");
    let before = mine(&window).skills.len();
    window.push("Take out 6.1 Knowledge management");
    assert_eq!(mine(&window).skills.len(), before - 1);
    window.harness.get_by_label("Add a skill").focus();
    window.harness.run();
    window.type_text("6.1");
    window.press(Key::Enter);
    let skills = mine(&window).skills;
    let added = skills.last().expect("a skill");
    assert_eq!(added.skill.to_string(), "klimf/6.1");
    assert!(added.start.is_some() && added.end.is_some());
}

#[test]
fn a_submitted_portfolio_is_read_only_and_is_copied_or_followed() {
    let mut window = Window::on_sample(SIZE, Theme::Light);
    window.ctrl(Key::P);
    push_row(&mut window, "CILIP revalidation 2025");
    assert!(window.harness.query_all_by_role(Role::Tab).next().is_none());
    window
        .harness
        .get_by_label("Submitted on 12 January 2026. It no longer changes.");
    window.push("Make a copy");
    let copy = mine_called(&window, "CILIP revalidation 2025 (copy)");
    assert!(copy.copy_of.is_some());
    window.push("All portfolios");
    window.push("Begin next year's, after CILIP revalidation 2025");
    let next = mine_called(&window, "CILIP revalidation 2026");
    assert_eq!(next.period.from().to_string(), "2026-01-01");
}

#[test]
fn a_deleted_portfolio_comes_back_by_undo() {
    let mut window = composing();
    window.push("More about this portfolio");
    window.push("Delete portfolio");
    assert_eq!(portfolios(&window.record()).len(), 1);
    window.harness.get_by_label("New portfolio");
    window.ctrl(Key::Z);
    assert_eq!(portfolios(&window.record()).len(), 2);
}

#[test]
fn a_kind_is_saved_changed_and_begun_from_and_its_mistakes_are_named() {
    let mut window = composing();
    let path = window.dir().with_file_name("mine.toml");
    tab(&mut window, "Details");
    let limit = window.harness.get_by_label("Most words of the statement");
    limit.focus();
    window.harness.run();
    window.ctrl(Key::A);
    window.type_text("1,500");
    window.harness.get_by_label("Kind file").focus();
    window.harness.run();
    window.type_text(&path.display().to_string());
    window.push("Save as a kind file");
    let text = std::fs::read_to_string(&path).expect("the file");
    let kind = kinds::read(&text).expect("a kind");
    assert_eq!(kind.statement.map(|rule| rule.words), Some(1_500));

    let broken = text.replace("words = 1500", "words = 0");
    std::fs::write(&path, broken).expect("written");
    window.push("All portfolios");
    window.push("New portfolio");
    window.harness.get_by_label("Kind file").focus();
    window.harness.run();
    window.type_text(&path.display().to_string());
    window.push("Read it");
    window
        .harness
        .get_by_label_contains("words: must be 1 or more");
    std::fs::write(&path, &text).expect("written");
    window.push("Read it");
    window.push("CILIP Chartership, From your file");
    window.push("Begin portfolio");
    assert_eq!(portfolios(&window.record()).len(), 3);
}

#[test]
fn the_composed_portfolio_is_printed_where_one_says() {
    let mut window = composing();
    let path = window.dir().with_file_name("chartership.pdf");
    tab(&mut window, "Check and print");
    window.harness.get_by_label("Save as").focus();
    window.harness.run();
    window.type_text(&path.display().to_string());
    window.push("Print to PDF");
    window.until(&format!("Printed {}", path.display()));
    let pdf = std::fs::read(&path).expect("the file");
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn a_form_other_than_pages_is_written_under_its_own_ending() {
    for (form, button, ending) in [
        ("Web page with files (zip)", "Make the web page", "zip"),
        ("Text for a form (DOCX)", "Make the DOCX", "docx"),
    ] {
        let mut window = composing();
        let pdf = window.dir().with_file_name("chartership.pdf");
        tab(&mut window, "Check and print");
        window.harness.get_by_label("Save as").focus();
        window.harness.run();
        window.type_text(&pdf.display().to_string());
        window.push(form);
        window.push(button);
        let path = pdf.with_extension(ending);
        window.until(&format!("Printed {}", path.display()));
        let file = std::fs::read(&path).expect("the file");
        assert!(file.starts_with(b"PK"), "{ending}");
    }
}
