//! What stands in the portfolio, and that its references lead somewhere and back.

use cairn::domain::{ActivityId, Period};
use cairn::portfolio::PortfolioContents;

use crate::fixture::{Desk, activity, date, day, pdf};
use crate::nasty::many;
use crate::paper::Paper;
use crate::sample::{empty, normal, sam};

fn paper(contents: &PortfolioContents) -> Paper {
    Paper::read(&pdf(contents).expect("a portfolio"))
}

#[test]
fn each_activity_stands_in_full_once() {
    let contents = normal();
    let headings = paper(&contents).headings();
    for activity in &contents.activities {
        let title = &activity.details.title;
        let times = headings
            .iter()
            .filter(|heading| heading.level == "H3" && heading.title == *title)
            .count();
        assert_eq!(times, 1, "“{title}”");
    }
    let entries = headings.iter().filter(|heading| heading.level == "H3");
    let entries = entries.filter(|heading| heading.title != "Comments on the ratings");
    assert_eq!(entries.count(), contents.activities.len());
}

#[test]
fn an_activity_of_two_groups_is_referred_to_from_the_second() {
    let text = paper(&normal()).text();
    assert!(text.contains("Also in this group, printed in full under another"));
    assert!(
        text.contains("A day with the information governance team, 29 April 2026, p. 4"),
        "{text}"
    );
}

#[test]
fn activities_without_a_pda_stand_under_other_activities() {
    let headings = paper(&normal()).headings();
    let at = |title: &str| headings.iter().position(|heading| heading.title == title);
    let other = at("Other activities").expect("the heading");
    assert!(at("Annual appraisal conversation").expect("the activity") > other);
    assert!(at("Regional network meeting").expect("the activity") < other);
}

#[test]
fn reflections_hours_dates_and_reasons_are_printed() {
    let text = paper(&normal()).text();
    for said in [
        "4 November 2026 · Webinar · 1 h 30 · Cochrane Training",
        "Screening was faster but two key papers were dropped",
        "Draft a one-page standard for the team",
        "I ran two reviews within the month and wrote both up",
        "Knowledge Specialist, Northfield Teaching Hospitals NHS Trust",
        "Toward the role of Knowledge Manager",
        "1 January – 31 December 2026",
        "Printed 23 November 2026 from Cairn. State of the record: 5f3a 91c0 77de 2b14",
        "Expired 31 October 2026",
        "Moved up after the comparison of manual and assisted synthesis.",
    ] {
        assert!(text.contains(said), "“{said}” is missing");
    }
}

#[test]
fn the_figures_are_those_of_progress() {
    let contents = normal();
    let (progress, text) = (&contents.progress, paper(&contents).text());
    let role = format!("{} of {}", progress.met, progress.total);
    assert!(text.contains(&role), "the role: {role}");
    for section in &progress.sections {
        let line = format!("{} {} of {}", section.title, section.met, section.total);
        assert!(text.contains(&line), "{line}");
    }
    for group in &progress.pda_groups {
        let figure = format!(
            "{} {} of {} {} {}",
            group.name,
            group.evidenced,
            group.total,
            group.activities,
            group.minutes.in_columns()
        );
        assert!(text.contains(&figure), "{figure}");
    }
}

#[test]
fn activities_and_their_evidence_lead_to_each_other() {
    let contents = normal();
    let links = paper(&contents).links();
    let mut pairs = 0;
    let number = |id: &ActivityId| {
        let mut activities = contents.activities.iter();
        activities
            .position(|activity| activity.id == *id)
            .map(|n| n + 1)
    };
    for evidence in &contents.evidence {
        let index = format!("e{}", evidence.number.0);
        for activity in evidence.details.activities.iter().filter_map(number) {
            let entry = format!("a{activity}");
            assert!(
                links.contains(&(entry.clone(), index.clone())),
                "{entry} cites {index}"
            );
            assert!(
                links.contains(&(index.clone(), entry.clone())),
                "{index} names {entry}"
            );
            pairs += 1;
        }
    }
    assert!(pairs >= 15, "the sample cites its evidence");
}

