//! Professional bodies in a record, and in one that was last written before there was a list of them.

use std::path::Path;

use cairn::domain::{Membership, Practitioner};
use cairn::record::Record;
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

use crate::fixture::{Fixture, clock};

#[test]
fn professional_bodies_are_kept_in_their_order_and_taken_back_as_one() {
    let mut fixture = Fixture::new();
    let bodies: Vec<Membership> = ["CILIP, 0123456, MCLIP", "BCS"]
        .map(|text| Membership::parse(text).expect("a membership"))
        .to_vec();
    let person = Practitioner {
        memberships: bodies.clone(),
        ..fixture.record.practitioner().expect("a person")
    };
    let _ = fixture.record.set_practitioner(person).expect("accepted");
    let mut fixture = fixture.reopen();
    let listed = |record: &Record| record.practitioner().expect("a person").memberships;
    assert_eq!(listed(&fixture.record), bodies);
    let _ = fixture.record.undo().expect("undone");
    assert_eq!(listed(&fixture.record), []);
}

#[test]
fn what_an_older_record_says_of_a_registration_becomes_its_first_body() {
    let v4 = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/schema/v4.sql");
    let folder = tempfile::tempdir().expect("a folder");
    let old = Connection::open(folder.path().join("cairn.db")).expect("a database");
    let sql = std::fs::read_to_string(v4).expect("SQL");
    // The triggers of the fixture hash what they keep; which hash it is does not matter here.
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_INNOCUOUS;
    old.create_scalar_function("sha256", 1, flags, |_| Ok("0".repeat(64)))
        .expect("a function");
    old.execute_batch(&format!(
        "{sql}
         INSERT INTO txn (label, at, device, kind, state)
         SELECT 'change your details', '2026-11-04T10:00:00.000Z', device, 'do', 'done' FROM bookkeeping;
         UPDATE bookkeeping SET txn = (SELECT max(id) FROM txn);
         UPDATE practitioner SET registration = 'CILIP Chartership';
         UPDATE bookkeeping SET txn = NULL;"
    ))
    .expect("the fixture is sound SQL");
    old.close().expect("closed");
    let mut record = Record::open(folder.path(), clock()).expect("an old record opens");
    let listed = |record: &Record| record.practitioner().expect("a person").memberships;
    let carried = [Membership::of("CILIP Chartership")];
    assert_eq!(listed(&record), carried);
    let person = Practitioner {
        memberships: vec![Membership::of("CILIP")],
        ..record.practitioner().expect("a person")
    };
    let _ = record.set_practitioner(person).expect("accepted");
    assert_eq!(listed(&record), [Membership::of("CILIP")]);
    let _ = record.undo().expect("undone");
    assert_eq!(listed(&record), carried, "undo brings the old words back");
    let _ = record.undo().expect("undone");
    assert_eq!(listed(&record), [], "as it was before anything was said");
    let _ = record.redo().expect("done again");
    assert_eq!(listed(&record), carried);
}
