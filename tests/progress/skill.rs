//! Skills: the latest rating against the target, every statement backed.

use cairn::domain::progress::SkillProgress;

use crate::check::{check, check_missing, check_on, requirement};
use crate::entry::{Entry, done, evidence, planned, rated, running};

/// Has two statements, and asks for level 3.
const SEARCHING: &str = "craft/1.1";
/// Has none.
const TEACHING: &str = "craft/1.2";

fn skill(entries: impl IntoIterator<Item = Entry>, key: &str) -> SkillProgress {
    let found = requirement(entries, key);
    found.skill.expect("a skill has more to say")
}

fn rated_searching(level: u8) -> Entry {
    rated(SEARCHING, level)
}

/// Returns a rating at target, the first statement backed, and one more entry.
fn all_but(entry: Entry) -> [Entry; 3] {
    [
        rated_searching(3),
        evidence("E1").about("craft/1.1#1"),
        entry,
    ]
}

#[test]
fn at_target_with_every_statement_backed_it_is_met() {
    check(
        all_but(evidence("E").about("craft/1.1#2")),
        SEARCHING,
        "met",
    );
    check(
        all_but(done("A").about("craft/1.1#2").reflected()),
        SEARCHING,
        "met",
    );
}

#[test]
fn one_item_can_back_every_statement() {
    let item = evidence("E").about("craft/1.1#1").about("craft/1.1#2");
    check([rated_searching(3), item], SEARCHING, "met");
}

#[test]
fn above_target_it_is_met_too() {
    let item = evidence("E").about("craft/1.1#1").about("craft/1.1#2");
    check([rated_searching(5), item], SEARCHING, "met");
}

#[test]
fn below_target_it_is_developing() {
    let item = evidence("E").about("craft/1.1#1").about("craft/1.1#2");
    check([rated_searching(2), item.clone()], SEARCHING, "developing");
    check([item], SEARCHING, "developing");
}

#[test]
fn with_a_statement_that_nothing_backs_it_is_developing() {
    check(
        all_but(evidence("E").about("craft/1.1#1")),
        SEARCHING,
        "developing",
    );
    check(
        all_but(evidence("E").about(TEACHING)),
        SEARCHING,
        "developing",
    );
    check([rated_searching(5)], SEARCHING, "developing");
}

#[test]
fn a_link_to_the_skill_as_a_whole_backs_no_statement() {
    let whole = [
        evidence("E").about(SEARCHING),
        done("A").about(SEARCHING).reflected(),
    ];
    for entry in whole {
        check(all_but(entry.clone()), SEARCHING, "developing");
        assert_eq!(skill([entry], SEARCHING).backed(), 0);
    }
}

#[test]
fn only_a_done_and_reflected_activity_backs_a_statement() {
    for entry in [
        done("A"),
        running("A").reflected(),
        planned("A").reflected(),
    ] {
        let entry = entry.about("craft/1.1#2");
        check(all_but(entry.clone()), SEARCHING, "developing");
        assert_eq!(skill([entry], SEARCHING).backed(), 0);
    }
}

#[test]
fn anything_at_all_makes_it_developing() {
    let begun = [
        rated_searching(1),
        evidence("E").about(SEARCHING),
        evidence("E").about("craft/1.1#1"),
        done("A").about(SEARCHING),
        running("A").about("craft/1.1#2"),
        planned("A").about(SEARCHING),
    ];
    for entry in begun {
        check([entry], SEARCHING, "developing");
    }
}

#[test]
fn with_nothing_it_is_not_started() {
    check([], SEARCHING, "not-started");
    check([rated(TEACHING, 5)], SEARCHING, "not-started");
    check([evidence("E").about(TEACHING)], SEARCHING, "not-started");
}

#[test]
fn the_rating_not_yet_begins_nothing() {
    check([rated_searching(0)], SEARCHING, "not-started");
    check([rated(TEACHING, 0)], TEACHING, "not-started");
    check_missing(
        [rated(TEACHING, 0), evidence("E").about(TEACHING)],
        TEACHING,
        &["Rated Not yet; the role asks for Apply"],
    );
}

#[test]
fn a_level_without_statements_wants_one_item() {
    check([rated(TEACHING, 3)], TEACHING, "developing");
    check(
        [rated(TEACHING, 3), evidence("E").about(TEACHING)],
        TEACHING,
        "met",
    );
    let reflected = done("A").about(TEACHING).reflected();
    check([rated(TEACHING, 4), reflected], TEACHING, "met");
    check(
        [rated(TEACHING, 3), done("A").about(TEACHING)],
        TEACHING,
        "developing",
    );
    check(
        [rated(TEACHING, 2), evidence("E").about(TEACHING)],
        TEACHING,
        "developing",
    );
    check([evidence("E").about(TEACHING)], TEACHING, "developing");
}

#[test]
fn the_latest_rating_by_date_holds() {
    let teaches = evidence("E").about(TEACHING);
    let spring = rated(TEACHING, 4).on("2026-04-01");
    let summer = rated(TEACHING, 2).on("2026-07-01");
    for entries in [
        [spring.clone(), summer.clone(), teaches.clone()],
        [summer, spring, teaches],
    ] {
        check_on("2026-06-30", entries.clone(), TEACHING, "met");
        check_on("2026-07-01", entries, TEACHING, "developing");
    }
}

#[test]
fn of_two_ratings_on_one_day_the_later_entry_holds() {
    let level = |entries: [Entry; 2]| {
        skill(entries, TEACHING)
            .rating
            .map(|found| found.level.name)
    };
    let (low, high) = (rated(TEACHING, 2), rated(TEACHING, 4));
    assert_eq!(
        level([low.clone(), high.clone()]).as_deref(),
        Some("Enable")
    );
    assert_eq!(level([high, low]).as_deref(), Some("Assist"));
}

#[test]
fn levels_have_the_names_of_their_scale() {
    let shown = skill([rated(TEACHING, 2)], TEACHING);
    assert_eq!(shown.target.name, "Apply");
    assert_eq!(
        shown.rating.map(|found| found.level.name).as_deref(),
        Some("Assist")
    );
    assert_eq!(skill([], TEACHING).rating, None);
}

#[test]
fn statements_show_what_backs_them_oldest_first() {
    let shown = skill(
        [
            evidence("Report").on("2026-02-01").about("craft/1.1#2"),
            done("Search")
                .on("2026-01-01")
                .about("craft/1.1#2")
                .reflected(),
            done("Unread").on("2026-01-02").about("craft/1.1#2"),
            evidence("Whole").about(SEARCHING),
        ],
        SEARCHING,
    );
    let backing: Vec<Vec<String>> = shown
        .statements
        .iter()
        .map(|statement| statement.backing.iter().map(ToString::to_string).collect())
        .collect();
    let second = ["Search, 1 January 2026", "E1 Report, 1 February 2026"];
    assert_eq!(backing, [&[][..], &second[..]]);
    assert_eq!(shown.backed(), 1);
    let texts: Vec<&str> = shown
        .statements
        .iter()
        .map(|found| found.text.as_str())
        .collect();
    assert_eq!(texts, ["I can find it.", "I can say how I found it."]);
}
