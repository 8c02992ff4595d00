//! The order of a list, and what it comes to.

use cairn::domain::{
    ActivityId, ActivityKind, ActivityStatus, ActivitySummary, Minutes, Order, SortBy, Totals,
    parse_date,
};

fn activity(n: u128, title: &str, kind: ActivityKind, minutes: u32) -> ActivitySummary {
    ActivitySummary {
        id: ActivityId::from_uuid(uuid::Uuid::from_u128(n)),
        title: title.to_owned(),
        date: parse_date("2026-03-01").expect("a date"),
        end: None,
        minutes: Minutes(minutes),
        kind,
        status: ActivityStatus::Done,
        reflected: false,
        tags: Vec::new(),
        links: Vec::new(),
        evidence: 0,
    }
}

/// Three activities, newest first.
fn three() -> [ActivitySummary; 3] {
    [
        activity(3, "visit", ActivityKind::Visit, 60),
        activity(2, "Audit", ActivityKind::Research, 90),
        activity(1, "Talk", ActivityKind::Visit, 60),
    ]
}

fn sorted(order: Order) -> Vec<String> {
    let three = three();
    let mut listed: Vec<&ActivitySummary> = three.iter().collect();
    order.sort(&mut listed, |one| one);
    listed.iter().map(|one| one.title.clone()).collect()
}

#[test]
fn days_and_figures_stand_from_the_top_and_names_from_a_to_z() {
    let by = |by| sorted(Order::natural(by));
    assert_eq!(by(SortBy::Date), ["visit", "Audit", "Talk"]);
    assert_eq!(by(SortBy::Title), ["Audit", "Talk", "visit"]);
    assert_eq!(by(SortBy::Hours), ["Audit", "visit", "Talk"]);
    assert_eq!(by(SortBy::Kind), ["Audit", "visit", "Talk"]);
}

#[test]
fn what_is_alike_stays_newest_first_whichever_way_round() {
    let up = Order::natural(SortBy::Hours).pressed(SortBy::Hours);
    assert_eq!(sorted(up), ["visit", "Talk", "Audit"]);
    let oldest = Order::default().pressed(SortBy::Date);
    assert_eq!(sorted(oldest), ["Talk", "Audit", "visit"]);
}

#[test]
fn an_order_is_read_as_it_is_written() {
    for by in SortBy::ALL {
        let order = Order::natural(*by);
        for order in [order, order.pressed(*by)] {
            assert_eq!(Order::parse(&order.to_string()), Ok(order));
        }
    }
    assert!(Order::parse("size").is_err());
}

#[test]
fn totals_tell_what_is_done_from_what_is_planned() {
    let [mut visit, mut audit, talk] = three();
    visit.status = ActivityStatus::Planned;
    audit.reflected = true;
    assert_eq!(
        Totals::of([&visit, &audit, &talk]).to_string(),
        "3 activities · 2 h 30 done · 1 h planned · 1 of 2 reflected on"
    );
    assert_eq!(Totals::of([&visit]).to_string(), "1 activity · 1 h planned");
    assert_eq!(Totals::of([]).to_string(), "0 activities");
}
