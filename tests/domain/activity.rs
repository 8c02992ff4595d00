//! What an activity must be to be kept, and how it is tidied.

use cairn::domain::{ActivityDetails, Link, LinkKey, Minutes};
use proptest::prelude::*;

use crate::refusal::{day, refuses_all};

fn details() -> ActivityDetails {
    ActivityDetails::new("Ward audit", day("2026-03-12"))
}

fn link(text: &str) -> Link {
    Link::new(text.parse::<LinkKey>().expect("a key"))
}

#[track_caller]
fn keeps(details: ActivityDetails) -> ActivityDetails {
    details.checked().expect("it can be kept")
}

#[test]
fn a_title_and_a_day_are_enough() {
    assert_eq!(keeps(details()), details());
}

#[test]
fn a_cost_is_read_in_pounds_and_kept_in_pence() {
    for (typed, pence, said) in [
        ("", 0, ""),
        ("0", 0, ""),
        ("12", 1_200, "£12.00"),
        (" £12.5 ", 1_250, "£12.50"),
        ("0.05", 5, "£0.05"),
        ("1,200.00", 120_000, "£1200.00"),
        ("42949672.95", u32::MAX, "£42949672.95"),
    ] {
        assert_eq!(ActivityDetails::read_cost(typed), Ok(pence), "{typed}");
        assert_eq!(ActivityDetails::pounds(pence), said);
        assert_eq!(ActivityDetails::read_cost(said), Ok(pence), "{said}");
    }
    for wrong in [
        "-1",
        "free",
        "12,50",
        "1.234",
        "1.",
        ".5",
        "£",
        "+3",
        "1e3",
        "42949672.96",
        "1,2",
        "12 50",
    ] {
        let refused = ActivityDetails::read_cost(wrong).expect_err(wrong);
        assert_eq!(refused.field, "cost");
        assert_eq!(refused.hint, "Write it in pounds, like 12 or 12.50");
    }
}

#[test]
fn a_blank_title_is_refused() {
    for title in ["", "  ", "\n\t"] {
        let blank = ActivityDetails {
            title: title.to_owned(),
            ..details()
        };
        refuses_all(blank.checked(), &[("title", "The title is empty")]);
    }
}

#[test]
fn a_title_of_more_than_300_characters_is_refused() {
    let titled = |length| ActivityDetails {
        title: "é".repeat(length),
        ..details()
    };
    keeps(titled(300));
    refuses_all(
        titled(301).checked(),
        &[("title", "The title is 301 characters long; 300 fit")],
    );
}

#[test]
fn an_end_before_the_beginning_is_refused() {
    let backward = ActivityDetails {
        end: Some(day("2026-03-11")),
        ..details()
    };
    refuses_all(
        backward.checked(),
        &[(
            "end",
            "The activity ends (2026-03-11) before it begins (2026-03-12)",
        )],
    );
}

#[test]
fn an_end_on_the_first_day_is_left_out() {
    let short = ActivityDetails {
        end: Some(day("2026-03-12")),
        ..details()
    };
    assert_eq!(keeps(short), details());
}

#[test]
fn a_day_holds_24_hours() {
    let lasting = |minutes, end: Option<&str>| ActivityDetails {
        minutes: Minutes(minutes),
        end: end.map(day),
        ..details()
    };
    keeps(lasting(1440, None));
    keeps(lasting(2880, Some("2026-03-13")));
    refuses_all(
        lasting(1441, None).checked(),
        &[("hours", "24 h 01 is more than one day can hold")],
    );
    refuses_all(
        lasting(2881, Some("2026-03-13")).checked(),
        &[("hours", "48 h 01 is more than 2 days can hold")],
    );
}

#[test]
fn a_web_address_is_blank_or_begins_with_http() {
    let at = |url: &str| ActivityDetails {
        url: url.to_owned(),
        ..details()
    };
    for url in [
        "",
        "https://example.org",
        "HTTP://example.org/a?b=c#d",
        "http://münchen.example/ü",
    ] {
        assert_eq!(keeps(at(url)).url, url);
    }
    assert_eq!(
        keeps(at("  https://example.org ")).url,
        "https://example.org"
    );
    for url in [
        "example.org",
        "www.example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://a b",
        "file:///etc/passwd",
    ] {
        refuses_all(
            at(url).checked(),
            &[("url", &format!("“{url}” is not a web address"))],
        );
    }
}

#[test]
fn every_problem_is_named_at_once() {
    let wrong = ActivityDetails {
        title: " ".to_owned(),
        url: "example.org".to_owned(),
        end: Some(day("2026-03-01")),
        minutes: Minutes(5000),
        ..details()
    };
    refuses_all(
        wrong.checked(),
        &[
            ("title", "The title is empty"),
            ("url", "“example.org” is not a web address"),
            (
                "end",
                "The activity ends (2026-03-01) before it begins (2026-03-12)",
            ),
            ("hours", "83 h 20 is more than one day can hold"),
        ],
    );
}

#[test]
fn outer_blanks_go() {
    let tidied = keeps(ActivityDetails {
        title: "  Ward audit\n".to_owned(),
        provider: " CILIP ".to_owned(),
        location: "\tLeeds ".to_owned(),
        ..details()
    });
    let texts = [tidied.title, tidied.provider, tidied.location];
    assert_eq!(texts, ["Ward audit", "CILIP", "Leeds"]);
}

#[test]
fn long_texts_stay_as_they_were_typed() {
    let mut typed = details();
    typed.description = "  First\n\n  second ".to_owned();
    typed.reflection.so_what = " It matters ".to_owned();
    assert_eq!(keeps(typed.clone()), typed);
}

#[test]
fn blank_and_repeated_tags_go() {
    let tags = [
        " audit", "Audit", "", "  ", "ward ", "audit", "Ärzte", "ärzte",
    ];
    let tidied = keeps(ActivityDetails {
        tags: tags.map(str::to_owned).to_vec(),
        ..details()
    });
    assert_eq!(tidied.tags, ["audit", "ward", "Ärzte"]);
}

#[test]
fn repeated_links_become_one_that_keeps_the_first_reason() {
    let tidied = keeps(ActivityDetails {
        links: vec![
            link("pda/audit"),
            link("klimf/6.1#2").because(" Found it "),
            link("pda/audit").because("Led it"),
            link("klimf/6.1"),
            link("klimf/6.1#2").because("Again"),
            link("pda/audit").because("Too late"),
        ],
        ..details()
    });
    let expected = [
        link("pda/audit").because("Led it"),
        link("klimf/6.1#2").because("Found it"),
        link("klimf/6.1"),
    ];
    assert_eq!(tidied.links, expected);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_tidy_stays_as_it_is(
        title in "\\PC{0,12}",
        tags in prop::collection::vec("[ aAbß]{0,3}", 0..6),
        links in prop::collection::vec(("[ab]/[ab](#[12])?", "[ r]{0,2}"), 0..8),
        url in "( |https://)[a ]{0,2}",
        minutes in 0..2000_u32,
        end in 0..3_u64,
    ) {
        let end = details().date + chrono::Days::new(end);
        let links = links.iter().map(|(key, reason)| link(key).because(reason)).collect();
        let typed = ActivityDetails { title, tags, links, url, minutes: Minutes(minutes), end: Some(end), ..details() };
        if let Ok(tidied) = typed.checked() {
            prop_assert_eq!(tidied.clone().checked(), Ok(tidied));
        }
    }
}
