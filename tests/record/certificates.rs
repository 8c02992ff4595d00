//! Evidence as the certificate of qualifications.

use cairn::domain::{EvidenceDetails, EvidenceId, QualificationId};
use cairn::record::{EntryId, RecordError};
use uuid::Uuid;

use crate::fixture::{Fixture, note, qualification};

/// A qualification with a certificate.
fn certified(fixture: &mut Fixture) -> (EvidenceId, QualificationId) {
    let held = qualification("Chartership");
    let held = fixture.record.add(held).expect("added").output;
    let mut scan = note("Certificate");
    scan.qualifications = vec![held];
    (fixture.add_evidence(scan).id, held)
}

fn certifies(fixture: &Fixture, id: EvidenceId) -> Vec<QualificationId> {
    let evidence = fixture.record.get(id).expect("the evidence");
    evidence.details.qualifications
}

#[test]
fn a_certificate_is_kept_detached_and_attached_again_by_undo() {
    let mut fixture = Fixture::new();
    let (scan, held) = certified(&mut fixture);
    assert_eq!(certifies(&fixture, scan), [held]);
    drop(
        fixture
            .record
            .detach_certificate(scan, held)
            .expect("detached"),
    );
    assert!(certifies(&fixture, scan).is_empty());
    let undone = fixture.record.undo().expect("undone").output;
    assert_eq!(undone, "detach E1 from “Chartership”");
    assert_eq!(certifies(&fixture, scan), [held]);
}

#[test]
fn a_qualification_that_is_not_there_is_refused() {
    let mut fixture = Fixture::new();
    let (_, held) = certified(&mut fixture);
    drop(fixture.record.delete(held).expect("deleted"));
    for id in [held, QualificationId::from_uuid(Uuid::nil())] {
        let mut scan = note("Another certificate");
        scan.qualifications = vec![id];
        let refused = fixture.record.add_evidence(scan).expect_err("refused");
        let RecordError::Invalid(problems) = refused else {
            panic!("{refused} is no refusal");
        };
        assert_eq!(
            problems.0.first().map(|found| found.field),
            Some("qualification")
        );
    }
}

#[test]
fn a_certificate_of_what_lies_in_the_bin_can_still_be_edited_and_counts_again() {
    let mut fixture = Fixture::new();
    let (scan, held) = certified(&mut fixture);
    drop(fixture.record.delete(held).expect("deleted"));
    let details = fixture.record.get(scan).expect("there").details;
    let renamed = EvidenceDetails {
        title: "Scan of the certificate".to_owned(),
        ..details
    };
    drop(fixture.record.edit(scan, renamed).expect("edited"));
    assert_eq!(certifies(&fixture, scan), [held]);
    drop(fixture.record.restore(held).expect("restored"));
    assert_eq!(certifies(&fixture, scan), [held]);
}

#[test]
fn its_history_names_the_qualification() {
    let mut fixture = Fixture::new();
    let (scan, held) = certified(&mut fixture);
    drop(
        fixture
            .record
            .detach_certificate(scan, held)
            .expect("detached"),
    );
    let history = fixture
        .record
        .history(EntryId::Evidence(scan))
        .expect("history");
    let newest = history.first().expect("a change");
    let change = newest.fields.first().expect("a field");
    assert_eq!(
        (
            change.field.as_str(),
            change.before.as_str(),
            change.after.as_str()
        ),
        ("Certificate of", "Chartership", "")
    );
}
