//! The history of a portfolio: it grows by what was changed, says all that it said before, and is proven like any other.

use cairn::domain::portfolio::{CriterionKey, PortfolioDetails};
use cairn::domain::{Period, PortfolioId};
use cairn::kinds::shipped_by_key;
use cairn::record::{Backups, EntryId, Record};

use crate::check::damage;
use crate::fixture::{Fixture, clock, database, day};

/// How often it is edited.
const EDITS: usize = 12;

fn criterion(n: usize) -> CriterionKey {
    CriterionKey::new(if n.is_multiple_of(2) { "1" } else { "2" })
}

/// A portfolio of many words, edited in one field after another; with what it was after each edit.
fn edited() -> (Fixture, PortfolioId, Vec<PortfolioDetails>) {
    let mut fixture = Fixture::new();
    let kind = shipped_by_key("chartership").expect("a shipped kind");
    let period = Period::new(day("2026-01-01"), day("2026-12-31")).expect("a period");
    let mut details = PortfolioDetails::new("My portfolio", kind.clone(), period);
    let words = "I looked for what would help most and did it with others. ".repeat(60);
    details.set_statement(Some(criterion(0)), words.clone());
    details.set_statement(Some(criterion(1)), words.clone());
    let begun = fixture.record.add(details.clone());
    let id = begun.expect("begun").output;
    let mut versions = vec![details.clone()];
    for n in 0..EDITS {
        let mut text = words.clone();
        text.insert_str(900 + n, &format!("In week {n}, “Grüße”: "));
        details.set_statement(Some(criterion(n)), text);
        let edited = fixture.record.edit(id, details.clone());
        drop(edited.expect("edited"));
        versions.push(details.clone());
    }
    (fixture, id, versions)
}

/// Says which version the portfolio is in, since what it holds is too long to be told apart.
fn now(record: &Record, id: PortfolioId, versions: &[PortfolioDetails]) -> Option<usize> {
    let details = record.get(id).expect("a portfolio").details;
    versions.iter().position(|version| *version == details)
}

/// Undoes every edit, one by one.
fn undo_all(record: &mut Record, id: PortfolioId, versions: &[PortfolioDetails], what: &str) {
    for n in (0..versions.len() - 1).rev() {
        let undone = record.undo();
        assert!(undone.is_ok(), "{what}: {undone:?}");
        assert_eq!(now(record, id, versions), Some(n), "{what}");
    }
}

/// What a check finds, but for advice.
fn damages(record: &mut Record) -> Vec<String> {
    let found = record.check().expect("checked");
    let damage = found.into_iter().filter(|found| found.is_damage);
    damage.map(|found| found.says).collect()
}

#[test]
fn it_grows_by_what_was_changed() {
    let (fixture, _, _) = edited();
    let conn = database(&fixture.dir());
    let lengths = |which: &str| -> i64 {
        let sql = format!(
            "SELECT {which}(length(before) + length(after)) FROM revision WHERE table_name = 'portfolio' AND before IS NOT NULL"
        );
        conn.query_row(&sql, [], |row| row.get(0))
            .expect("a length")
    };
    let whole: i64 = conn
        .query_row(
            "SELECT length(after) FROM revision WHERE table_name = 'portfolio' AND before IS NULL",
            [],
            |row| row.get(0),
        )
        .expect("a length");
    assert!(whole > 10_000, "{whole}");
    assert!(lengths("max") < 400, "{} of {whole}", lengths("max"));
}

#[test]
fn every_version_is_undone_and_done_again() {
    let (mut fixture, id, versions) = edited();
    undo_all(&mut fixture.record, id, &versions, "at first");
    for n in 1..versions.len() {
        drop(fixture.record.redo().expect("done again"));
        assert_eq!(now(&fixture.record, id, &versions), Some(n));
    }
    assert_eq!(damages(&mut fixture.record), [""; 0]);
    let history = fixture.record.history(EntryId::Portfolio(id));
    assert_eq!(history.expect("a history").len(), 1 + 3 * EDITS);
}

#[test]
fn what_is_handed_in_binned_and_restored_afterwards_is_undone_too() {
    let (mut fixture, id, versions) = edited();
    drop(fixture.record.submit_portfolio(id).expect("handed in"));
    drop(fixture.record.delete(id).expect("binned"));
    drop(fixture.record.restore(id).expect("restored"));
    assert_eq!(damages(&mut fixture.record), [""; 0]);
    for _ in 0..4 {
        drop(fixture.record.undo().expect("undone"));
    }
    assert_eq!(now(&fixture.record, id, &versions), Some(EDITS - 1));
    assert_eq!(damages(&mut fixture.record), [""; 0]);
}

#[test]
fn whatever_is_damaged_in_one_place_of_it_is_found_and_mended() {
    let nth = |n: usize| {
        format!(
            "(SELECT id FROM revision WHERE table_name = 'portfolio' ORDER BY id LIMIT 1 OFFSET {n})"
        )
    };
    for n in [0, 1, 5, EDITS] {
        for set in [
            "after = replace(after, 'In week', 'In weeq'), before = before",
            "after = replace(after, 'put', 'pot')",
            "after = replace(after, '\"~\":[', '\"~\":[1')",
            "after = replace(after, 'did it', 'did at')",
            "before = replace(before, 'put', 'pot')",
            "before = replace(before, '\"~\":[', '\"~\":[1')",
            "hash = substr(hash, 2) || 'x'",
            "after = CAST(x'7bff' AS TEXT)",
        ] {
            let (mut fixture, id, versions) = edited();
            let conn = database(&fixture.dir());
            let texts = |conn: &rusqlite::Connection| -> String {
                conn.query_row(&format!("SELECT quote(before) || quote(CAST(after AS BLOB)) || hash FROM revision WHERE id = {}", nth(n)), [], |row| row.get(0))
                    .expect("a revision")
            };
            let before = texts(&conn);
            damage(
                &conn,
                &format!("UPDATE revision SET {set} WHERE id = {}", nth(n)),
            );
            if texts(&conn) == before {
                continue;
            }
            assert!(
                !damages(&mut fixture.record).is_empty(),
                "not found: {n} {set}"
            );
            drop(fixture.record.repair().expect("mended"));
            assert_eq!(
                damages(&mut fixture.record),
                [""; 0],
                "not mended: {n} {set}"
            );
            undo_all(&mut fixture.record, id, &versions, &format!("{n} {set}"));
        }
    }
}

