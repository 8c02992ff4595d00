//! Which activities a list shows, in which order.

use cairn::domain::{Activity, ActivityKind, ActivityStatus};
use cairn::record::{ActivityFilter, NewContent, NewEvidence, RequirementGroup};

use crate::fixture::{Fixture, activity, day, key, link, qualification};

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

/// Checks what a filter with one or more fields set shows.
fn check(set: impl FnOnce(&mut ActivityFilter), expected: &[&str]) {
    let mut filter = ActivityFilter::default();
    set(&mut filter);
    assert_eq!(shown(&three(), &filter), expected, "{filter:?}");
}

#[test]
fn a_list_is_narrowed_by_day_status_and_kind() {
    check(
        |filter| filter.from = Some(day("2026-05-01")),
        &["Visit", "Talk on search"],
    );
    check(
        |filter| filter.to = Some(day("2026-05-01")),
        &["Talk on search", "Ward audit"],
    );
    check(
        |filter| filter.status = Some(ActivityStatus::Planned),
        &["Visit"],
    );
    check(
        |filter| filter.kind = Some(ActivityKind::Research),
        &["Ward audit"],
    );
    check(|filter| filter.unreflected = true, &["Talk on search"]);
}

#[test]
fn a_list_is_narrowed_to_what_has_no_links_or_no_evidence_yet() {
    let mut fixture = three();
    let all = fixture.all();
    let (visit, talk) = (all[0].id, all[1].id);
    let loose = ActivityFilter {
        unlinked: true,
        ..ActivityFilter::default()
    };
    assert!(shown(&fixture, &loose).is_empty(), "all are linked");
    let bare = ActivityFilter {
        unevidenced: true,
        ..ActivityFilter::default()
    };
    assert_eq!(shown(&fixture, &bare).len(), 3);
    let mut details = fixture.record.get(visit).unwrap().details;
    details.links.clear();
    drop(fixture.record.edit(visit, details).unwrap());
    let evidence = NewEvidence {
        title: "Slides".to_owned(),
        date: day("2026-05-01"),
        content: NewContent::Note("Twelve of them".to_owned()),
        links: Vec::new(),
        activities: vec![talk],
        qualifications: Vec::new(),
    };
    drop(fixture.record.add_evidence(evidence).unwrap());
    assert_eq!(shown(&fixture, &loose), ["Visit"]);
    assert_eq!(shown(&fixture, &bare), ["Visit", "Ward audit"]);
}

#[test]
fn a_list_is_narrowed_to_plans_whose_last_day_has_passed() {
    let mut fixture = three();
    let mut course = activity("Course of three days");
    course.date = day("2026-10-30");
    course.end = Some(day("2026-11-01"));
    course.status = ActivityStatus::Planned;
    fixture.log(course);
    let before = |date: &str| ActivityFilter {
        planned_before: Some(day(date)),
        ..ActivityFilter::default()
    };
    assert!(shown(&fixture, &before("2026-11-01")).is_empty());
    assert_eq!(
        shown(&fixture, &before("2026-11-02")),
        ["Course of three days"]
    );
}

#[test]
fn a_group_stands_for_all_its_requirements() {
    let group = |keys: &[&str]| {
        let keys = keys.iter().map(|text| key(text).requirement).collect();
        let name = "Some".to_owned();
        Some(RequirementGroup { name, keys })
    };
    check(
        |filter| filter.group = group(&["klimf/6.1", "klimf/2.10"]),
        &["Visit", "Talk on search", "Ward audit"],
    );
    check(|filter| filter.group = group(&["klimf/2.10"]), &["Visit"]);
    check(|filter| filter.group = group(&[]), &[]);
}

#[test]
fn a_list_that_knows_its_activities_asks_only_which_fit() {
    let fixture = three();
    let filter = ActivityFilter {
        link: Some(key("klimf/6.1")),
        ..ActivityFilter::default()
    };
    let whole = fixture.record.activities(&filter).unwrap();
    let ids: Vec<_> = whole.iter().map(|activity| activity.id).collect();
    assert_eq!(fixture.record.fitting_activities(&filter).unwrap(), ids);
}

#[test]
fn a_list_is_narrowed_by_a_whole_tag_in_any_case() {
    check(
        |filter| filter.tag = Some("ÉVALUATION ".into()),
        &["Ward audit"],
    );
    check(|filter| filter.tag = Some("valuation".into()), &[]);
}

#[test]
fn a_requirement_stands_for_its_statements_too() {
    check(
        |filter| filter.link = Some(key("klimf/6.1")),
        &["Talk on search", "Ward audit"],
    );
    check(
        |filter| filter.link = Some(key("klimf/6.1#2")),
        &["Talk on search", "Ward audit"],
    );
    check(|filter| filter.link = Some(key("klimf/6.1#1")), &[]);
    check(|filter| filter.link = Some(key("klimf/2.10")), &["Visit"]);
    check(|filter| filter.link = Some(key("klimf/2.1")), &[]);
}

#[test]
fn a_list_is_narrowed_by_words() {
    check(
        |filter| filter.text = Some("talk sea".into()),
        &["Talk on search"],
    );
    check(
        |filter| filter.text = Some("  ".into()),
        &["Visit", "Talk on search", "Ward audit"],
    );
    check(|filter| filter.text = Some("“--".into()), &[]);
}

#[test]
fn every_given_field_must_fit() {
    let set = |filter: &mut ActivityFilter| {
        filter.link = Some(key("klimf/6.1"));
        filter.text = Some("ward".into());
    };
    check(set, &["Ward audit"]);
    check(
        |filter| {
            set(filter);
            filter.unreflected = true;
        },
        &[],
    );
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
    let _ = fixture.record.delete(id).expect("deleted");
    assert_eq!(fixture.record.tags().expect("tags"), ["trip", "Évaluation"]);
}

#[test]
fn ids_are_those_of_one_sort_the_bins_too_the_oldest_first() {
    let mut fixture = Fixture::new();
    let (first, second) = (fixture.log(activity("One")), fixture.log(activity("Two")));
    let _ = fixture.record.add(qualification("PGDip")).expect("added");
    let _ = fixture.record.delete(first).expect("deleted");
    let ids = fixture.record.ids::<Activity>().expect("ids");
    assert_eq!(ids, [first, second]);
}

#[test]
fn qualifications_come_newest_first_and_undated_ones_last() {
    let mut fixture = Fixture::new();
    for (title, awarded, started) in [
        ("Old", Some("2001-07-01"), None),
        ("Undated", None, None),
        ("Running", None, Some("2025-09-01")),
    ] {
        let mut details = qualification(title);
        details.awarded = awarded.map(day);
        details.started = started.map(day);
        let _ = fixture.record.add(details).expect("accepted");
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
