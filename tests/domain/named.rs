//! Kinds and statuses by their names.

use cairn::domain::{ActivityKind, ActivityStatus, ObjectiveStatus, QualificationStatus};

use crate::refusal::refuses;

#[test]
fn every_name_reads_back() {
    for kind in ActivityKind::ALL {
        assert_eq!(ActivityKind::parse(kind.key()), Ok(*kind));
    }
    for status in ActivityStatus::ALL {
        assert_eq!(ActivityStatus::parse(status.key()), Ok(*status));
    }
    for status in ObjectiveStatus::ALL {
        assert_eq!(ObjectiveStatus::parse(status.key()), Ok(*status));
    }
    for status in QualificationStatus::ALL {
        assert_eq!(QualificationStatus::parse(status.key()), Ok(*status));
    }
}

#[test]
fn names_are_read_in_any_case_with_blanks_or_hyphens() {
    for text in ["in-progress", "In progress", " IN_PROGRESS "] {
        assert_eq!(
            ActivityStatus::parse(text),
            Ok(ActivityStatus::InProgress),
            "{text}"
        );
    }
}

#[test]
fn stored_names_are_those_that_people_type() {
    for kind in ActivityKind::ALL {
        let stored = serde_json::to_value(kind).expect("JSON");
        assert_eq!(stored, kind.key());
    }
}

#[test]
fn an_unknown_name_is_refused_with_those_there_are() {
    refuses(
        ActivityStatus::parse(" finished "),
        "status",
        "There is no status called “finished”",
    );
    let err = ActivityStatus::parse("finished").expect_err("no such status");
    assert_eq!(err.hint, "Choose one of: planned, in-progress, done");
    refuses(
        ActivityKind::parse(""),
        "kind",
        "There is no kind called “”",
    );
}
