//! Proofs: what is seen while a portfolio is composed is what will be printed.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::ops::ControlFlow;

use cairn::domain::FileContent;
use cairn::portfolio::{PartsPrinted, PortfolioContents, PortfolioError, Proof, Proofs, Writing};

use crate::composed::{enclosing, files, paper};
use crate::nasty::many;
use crate::paper::Paper;

/// Activities too many to keep their layouts.
const CAREER: u32 = 450;

fn pull(proofs: &mut Proofs, contents: &PortfolioContents) -> Proof {
    let go_on = &mut |_| ControlFlow::Continue(());
    let proof = proofs.pull(contents, &files, go_on);
    proof.expect("a proof")
}

/// Returns the text of each page of a proof.
fn texts(proof: &Proof) -> Vec<String> {
    let pages = (0..proof.count()).map(|page| {
        let (pdf, at) = proof.page(page).expect("a page");
        Paper::read(&pdf).page_text(at + 1)
    });
    pages.collect()
}

fn printed(contents: &PortfolioContents) -> Vec<String> {
    let paper = paper(contents);
    let pages = 0..paper.pages();
    pages.map(|page| paper.page_text(page + 1)).collect()
}

#[test]
fn a_proof_shows_the_pages_that_are_printed() {
    let contents = enclosing();
    let proof = pull(&mut Proofs::default(), &contents);
    assert_eq!(texts(&proof), printed(&contents));
}

#[test]
fn the_next_proof_shows_what_changed_and_only_that() {
    let mut contents = enclosing();
    let mut proofs = Proofs::default();
    drop(pull(&mut proofs, &contents));
    for word in ["Firstly", "Secondly", "Thirdly"] {
        let statement = &mut contents.composed.details.statements[0];
        statement.text.insert_str(0, &format!("{word} said. "));
        let next = texts(&pull(&mut proofs, &contents)).concat();
        assert!(next.contains(&format!("{word} said.")), "{next}");
    }
    assert_eq!(texts(&pull(&mut proofs, &contents)), printed(&contents));
}

#[test]
fn a_proof_of_a_career_shows_its_pages_too() {
    let contents = many(CAREER);
    let proof = pull(&mut Proofs::default(), &contents);
    let paper = paper(&contents);
    assert_eq!(proof.count(), paper.pages());
    let last = proof.count() - 1;
    let (pdf, at) = proof.page(last).expect("a page");
    assert_eq!(
        Paper::read(&pdf).page_text(at + 1),
        paper.page_text(last + 1)
    );
}

#[test]
fn a_file_whose_pages_were_drawn_is_not_read_for_the_next_proof() {
    let contents = enclosing();
    let read = RefCell::new(BTreeMap::<String, usize>::new());
    let noting = |file: &FileContent| {
        *read.borrow_mut().entry(file.sha256.clone()).or_default() += 1;
        files(file)
    };
    let mut proofs = Proofs::default();
    for _ in 0..3 {
        let go_on = &mut |_| ControlFlow::Continue(());
        let proof = proofs.pull(&contents, &noting, go_on);
        drop(proof.expect("a proof"));
    }
    let times = |number: u32| read.borrow().get(&format!("{number:064x}")).copied();
    assert_eq!(times(1), Some(1), "the picture");
    assert_eq!(times(2), Some(1), "the document");
    assert_eq!(times(4), Some(3), "the one that is gone may be back");
}

#[test]
fn a_proof_of_a_career_can_be_broken_off() {
    let stop = &mut |_: PartsPrinted| ControlFlow::Break(());
    let broken_off = Proofs::default().pull(&many(CAREER), &files, stop);
    assert!(matches!(broken_off, Err(PortfolioError::Cancelled)));
}

#[test]
fn the_page_on_which_one_writes_is_known() {
    let mut contents = enclosing();
    let statements = &mut contents.composed.details.statements;
    for (statement, part) in statements.iter_mut().zip(1..) {
        let sentences =
            (0..60).map(|n| format!("In part {part} this is sentence {n:02} of sixty."));
        statement.text = sentences.collect::<Vec<_>>().join("\n\n");
    }
    let proof = pull(&mut Proofs::default(), &contents);
    let texts = texts(&proof);
    for (part, statement) in contents.composed.details.statements.iter().enumerate() {
        let of = statement.text.chars().count();
        for (at, sentence) in [(0, 0), (of / 2, 30), (of, 59)] {
            let page = proof.page_of(Writing { part, at, of }).expect("a page");
            let says = format!("In part {} this is sentence {sentence:02}", part + 1);
            assert!(
                texts[page].contains(&says),
                "{says} is not on {page}: {}",
                texts[page]
            );
        }
    }
}

#[test]
fn a_statement_that_is_not_printed_is_on_no_page() {
    let contents = many(3);
    let proof = pull(&mut Proofs::default(), &contents);
    assert_eq!(
        proof.page_of(Writing {
            part: 0,
            at: 0,
            of: 0
        }),
        None
    );
}
