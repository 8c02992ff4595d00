//! The matrix of criteria and evidence, by pointer and by keyboard.
use cairn::domain::portfolio::CriterionKey;
use egui::{Key, Role};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::portfolio::{composing, mine, push_row, tab, tick};
use crate::window::Window;

#[test]
fn a_cell_of_the_matrix_assigns_evidence_and_undo_takes_it_back() {
    let mut window = composing();
    tab(&mut window, "Criteria");
    assert!(window.shows("Nothing shows it yet"));
    let cell = |state: &str| {
        format!("E22, 3.2 Reflect on what currently concerns the profession, {state}, cited")
    };
    tick(&mut window, &cell("not assigned"));
    window
        .harness
        .get_by_role_and_label(Role::CheckBox, &cell("assigned"));
    assert!(!window.shows("Nothing shows it yet"));
    let shown = |window: &Window| {
        let details = mine(window);
        let key = CriterionKey::new("3.2");
        details
            .pieces
            .iter()
            .any(|piece| piece.criteria.contains(&key))
    };
    assert!(shown(&window));
    tab(&mut window, "Check and print");
    assert!(!window.shows("Nothing shows 3.2"));
    window.ctrl(Key::Z);
    assert!(!shown(&window));
    assert!(window.shows("Nothing shows 3.2"));
}

#[test]
fn the_arrow_keys_walk_the_matrix_which_is_one_stop_of_tab() {
    let mut window = composing();
    tab(&mut window, "Check and print");
    push_row(&mut window, "Nothing shows 3.2");
    let focused = |window: &Window| {
        let mut cells = window.harness.query_all_by_role(Role::CheckBox);
        let here = cells.find(|node| node.accesskit_node().is_focused());
        here.and_then(|node| node.accesskit_node().label())
            .unwrap_or_default()
    };
    assert!(
        focused(&window).starts_with("E9, 3.2 "),
        "{}",
        focused(&window)
    );
    window.press(Key::ArrowRight);
    assert!(
        focused(&window).starts_with("E10, 3.2 "),
        "{}",
        focused(&window)
    );
    window.press(Key::ArrowUp);
    assert!(
        focused(&window).starts_with("E10, 3.1 "),
        "{}",
        focused(&window)
    );
    window.press(Key::Space);
    assert!(
        focused(&window).ends_with(", assigned"),
        "{}",
        focused(&window)
    );
    window.press(Key::Tab);
    assert_eq!(focused(&window), "", "Tab leaves the matrix");
}
