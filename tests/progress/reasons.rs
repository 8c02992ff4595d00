//! The reasons behind each figure, as people read them.

use cairn::domain::progress::{Backing, Reason};
use cairn::domain::{ActivityId, EvidenceId};

use crate::check::{check_reasons, requirement};
use crate::entry::{done, evidence, id, link, planned, rated, running};

#[test]
fn with_nothing_there_are_none() {
    for requirement in crate::mini::KEYS {
        let none: &[&str] = &[];
        check_reasons([], requirement, none);
    }
}

#[test]
fn each_entry_says_how_it_counts_oldest_first() {
    let audit = "pda/audit";
    check_reasons(
        [
            planned("Fourth").on("2026-01-04").about(audit),
            done("Second").on("2026-01-02").about(audit).reflected(),
            running("Third").on("2026-01-03").about(audit),
            done("First").on("2026-01-01").about(audit),
        ],
        audit,
        &[
            "First, 1 January 2026: done, not reflected on yet",
            "Second, 2 January 2026",
            "Third, 3 January 2026: in progress",
            "Fourth, 4 January 2026: planned",
        ],
    );
}

#[test]
fn evidence_is_named_by_its_reference() {
    let curiosity = "behaviour/curiosity";
    check_reasons(
        [done("A"), evidence("Letter").about(curiosity)],
        curiosity,
        &["E2 Letter, 1 March 2026"],
    );
}

#[test]
fn what_backs_a_statement_says_which() {
    check_reasons(
        [
            evidence("Report").about("craft/1.1#2").about("craft/1.1"),
            done("Search")
                .on("2026-04-01")
                .about("craft/1.1#1")
                .reflected(),
            rated("craft/1.1", 3),
        ],
        "craft/1.1",
        &[
            "E1 Report, 1 March 2026",
            "E1 Report, 1 March 2026 backs statement 2",
            "Search, 1 April 2026 backs statement 1",
            "Rated Apply on 1 March 2026",
        ],
    );
}

#[test]
fn only_the_latest_rating_is_a_reason() {
    let skill = "craft/1.2";
    check_reasons(
        [
            rated(skill, 1).on("2025-01-01"),
            rated(skill, 2).on("2026-01-01"),
        ],
        skill,
        &["Rated Assist on 1 January 2026"],
    );
}

#[test]
fn entries_of_one_day_stand_in_the_order_they_were_made() {
    let curiosity = "behaviour/curiosity";
    check_reasons(
        [
            evidence("E").about(curiosity),
            done("B").about(curiosity).reflected(),
            done("A").about(curiosity).reflected(),
        ],
        curiosity,
        &["B, 1 March 2026", "A, 1 March 2026", "E1 E, 1 March 2026"],
    );
}

#[test]
fn later_entries_are_no_reasons() {
    let audit = "pda/audit";
    let none: &[&str] = &[];
    check_reasons(
        [done("A").on("2026-11-05").about(audit).reflected()],
        audit,
        none,
    );
}

#[test]
fn reasons_carry_the_ids_that_a_screen_needs_to_open_the_entry() {
    let found = requirement(
        [
            done("A").about("craft/1.1#1").reflected(),
            evidence("E").about("craft/1.1"),
        ],
        "craft/1.1",
    );
    let opens: Vec<_> = found
        .reasons
        .into_iter()
        .map(|reason| match reason {
            Reason::Shown {
                by: Backing::Activity { id, .. },
                key,
            } => (id.uuid(), key),
            Reason::Shown {
                by: Backing::Evidence { id, .. },
                key,
            } => (id.uuid(), key),
            other => panic!("{other:?}"),
        })
        .collect();
    let (activity, evidence) = (ActivityId::from_uuid(id(1)), EvidenceId::from_uuid(id(2)));
    assert_eq!(
        opens,
        [
            (activity.uuid(), link("craft/1.1#1")),
            (evidence.uuid(), link("craft/1.1"))
        ]
    );
}

#[test]
fn what_one_entry_counts_for_stands_together() {
    let both = |title| {
        done(title)
            .about("craft/1.1#1")
            .about("craft/1.1#2")
            .reflected()
    };
    check_reasons(
        [both("A"), both("B")],
        "craft/1.1",
        &[
            "A, 1 March 2026 backs statement 1",
            "A, 1 March 2026 backs statement 2",
            "B, 1 March 2026 backs statement 1",
            "B, 1 March 2026 backs statement 2",
        ],
    );
}

#[test]
fn what_does_not_count_yet_says_what_exactly_it_is_linked_to() {
    let found = requirement(
        [
            done("First").on("2026-01-01").about("craft/1.1#2"),
            planned("Second").on("2026-01-02").about("craft/1.1"),
        ],
        "craft/1.1",
    );
    let keys = found.reasons.iter().map(|reason| match reason {
        Reason::Shown { key, .. }
        | Reason::NotReflected { key, .. }
        | Reason::Underway { key, .. } => key.to_string(),
        Reason::Rated(_) | Reason::Qualification { .. } => String::new(),
    });
    assert_eq!(keys.collect::<Vec<_>>(), ["craft/1.1#2", "craft/1.1"]);
}
