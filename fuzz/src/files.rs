//! What holds of any role profile, web page of one, or kind of portfolio.

use cairn::domain::FileProblem;
use cairn::kinds;
use cairn::profiles::{self, Corrections, ImportOptions, ProfileError};
use cairn::suggest::{Learnt, Lexicon, Suggester, Written, check};

use super::text;

/// Parts a page from the corrections that are tried on it.
const CORRECTIONS: &str = "\n=====\n";

/// A role profile is read and written back alike, or each mistake is told by its line.
pub fn profile_file(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match profiles::read(text) {
        Ok(profile) => {
            let written = profiles::write(&profile);
            assert_eq!(profiles::read(&written).as_ref(), Ok(&profile), "{written}");
        }
        Err(err) => refused(&err, text),
    }
}

/// The text of a page makes a profile that can be written and read back, or none.
pub fn profile_page(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let (page, corrections) = text.split_once(CORRECTIONS).unwrap_or((text, ""));
    let corrections = match Corrections::read(corrections) {
        Ok(read) => read,
        Err(err) => {
            refused(&err, corrections);
            Corrections::default()
        }
    };
    for title in [None, Some("Outreach librarian".to_owned())] {
        let corrections = corrections.clone();
        let options = ImportOptions { title, corrections };
        match profiles::import(page, &options) {
            Ok(imported) => {
                assert_in_text(&imported.warnings, page);
                let written = profiles::write(&imported.profile);
                let read = profiles::read(&written);
                assert_eq!(read.as_ref(), Ok(&imported.profile), "{written}");
            }
            Err(err) => refused(&err, page),
        }
        profiles::open(page, &options).ok();
    }
}

/// A lexicon is told what is wrong with by line, and one that reads suggests something or nothing, quoting what stands there.
pub fn lexicon_file(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    let Some(profile) = profiles::shipped_by_key("knowledge-manager") else {
        return;
    };
    assert_in_text(&check(text, &profile), text);
    let Ok(lexicon) = Lexicon::read(text) else {
        return;
    };
    let written = Written {
        texts: vec![("description", text)],
        kind: None,
    };
    for one in Suggester::new(&profile, Some(&lexicon)).suggest(&written, &Learnt::default()) {
        for because in &one.because {
            let length = because.end - because.start;
            let quoted = text.chars().skip(because.start).take(length);
            assert_eq!(quoted.collect::<String>(), because.text);
        }
    }
}

/// A kind of portfolio is read and written back alike, or each mistake is told by its line.
pub fn kind_file(bytes: &[u8]) {
    let Some(text) = text(bytes) else { return };
    match kinds::read(text) {
        Ok(kind) => {
            let written = kinds::write(&kind);
            assert_eq!(kinds::read(&written).as_ref(), Ok(&kind), "{written}");
        }
        Err(err) => {
            assert!(!err.0.is_empty());
            assert_in_text(&err.0, text);
        }
    }
}

fn refused(err: &ProfileError, text: &str) {
    assert!(!err.hint().is_empty() && !err.to_string().is_empty());
    if let ProfileError::Problems(problems) = err {
        assert!(!problems.is_empty());
        assert_in_text(problems, text);
    }
}

/// Each problem says something of a line that is there.
fn assert_in_text(problems: &[FileProblem], text: &str) {
    let lines = text.matches('\n').count() + 1;
    for problem in problems {
        assert!((1..=lines).contains(&problem.line), "{problem}");
        assert!(!problem.field.is_empty() && !problem.problem.trim().is_empty());
        assert!(!problem.problem.contains('\n'), "{problem}");
    }
}
