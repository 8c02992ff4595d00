//! Behaviours: evidenced by one item of evidence or one reflected activity.

use crate::check::check;
use crate::entry::{Entry, done, evidence, planned, running};

const CURIOSITY: &str = "behaviour/curiosity";

#[track_caller]
fn stands(entry: Entry, status: &str) {
    check([entry.about(CURIOSITY)], CURIOSITY, status);
}

#[test]
fn with_nothing_it_is_none() {
    check([], CURIOSITY, "none");
    check([evidence("E").about("pda/audit")], CURIOSITY, "none");
}

#[test]
fn one_item_of_evidence_evidences_it() {
    stands(evidence("E"), "evidenced");
}

#[test]
fn one_done_and_reflected_activity_evidences_it() {
    stands(done("A").reflected(), "evidenced");
}

#[test]
fn nothing_less_does() {
    stands(done("A"), "none");
    stands(running("A").reflected(), "none");
    stands(planned("A").reflected(), "none");
    check([done("A").reflected()], CURIOSITY, "none");
}
