//! What people type for days and for lengths of time, and what is understood: some three hundred ways, and what is shown reads
//! back as what it shows.

use cairn::domain::{DateStyle, Dates, Minutes, parse_date, read_date, read_days};
use chrono::{Days, NaiveDate};
use proptest::prelude::*;

/// A Monday.
const TODAY: &str = "2026-11-23";

fn today() -> NaiveDate {
    parse_date(TODAY).expect("a date")
}

/// One day by many names, as `meaning: name | name`.
const ONE_DAY: &str = "
2026-10-14: 14 October 2026 | 14 Oct 2026 | 14 oct 26 | 14th October 2026 | 14th of October 2026 | the 14th of October, 2026
2026-10-14: October 14, 2026 | Oct 14 2026 | Oct. 14th, 2026 | oct 14 '26 | OCTOBER 14TH 2026 | October the 14th
2026-10-14: 14/10/2026 | 14/10/26 | 14.10.2026 | 14.10.26 | 14-10-2026 | 14-10-26 | 14/10 | 14 / 10 / 2026 | 14. 10. 2026
2026-10-14: 2026-10-14 | 2026/10/14 | 2026.10.14 | 20261014 | 14102026 | 2026-10-14T09:30 | 2026-10-14 09:30:00 | 2026-10-14T09:30:00Z
2026-10-14: 14 Oct | Oct 14 | 14-Oct | 14-Oct-26 | 14-Oct-2026 | 14th Oct | 14Oct | Oct-14
2026-10-14: Wed 14 Oct | Wednesday 14 October 2026 | Weds 14 Oct | Wed, 14 Oct 2026 | Wednesday, October 14, 2026 | on 14 Oct
2026-03-12: 12 Mar | 12 March | March 12 | March 12, 2026 | 12th March | 12/3 | 12/03 | 12-3-26 | 12-03-26 | 12.3.26 | 12th of march 2026
2026-09-01: 1 Sept | 1st Sept 2026 | Sept 1 | 1 Sep | Sep 1st | 01/09/2026 | 1.9.26 | 1/9
2025-12-31: 31 Dec 2025 | 31/12/25 | 31.12.25 | Dec 31, 2025 | 31st of December 2025
2026-12-01: Tues next week | 1 Dec | 1/12 | Dec 1 | 1 December 2026
1998-07-05: 5 July 1998 | 5/7/98 | July 5, 1998 | 5.7.98
2026-11-23: today | Today | TODAY | now | this morning | this afternoon | this evening | tonight | earlier today | just now | Monday | mon | on Monday
2026-11-23: this Monday | today. | Mon 23 Nov | the 23rd | 23rd | 23 Nov | Nov 23
2026-11-22: yesterday | Yesterday | yesterday morning | yesterday afternoon | last night | Sunday | sun | 1 day ago | a day ago | one day ago | the 22nd | last Sunday
2026-11-24: tomorrow | tomorrow morning | in a day | in 1 day | next Tuesday | next tue | this Tuesday | a day from now
2026-11-21: the day before yesterday | day before yesterday | 2 days ago | two days ago | Saturday | a couple of days ago | last Saturday | last sat
2026-11-25: the day after tomorrow | in two days | in 2 days | next Weds | next Wednesday | two days from now | this Wed
2026-11-17: Tuesday | tue | Tues | last Tue | last Tuesday | Tuesday last week | last week Tuesday | on Tuesday | Tuesday morning | the 17th
2026-11-18: Wednesday | Wed | Weds | wed. | last Weds | Wed last week | five days ago
2026-11-19: Thursday | Thu | Thur | Thurs | last Thursday | Thursday afternoon
2026-11-20: Friday | Fri | last Fri | 3 days ago | three days ago | Fri last week
2026-11-16: a week ago | 1 week ago | one week ago | last week | 7 days ago | last Monday | Mon last week | seven days ago
2026-11-09: a fortnight ago | 2 weeks ago | two weeks ago | 14 days ago | 1 fortnight ago | a couple of weeks ago
2026-11-30: next week | in a week | in 1 week | in 7 days | next Monday | a week from now | Monday next week
2026-12-07: in a fortnight | in two weeks | a fortnight from now | 2 weeks from now
2026-10-23: a month ago | last month | 1 month ago | one month ago
2026-12-23: next month | in a month | in 1 month | a month from now
2025-11-23: a year ago | last year | 12 months ago | one year ago
2027-11-23: next year | in a year | in 12 months
2026-11-14: the 14th | 14th | on the 14th
2026-10-31: the 31st | 31st | 31 Oct
2024-02-29: 29 Feb 2024 | 29/2/24 | 29.02.2024 | Feb 29, 2024
";

