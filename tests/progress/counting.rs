//! Which entries count at all: by their own date, not from the Bin, and a reflection only with some thought in it.

use cairn::domain::{QualificationStatus, Reflection};

use crate::check::{check, check_on, check_reasons};
use crate::entry::{Entry, done, evidence, held, planned, qualification, rated, running};

fn reflection(what: &str, so_what: &str, now_what: &str) -> Reflection {
    Reflection {
        what: what.to_owned(),
        so_what: so_what.to_owned(),
        now_what: now_what.to_owned(),
    }
}

#[track_caller]
fn counts(what: &str, so_what: &str, now_what: &str, status: &str) {
    let reflection = reflection(what, so_what, now_what);
    let audit = done("Audit").about("pda/audit").reflecting(&reflection);
    check([audit], "pda/audit", status);
}

#[test]
fn so_what_or_now_what_makes_a_reflection() {
    counts("", "It matters", "", "evidenced");
    counts("", "", "Do it again", "evidenced");
    counts("We met", "It matters", "Do it again", "evidenced");
}

#[test]
fn what_alone_is_no_reflection() {
    counts("", "", "", "active");
    counts("We met", "", "", "active");
}

#[test]
fn blanks_are_no_reflection() {
    counts("We met", "  ", "\n\t", "active");
    counts("", "\u{a0}", "", "active");
}

/// An entry that counts from a day, what it counts for, and what it makes of that.
fn cases() -> [(Entry, &'static str, &'static str, &'static str); 8] {
    let audit = "pda/audit";
    [
        (
            done("A").about(audit).reflected(),
            audit,
            "none",
            "evidenced",
        ),
        (done("A").about(audit), audit, "none", "active"),
        (running("A").about(audit), audit, "none", "planned"),
        (planned("A").about(audit), audit, "none", "planned"),
        (
            evidence("E").about("behaviour/curiosity"),
            "behaviour/curiosity",
            "none",
            "evidenced",
        ),
        (
            evidence("E").about("craft/1.1#1"),
            "craft/1.1",
            "not-started",
            "developing",
        ),
        (
            done("A").about("craft/1.1#1").reflected(),
            "craft/1.1",
            "not-started",
            "developing",
        ),
        (
            rated("craft/1.2", 2),
            "craft/1.2",
            "not-started",
            "developing",
        ),
    ]
}

#[test]
fn an_entry_counts_from_its_own_day() {
    for (entry, requirement, before, after) in cases() {
        let entry = entry.on("2026-05-10");
        check_on("2026-05-09", [entry.clone()], requirement, before);
        check_on("2026-05-10", [entry.clone()], requirement, after);
        check_on("2030-01-01", [entry], requirement, after);
    }
}

#[test]
fn a_qualification_counts_from_its_own_days() {
    let masters = held("MA").started("2024-09-01").awarded("2026-06-30");
    let stands = |on: &str, status: &str| {
        check_on(on, [masters.clone()], "qualification/masters", status);
    };
    stands("2024-08-31", "not-held");
    stands("2024-09-01", "in-progress");
    stands("2026-06-29", "in-progress");
    stands("2026-06-30", "held");
}

#[test]
fn an_activity_of_several_days_counts_from_its_first() {
    let course = done("Course").on("2026-05-10").until("2026-05-14");
    let course = course.about("pda/audit").reflected();
    check_on("2026-05-09", [course.clone()], "pda/audit", "none");
    check_on("2026-05-10", [course], "pda/audit", "evidenced");
}

#[test]
fn the_order_of_typing_says_nothing() {
    let typed_late = rated("craft/1.2", 1).on("2020-01-01");
    let typed_early = rated("craft/1.2", 4).on("2026-01-01");
    check_reasons(
        [typed_early, typed_late],
        "craft/1.2",
        &["Rated Enable on 1 January 2026"],
    );
}

#[test]
fn deleted_entries_never_count() {
    let curiosity = "behaviour/curiosity";
    let masters = "qualification/masters";
    let none: &[&str] = &[];
    let cases = [
        (evidence("E").about(curiosity), curiosity, "none"),
        (rated("craft/1.2", 5), "craft/1.2", "not-started"),
        (held("MA").awarded("2020-01-01"), masters, "not-held"),
        (
            qualification("MA", QualificationStatus::InProgress),
            masters,
            "not-held",
        ),
    ];
    for (entry, requirement, status) in cases {
        check([entry.clone().deleted()], requirement, status);
        check_reasons([entry.deleted()], requirement, none);
    }
}

#[test]
fn a_deleted_rating_uncovers_the_one_before() {
    let before = rated("craft/1.2", 2).on("2026-01-01");
    let after = rated("craft/1.2", 4).on("2026-02-01").deleted();
    check_reasons(
        [before, after],
        "craft/1.2",
        &["Rated Assist on 1 January 2026"],
    );
}

#[test]
fn links_to_what_the_role_does_not_ask_count_for_nothing() {
    let strays = [
        done("A").about("pda/juggling").reflected(),
        evidence("E").about("craft/9.9#1"),
        rated("craft/9.9", 5),
        held("MA").answering(Some("qualification/juggling")),
        held("Driving licence").answering(None),
    ];
    for requirement in crate::mini::KEYS {
        let none: &[&str] = &[];
        check_reasons(strays.clone(), requirement, none);
    }
}
