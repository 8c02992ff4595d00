//! What changed between two days.

use cairn::domain::progress::Since;
use cairn::domain::{ActivityStatus, Minutes};

use crate::check::progress_of;
use crate::entry::{activity, day, evidence, ledger, rated};

#[test]
fn what_is_met_since_what_is_rated_anew_and_what_was_done_are_told() {
    let ledger = ledger([
        activity("Mentored a colleague", ActivityStatus::Done)
            .on("2026-03-02")
            .lasting(90)
            .reflected()
            .about("pda/mentoring"),
        activity("Read", ActivityStatus::Done)
            .on("2026-01-02")
            .lasting(30),
        evidence("Letter").on("2026-02-02").about("craft/1.1#1"),
        rated("craft/1.1", 2).on("2026-01-05"),
        rated("craft/1.1", 3).on("2026-03-05"),
    ]);
    let (then, now) = (
        progress_of(&ledger, day("2026-01-31")),
        progress_of(&ledger, day("2026-04-01")),
    );
    let since = Since::between(&then, &now, &ledger);
    let met: Vec<&str> = since
        .met
        .iter()
        .map(cairn::domain::RequirementKey::as_str)
        .collect();
    assert_eq!(met, ["pda/mentoring"]);
    assert_eq!(
        (since.activities, since.minutes, since.backed),
        (1, Minutes(90), 1)
    );
    let rerated = since.rated.first().expect("a rating");
    let then = rerated.then.as_ref().map(|level| level.name.as_str());
    assert_eq!((then, rerated.now.name.as_str()), (Some("Assist"), "Apply"));
    assert!(Since::between(&now, &now, &ledger).is_empty());
}
