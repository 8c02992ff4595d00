//! The evaluative statement: words counted, evidence cited, and nothing typed is lost.
use cairn::domain::portfolio::CriterionKey;
use egui::{Key, Role};
use egui_kittest::kittest::Queryable as _;

use crate::portfolio::{MINE, SIZE, composing, mine, tab, write_on};

#[test]
fn a_thousand_and_one_words_are_one_over() {
    let mut window = composing();
    let words = mine(&window).words();
    tab(&mut window, "Statement");
    window.harness.get_by_label_contains(" of 1,000 words, ");
    write_on(&mut window, "3 Wider professional context");
    window.type_text(&" word".repeat(1_001 - words));
    window.harness.get_by_label("1,001 of 1,000 words, 1 over");
    tab(&mut window, "Check and print");
    assert!(window.shows("The statement has 1,001 words, 1 over the limit of 1,000"));
    assert_eq!(mine(&window).words(), 1_001);
}

#[test]
fn a_bracket_offers_the_chosen_evidence_and_enter_cites_it() {
    let mut window = composing();
    tab(&mut window, "Statement");
    window
        .harness
        .get_by_label_contains("Cite E23 Search requests");
    write_on(&mut window, "2 Organisational context");
    window.type_text(" Requests are up by a third [req");
    assert!(window.shows("Cite E23  Search requests by staff group, by quarter"));
    window.press(Key::Enter);
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "2 Organisational context");
    let text = field.value().unwrap_or_default();
    assert!(text.ends_with("up by a third [E23]"), "{text}");
    window
        .harness
        .get_by_label("Every chosen piece of evidence is cited.");
    window.type_text(".");
    tab(&mut window, "Check and print");
    assert!(!window.shows("never cited"));
    assert!(
        mine(&window)
            .statement(Some(&CriterionKey::new("2")))
            .ends_with("[E23].")
    );
}

#[test]
fn evidence_that_is_not_cited_is_put_where_one_wrote_last() {
    let mut window = composing();
    tab(&mut window, "Statement");
    window.push("Cite E23 Search requests by staff group, by quarter");
    assert!(
        mine(&window)
            .statement(Some(&CriterionKey::new("1")))
            .ends_with("[E23]")
    );
    window.ctrl(Key::Z);
    assert!(
        !mine(&window)
            .statement(Some(&CriterionKey::new("1")))
            .ends_with("[E23]")
    );
}

#[test]
fn typing_is_one_step_of_undo_and_is_in_the_record_once_the_field_is_left() {
    let mut window = composing();
    let before = mine(&window);
    tab(&mut window, "Statement");
    write_on(&mut window, "1 Personal performance");
    window.type_text(" More");
    window.type_text(" words.");
    assert_eq!(
        mine(&window),
        before,
        "nothing is committed while one types"
    );
    window.harness.get_by_label("Not saved yet");
    window.press(Key::Escape);
    assert!(
        mine(&window)
            .statement(Some(&CriterionKey::new("1")))
            .ends_with(" More words.")
    );
    window.ctrl(Key::Z);
    assert_eq!(mine(&window), before);
}

#[test]
fn typing_is_committed_when_another_screen_is_shown() {
    let mut window = composing();
    tab(&mut window, "Statement");
    write_on(&mut window, "1 Personal performance");
    window.type_text(" At last.");
    window.ctrl(Key::Num1);
    assert!(
        mine(&window)
            .statement(Some(&CriterionKey::new("1")))
            .ends_with(" At last.")
    );
    assert!(!window.shows("Not saved yet"));
}

#[test]
fn what_is_being_typed_outlives_a_crash() {
    let mut window = composing();
    tab(&mut window, "Statement");
    write_on(&mut window, "1 Personal performance");
    window.type_text(" Half a thou");
    window.wait(6);
    // The harness drops the program without telling it, as a crash would.
    let mut window = window.reopened();
    window.harness.set_size(SIZE);
    window.push(&format!("Go on with {MINE}"));
    tab(&mut window, "Statement");
    let field = window
        .harness
        .get_by_role_and_label(Role::MultilineTextInput, "1 Personal performance");
    let text = field.value().unwrap_or_default();
    assert!(text.ends_with(" Half a thou"), "{text}");
}
