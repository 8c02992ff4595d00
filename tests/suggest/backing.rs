//! What is logged already and could back a statement.

use cairn::domain::progress::{Backing, Ledger};
use cairn::domain::{
    ActivityId, ActivityKind, ActivityStatus, ActivitySummary, LinkKey, Minutes, parse_date,
};
use cairn::profiles::shipped_by_key;
use cairn::suggest::{Why, could_back};
use uuid::Uuid;

fn activity(n: u128, title: &str, links: &[&str]) -> ActivitySummary {
    ActivitySummary {
        id: ActivityId::from_uuid(Uuid::from_u128(n)),
        title: title.to_owned(),
        date: parse_date("2026-03-01").expect("a date"),
        end: None,
        minutes: Minutes(60),
        kind: ActivityKind::Work,
        status: ActivityStatus::Done,
        reflected: true,
        tags: Vec::new(),
        links: links
            .iter()
            .map(|key| key.parse().expect("a key"))
            .collect(),
        evidence: 0,
    }
}

fn offered(activities: Vec<ActivitySummary>, statement: &str) -> Vec<(String, Why)> {
    let profile = shipped_by_key("knowledge-manager").expect("the role");
    let ledger = Ledger {
        activities,
        ..Ledger::default()
    };
    let key: LinkKey = statement.parse().expect("a key");
    let today = parse_date("2026-11-23").expect("a date");
    let all = could_back(&profile, &ledger, &key, today).into_iter();
    let named = all.map(|one| match one.by {
        Backing::Activity { title, .. } | Backing::Evidence { title, .. } => (title, one.why),
    });
    named.collect()
}

#[test]
fn what_is_linked_to_the_skill_comes_before_what_only_sounds_like_it() {
    let all = vec![
        activity(1, "Tidied the kitchen", &[]),
        activity(2, "A study day on metadata schemas", &[]),
        activity(3, "Another day", &["klimf/5.4#1"]),
        activity(4, "One more day", &["klimf/5.4"]),
    ];
    let found = offered(all, "klimf/5.4#2");
    assert_eq!(found[0], ("One more day".to_owned(), Why::Whole));
    assert_eq!(found[1].0, "Another day");
    assert_eq!(found[1].1.to_string(), "Backs statement 1 of this skill");
    assert_eq!(found[2].0, "A study day on metadata schemas");
    assert!(
        found[2].1.to_string().starts_with("Says “"),
        "{}",
        found[2].1
    );
    assert_eq!(
        found.len(),
        3,
        "what has nothing to do with it is not offered"
    );
}

#[test]
fn what_backs_it_already_or_would_back_nothing_is_left_out() {
    let mut planned = activity(2, "Metadata workshop", &["klimf/5.4"]);
    planned.status = ActivityStatus::Planned;
    let mut unreflected = activity(3, "Metadata course", &["klimf/5.4"]);
    unreflected.reflected = false;
    let mut later = activity(4, "Metadata review", &["klimf/5.4"]);
    later.date = parse_date("2026-12-24").expect("a date");
    let backs = activity(1, "Metadata project", &["klimf/5.4", "klimf/5.4#1"]);
    assert_eq!(
        offered(vec![backs, planned, unreflected, later], "klimf/5.4#1"),
        []
    );
}

#[test]
fn few_are_offered_of_many() {
    let all = (0..10_000).map(|n| activity(n, "Metadata in practice", &["klimf/5.4"]));
    assert_eq!(offered(all.collect(), "klimf/5.4#1").len(), 8);
}
