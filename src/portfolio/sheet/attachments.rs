//! The chosen attachments: pages that are printed, and files that lie in the PDF.

use serde::Serialize;

use super::evidence::file_named;
use super::places::{Places, Reference};
use super::words::{count, shortened};
use crate::domain::EvidenceId;
use crate::portfolio::enclosures::{Enclosed, Enclosures, Form, Page};
use crate::portfolio::manuscript::{EMBEDDED, Section, Start};

/// How much of a page's text its alternative text holds, in characters.
const ALTERNATIVE: usize = 3_000;
/// How many entries a page of pictures weighs: its bytes take memory.
const WEIGHT_OF_A_PAGE: usize = 4;

/// The list of what is enclosed.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Head {
    items: Vec<Item>,
}

/// One enclosed file.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Item {
    label: String,
    piece: Reference,
    title: String,
    /// Its name and size.
    file: String,
    /// What became of it, in words.
    outcome: String,
    /// The label of its first page.
    to: Option<String>,
}

/// One printed page.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PrintedPage {
    /// The place of its bytes, which the templates read as a file.
    href: String,
    format: &'static str,
    /// What stands over the first page of a file.
    head: Option<PageHead>,
    /// What stands over the others.
    caption: String,
    alternative: String,
}

#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct PageHead {
    label: String,
    number: String,
    title: String,
    back: Option<String>,
}

/// A file that lies in the PDF.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct EmbeddedFile {
    href: String,
    file_name: String,
    mime: &'static str,
    /// What it is, for those who only see the list of files.
    alternative: String,
}

/// Sets out what is enclosed; nothing where nothing is.
pub(super) fn sections(
    enclosures: &Enclosures<'_>,
    places: &Places<'_>,
) -> Result<Vec<Section>, serde_json::Error> {
    if enclosures.enclosed.is_empty() {
        return Ok(Vec::new());
    }
    let items = enclosures.enclosed.iter();
    let head = Head {
        items: items.map(|enclosed| item(enclosed, places)).collect(),
    };
    let mut sections = vec![Section::new("attachments-head", Start::Page, &head)?];
    for enclosed in &enclosures.enclosed {
        match &enclosed.form {
            Form::Embedded { at, name, mime } => {
                let file = EmbeddedFile {
                    href: address(*at),
                    file_name: name.clone(),
                    mime,
                    alternative: format!(
                        "{} {}",
                        enclosed.evidence.number, enclosed.evidence.details.title
                    ),
                };
                sections.push(Section::new(EMBEDDED, Start::Beside, &file)?);
            }
            Form::Printed { .. } | Form::Refused { .. } => {}
        }
    }
    for enclosed in &enclosures.enclosed {
        match &enclosed.form {
            Form::Printed { pages, .. } => {
                for (n, page) in pages.iter().enumerate() {
                    let data = printed_page(enclosed, page, (n, pages.len()), places);
                    let section = Section::new("attached-page", Start::Page, &data)?.under(1);
                    sections.push(section.weighing(WEIGHT_OF_A_PAGE));
                }
            }
            Form::Embedded { .. } | Form::Refused { .. } => {}
        }
    }
    Ok(sections)
}

/// Makes the section that sets one page, for a trial with its bytes alone.
pub(super) fn trial(format: &'static str) -> Result<Section, serde_json::Error> {
    let data = PrintedPage {
        href: address(0),
        format,
        head: None,
        caption: "Trial".to_owned(),
        alternative: "Trial".to_owned(),
    };
    Section::new("attached-page", Start::Page, &data)
}

/// Returns the place under which the templates find a file's bytes.
fn address(at: usize) -> String {
    format!("/enclosed/{at}")
}

/// Returns the label of the first page of what a piece encloses, or of the line that says why there is none.
pub(super) fn place_of(id: EvidenceId, enclosures: &Enclosures<'_>) -> Option<String> {
    let mut enclosed = enclosures.enclosed.iter();
    let found = enclosed.find(|enclosed| enclosed.evidence.id == id)?;
    Some(match found.form {
        Form::Printed { .. } => page_label(found),
        Form::Embedded { .. } | Form::Refused { .. } => line_label(found),
    })
}

fn page_label(enclosed: &Enclosed<'_>) -> String {
    format!("x{}", enclosed.evidence.number.0)
}

fn line_label(enclosed: &Enclosed<'_>) -> String {
    format!("l{}", enclosed.evidence.number.0)
}

fn item(enclosed: &Enclosed<'_>, places: &Places<'_>) -> Item {
    let evidence = enclosed.evidence;
    let (outcome, to) = match &enclosed.form {
        Form::Printed { pages, left_off } => {
            let said = if *left_off == 0 {
                format!("Printed below, {}", count(pages.len(), "page", "pages"))
            } else {
                format!(
                    "The first {} of {} pages are printed below",
                    pages.len(),
                    pages.len() + left_off
                )
            };
            (said, Some(page_label(enclosed)))
        }
        Form::Embedded { name, .. } => (
            format!(
                "Embedded in this PDF as “{name}”; open it from your reader’s list of attachments"
            ),
            None,
        ),
        Form::Refused { why } => ((*why).to_owned(), None),
    };
    Item {
        label: line_label(enclosed),
        piece: Reference {
            text: evidence.number.to_string(),
            to: places.evidence(evidence.id),
        },
        title: evidence.details.title.clone(),
        file: file_named(enclosed.file),
        outcome,
        to,
    }
}

fn printed_page(
    enclosed: &Enclosed<'_>,
    page: &Page,
    (n, of): (usize, usize),
    places: &Places<'_>,
) -> PrintedPage {
    let evidence = enclosed.evidence;
    let (number, title) = (evidence.number, &evidence.details.title);
    let file = file_named(enclosed.file);
    let which = if of == 1 {
        String::new()
    } else {
        format!("page {} of {of}", n + 1)
    };
    let what = if page.format == "svg" {
        "A page of a document"
    } else {
        "A picture"
    };
    let caption = super::words::joined(&[&format!("{number}\u{a0}{file}"), &which], ", ");
    let named = super::words::joined(
        &[
            &format!("{what} enclosed as evidence {number}, {title}"),
            &which,
        ],
        ", ",
    );
    PrintedPage {
        href: address(page.at),
        format: page.format,
        head: (n == 0).then(|| PageHead {
            label: page_label(enclosed),
            number: number.to_string(),
            title: title.clone(),
            back: places.evidence(evidence.id),
        }),
        caption,
        alternative: if page.text.is_empty() {
            format!("{named}.")
        } else {
            format!("{named}. It says: {}", shortened(&page.text, ALTERNATIVE))
        },
    }
}
