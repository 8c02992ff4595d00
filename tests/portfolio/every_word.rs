//! Nothing that a person wrote is cut: long reflections and titles stand whole in each form.

use cairn::domain::portfolio::PrintSection;
use cairn::portfolio::{PortfolioContents, PrintForm};

use crate::composed::every_kind;
use crate::fixture::{printed, unpacked, web};
use crate::nasty::everywhere;
use crate::paper::Paper;

/// Gives each activity these texts, for kinds that print activities as a table.
fn telling(text: impl Fn(&str) -> String) -> Vec<(String, PortfolioContents)> {
    let tables = every_kind().into_iter().filter(|(_, contents)| {
        let kind = &contents.composed.details.kind;
        kind.prints(PrintSection::ActivityTable)
    });
    tables
        .map(|(name, mut contents)| {
            for piece in &mut contents.composed.details.pieces {
                piece.note.clear();
            }
            for activity in &mut contents.activities {
                let reflection = &mut activity.details.reflection;
                reflection.what = text("markwhat");
                reflection.so_what = text("marksowhat");
                reflection.now_what = text("marknowwhat");
            }
            (name, contents)
        })
        .collect()
}

/// Returns what each form says, without blanks and tags.
fn forms(contents: &PortfolioContents) -> [(&'static str, String); 3] {
    let page = unpacked(printed(PrintForm::Bundle, contents), "index.html");
    let text = unpacked(printed(PrintForm::Docx, contents), "word/document.xml");
    let forms = [
        (
            "PDF",
            Paper::read(&printed(PrintForm::Pdf, contents)).text(),
        ),
        ("HTML", untagged(&page)),
        ("DOCX", untagged(&text)),
    ];
    forms.map(|(form, said)| (form, said.split_whitespace().collect()))
}

fn untagged(markup: &str) -> String {
    let parts = markup.split('<');
    parts
        .filter_map(|part| part.split_once('>').map(|(_, text)| text))
        .collect()
}

fn is_whole_in_each_form(told: Vec<(String, PortfolioContents)>) {
    assert!(!told.is_empty(), "some kind prints activities as a table");
    for (name, contents) in told {
        for (form, said) in forms(&contents) {
            for mark in ["markwhat", "marksowhat", "marknowwhat"] {
                for end in ["begins", "ends"] {
                    let mark = format!("{mark}{end}");
                    assert!(said.contains(&mark), "{name} as {form} lacks {mark}");
                }
            }
        }
    }
}

#[test]
fn a_long_reflection_is_printed_whole_in_each_form() {
    is_whole_in_each_form(telling(|mark| {
        let between = "and so on ".repeat(80);
        format!("{mark}begins {between} {mark}ends")
    }));
}

#[test]
fn a_reflection_of_many_short_lines_is_printed_whole_in_each_form() {
    is_whole_in_each_form(telling(|mark| {
        let between = "a\n".repeat(60);
        format!("{mark}begins\n{between}{mark}ends")
    }));
}

#[test]
fn whatever_a_person_writes_ends_wherever_it_begins() {
    let long = format!("markbegins {} markends", "and so on ".repeat(25));
    let address = format!(
        "https://example.org/markbegins/{}markends",
        "and-so-on/".repeat(60)
    );
    let mut contents = everywhere(&long);
    // The foot repeats the name on each page; the cover has it whole.
    contents.practitioner.name = "Sam Sample".to_owned();
    for activity in &mut contents.activities {
        activity.details.url.clone_from(&address);
    }
    if let Some(evidence) = contents.evidence.first_mut() {
        evidence.details.content = web(&address);
    }
    for (form, said) in forms(&contents) {
        let begun = said.matches("markbegins").count();
        assert!(begun > 10, "{form} says it {begun} times");
        assert_eq!(begun, said.matches("markends").count(), "{form}");
    }
}

#[test]
fn a_long_name_stands_whole_on_the_cover_and_in_each_foot() {
    let mut contents = everywhere("Plain");
    let name = format!("Sam {}Sample", "de la Cruz y ".repeat(10));
    contents.practitioner.name.clone_from(&name);
    let paper = Paper::read(&printed(PrintForm::Pdf, &contents));
    for page in 1..=paper.pages() {
        let said = paper.page_text(page);
        let said: Vec<&str> = said.split_whitespace().collect();
        assert!(said.join(" ").contains(&name), "page {page}: {said:?}");
    }
}
