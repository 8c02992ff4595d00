//! The role as a whole: requirements met of all, section by section, on any day.

use cairn::domain::progress::Progress;

use crate::check::{progress, progress_of};
use crate::entry::{Entry, day, done, evidence, held, ledger, rated};
use crate::mini::KEYS;

/// Returns the entries that meet everything, each on a day of its own.
fn everything() -> Vec<Entry> {
    vec![
        evidence("E").on("2026-01-01").about("behaviour/curiosity"),
        done("A")
            .on("2026-01-02")
            .about("pda/mentoring")
            .reflected(),
        done("B").on("2026-01-03").about("pda/audit").reflected(),
        held("MA").awarded("2026-01-04"),
        rated("craft/1.1", 3).on("2026-01-05"),
        evidence("F").on("2026-01-05").about("craft/1.1#1"),
        done("C").on("2026-01-05").about("craft/1.1#2").reflected(),
        rated("craft/1.2", 3).on("2026-01-06"),
        evidence("G").on("2026-01-06").about("craft/1.2"),
    ]
}

/// Expects met of total, section by section.
#[track_caller]
fn check_sections(progress: &Progress, expected: [(&str, usize, usize); 4]) {
    let sections: Vec<(&str, usize, usize)> = progress
        .sections
        .iter()
        .map(|section| (section.key.as_str(), section.met, section.total))
        .collect();
    assert_eq!(sections, expected);
}

#[test]
fn an_empty_record_meets_nothing() {
    let progress = progress([]);
    assert_eq!((progress.met, progress.total), (0, 6));
    check_sections(
        &progress,
        [
            ("behaviour", 0, 1),
            ("pda", 0, 2),
            ("qualification", 0, 1),
            ("craft", 0, 2),
        ],
    );
}

#[test]
fn evidenced_met_and_held_count_as_met() {
    let progress = progress(everything());
    assert_eq!((progress.met, progress.total), (6, 6));
    check_sections(
        &progress,
        [
            ("behaviour", 1, 1),
            ("pda", 2, 2),
            ("qualification", 1, 1),
            ("craft", 2, 2),
        ],
    );
}

#[test]
fn anything_less_does_not() {
    let progress = progress([
        done("A").about("pda/mentoring"),
        held("MA").expires("2020-01-01"),
        rated("craft/1.1", 5),
        evidence("E").about("craft/1.2"),
    ]);
    assert_eq!((progress.met, progress.total), (0, 6));
}

#[test]
fn it_can_be_asked_for_any_past_day() {
    let ledger = ledger(everything());
    for (on, met) in [
        ("1990-01-01", 0),
        ("2026-01-01", 1),
        ("2026-01-02", 2),
        ("2026-01-03", 3),
        ("2026-01-04", 4),
        ("2026-01-05", 5),
        ("2026-01-06", 6),
        ("2190-01-01", 6),
    ] {
        let progress = progress_of(&ledger, day(on));
        assert_eq!((progress.as_of, progress.met), (day(on), met), "on {on}");
    }
}

#[test]
fn sections_and_requirements_stand_in_the_order_of_the_profile() {
    let progress = progress(everything());
    let keys: Vec<&str> = progress
        .requirements
        .iter()
        .map(|found| found.key.as_str())
        .collect();
    assert_eq!(keys, KEYS);
    let titles: Vec<&str> = progress
        .sections
        .iter()
        .map(|found| found.title.as_str())
        .collect();
    assert_eq!(
        titles,
        ["Behaviours", "Development", "Qualifications", "Craft"]
    );
}

#[test]
fn names_carry_the_code_of_a_skill() {
    let progress = progress([]);
    let names: Vec<&str> = progress
        .requirements
        .iter()
        .map(|found| found.name.as_str())
        .collect();
    assert_eq!(
        names[3..],
        ["Master's degree", "1.1 Searching", "1.2 Teaching"]
    );
}