#[test]
fn every_link_leads_to_a_place() {
    let paper = paper(&normal());
    let places = paper.places();
    for (from, to) in paper.links() {
        assert!(
            places.contains_key(&to),
            "{from} leads to {to}, which is nowhere"
        );
    }
}

#[test]
fn skills_cite_the_evidence_that_shows_them() {
    let text = paper(&normal()).text();
    assert!(
        text.contains("3.3 Information retrieval Enable 12 June 2026 Ensure, Advise 4 of 4 E6"),
        "{text}"
    );
}

#[test]
fn an_empty_record_prints_honest_sentences() {
    let text = paper(&empty()).text();
    for said in [
        "No activities in this period.",
        "No evidence recorded.",
        "No qualifications recorded.",
        "None of its 41 skills has been rated or shown yet.",
        "None evidenced yet: Ambiguity",
        "0 of 96",
    ] {
        assert!(text.contains(said), "“{said}” is missing");
    }
}

#[test]
fn a_period_leaves_out_the_activities_of_others_but_says_that_they_show_something() {
    let mut desk = Desk::new(sam());
    for (title, on) in [
        ("Earlier talk", date(2025, 5, 5)),
        ("Later talk", day(5, 5)),
    ] {
        let mut details = activity(
            title,
            on,
            60,
            cairn::domain::ActivityKind::Webinar,
            &["pda/mentoring"],
        );
        details.reflection.so_what = "It mattered.".to_owned();
        desk.activity(details);
    }
    let period = Period::new(day(1, 1), day(12, 31)).expect("a period");
    let text = paper(&desk.contents_of(period, day(11, 23))).text();
    assert!(text.contains("Later talk"));
    assert!(!text.contains("Earlier talk"));
    assert!(text.contains("1 activity outside the period"));
}

#[test]
fn a_long_log_prints() {
    let contents = many(150);
    let paper = paper(&contents);
    let entries = paper.headings();
    let entries = entries.iter().filter(|heading| heading.level == "H3");
    assert_eq!(entries.count(), 150);
    assert!(paper.pages() > 30);
}

#[test]
fn no_entry_begins_at_the_foot_of_a_page() {
    // Three lines above the margin of 22 mm.
    const LAST_START: u32 = 7_400;
    for contents in [normal(), many(150)] {
        for (name, (page, top)) in paper(&contents).places() {
            let is_entry = name.starts_with(['a', 'e']);
            assert!(!is_entry || top < LAST_START, "{name} on page {page}");
        }
    }
}

#[test]
fn the_plan_prints_outcome_measure_days_and_what_leads_to_it() {
    let printed = paper(&normal());
    let text = printed.text();
    for said in [
        "Development plan",
        "A standard for language models that the whole team works by",
        "In progress · due 31 March 2027 · review 15 January 2027",
        "Every synthesis of the spring names who checked it and how.",
        "the standard is still a draft",
        "Two sessions on the standard, planned, 20 January 2027",
        "1 activity outside the period",
        "Not started · due 30 June 2027",
        "Achieved 2 October 2026 · due 31 December 2026",
        "She wrote her second plan alone",
    ] {
        assert!(text.contains(said), "“{said}” is not in\n{text}");
    }
    let headings = printed.headings();
    let at = |title: &str| headings.iter().position(|heading| heading.title == title);
    assert!(at("Development plan") < at("Evidence"));
}

#[test]
fn without_objectives_there_is_no_plan_to_print() {
    let headings = paper(&empty()).headings();
    assert!(
        headings
            .iter()
            .all(|heading| heading.title != "Development plan")
    );
}

#[test]
fn a_qualification_names_its_certificates_and_they_name_it() {
    let paper = paper(&normal());
    let text = paper.text();
    let held =
        "Project management foundation NHS Elect Renewed by a half-day course. Certificates E5";
    assert!(text.contains(held), "{text}");
    assert!(text.contains("Certificate of Project management foundation"));
}
