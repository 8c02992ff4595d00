//! The sample record loads, is plausible, and shows every state that the screens know.

#![expect(clippy::expect_used, reason = "a test may fail by panicking")]

mod portfolios;
mod texts;

use std::collections::{BTreeMap, HashSet};
use std::fs;
use std::path::Path;

use cairn::domain::progress::{Progress, Status};
use cairn::domain::{
    Activity, ActivityStatus, EvidenceContent, LinkKey, Matter, Minutes, ObjectiveStatus,
    QualificationStatus, renewals,
};
use cairn::record::{ActivityFilter, Clock, Record, sample};
use chrono::{Datelike as _, NaiveDate, TimeDelta, Weekday};
use tempfile::TempDir;

/// The sample record as it is on the day that pictures and examples show.
struct Sample {
    record: Record,
    folder: TempDir,
}

impl Sample {
    fn on(today: NaiveDate) -> Self {
        let folder = tempfile::tempdir().expect("a temp folder");
        let dir = folder.path().join("record");
        let record = sample::create(&dir, Clock::fixed(today)).expect("the sample loads");
        Self { record, folder }
    }

    fn today() -> Self {
        Self::on(day(2026, 11, 23))
    }

    fn activities(&self) -> Vec<Activity> {
        let all = self.record.activities(&ActivityFilter::default());
        let all = all.expect("a list").into_iter();
        all.map(|found| self.record.get(found.id).expect("an activity"))
            .collect()
    }

    fn progress(&self, day: NaiveDate) -> Progress {
        self.record.progress(day).expect("figures")
    }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day")
}

#[test]
fn it_holds_three_years_of_activities() {
    let activities = Sample::today().activities();
    assert!(activities.len() >= 55, "{} activities", activities.len());
    let years: HashSet<i32> = activities.iter().map(|a| a.details.date.year()).collect();
    assert!([2024, 2025, 2026].iter().all(|year| years.contains(year)));
    let count = |status| {
        let of = activities.iter().filter(|a| a.details.status == status);
        of.count()
    };
    assert_eq!(count(ActivityStatus::Planned), 3);
    assert_eq!(count(ActivityStatus::InProgress), 1);
    let kinds: HashSet<_> = activities.iter().map(|a| a.details.kind).collect();
    assert!(kinds.len() >= 12, "{} kinds", kinds.len());
}

#[test]
fn about_seven_done_activities_wait_for_a_reflection() {
    let filter = ActivityFilter {
        unreflected: true,
        ..ActivityFilter::default()
    };
    let owed = Sample::today().record.activities(&filter).expect("a list");
    assert!((6..=8).contains(&owed.len()), "{} owed", owed.len());
}

#[test]
fn days_fall_on_working_days_and_nothing_to_come_is_done() {
    let sample = Sample::today();
    for activity in sample.activities() {
        let details = activity.details;
        let weekend = matches!(details.date.weekday(), Weekday::Sat | Weekday::Sun);
        assert!(!weekend, "{}", details.title);
        let to_come = details.date > sample.record.today();
        assert_eq!(
            to_come,
            details.status == ActivityStatus::Planned,
            "{}",
            details.title
        );
    }
}

#[test]
fn evidence_is_numbered_by_date_and_comes_in_three_sorts() {
    let evidence = Sample::today().record.all_evidence().expect("a list");
    assert_eq!(evidence.len(), 26);
    let dates: Vec<NaiveDate> = evidence.iter().map(|found| found.details.date).collect();
    assert!(dates.is_sorted(), "{dates:?}");
    let count = |kind| {
        evidence
            .iter()
            .filter(|e| e.details.content.kind() == kind)
            .count()
    };
    assert_eq!((count("note"), count("url"), count("file")), (10, 9, 7));
    for found in &evidence {
        assert!(
            !found.details.links.is_empty(),
            "{} shows nothing",
            found.number
        );
        if let EvidenceContent::Web(url) = &found.details.content {
            assert!(url.starts_with("https://example.org/"), "{url}");
        }
    }
    let attached = evidence
        .iter()
        .filter(|found| !found.details.activities.is_empty());
    assert!(attached.count() >= 20);
}

