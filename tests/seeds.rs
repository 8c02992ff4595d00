//! The laws of `fuzz/` on what is committed there and on the files that Cairn ships: foreign input, with every test run.
#![expect(
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a test fails by panicking, and says at which seed"
)]

#[path = "../fuzz/src/lib.rs"]
mod laws;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use laws::LAWS;
use laws::bombs::BOMBS;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Keeps the other tests waiting, for all memory is counted together.
fn alone() -> MutexGuard<'static, ()> {
    static ALONE: Mutex<()> = Mutex::new(());
    ALONE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The files of a folder, sorted.
fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("a folder");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn every_law_holds_of_its_seeds() {
    let _alone = alone();
    for (name, law) in LAWS {
        let seeds = files(&root().join("fuzz/seeds").join(name));
        assert!(!seeds.is_empty(), "{name} has no seeds");
        for seed in seeds {
            println!("{}", seed.display());
            law(&fs::read(seed).expect("a seed"));
        }
    }
}

#[test]
fn no_bomb_takes_more_than_its_length_allows() {
    let _alone = alone();
    for (name, law, make) in BOMBS {
        println!("{name}");
        law(&make());
    }
}

#[test]
fn every_law_has_a_bomb() {
    for (name, law) in LAWS {
        assert!(
            BOMBS
                .iter()
                .any(|(_, tried, _)| std::ptr::fn_addr_eq(*tried, *law)),
            "{name}"
        );
    }
}

#[test]
fn every_law_has_a_target() {
    let manifest = fs::read_to_string(root().join("fuzz/Cargo.toml")).expect("a manifest");
    let targets = files(&root().join("fuzz/targets"));
    assert_eq!(targets.len(), LAWS.len());
    for (name, _) in LAWS {
        let bin = format!("name = \"{name}\"\npath = \"targets/{name}.rs\"");
        assert!(manifest.contains(&bin), "{name}");
    }
}

#[test]
fn what_is_shipped_keeps_the_laws() {
    let _alone = alone();
    for (folder, law) in [
        ("data/profiles", laws::profile_file as laws::Law),
        ("data/portfolios", laws::kind_file),
        ("data/suggest", laws::lexicon_file),
        ("tests/fixtures/profiles", laws::profile_page),
        ("data/sample/files", laws::identifiers),
    ] {
        for file in files(&root().join(folder)) {
            law(&fs::read(file).expect("a file"));
        }
    }
}
