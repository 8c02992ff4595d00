//! The pages beside the composer follow what is written, and where.

use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use egui::{Event, Key, Theme, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::portfolio::{composing_in, tab, write_on};
use crate::window::Window;

/// Opens the sample's portfolio with its pages, turned to the statement.
fn at_statement() -> Window {
    let mut window = composing_in(vec2(1600.0, 1000.0), Theme::Light);
    window.until("Page 1 of ");
    tab(&mut window, "Statement");
    window
}

/// Returns the number of the page that is seen.
fn page(window: &Window) -> usize {
    let found = window.harness.get_by_label_contains("as it prints");
    let name = found.accesskit_node().label().unwrap_or_default();
    let number = name
        .split(' ')
        .nth(1)
        .and_then(|number| number.parse().ok());
    number.expect("a number")
}

/// Waits until that page is seen.
fn wait_for_page(window: &mut Window, number: usize) {
    window.until(&format!("Page {number} of 21 as it prints"));
}

fn is_updating(window: &Window) -> bool {
    window.harness.query_by_label("Updating…").is_some()
}

/// Waits until the pages show what was typed.
fn wait_for_pages(window: &mut Window) {
    for _ in 0..3_000 {
        if !is_updating(window) {
            break;
        }
        std::thread::sleep(Duration::from_millis(20));
        window.harness.step();
    }
    assert!(!is_updating(window), "the pages never followed");
    window.harness.run();
}

#[test]
fn the_pages_follow_what_is_typed() {
    let mut window = at_statement();
    window.push("Next page");
    window.until("Page 2 of ");
    write_on(&mut window, "1 Personal performance");
    window.harness.event(Event::Text("Besides, ".to_owned()));
    window.harness.step();
    window.harness.step();
    assert!(is_updating(&window), "the page is out of date");
    wait_for_pages(&mut window);
}

#[test]
fn what_is_typed_while_pages_are_made_follows_without_another_touch() {
    let mut window = at_statement();
    let due: Arc<Mutex<Option<Instant>>> = Arc::default();
    let asked = Arc::clone(&due);
    window
        .harness
        .ctx
        .set_request_repaint_callback(move |info| {
            let at = Instant::now() + info.delay.min(Duration::from_mins(1));
            let mut due = asked.lock().expect("a lock");
            *due = Some(due.map_or(at, |due| due.min(at)));
        });
    write_on(&mut window, "1 Personal performance");
    for word in ["First, ", "and then "] {
        window.harness.event(Event::Text(word.to_owned()));
        window.harness.step();
        window.harness.step();
    }
    // From here on the window is drawn only when it asks for it, as on the desktop, and not for a blinking cursor.
    let ctx = &window.harness.ctx;
    ctx.all_styles_mut(|style| style.visuals.text_cursor.blink = false);
    let patience = Instant::now() + Duration::from_mins(1);
    while is_updating(&window) {
        assert!(Instant::now() < patience, "the pages stay out of date");
        let now = due
            .lock()
            .expect("a lock")
            .take_if(|due| *due <= Instant::now());
        match now {
            Some(_) => window.harness.step(),
            None => std::thread::sleep(Duration::from_millis(5)),
        }
    }
}

#[test]
fn the_page_on_which_one_writes_is_shown_until_another_is_turned_to() {
    let mut window = at_statement();
    write_on(&mut window, "1 Personal performance");
    wait_for_page(&mut window, 3);
    write_on(&mut window, "3 Wider professional context");
    window.ctrl(Key::End);
    wait_for_page(&mut window, 4);
    window.type_text(" Written at the end.");
    wait_for_pages(&mut window);
    assert_eq!(page(&window), 4);
    window.push("Previous page");
    wait_for_page(&mut window, 3);
    window.wait(4);
    assert_eq!(page(&window), 3);
}