#[test]
fn every_file_of_the_sample_is_attached_and_saved_back_as_it_was() {
    let sample = Sample::today();
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("data/sample/files");
    let mut saved = HashSet::new();
    for evidence in sample.record.all_evidence().expect("a list") {
        let EvidenceContent::File(file) = evidence.details.content else {
            continue;
        };
        let to = sample.folder.path().join(&file.name);
        sample.record.save_attachment(&file, &to).expect("a copy");
        let bytes = fs::read(&to).expect("the copy");
        assert!(bytes.len() < 20_000, "{} is too large", file.name);
        assert_eq!(
            bytes,
            fs::read(source.join(&file.name)).expect("the source")
        );
        saved.insert(file.name);
    }
    let names = fs::read_dir(&source).expect("a folder");
    let names: HashSet<String> = names
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    assert_eq!(saved, names);
}

#[test]
fn every_link_is_known_and_many_have_a_reason() {
    let sample = Sample::today();
    let profile = sample.record.profile();
    assert_eq!(
        sample.record.orphaned_links().expect("a list"),
        Vec::<LinkKey>::new()
    );
    let activities = sample
        .activities()
        .into_iter()
        .flat_map(|a| a.details.links);
    let evidence = sample.record.all_evidence().expect("a list");
    let evidence = evidence.into_iter().flat_map(|e| e.details.links);
    let objectives = sample.record.objectives().expect("a list");
    let objectives = objectives.into_iter().flat_map(|o| o.details.links);
    let links: Vec<_> = activities.chain(evidence).chain(objectives).collect();
    for link in &links {
        assert!(profile.has(&link.key), "{} is unknown", link.key);
    }
    let reasoned = links.iter().filter(|link| !link.reason.is_empty()).count();
    assert!(reasoned * 2 > links.len(), "{reasoned} of {}", links.len());
}

#[test]
fn qualifications_are_held_in_progress_and_soon_to_lapse() {
    let sample = Sample::today();
    let (all, today) = (
        sample.record.qualifications().expect("a list"),
        sample.record.today(),
    );
    assert_eq!(all.len(), 3);
    let held = all
        .iter()
        .filter(|q| q.details.status == QualificationStatus::Held);
    assert_eq!(
        held.clone()
            .filter(|q| q.details.requirement.is_some())
            .count(),
        1
    );
    let soon = today..=today + TimeDelta::days(90);
    let lapsing = held.filter_map(|q| q.details.expires);
    assert_eq!(lapsing.filter(|day| soon.contains(day)).count(), 1);
    let running = all
        .iter()
        .filter(|q| q.details.status == QualificationStatus::InProgress);
    assert_eq!(running.count(), 1);
}

#[test]
fn the_lapsing_qualification_has_its_certificate() {
    let record = Sample::today().record;
    let today = record.today();
    let held = record.qualifications().expect("a list");
    let due = renewals(&held, today);
    let (lapsing, _) = due.first().expect("one to renew");
    let evidence = record.all_evidence().expect("a list");
    let certificates = evidence.iter().filter(|found| found.certifies(lapsing.id));
    assert_eq!(certificates.count(), 1);
}

#[test]
fn a_usual_number_of_skills_is_in_focus_and_some_of_them_are_met() {
    let sample = Sample::today();
    let focus = sample.record.focus().expect("the focus");
    assert_eq!(focus.advice(), None, "{} in focus", focus.keys().len());
    assert!(focus.orphaned(&sample.record.profile()).is_empty());
    let progress = sample.progress(sample.record.today());
    let met = focus
        .keys()
        .iter()
        .filter_map(|key| progress.requirement(key));
    let met = met.filter(|found| found.status.is_met()).count();
    assert!(met > 0 && met < focus.keys().len(), "{met}");
}

#[test]
fn the_plan_has_an_objective_for_every_state_that_wants_attention() {
    let sample = Sample::today();
    let (record, today) = (&sample.record, sample.record.today());
    let all = record.objectives().expect("a list");
    assert!((4..=5).contains(&all.len()), "{} objectives", all.len());
    let with = |status| all.iter().filter(move |one| one.details.status == status);
    assert_eq!(with(ObjectiveStatus::Achieved).count(), 1);
    assert!(with(ObjectiveStatus::Achieved).all(|one| !one.details.outcome.is_empty()));
    let progress = sample.progress(today);
    let closes_gaps = with(ObjectiveStatus::NotStarted).filter(|one| {
        let mut links = one.details.links.iter();
        links.all(|link| progress.is_met(&link.key) == Some(false))
    });
    assert!(closes_gaps.count() >= 1, "an objective begins with a gap");
    assert!(all.iter().all(|one| !one.details.activities.is_empty()));
    let agenda = record.agenda().expect("an agenda");
    let overdue = agenda.within(-1);
    assert!(matches!(
        overdue,
        [item] if matches!(item.matter, Matter::Review(_))
    ));
    let soon = agenda.within(60).iter();
    assert_eq!(
        soon.filter(|item| matches!(item.matter, Matter::Due(_)))
            .count(),
        1
    );
}