#[test]
fn a_damaged_row_is_put_back_as_history_has_it() {
    let (mut fixture, id, versions) = edited();
    damage(
        &database(&fixture.dir()),
        "UPDATE portfolio SET statements = replace(statements, 'did it', 'did at')",
    );
    assert_eq!(now(&fixture.record, id, &versions), None);
    assert!(!damages(&mut fixture.record).is_empty());
    drop(fixture.record.repair().expect("mended"));
    assert_eq!(now(&fixture.record, id, &versions), Some(EDITS));
    assert_eq!(damages(&mut fixture.record), [""; 0]);
    let mut next = versions[EDITS].clone();
    "Another title".clone_into(&mut next.title);
    drop(fixture.record.edit(id, next).expect("edited"));
    drop(fixture.record.undo().expect("undone"));
    assert_eq!(now(&fixture.record, id, &versions), Some(EDITS));
}

#[test]
fn undo_refuses_what_is_not_what_was_kept() {
    let (mut fixture, id, versions) = edited();
    damage(
        &database(&fixture.dir()),
        "UPDATE revision SET after = replace(after, 'In week 10', 'In weeq 10') WHERE after LIKE '%In week 10%'",
    );
    let refused = fixture.record.undo().expect_err("damaged");
    assert!(refused.to_string().contains("is damaged"), "{refused}");
    assert_eq!(now(&fixture.record, id, &versions), Some(EDITS));
}

#[test]
fn what_only_a_backup_can_prove_of_it_is_mended_by_it() {
    let (mut fixture, id, versions) = edited();
    drop(fixture.record.backups().make().expect("a backup"));
    let conn = database(&fixture.dir());
    for side in ["after", "before"] {
        damage(
            &conn,
            &format!(
                "UPDATE revision SET {side} = '{{\"~\":[0,0],\"put\":\"\"}}' WHERE {side} LIKE '{{\"~\":%'"
            ),
        );
    }
    assert!(!damages(&mut fixture.record).is_empty());
    drop(fixture.record.repair().expect("mended"));
    assert_eq!(damages(&mut fixture.record), [""; 0]);
    undo_all(&mut fixture.record, id, &versions, "mended by a backup");
}

#[test]
fn it_goes_out_and_in_again_whole() {
    let (fixture, id, versions) = edited();
    let file = fixture.path("all.zip");
    fixture.record.backups().export(&file).expect("exported");
    let again = fixture.path("again");
    let backups = Backups::of(&again, clock());
    backups.import(&file).expect("imported");
    let mut record = Record::open(&again, clock()).expect("it opens");
    assert_eq!(damages(&mut record), [""; 0]);
    undo_all(&mut record, id, &versions, "imported");
}

#[test]
fn it_is_salvaged_as_it_was_last() {
    let (fixture, id, versions) = edited();
    let dir = fixture.dir();
    let page: i64 = database(&dir)
        .query_row(
            "SELECT rootpage FROM sqlite_schema WHERE name = 'bookkeeping'",
            [],
            |row| row.get(0),
        )
        .expect("a page");
    let folder = fixture.close();
    let path = dir.join("cairn.db");
    let mut bytes = std::fs::read(&path).expect("a database");
    let page = usize::try_from(page).expect("a number");
    bytes[(page - 1) * 4096..page * 4096].fill(0xa5);
    std::fs::write(&path, &bytes).expect("damaged");
    Backups::of(&dir, clock()).salvage().expect("salvaged");
    let record = Record::open(&dir, clock()).expect("it opens");
    assert_eq!(now(&record, id, &versions), Some(EDITS));
    drop(folder);
}

#[test]
fn what_an_earlier_form_wrote_whole_is_gone_on_from() {
    let (mut fixture, id, versions) = edited();
    drop(fixture.record.backups().make().expect("a backup"));
    let newest = "(SELECT max(id) FROM revision WHERE table_name = 'portfolio')";
    // As when a column came later: history has last what the row no longer is, letter by letter.
    damage(
        &database(&fixture.dir()),
        &format!("UPDATE revision SET hash = 'another' WHERE id = {newest}"),
    );
    let mut next = versions[EDITS].clone();
    for title in ["One", "Two"] {
        title.clone_into(&mut next.title);
        drop(fixture.record.edit(id, next.clone()).expect("edited"));
    }
    let begins = |which: &str| -> String {
        let sql = format!("SELECT substr({which}, 1, 5) FROM revision WHERE id = {newest} - 1");
        let conn = database(&fixture.dir());
        conn.query_row(&sql, [], |row| row.get(0))
            .expect("a revision")
    };
    assert_eq!([begins("before"), begins("after")], ["{\"id\"", "{\"id\""]);
    for _ in 0..2 {
        drop(fixture.record.undo().expect("undone"));
    }
    assert_eq!(now(&fixture.record, id, &versions), Some(EDITS));
}
