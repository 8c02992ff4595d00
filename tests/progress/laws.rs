//! What holds for every record, tried on made-up ones.

use cairn::domain::progress::{Ledger, Path, Progress, Status};
use cairn::domain::{ActivityStatus, Minutes, QualificationStatus, YearStart};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::check::progress_of;
use crate::entry::{Entry, activity, collect, day, evidence, numbered, qualification, rated};
use crate::mini::{KEYS, profile};

/// What entries are linked to: everything there is, and some things that are not.
const TARGETS: [&str; 10] = [
    "behaviour/curiosity",
    "pda/mentoring",
    "pda/audit",
    "qualification/masters",
    "craft/1.1",
    "craft/1.1#1",
    "craft/1.1#2",
    "craft/1.1#9",
    "craft/1.2",
    "craft/9.9",
];

/// Few enough days that entries often share one.
fn dates() -> impl Strategy<Value = NaiveDate> {
    (0_u64..40).prop_map(|n| day("2026-03-20") + Days::new(n))
}

fn targets() -> impl Strategy<Value = Vec<&'static str>> {
    subsequence(TARGETS.to_vec(), 0..=4)
}

fn linked(entry: Entry, targets: Vec<&str>) -> Entry {
    targets.into_iter().fold(entry, Entry::about)
}

fn activities() -> impl Strategy<Value = Entry> {
    let status = select(ActivityStatus::ALL);
    (status, any::<bool>(), dates(), 0_u32..600, targets()).prop_map(
        |(status, reflected, date, minutes, targets)| {
            let entry = activity("A", status).on(&date.to_string()).lasting(minutes);
            let entry = if reflected { entry.reflected() } else { entry };
            linked(entry, targets)
        },
    )
}

fn pieces_of_evidence() -> impl Strategy<Value = Entry> {
    (dates(), targets())
        .prop_map(|(date, targets)| linked(evidence("E").on(&date.to_string()), targets))
}

fn ratings() -> impl Strategy<Value = Entry> {
    (select(vec!["craft/1.1", "craft/1.2"]), 0_u8..=5, dates())
        .prop_map(|(skill, level, date)| rated(skill, level).on(&date.to_string()))
}

/// Makes qualifications with dates in order, as a record accepts them.
fn qualifications() -> impl Strategy<Value = Entry> {
    let status = select(QualificationStatus::ALL);
    let days = prop::collection::vec(dates(), 3);
    let known = prop::array::uniform3(any::<bool>());
    (status, days, known).prop_map(|(status, mut days, known)| {
        days.sort();
        let set = [Entry::started, Entry::awarded, Entry::expires];
        let dated = set
            .into_iter()
            .zip(days)
            .zip(known)
            .filter(|(_, known)| *known);
        dated.fold(qualification("Q", status), |entry, ((set, date), _)| {
            set(entry, &date.to_string())
        })
    })
}

/// Makes records of a few entries, each with its number.
fn records() -> impl Strategy<Value = Vec<Entry>> {
    let entry = prop_oneof![
        4 => activities(),
        3 => pieces_of_evidence(),
        3 => ratings(),
        1 => qualifications(),
    ];
    prop::collection::vec(entry, 0..14).prop_map(numbered)
}

/// Returns which requirements are met, in the order of the profile.
fn met(ledger: &Ledger, as_of: NaiveDate) -> Vec<bool> {
    let progress = progress_of(ledger, as_of);
    progress
        .requirements
        .iter()
        .map(|found| found.status.is_met())
        .collect()
}

/// Tells whether one more entry takes nothing away.
fn loses_nothing(
    mut record: Vec<Entry>,
    more: Entry,
    as_of: NaiveDate,
) -> Result<(), TestCaseError> {
    let before = met(&collect(record.clone()), as_of);
    record.push(more);
    let after = met(&collect(numbered(record)), as_of);
    for ((before, after), key) in before.into_iter().zip(after).zip(KEYS) {
        prop_assert!(!before || after, "{key} was met and is not any more");
    }
    Ok(())
}

/// Returns the ledger as it stood at the end of a day.
fn cut(ledger: &Ledger, day: NaiveDate) -> Ledger {
    let mut ledger = ledger.clone();
    ledger.activities.retain(|entry| entry.date <= day);
    ledger.evidence.retain(|entry| entry.details.date <= day);
    ledger.assessments.retain(|entry| entry.details.date <= day);
    ledger.qualifications.retain_mut(|entry| {
        let details = &mut entry.details;
        // Until it is held, a day of award is only hoped for.
        let held = details.status == QualificationStatus::Held;
        let known = details.awarded.filter(|_| held);
        if known.is_some_and(|awarded| awarded > day) {
            details.awarded = None;
            details.status = QualificationStatus::InProgress;
        }
        details.started.or(known).is_none_or(|first| first <= day)
    });
    ledger
}

