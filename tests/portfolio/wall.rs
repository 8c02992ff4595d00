//! The role on one page: everything it asks for, on one landscape page whose tables are tagged, and in the other forms.

use std::io::{Cursor, Read as _};

use cairn::kinds::{WALL, shipped_by_key};
use cairn::portfolio::{PortfolioContents, PrintForm, docx};
use cairn::record::{Clock, Record, sample};
use lopdf::Object;
use tempfile::TempDir;
use zip::ZipArchive;

use crate::fixture::{date, printed};
use crate::paper::Paper;

/// Opens the sample record, on which the wall has most to show.
fn sampled() -> (TempDir, Record) {
    let folder = tempfile::tempdir().expect("a folder");
    let clock = Clock::fixed(date(2026, 11, 23));
    let record = sample::create(&folder.path().join("record"), clock).expect("the sample record");
    (folder, record)
}

pub fn wall(record: &Record) -> PortfolioContents {
    let kind = shipped_by_key(WALL).expect("the kind").clone();
    let year = record.practitioner().expect("a person").year_start;
    let period = year.year_of(record.today());
    record.uncomposed(kind, period).expect("the contents")
}

/// Reads the file in a zip whose name ends so.
fn packed(bytes: &[u8], ending: &str) -> String {
    let mut zip = ZipArchive::new(Cursor::new(bytes)).expect("a zip");
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).expect("a file");
        if file.name().expect("UTF-8").ends_with(ending) {
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            return text;
        }
    }
    panic!("no {ending} in it");
}

fn unspaced(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_whole_role_stands_on_one_landscape_page_with_its_full_names() {
    let (_folder, record) = sampled();
    let contents = wall(&record);
    let pdf = printed(PrintForm::Pdf, &contents);
    let paper = Paper::read(&pdf);
    assert_eq!(paper.pages(), 1);
    let (page, _) = paper.page_contents().remove(0);
    let page = Object::Reference(page);
    let size = paper.follow(&page).as_dict().expect("a page");
    let size = size
        .get(b"MediaBox")
        .and_then(Object::as_array)
        .expect("a size");
    let size: Vec<f32> = size
        .iter()
        .map(|side| side.as_float().expect("a number"))
        .collect();
    assert_eq!(
        size[2..]
            .iter()
            .map(|side| side.round())
            .collect::<Vec<_>>(),
        [842.0, 595.0]
    );
    let text = unspaced(&paper.text());
    for asked in &contents.profile.requirements {
        let name = unspaced(asked.title.shown());
        assert!(
            text.contains(&name),
            "{} is cut or left out",
            asked.title.shown()
        );
    }
    let met = format!(
        "{} of 96 requirements met on 23 November 2026",
        contents.progress.met
    );
    assert!(text.contains(&unspaced(&met)), "{met}");
}

#[test]
fn its_tables_and_headings_are_tagged_for_screen_readers() {
    let (_folder, record) = sampled();
    let contents = wall(&record);
    let paper = Paper::read(&printed(PrintForm::Pdf, &contents));
    assert!(paper.metadata().contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert_eq!(paper.tagged("Table"), contents.profile.sections.len());
    assert_eq!(paper.tagged("THead"), paper.tagged("Table"));
    assert_eq!((paper.empty("TH"), paper.empty("TD")), (0, 0));
    assert_eq!(
        paper.tagged("Figure"),
        0,
        "what is drawn stands beside its words"
    );
    let headings = paper.headings();
    assert_eq!(
        headings
            .iter()
            .filter(|heading| heading.level == "H1")
            .count(),
        1
    );
    assert_eq!(headings.len(), 1 + contents.profile.sections.len());
}

#[test]
fn the_other_forms_hold_the_same_words_and_the_docx_lies_on_its_side() {
    let (_folder, record) = sampled();
    let contents = wall(&record);
    let skill = contents.progress.requirements.iter().find_map(|judged| {
        let skill = judged.skill.as_ref()?;
        (skill.backed() > 0).then(|| (judged.clone(), skill.clone()))
    });
    let (judged, skill) = skill.expect("a backed skill");
    let backed = format!("{} of {}", skill.backed(), skill.statements.len());
    let text = packed(&docx(&contents).expect("a DOCX"), "document.xml");
    assert!(text.contains("w:orient=\"landscape\""));
    let asked = contents
        .profile
        .requirement(&judged.key)
        .expect("asked for");
    assert!(text.contains(asked.title.shown()) && text.contains(&backed));
    let page = packed(&printed(PrintForm::Bundle, &contents), ".html");
    assert!(page.contains(asked.title.shown()) && page.contains(&backed));
}

#[test]
fn a_role_with_long_names_still_fits_and_an_empty_record_prints_too() {
    let (_folder, record) = sampled();
    let mut contents = wall(&record);
    let mut profile = contents.profile.as_ref().clone();
    for asked in &mut profile.requirements {
        asked.title.source = format!(
            "{} across every service and organisation",
            asked.title.source
        );
        asked.title.corrected = None;
    }
    contents.profile = profile.into();
    assert_eq!(Paper::read(&printed(PrintForm::Pdf, &contents)).pages(), 1);

    let mut empty = crate::sample::empty();
    empty.composed.details.kind = shipped_by_key(WALL).expect("the kind").clone();
    let paper = Paper::read(&printed(PrintForm::Pdf, &empty));
    assert_eq!(paper.pages(), 1);
    assert!(unspaced(&paper.text()).contains("0of96requirementsmet"));
}
