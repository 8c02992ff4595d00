//! What measuring against another role would change.

use cairn::domain::profile::{Profile, RequirementKind, Text};
use cairn::domain::progress::{Ledger, RoleChange};
use cairn::domain::{Focus, Link, Objective, ObjectiveDetails, ObjectiveId};

use crate::entry::{done, evidence, held, id, key, ledger, link, rated};
use crate::mini;

/// The made-up role without the requirements of these keys.
fn without(keys: &[&str]) -> Profile {
    let mut profile = mini::profile();
    profile
        .requirements
        .retain(|asked| !keys.contains(&asked.key.as_str()));
    profile
}

fn change(other: &Profile, ledger: &Ledger) -> RoleChange {
    let objective = Objective {
        id: ObjectiveId::from_uuid(id(99)),
        details: ObjectiveDetails {
            links: vec![Link::new(link("pda/audit"))],
            ..ObjectiveDetails::new("Audit something")
        },
        deleted: false,
    };
    let mut focus = Focus::default();
    focus.add(key("craft/1.1"));
    RoleChange::between(&mini::profile(), other, ledger, [objective].iter(), &focus)
}

fn entries() -> Ledger {
    ledger([
        done("Search").about("craft/1.1#1").about("pda/mentoring"),
        evidence("Report").about("craft/1.1#2"),
        rated("craft/1.1", 2),
        held("Degree"),
    ])
}

#[test]
fn the_same_role_keeps_everything() {
    let same = change(&mini::profile(), &entries());
    assert!(same.keeps_all());
    assert_eq!((same.shared, same.added, same.dropped), (6, 0, 0));
}

#[test]
fn what_another_role_does_not_ask_for_is_counted_by_its_sort() {
    let other = without(&["craft/1.1", "pda/audit", "qualification/masters"]);
    let change = change(&other, &entries());
    assert!(!change.keeps_all());
    assert_eq!(
        change,
        RoleChange {
            shared: 3,
            added: 0,
            dropped: 3,
            links: 3,
            ratings: 1,
            qualifications: 1,
            focus: 1,
            reworded: 0,
        }
    );
}

#[test]
fn what_counts_for_nothing_already_is_not_lost_by_the_change() {
    let ledger = ledger([done("Old").about("craft/9.9"), rated("craft/9.9", 2)]);
    let change = change(&without(&["pda/mentoring"]), &ledger);
    assert!(change.keeps_all());
}

#[test]
fn a_statement_of_other_words_is_pointed_out() {
    let mut other = mini::profile();
    for asked in &mut other.requirements {
        if let RequirementKind::Skill(skill) = &mut asked.kind
            && let Some(second) = skill.statements.get_mut(1)
        {
            *second = Text::new("I can teach others to find it.");
        }
    }
    let change = change(&other, &entries());
    assert!(change.keeps_all());
    assert_eq!(change.reworded, 1, "the report was for the old words");
}
