//! A Chartership by keyboard alone: begun, each check resolved where it leads, and printed in its three forms.

use std::path::Path;

use cairn::domain::portfolio::Portfolio;
use egui::{Key, Modifiers, Role, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::paper::Paper;
use crate::window::Window;

/// More stops of Tab than any step has.
const STOPS: usize = 200;
/// More checks than are open at first.
const CHECKS: usize = 40;
/// What Cairn calls the portfolio that is begun.
const TITLE: &str = "CILIP Chartership 2025–2026";
/// The limit of the statement.
const LIMIT: usize = 1_000;

/// Moves on with Tab to what has that role and a name that begins so; tells whether it was reached.
fn reaches(window: &mut Window, role: Role, begins: &str) -> bool {
    (0..STOPS).any(|_| {
        window.press(Key::Tab);
        window.focused().is_some_and(|node| {
            let name = node.accesskit_node().label().unwrap_or_default();
            node.accesskit_node().role() == role && name.starts_with(begins)
        })
    })
}

/// Moves on with Tab to a button or tab, and presses it.
fn enter(window: &mut Window, role: Role, begins: &str) {
    assert!(reaches(window, role, begins), "Tab never reaches {begins}");
    window.press(Key::Enter);
}

/// Goes on to the last step, whatever step is seen.
fn go_to_checks(window: &mut Window) {
    while !is_at_checks(window) {
        let key = Key::PageDown;
        window.harness.key_press_modifiers(Modifiers::COMMAND, key);
        window.harness.run();
    }
}

fn is_at_checks(window: &Window) -> bool {
    window.harness.query_by_label("Mark as submitted").is_some()
}

/// Returns what is still to mend, as it stands on the screen.
fn open_checks(window: &Window) -> Vec<String> {
    let rows = window.harness.query_all_by_role(Role::Button);
    let names = rows.filter_map(|node| node.accesskit_node().label());
    let finds = |name: &String| {
        ["The statement ", "Annotated ", "Organisational objectives "]
            .iter()
            .any(|begins| name.starts_with(begins))
            || name.ends_with(" in the statement")
    };
    names.filter(finds).collect()
}

fn begun(window: &Window) -> Portfolio {
    let all = window.record().portfolios().expect("a list");
    let found = all.into_iter().find(|one| one.details.title == TITLE);
    found.expect("the portfolio that was begun")
}

/// Resolves a check where it leads to.
fn resolve(window: &mut Window, check: &str) {
    enter(window, Role::Button, check);
    window.wait(1);
    let (role, value) = window.focused().map_or((Role::Unknown, None), |node| {
        (node.accesskit_node().role(), node.value())
    });
    assert_eq!(role, Role::MultilineTextInput, "{check} leads to its field");
    if check.ends_with("never cited in the statement") {
        let number = check.split_once(' ').map_or(check, |(number, _)| number);
        window.type_text(&format!(" More is in [{number}"));
        window.press(Key::Enter);
    } else if let Some((_, over)) = check.split_once(" words, ") {
        let over = over.split(' ').next().and_then(|over| over.parse().ok());
        let text = value.unwrap_or_default();
        for _ in 0..over.unwrap_or(0) {
            let word = text.split(' ').next_back().map_or(0, str::len);
            (0..=word).for_each(|_| window.press(Key::Backspace));
        }
    } else {
        window.type_text("What I did helped those who asked.");
    }
    go_to_checks(window);
}

#[test]
fn a_chartership_is_begun_mended_check_by_check_and_printed_in_each_form() {
    let mut window = Window::on_sample(vec2(1180.0, 800.0), Theme::Light);
    window.ctrl(Key::P);
    enter(&mut window, Role::Button, "New portfolio");
    enter(&mut window, Role::Button, "CILIP Chartership,");
    enter(&mut window, Role::Button, "Begin portfolio");
    go_to_checks(&mut window);
    assert_eq!(open_checks(&window).len(), 6, "{:?}", open_checks(&window));

    let mut resolved = 0;
    while let Some(check) = open_checks(&window).first().cloned() {
        resolve(&mut window, &check);
        let open = open_checks(&window);
        assert!(!open.contains(&check), "{check} is resolved: {open:?}");
        resolved += 1;
        assert!(resolved < CHECKS, "{open:?}");
    }
    window
        .harness
        .get_by_label("Everything that Cairn checks is in order.");

    one_word_too_many(&mut window);
    let folder = tempfile::tempdir().expect("a folder");
    for (form, button, ending) in [
        ("PDF", "Print to PDF", "pdf"),
        ("Web page with files (zip)", "Make the web page", "zip"),
        ("Text for a form (DOCX)", "Make the DOCX", "docx"),
    ] {
        let path = folder.path().join(format!("chartership.{ending}"));
        enter(&mut window, Role::Button, form);
        assert!(reaches(&mut window, Role::TextInput, "Save as"));
        window.ctrl(Key::A);
        window.type_text(&path.display().to_string());
        enter(&mut window, Role::Button, button);
        window.until(&format!("Printed {}", path.display()));
        assert!(path.is_file(), "{}", path.display());
    }
    each_citation_leads_to_its_piece(&folder.path().join("chartership.pdf"), &window);
}

/// Writes one word more than the limit, sees that the check says so, and mends it.
fn one_word_too_many(window: &mut Window) {
    let words = begun(window).details.words();
    enter(window, Role::Tab, "Statement");
    let last = "3 Wider professional context";
    assert!(reaches(window, Role::MultilineTextInput, last));
    window.ctrl(Key::End);
    window.type_text(&" word".repeat(LIMIT + 1 - words));
    window.harness.get_by_label("1,001 of 1,000 words, 1 over");
    go_to_checks(window);
    let over = "The statement has 1,001 words, 1 over the limit of 1,000";
    assert_eq!(open_checks(window), [over]);
    resolve(window, over);
    assert!(open_checks(window).is_empty(), "{:?}", open_checks(window));
    assert_eq!(begun(window).details.words(), LIMIT);
}

/// Sees that each chosen piece stands in the printed index once, and that its citations lead there.
fn each_citation_leads_to_its_piece(pdf: &Path, window: &Window) {
    let paper = Paper::read(&std::fs::read(pdf).expect("the PDF"));
    let (places, headings) = (paper.places(), paper.headings());
    for (from, to) in paper.links() {
        assert!(places.contains_key(&to), "{from} leads nowhere: {to}");
    }
    let record = window.record();
    let contents = record.compose(&begun(window)).expect("its contents");
    assert!(contents.evidence.len() > 10, "the proposal has evidence");
    let unspaced = |text: &str| text.split_whitespace().collect::<String>();
    for piece in &contents.evidence {
        let number = piece.number;
        let title = unspaced(&format!("{number} {}", piece.details.title));
        let indexed = headings.iter().map(|heading| unspaced(&heading.title));
        let times = indexed.filter(|heading| *heading == title).count();
        assert_eq!(times, 1, "{number} stands in the index once");
        let cited = paper.stands(&format!("e{}", number.0));
        assert!(!cited.is_empty(), "{number} is led to");
    }
}
