//! The chosen attachments: pages that are printed, files that lie in the document, and files that lie beside it.

use crate::domain::EvidenceId;
use crate::portfolio::document::attached::{Attached, Beside};
use crate::portfolio::document::block::{Block, EmbeddedFile, Heading, Picture};
use crate::portfolio::document::places::Places;
use crate::portfolio::document::span::{Line, Link, Look, Place, Span, Tone};
use crate::portfolio::document::table::{Row, Table, cell, column, wide};
use crate::portfolio::document::words::{count, file_named, joined, shortened};
use crate::portfolio::enclosures::{Enclosed, Form, Page};

/// The longest alternative text, in characters: PDF/A takes texts of 32,767 bytes, two for each.
const ALTERNATIVE: usize = 16_000;

/// Sets out what goes along; nothing where nothing does.
pub(super) fn blocks(places: &Places<'_>, attached: &Attached<'_>) -> Vec<Block> {
    match attached {
        Attached::Enclosed(enclosures) if !enclosures.enclosed.is_empty() => {
            enclosed(&enclosures.enclosed, places)
        }
        Attached::Beside(files @ [_, ..]) => vec![beside(files, places)],
        Attached::Left | Attached::Enclosed(_) | Attached::Beside(_) => Vec::new(),
    }
}

/// Lists the files that lie beside the document.
fn beside(files: &[Beside<'_>], places: &Places<'_>) -> Block {
    let rows = files.iter().map(|beside| {
        let name = Span::Web {
            text: beside.file.name.clone(),
            href: Some(beside.href.clone()),
        };
        let evidence = beside.evidence;
        let title = format!("{} {}", evidence.number, evidence.details.title);
        let cells = [
            cell(name),
            cell(Link::new(title, places.evidence(evidence.id))),
            cell(beside.file.size()),
            cell(beside.sha256.as_str()),
        ];
        Row::new(None, cells)
    });
    let columns = ["File", "Evidence", "Size", "SHA-256"].map(wide);
    Table::new("Files that lie beside this page", columns, rows.collect()).into()
}

/// Lists what is enclosed, and prints the pages.
fn enclosed(enclosed: &[Enclosed<'_>], places: &Places<'_>) -> Vec<Block> {
    let rows = enclosed.iter().map(|one| row(one, places));
    let columns = [
        column("No.", 12.0),
        wide("Attachment"),
        column("Where it is", 78.0),
    ];
    let mut table = Table::new("What is enclosed", columns, rows.collect());
    table.names = 1;
    let mut blocks = vec![table.into()];
    blocks.extend(enclosed.iter().filter_map(embedded));
    for one in enclosed {
        if let Form::Printed { pages, .. } = &one.form {
            let pages = pages.iter().zip((0..pages.len()).map(|n| (n, pages.len())));
            blocks.extend(pages.map(|(page, which)| printed(one, page, which, places)));
        }
    }
    blocks
}

/// Returns the place of the first page of what a piece encloses, or of the line that says why there is none.
pub(super) fn place_of(id: EvidenceId, attached: &Attached<'_>) -> Option<Place> {
    let Attached::Enclosed(enclosures) = attached else {
        return None;
    };
    let mut enclosed = enclosures.enclosed.iter();
    let found = enclosed.find(|enclosed| enclosed.evidence.id == id)?;
    Some(match found.form {
        Form::Printed { .. } => page_place(found),
        Form::Embedded { .. } | Form::Refused { .. } => line_place(found),
    })
}

fn page_place(enclosed: &Enclosed<'_>) -> Place {
    format!("x{}", enclosed.evidence.number.0)
}

fn line_place(enclosed: &Enclosed<'_>) -> Place {
    format!("l{}", enclosed.evidence.number.0)
}

fn row(enclosed: &Enclosed<'_>, places: &Places<'_>) -> Row {
    let evidence = enclosed.evidence;
    let where_it_is: Line = match &enclosed.form {
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
            let to = Some(page_place(enclosed));
            Link::new(said, to).look(Look::PageAlone).into()
        }
        Form::Embedded { name, .. } => format!(
            "Embedded in this PDF as “{name}”; open it from your reader’s list of attachments"
        )
        .into(),
        Form::Refused { why } => (*why).into(),
    };
    let file = Tone::Small.of(file_named(enclosed.file));
    let cells = [
        cell(places.number(evidence).look(Look::Strong)),
        vec![evidence.details.title.as_str().into(), file.into()],
        vec![where_it_is],
    ];
    Row::new(Some(line_place(enclosed)), cells)
}

fn embedded(enclosed: &Enclosed<'_>) -> Option<Block> {
    let Form::Embedded { at, name, mime } = &enclosed.form else {
        return None;
    };
    let evidence = enclosed.evidence;
    Some(Block::File(EmbeddedFile {
        at: *at,
        file_name: name.clone(),
        mime,
        alternative: format!("{} {}", evidence.number, evidence.details.title),
    }))
}

/// Sets out one page below its caption, and the first below a heading.
fn printed(
    enclosed: &Enclosed<'_>,
    page: &Page,
    (n, of): (usize, usize),
    places: &Places<'_>,
) -> Block {
    let evidence = enclosed.evidence;
    let (number, title) = (evidence.number, &evidence.details.title);
    let which = if of == 1 {
        String::new()
    } else {
        format!("page {} of {of}", n + 1)
    };
    let file = format!("{number}\u{a0}{}", file_named(enclosed.file));
    let caption = Line::from(joined(&[&file, &which], ", "));
    let back = places.evidence(evidence.id).filter(|_| n == 0);
    let caption = match back {
        None => caption,
        back => {
            let index = Link::new("Evidence index", back).look(Look::Paged);
            caption.and(" · ").and(index)
        }
    };
    let heading = (n == 0).then(|| {
        let heading = Heading::new(2, title).keyed(number.to_string());
        heading.at(Some(page_place(enclosed)))
    });
    let what = if page.format == "svg" {
        "A page of a document"
    } else {
        "A picture"
    };
    let named = format!("{what} enclosed as evidence {number}, {title}");
    let named = joined(&[&named, &which], ", ");
    Block::Picture(Picture {
        heading,
        caption,
        at: page.at,
        format: page.format,
        alternative: if page.text.is_empty() {
            format!("{named}.")
        } else {
            format!("{named}. It says: {}", shortened(&page.text, ALTERNATIVE))
        },
    })
}
