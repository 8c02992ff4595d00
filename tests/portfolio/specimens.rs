//! Writes specimens for the eye and for other programs: `PORTFOLIO_SPECIMENS=/tmp/pdf cargo test --test portfolio -- --ignored`.

use std::ops::ControlFlow;
use std::path::PathBuf;

use cairn::portfolio::{PortfolioContents, PrintForm, ReadFile, print};
use cairn::record::{Clock, sample};

use crate::composed::{enclosing, every_kind, files};
use crate::fixture::date;
use crate::nasty::{MARKUP, composed_of, many, nasty};
use crate::sample::{empty, normal};
use crate::wall::wall;

fn keep(name: &str, contents: &PortfolioContents, read: &ReadFile<'_>) {
    let folder = std::env::var("PORTFOLIO_SPECIMENS").expect("PORTFOLIO_SPECIMENS names a folder");
    let folder = PathBuf::from(folder);
    std::fs::create_dir_all(&folder).expect("a folder");
    for form in PrintForm::ALL {
        let printed = print(form, contents, read, &mut |_| ControlFlow::Continue(()));
        let bytes = printed.expect("a portfolio").bytes;
        let name = format!("{name}.{}", form.ending());
        std::fs::write(folder.join(name), bytes).expect("a file");
    }
}

fn write(specimens: impl IntoIterator<Item = (String, PortfolioContents)>) {
    for (name, contents) in specimens {
        keep(&name, &contents, &files);
    }
}

#[test]
#[ignore = "writes files to look at"]
fn kinds() {
    let enclosing = ("enclosing".to_owned(), enclosing());
    write(every_kind().into_iter().chain([enclosing]));
}

#[test]
#[ignore = "writes files to look at"]
fn sample() {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::fixed(date(2026, 11, 23));
    let record = sample::create(&folder.path().join("record"), clock).expect("the sample record");
    let files = record.attached_files();
    for (n, portfolio) in record.portfolios().expect("portfolios").iter().enumerate() {
        let contents = record.compose(portfolio).expect("its contents");
        keep(&format!("sample-{n}"), &contents, &|file| files.read(file));
    }
    keep("sample-wall", &wall(&record), &|file| files.read(file));
}

#[test]
#[ignore = "writes files to look at"]
fn extremes() {
    let specimens = [
        ("normal", normal()),
        ("empty", empty()),
        ("nasty", nasty()),
        ("nasty-composed", composed_of(MARKUP)),
        ("many", many(1000)),
    ];
    write(specimens.map(|(name, contents)| (name.to_owned(), contents)));
}