/// Tells whether a status is one that the kind of requirement can have.
fn fits(key: &str, status: Status) -> bool {
    use Status as S;
    match key.split('/').next() {
        Some("behaviour") => matches!(status, S::None | S::Evidenced),
        Some("pda") => matches!(status, S::None | S::Planned | S::Active | S::Evidenced),
        Some("qualification") => {
            matches!(status, S::NotHeld | S::InProgress | S::Expired | S::Held)
        }
        _ => matches!(status, S::NotStarted | S::Developing | S::Met),
    }
}

fn april_year(ledger: &Ledger, as_of: NaiveDate) -> Progress {
    let start = YearStart::parse("04-01").expect("a day");
    let profile = profile();
    Progress::of(&profile, ledger, as_of, start.year_of(as_of), Minutes(1200))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_path_says_what_progress_says_on_every_day(record in records(), ahead in 0_u64..50) {
        let ledger = collect(record);
        let today = day("2026-03-15") + Days::new(ahead);
        let path = Path::of(&profile(), &ledger, today);
        let Some(path) = path else {
            prop_assert!(ledger.activities.iter().all(|one| !one.reflected || one.status != ActivityStatus::Done || one.date > today));
            return Ok(());
        };
        for gone in 0..=(path.to - path.from).num_days() {
            let day = path.from + Days::new(gone.unsigned_abs());
            prop_assert_eq!(path.met_on(day), progress_of(&ledger, day).met, "on {}", day);
        }
        let piled: usize = path.months.iter().map(|month| month.pile.len()).sum();
        prop_assert_eq!(piled, path.stones.len());
    }

    #[test]
    fn another_done_and_reflected_activity_lowers_nothing(
        record in records(), date in dates(), targets in targets(), as_of in dates(),
    ) {
        let more = activity("More", ActivityStatus::Done).on(&date.to_string()).reflected();
        loses_nothing(record, linked(more, targets), as_of)?;
    }

    #[test]
    fn more_evidence_lowers_nothing(record in records(), more in pieces_of_evidence(), as_of in dates()) {
        loses_nothing(record, more, as_of)?;
    }

    #[test]
    fn a_higher_rating_lowers_nothing(
        record in records(), skill in select(vec!["craft/1.1", "craft/1.2"]), date in dates(), as_of in dates(),
    ) {
        let ratings = collect(record.clone()).assessments.into_iter();
        let of_skill = ratings.filter(|rating| rating.details.skill.as_str() == skill);
        let highest = of_skill.map(|rating| rating.details.level.0).max().unwrap_or(0);
        let more = rated(skill, (highest + 1).min(5)).on(&date.to_string());
        loses_nothing(record, more, as_of)?;
    }

    #[test]
    fn the_order_of_the_ledger_says_nothing(
        (record, shuffled) in records().prop_flat_map(|record| (Just(record.clone()), Just(record).prop_shuffle())),
        as_of in dates(),
    ) {
        prop_assert_eq!(april_year(&collect(record), as_of), april_year(&collect(shuffled), as_of));
    }

    #[test]
    fn figures_as_of_a_day_are_those_of_the_ledger_cut_at_that_day(record in records(), as_of in dates()) {
        let ledger = collect(record);
        prop_assert_eq!(april_year(&ledger, as_of), april_year(&cut(&ledger, as_of), as_of));
    }

    #[test]
    fn parts_sum_to_the_whole(record in records(), as_of in dates()) {
        let progress = april_year(&collect(record), as_of);
        let met: usize = progress.sections.iter().map(|section| section.met).sum();
        let total: usize = progress.sections.iter().map(|section| section.total).sum();
        prop_assert_eq!((progress.met, progress.total), (met, total));
        prop_assert_eq!(progress.total, KEYS.len());
        let pdas = progress.sections.iter().find(|section| section.key == "pda");
        let evidenced: usize = progress.pda_groups.iter().map(|group| group.evidenced).sum();
        prop_assert_eq!(pdas.map(|section| section.met), Some(evidenced));
    }

    #[test]
    fn what_is_missing_and_what_is_next_agree_with_what_is_met(record in records(), as_of in dates()) {
        let progress = april_year(&collect(record), as_of);
        let next = progress.next();
        prop_assert_eq!(next.len(), progress.total - progress.met);
        for found in &progress.requirements {
            prop_assert_eq!(found.missing.is_empty(), found.status.is_met(), "{:#?}", found);
            prop_assert_eq!(next.iter().any(|other| other.key == found.key), !found.status.is_met());
            prop_assert!(fits(found.key.as_str(), found.status), "{:#?}", found);
        }
        for pair in next.windows(2) {
            prop_assert!(pair[0].missing.len() <= pair[1].missing.len());
        }
    }

    #[test]
    fn what_is_met_has_a_reason(record in records(), as_of in dates()) {
        for found in april_year(&collect(record), as_of).requirements {
            prop_assert!(!found.status.is_met() || !found.reasons.is_empty(), "{found:#?}");
        }
    }
}
