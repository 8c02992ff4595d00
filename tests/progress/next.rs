//! What to do next: the unmet requirements, nearest to met first, each with what is missing.

use cairn::domain::Focus;

use crate::check::{check_missing, progress};
use crate::entry::{Entry, done, evidence, held, key, planned, rated};

/// Expects the keys of what to do next, in order.
#[track_caller]
fn check_next(entries: impl IntoIterator<Item = Entry>, expected: &[&str]) {
    let progress = progress(entries);
    let keys: Vec<&str> = progress
        .next()
        .iter()
        .map(|found| found.key.as_str())
        .collect();
    assert_eq!(keys, expected);
}

#[test]
fn in_an_empty_record_the_least_to_do_comes_first() {
    check_next(
        [],
        &[
            "behaviour/curiosity",
            "pda/mentoring",
            "pda/audit",
            "qualification/masters",
            "craft/1.2",
            "craft/1.1",
        ],
    );
}

#[test]
fn what_is_met_is_left_out() {
    check_next(
        [
            evidence("E").about("behaviour/curiosity"),
            done("A")
                .about("pda/mentoring")
                .about("pda/audit")
                .reflected(),
            held("MA"),
        ],
        &["craft/1.2", "craft/1.1"],
    );
}

#[test]
fn of_those_equally_near_one_that_has_begun_comes_first() {
    check_next(
        [
            planned("A").about("pda/audit"),
            rated("craft/1.2", 3),
            held("MA").expires("2020-01-01"),
        ],
        &[
            "pda/audit",
            "qualification/masters",
            "craft/1.2",
            "behaviour/curiosity",
            "pda/mentoring",
            "craft/1.1",
        ],
    );
}

#[test]
fn one_step_nearer_comes_before_one_that_has_begun() {
    check_next(
        [
            held("MA"),
            rated("craft/1.1", 1),
            evidence("E").about("craft/1.1#1"),
        ],
        &[
            "behaviour/curiosity",
            "pda/mentoring",
            "pda/audit",
            "craft/1.1",
            "craft/1.2",
        ],
    );
}

#[test]
fn when_all_is_met_nothing_is_left() {
    check_next(
        [
            evidence("E")
                .about("behaviour/curiosity")
                .about("craft/1.2"),
            evidence("F").about("craft/1.1#1").about("craft/1.1#2"),
            done("A")
                .about("pda/mentoring")
                .about("pda/audit")
                .reflected(),
            held("MA"),
            rated("craft/1.1", 3),
            rated("craft/1.2", 3),
        ],
        &[],
    );
}

#[test]
fn a_pda_lacks_an_activity_or_a_reflection() {
    let audit = "pda/audit";
    check_missing([], audit, &["Log an activity for it"]);
    check_missing(
        [planned("A").about(audit)],
        audit,
        &["Log an activity for it"],
    );
    check_missing([done("A").about(audit)], audit, &["Reflect on “A”"]);
}

#[test]
fn the_latest_activity_that_lacks_a_reflection_is_named() {
    let audit = "pda/audit";
    let entries = [
        done("Newer").on("2026-02-02").about(audit),
        done("Older").on("2026-02-01").about(audit),
        planned("Planned").on("2026-02-03").about(audit),
    ];
    check_missing(entries, audit, &["Reflect on “Newer”"]);
}

#[test]
fn a_behaviour_lacks_a_reflection_or_anything_that_shows_it() {
    let curiosity = "behaviour/curiosity";
    let anything = "Link evidence or an activity you reflected on";
    check_missing([], curiosity, &[anything]);
    check_missing([planned("A").about(curiosity)], curiosity, &[anything]);
    check_missing([done("A").about(curiosity)], curiosity, &["Reflect on “A”"]);
}

#[test]
fn a_skill_lacks_a_rating_and_each_statement_that_nothing_backs() {
    let searching = "craft/1.1";
    let none: &[&str] = &[];
    check_missing(
        [],
        searching,
        &["Rate yourself", "Back statement 1", "Back statement 2"],
    );
    check_missing(
        [rated(searching, 2), evidence("E").about("craft/1.1#1")],
        searching,
        &["Rated Assist; the role asks for Apply", "Back statement 2"],
    );
    check_missing(
        [rated(searching, 3), evidence("E").about(searching)],
        searching,
        &["Back statement 1", "Back statement 2"],
    );
    check_missing(
        [
            rated(searching, 4),
            evidence("E").about("craft/1.1#1").about("craft/1.1#2"),
        ],
        searching,
        none,
    );
}

#[test]
fn a_skill_without_statements_lacks_a_rating_and_one_item() {
    let teaching = "craft/1.2";
    let anything = "Link evidence or an activity you reflected on";
    check_missing([], teaching, &["Rate yourself", anything]);
    check_missing([rated(teaching, 3)], teaching, &[anything]);
    check_missing(
        [rated(teaching, 3), done("A").about(teaching)],
        teaching,
        &["Reflect on “A”"],
    );
    check_missing(
        [evidence("E").about(teaching)],
        teaching,
        &["Rate yourself"],
    );
}

#[test]
fn what_is_in_focus_can_be_put_first_and_both_parts_keep_their_order() {
    let progress = progress([rated("craft/1.2", 3)]);
    let keys = ["craft/1.1", "pda/audit"].map(key);
    let focus: Focus = keys.into_iter().collect();
    let next = focus.first(progress.next());
    let next: Vec<&str> = next.iter().map(|found| found.key.as_str()).collect();
    assert_eq!(next[..2], ["pda/audit", "craft/1.1"]);
    let rest: Vec<&str> = progress
        .next()
        .iter()
        .map(|found| found.key.as_str())
        .filter(|key| !["craft/1.1", "pda/audit"].contains(key))
        .collect();
    assert_eq!(next[2..], rest);
}
