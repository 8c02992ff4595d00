//! PDAs: none, planned, active, evidenced; and their groups.

use cairn::domain::Minutes;
use cairn::domain::profile::RequirementKind;
use cairn::domain::progress::{PdaGroupProgress, Progress};

use crate::check::{TODAY, check, progress, progress_of};
use crate::entry::{Entry, day, done, evidence, ledger, planned, running};
use crate::mini;

fn audit(entry: Entry) -> Entry {
    entry.about("pda/audit")
}

#[test]
fn without_activities_it_is_none() {
    check([], "pda/audit", "none");
    check([done("Other").reflected()], "pda/audit", "none");
    check(
        [done("Other").about("pda/mentoring").reflected()],
        "pda/audit",
        "none",
    );
}

#[test]
fn with_planned_or_running_ones_only_it_is_planned() {
    check([audit(planned("A"))], "pda/audit", "planned");
    check([audit(running("A"))], "pda/audit", "planned");
    check(
        [audit(planned("A")), audit(running("B"))],
        "pda/audit",
        "planned",
    );
}

#[test]
fn a_reflection_on_something_unfinished_does_not_count() {
    check([audit(planned("A").reflected())], "pda/audit", "planned");
    check([audit(running("A").reflected())], "pda/audit", "planned");
    check(
        [audit(running("A").reflected()), audit(done("B"))],
        "pda/audit",
        "active",
    );
}

#[test]
fn with_a_done_one_that_lacks_a_reflection_it_is_active() {
    check([audit(done("A"))], "pda/audit", "active");
    check(
        [audit(planned("A")), audit(done("B"))],
        "pda/audit",
        "active",
    );
    check(
        [audit(done("A")), audit(planned("B"))],
        "pda/audit",
        "active",
    );
}

#[test]
fn one_done_and_reflected_activity_evidences_it() {
    check([audit(done("A").reflected())], "pda/audit", "evidenced");
    check(
        [
            audit(done("A")),
            audit(done("B").reflected()),
            audit(planned("C")),
        ],
        "pda/audit",
        "evidenced",
    );
}

#[test]
fn evidence_alone_does_not_make_it_more_than_none() {
    check([audit(evidence("E"))], "pda/audit", "none");
    check(
        [audit(evidence("E")), audit(done("A"))],
        "pda/audit",
        "active",
    );
}

#[test]
fn one_activity_can_evidence_several() {
    let both = done("A")
        .about("pda/audit")
        .about("pda/mentoring")
        .reflected();
    check([both.clone()], "pda/audit", "evidenced");
    check([both], "pda/mentoring", "evidenced");
}

fn group<'a>(progress: &'a Progress, name: &str) -> &'a PdaGroupProgress {
    let mut groups = progress.pda_groups.iter();
    groups.find(|group| group.name == name).expect("a group")
}

/// Expects evidenced of total, activities and hours of the group that holds `pda/audit`.
#[track_caller]
fn check_group(
    progress: &Progress,
    evidenced: usize,
    total: usize,
    activities: usize,
    minutes: u32,
) {
    let found = group(progress, "Deepening");
    assert_eq!(
        (
            found.evidenced,
            found.total,
            found.activities,
            found.minutes
        ),
        (evidenced, total, activities, Minutes(minutes))
    );
}

#[test]
fn groups_stand_in_the_order_of_the_profile() {
    let progress = progress([]);
    let names: Vec<&str> = progress
        .pda_groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    assert_eq!(names, ["Broadening", "Deepening"]);
}

#[test]
fn a_group_adds_up_its_done_activities_and_their_hours() {
    check_group(&progress([]), 0, 1, 0, 0);
    let entries = [
        audit(done("A").lasting(90)),
        audit(done("B").lasting(30).reflected()),
        audit(planned("C").lasting(500)),
        audit(running("D").lasting(500)),
        audit(evidence("E")),
        done("F").lasting(500).about("pda/mentoring"),
        done("G").lasting(500).about("behaviour/curiosity"),
    ];
    check_group(&progress(entries), 1, 1, 2, 120);
}

#[test]
fn a_group_leaves_out_what_comes_later() {
    let entries = [
        audit(done("A").on("2026-01-01").reflected()),
        audit(done("B").on("2026-06-01")),
    ];
    check_group(
        &progress_of(&ledger(entries), day("2026-05-31")),
        1,
        1,
        1,
        60,
    );
}

#[test]
fn a_group_counts_every_year() {
    let entries = [
        audit(done("A").on("2019-01-01")),
        audit(done("B").on("2026-06-01")),
    ];
    check_group(&progress(entries), 0, 1, 2, 120);
}

#[test]
fn a_group_counts_an_activity_once_however_many_of_its_pdas_it_is_for() {
    let mut profile = mini::profile();
    for requirement in &mut profile.requirements {
        if let RequirementKind::Pda { group } = &mut requirement.kind {
            "Deepening".clone_into(group);
        }
    }
    let both = done("A")
        .about("pda/audit")
        .about("pda/mentoring")
        .reflected();
    let year = cairn::domain::YearStart::JANUARY.year_of(day(TODAY));
    let progress = Progress::of(&profile, &ledger([both]), day(TODAY), year, Minutes(0));
    check_group(&progress, 2, 2, 1, 60);
}