/// Several days, as `first last: name | name`.
const SEVERAL: &str = "
2026-10-14 2026-10-16: 14-16 Oct | 14–16 Oct | 14 - 16 Oct | 14 to 16 Oct | 14th-16th Oct | 14th to 16th October 2026 | Oct 14-16 | October 14-16, 2026
2026-10-14 2026-10-16: from 14 to 16 October | 14 Oct - 16 Oct | 14 Oct–16 Oct 2026 | 14/10-16/10 | 14/10/26 - 16/10/26 | 14.10.2026–16.10.2026
2026-10-14 2026-10-16: 2026-10-14/2026-10-16 | 2026-10-14 to 2026-10-16 | 2026-10-14 – 2026-10-16 | Wed 14 - Fri 16 Oct | Wed 14 Oct 2026 – Fri 16 Oct 2026
2026-10-14 2026-10-16: 14th until 16th of October | 14 till 16 Oct 26 | Oct 14 to Oct 16 | Oct 14 to 16 | 14-16 October, 2026 | between 14 and 16 October | 14—16 oct
2026-10-14 2026-10-15: 14 and 15 Oct | 14 & 15 Oct | 14th and 15th of October 2026 | 14/15 Oct
2026-09-30 2026-10-02: 30 Sep - 2 Oct | 30 Sept to 2 Oct 2026 | 30/9 to 2/10/26 | September 30 - October 2, 2026 | 30.9.26-2.10.26
2025-12-30 2026-01-02: 30 Dec - 2 Jan 2026 | 30 Dec 2025 to 2 Jan 2026 | 30/12/25–2/1/26
2026-11-16 2026-11-18: Mon-Wed | last Monday to last Wednesday | Mon to Wed
2026-11-22 2026-11-23: yesterday and today | yesterday to today | yesterday - today
";

/// What is no day, with a part of what is said of it.
const NO_DAY: &str = "
is not a date: soon | next | 12 | 1.5 | 14-16 | Octember 3 | 3 bananas ago | the | 5 of | 14 Oct 2026 2027 | a few days ago
is no day: 31 Apr | 30 Feb 2026 | 32 Jan | 31/09/2026 | 0/1/2026 | 29 Feb 2026 | April 31 | 2026-02-30 | 99 Oct
names month: 10/14/2026 | 3/13 | 2026-13-01 | 13.13.26
is more than a day: October | Oct 2026 | October 2026 | 2026 | 10/2026 | Sept
is outside 1900 to 2200: 1 Jan 1850 | 1/1/2201
is a Wednesday: Tue 14 Oct 2026 | Friday, October 14, 2026
ends before it begins: 16-14 Oct | 16 Oct 2026 - 14 Oct 2026
";

/// Lengths of time, as `minutes: name | name`.
const LENGTHS: &str = "
60: 1 | 1h | 1 h | 1 hr | 1 hour | 1hour | one hour | an hour | hour | 60m | 60 min | 60 mins | 60 minutes | sixty minutes | 1:00 | 1.0 | 1h00 | about an hour
90: 1.5 | 1,5 | 1½ | 1.5h | 1.5 hours | 1h30 | 1 h 30 | 1h 30m | 1hr30min | 1:30 | 90m | 90 mins | ninety minutes | an hour and a half | hour and a half | one and a half hours | 1 and a half hours | 1 hour 30 minutes | 1 hour and 30 minutes | 1½ hours | 1 1/2 hours | ~1.5h | approx. 1.5 hours
30: 0.5 | .5 | ½ | 1/2 hour | half an hour | half hour | a half hour | half-hour | 30m | 30 min | 0:30 | 0h30 | thirty minutes | ½ hour | half of an hour
45: 45m | 45 min | 45 minutes | 0:45 | .75 | 0.75 | three quarters of an hour | 3/4 hour | ¾ hour | forty-five minutes
15: 15m | quarter of an hour | a quarter of an hour | a quarter hour | 1/4 h | ¼h | 0.25 | fifteen minutes
120: 2 | 2h | two hours | 2 hours | 2 hrs | 2.0 | 120m | 2:00 | 2h0m | about 2 hours | a couple of hours
75: 1h15 | 1:15 | 1.25 | 1¼ | an hour and a quarter | 1 hour and 15 minutes | 75m | one hour, fifteen minutes
150: 2.5 | 2½ hours | two and a half hours | 2h30 | 2 hours 30 | 150 minutes | 2 and a half hours
360: 6 | 6h | 6 hours | six hours | 3 x 2 hours | 3 × 2h | 2 x 3h | 4 x 1h30
450: 1 day | a day | one day | all day | full day | a full day | a whole day | 1d | 7.5 | 7h30 | 2 half days
225: half a day | half day | half-day | a half day | 0.5 day | 0.5 days | ½ day | a morning | morning | an afternoon | 3h45
1350: 3 days | three days | 3d | 22.5 | 3 x 1 day | 3 full days
675: 1.5 days | one and a half days | a day and a half | 1½ days
570: 1 day 2 hours | 1 day and 2 hours | a day and two hours
78: 1.30 | 1.3
2250: 37.5 | 37.5 hours | 37h30 | 5 days
1440: 24 | 24h
5400: 90h | 90 hours
";

