//! The window while a large record is being read.

use std::time::Duration;

use cairn::domain::{ActivityDetails, parse_date};
use cairn::record::{Applied, Op};
use egui::{Theme, vec2};
use egui_kittest::kittest::Queryable as _;

use crate::window::Window;

/// More activities than are read before the first frame.
const MANY: usize = 20_000;

#[test]
fn a_large_record_is_read_after_the_first_frame() {
    let window = Window::on_empty();
    let mut record = window.record();
    let day = parse_date("2026-03-02").expect("a date");
    let Applied { output: (), .. } = record
        .transact(Op::new("log many"), |change| {
            for n in 0..MANY {
                change.add(ActivityDetails::new(format!("Activity {n}"), day))?;
            }
            Ok(())
        })
        .expect("logged");
    drop(record);
    let folder = window.closed();
    let mut harness = Window::started(&folder, vec2(1280.0, 800.0), Theme::Light);
    assert!(harness.state().is_opening());
    harness.step();
    harness.get_by_label("Opening your record …");
    while harness.state().is_opening() {
        std::thread::sleep(Duration::from_millis(5));
        harness.step();
    }
    harness.run();
    harness.get_by_label("Hello, Sam");
}
