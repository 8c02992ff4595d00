//! Which activities a list shows, in which order.

use cairn::domain::{ActivityKind, ActivityStatus};
use cairn::record::ActivityFilter;

use crate::fixture::{Fixture, activity, day, key, link};

/// Returns the titles that a filter shows, in order.
fn shown(fixture: &Fixture, filter: &ActivityFilter) -> Vec<String> {
    let found = fixture.record.activities(filter).expect("a list");
    found.into_iter().map(|activity| activity.title).collect()
}

/// Three activities that differ in everything a filter asks for.
fn three() -> Fixture {
    let mut fixture = Fixture::new();
    let mut audit = activity("Ward audit");
    audit.date = day("2026-03-01");
    audit.kind = ActivityKind::Research;
    audit.tags = vec!["Évaluation".into()];
    audit.links = vec![link("klimf/6.1"), link("klimf/6.1#2")];
    let mut talk = activity("Talk on search");
    talk.date = day("2026-05-01");
    talk.kind = ActivityKind::Webinar;
    talk.reflection.so_what = "  ".into();
    talk.links = vec![link("klimf/6.1#2")];
    let mut visit = activity("Visit");
    visit.date = day("2027-01-01");
    visit.status = ActivityStatus::Planned;
    visit.tags = vec!["trip".into()];
    visit.links = vec![link("klimf/2.10")];
    for details in [talk, audit, visit] {
        fixture.log(details);
    }
    fixture
}

#[test]
fn the_newest_comes_first() {
    assert_eq!(
        shown(&three(), &ActivityFilter::default()),
        ["Visit", "Talk on search", "Ward audit"]
    );
}

#[test]
fn of_one_day_the_one_made_last_comes_first() {
    let mut fixture = Fixture::new();
    for title in ["One", "Two", "Three"] {
        fixture.log(activity(title));
    }
    assert_eq!(
        shown(&fixture, &ActivityFilter::default()),
        ["Three", "Two", "One"]
    );
}

#[test]
fn each_field_of_a_filter_narrows_the_list() {
    let fixture = three();
    let all = ActivityFilter::default;
    let cases: &[(ActivityFilter, &[&str])] = &[
        (
            ActivityFilter {
                from: Some(day("2026-05-01")),
                ..all()
            },
            &["Visit", "Talk on search"],
        ),
        (
            ActivityFilter {
                to: Some(day("2026-05-01")),
                ..all()
            },
            &["Talk on search", "Ward audit"],
        ),
        (
            ActivityFilter {
                status: Some(ActivityStatus::Planned),
                ..all()
            },
            &["Visit"],
        ),
        (
            ActivityFilter {
                kind: Some(ActivityKind::Research),
                ..all()
            },
            &["Ward audit"],
        ),
        (
            ActivityFilter {
                tag: Some("ÉVALUATION ".into()),
                ..all()
            },
            &["Ward audit"],
        ),
        (
            ActivityFilter {
                tag: Some("valuation".into()),
                ..all()
            },
            &[],
        ),
        (
            ActivityFilter {
                link: Some(key("klimf/6.1")),
                ..all()
            },
            &["Talk on search", "Ward audit"],
        ),
        (
            ActivityFilter {
                link: Some(key("klimf/6.1#2")),
                ..all()
            },
            &["Talk on search", "Ward audit"],
        ),
        (
            ActivityFilter {
                link: Some(key("klimf/2.10")),
                ..all()
            },
            &["Visit"],
        ),
        (
            ActivityFilter {
                text: Some("talk sea".into()),
                ..all()
            },
            &["Talk on search"],
        ),
        (
            ActivityFilter {
                text: Some("  ".into()),
                ..all()
            },
            &["Visit", "Talk on search", "Ward audit"],
        ),
        (
            ActivityFilter {
                text: Some("“--".into()),
                ..all()
            },
            &[],
        ),
        (
            ActivityFilter {
                unreflected: true,
                ..all()
            },
            &["Talk on search"],
        ),
        (
            ActivityFilter {
                link: Some(key("klimf/6.1")),
                text: Some("ward".into()),
                unreflected: true,
                ..all()
            },
            &[],
        ),
    ];
    for (filter, expected) in cases {
        assert_eq!(shown(&fixture, filter), *expected, "{filter:?}");
    }
}

#[test]
fn a_summary_holds_tags_links_and_whether_it_is_reflected() {
    let fixture = three();
    let audit = &fixture.all()[2];
    assert_eq!(audit.tags, ["Évaluation"]);
    assert_eq!(audit.links, [key("klimf/6.1"), key("klimf/6.1#2")]);
    assert!(audit.reflected);
    assert!(!fixture.all()[1].reflected, "blanks are no reflection");
}

#[test]
fn tags_are_listed_by_name_while_an_activity_has_them() {
    let mut fixture = three();
    let mut other = activity("Another");
    other.tags = vec!["TRIP".into(), "alpha".into()];
    let id = fixture.log(other);
    assert_eq!(
        fixture.record.tags().expect("tags"),
        ["alpha", "TRIP", "Évaluation"]
    );
    let _ = fixture.record.delete_activity(id).expect("deleted");
    assert_eq!(fixture.record.tags().expect("tags"), ["trip", "Évaluation"]);
}

#[test]
fn an_id_is_found_by_its_beginning() {
    let mut fixture = Fixture::new();
    let id = fixture.log(activity("Ward audit"));
    let _ = fixture.record.delete_activity(id).expect("deleted");
    let text = id.to_string().to_uppercase();
    assert_eq!(fixture.record.activity_ids(&text[..12]).expect("ids"), [id]);
    assert_eq!(fixture.record.activity_ids(&text).expect("ids"), [id]);
    assert_eq!(fixture.record.activity_ids("no").expect("ids"), []);
    assert_eq!(fixture.record.activity_ids("%").expect("ids"), []);
}

#[test]
fn qualifications_come_newest_first_and_undated_ones_last() {
    let mut fixture = Fixture::new();
    for (title, awarded, started) in [
        ("Old", Some("2001-07-01"), None),
        ("Undated", None, None),
        ("Running", None, Some("2025-09-01")),
    ] {
        let mut details = crate::fixture::qualification(title);
        details.awarded = awarded.map(day);
        details.started = started.map(day);
        let _ = fixture.record.add_qualification(details).expect("accepted");
    }
    let titles: Vec<String> = fixture
        .record
        .qualifications()
        .expect("a list")
        .into_iter()
        .map(|found| found.details.title)
        .collect();
    assert_eq!(titles, ["Running", "Old", "Undated"]);
}