/// Lengths that are none, or may be two, with a part of what is said.
const NO_LENGTH: &str = "
may be: 2-3 hours | 2 to 3 hours | 2–3h | 1 or 2 hours | 90 | 120 | 45 | 30 | 60
is not a duration: soon | h | a | an | half | 1h75 | 1 30 | 3 bananas | two | hour hour hour x | 1h30h
cannot be negative: -2 | −1h
";

fn each(table: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = table.lines().filter_map(|line| line.split_once(": "));
    lines.flat_map(|(means, typed)| typed.split(" | ").map(move |typed| (means, typed)))
}

#[test]
fn a_day_is_understood_however_it_is_written() {
    let mut wrong = Vec::new();
    for (means, typed) in each(ONE_DAY) {
        match read_date(typed, today()) {
            Ok(date) if date.to_string() == means => {}
            other => wrong.push(format!("{typed}: {other:?}, not {means}")),
        }
        let days = read_days(typed, today());
        if days.as_ref().map_or(true, |days| days.1.is_some()) {
            wrong.push(format!("{typed}: {days:?}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn several_days_are_understood_in_one_field() {
    let mut wrong = Vec::new();
    for (means, typed) in each(SEVERAL) {
        let days = read_days(typed, today());
        let said = days.as_ref().map(|(first, last)| {
            let last = last.map(|last| last.to_string()).unwrap_or_default();
            format!("{first} {last}")
        });
        if said.as_deref() != Ok(means) {
            wrong.push(format!("{typed}: {days:?}, not {means}"));
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn what_is_no_day_says_why_and_what_to_write() {
    let mut wrong = Vec::new();
    for (says, typed) in each(NO_DAY) {
        match read_days(typed, today()) {
            Err(err) if err.problem.contains(says) && !err.hint.is_empty() => {}
            other => wrong.push(format!("{typed}: {other:?}, not {says}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_length_of_time_is_understood_however_it_is_said() {
    let mut wrong = Vec::new();
    for (means, typed) in each(LENGTHS) {
        let read = Minutes::read(typed, Minutes::WORKING_DAY);
        let means = Minutes(means.parse().expect("a number"));
        if read != Ok(means) {
            wrong.push(format!("{typed}: {read:?}, not {means}"));
        }
    }
    for (says, typed) in each(NO_LENGTH) {
        match Minutes::read(typed, Minutes::WORKING_DAY) {
            Err(err) if err.problem.contains(says) && !err.hint.is_empty() => {}
            other => wrong.push(format!("{typed}: {other:?}, not {says}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_day_of_work_is_as_long_as_is_said() {
    assert_eq!(Minutes::read("2 days", Minutes(480)), Ok(Minutes(960)));
    assert_eq!(Minutes::read("half a day", Minutes(360)), Ok(Minutes(180)));
}

#[test]
fn the_tables_hold_three_hundred_inputs() {
    let tables = [ONE_DAY, SEVERAL, NO_DAY, LENGTHS, NO_LENGTH];
    let many: usize = tables.iter().map(|table| each(table).count()).sum();
    assert!(many >= 300, "{many}");
}

proptest! {
    #[test]
    fn what_is_shown_reads_back(from in 0_u64..3000, long in 1_u64..40, minutes in 1_u32..200_000) {
        let first = parse_date("2020-01-01").expect("a date") + Days::new(from);
        let last = first + Days::new(long);
        for style in DateStyle::ALL {
            let dates = Dates { style, today: today() };
            for shown in [dates.long(first), dates.medium(first), dates.weekday(first), dates.short(first)] {
                prop_assert_eq!(read_date(&shown, today()), Ok(first), "{}", shown);
            }
            let shown = format!("{} – {}", dates.weekday(first), dates.weekday(last));
            prop_assert_eq!(read_days(&shown, today()), Ok((first, Some(last))), "{}", shown);
        }
        let shown = Minutes(minutes).to_string();
        prop_assert_eq!(Minutes::read(&shown, Minutes::WORKING_DAY), Ok(Minutes(minutes)), "{}", shown);
    }

    #[test]
    fn nothing_that_is_typed_ends_the_program(typed in "\\PC{0,24}", said in "[0-9a-zA-Z ,./'–-]{0,20}") {
        for text in [typed, said] {
            drop((read_days(&text, today()), Minutes::read(&text, Minutes::WORKING_DAY)));
        }
    }
}