#[test]
fn ratings_move_over_time() {
    let ratings = Sample::today().record.assessments().expect("a list");
    let mut by_skill: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for rating in ratings {
        let details = rating.details;
        by_skill
            .entry(details.skill)
            .or_default()
            .push((details.date, details.level));
    }
    assert!(by_skill.len() >= 25, "{} skills", by_skill.len());
    let rising = by_skill.values().filter(|ratings| {
        ratings.len() >= 3
            && ratings
                .windows(2)
                .all(|pair| pair[0] < pair[1] && pair[0].1 < pair[1].1)
    });
    assert!(rising.count() >= 5);
}

#[test]
fn hours_stand_near_the_target_each_year_and_behind_it_in_this_one() {
    let sample = Sample::today();
    let hours = |day| sample.progress(day).period.minutes;
    for year in [2024, 2025] {
        let found = hours(day(year, 12, 31));
        assert!(
            (Minutes(18 * 60)..=Minutes(32 * 60)).contains(&found),
            "{year}: {found}"
        );
    }
    let so_far = hours(sample.record.today());
    assert!(
        (Minutes(14 * 60)..=Minutes(17 * 60)).contains(&so_far),
        "{so_far}"
    );
}

#[test]
fn progress_grows_and_stands_at_nearly_half() {
    let sample = Sample::today();
    let met = [
        day(2024, 1, 1),
        day(2024, 12, 31),
        day(2025, 12, 31),
        sample.record.today(),
    ]
    .map(|day| sample.progress(day).met);
    assert!(met.is_sorted_by(|a, b| a < b), "{met:?}");
    assert!((30..=55).contains(&met[3]), "{met:?}");
}

#[test]
fn every_state_that_the_screens_show_occurs() {
    let sample = Sample::today();
    let progress = sample.progress(sample.record.today());
    let states: HashSet<Status> = progress.requirements.iter().map(|r| r.status).collect();
    for status in [
        Status::None,
        Status::Planned,
        Status::Active,
        Status::Evidenced,
        Status::NotStarted,
        Status::Developing,
        Status::Met,
        Status::NotHeld,
        Status::InProgress,
        Status::Held,
    ] {
        assert!(states.contains(&status), "nothing is {}", status.key());
    }
    let unmet = progress.next();
    let nearly = unmet
        .iter()
        .filter(|r| r.missing.len() == 1 && r.status == Status::Developing);
    assert!(nearly.count() >= 3, "too few skills are one step away");
    let partly = progress
        .pda_groups
        .iter()
        .filter(|g| g.evidenced > 0 && g.evidenced < g.total);
    assert!(partly.count() >= 2);
}

#[test]
fn on_an_earlier_day_what_is_yet_to_happen_is_left_out() {
    let sample = Sample::on(day(2025, 6, 30));
    let today = sample.record.today();
    for activity in sample.activities() {
        let details = activity.details;
        let planned = details.status == ActivityStatus::Planned;
        assert!(planned || details.date <= today, "{}", details.title);
    }
    let evidence = sample.record.all_evidence().expect("a list");
    assert!(!evidence.is_empty() && evidence.iter().all(|e| e.details.date <= today));
    let ratings = sample.record.assessments().expect("a list");
    assert!(!ratings.is_empty() && ratings.iter().all(|r| r.details.date <= today));
    let plan = sample.record.objectives().expect("a list");
    assert!(plan.is_empty(), "nothing of the plan was set by then");
    let plan = Sample::on(day(2026, 8, 1)).record.objectives();
    let plan = plan.expect("a list");
    assert!(!plan.is_empty());
    assert!(plan.iter().all(|one| one.details.achieved.is_none()));
    assert_eq!(
        sample.progress(today).met,
        Sample::today().progress(today).met,
        "the past is the same seen from later"
    );
}
