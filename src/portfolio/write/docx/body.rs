//! Writes the text itself.

use crate::portfolio::document::block::{Block, Card, Fact, Heading, Labelled};
use crate::portfolio::document::span::Line;
use crate::portfolio::document::table::{Column, Table};
use crate::portfolio::document::whole::{Document, Front};
use crate::portfolio::write::markup::Markup;

/// What stands before the first element of every part.
pub(super) const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// The width between the margins, in twentieths of a point.
const WIDTH: usize = 9638;

/// Writes the part that holds the text.
pub(super) fn write(document: &Document) -> String {
    let mut part = Markup::after(XML);
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    part.element("w:document", &[("xmlns:w", name)], |part| {
        part.element("w:body", &[], |part| {
            front(&document.front, part);
            for chapter in &document.chapters {
                paragraph("Heading1", part, |part| run(&chapter.title, part));
                for block in &chapter.blocks {
                    write_block(block, part);
                }
            }
            for line in &document.colophon {
                write_line("Small", line, part);
            }
            page(document, part);
        });
    });
    part.finish()
}

fn front(front: &Front, part: &mut Markup) {
    paragraph("Subtitle", part, |part| run(&front.kind, part));
    paragraph("Title", part, |part| run(&front.name, part));
    paragraph("Subtitle", part, |part| run(&front.subtitle, part));
    for Fact { label, text } in front.stage.iter().chain(&front.facts) {
        write_labelled(label, &[text.as_str().into()], part);
    }
}

fn write_block(block: &Block, part: &mut Markup) {
    match block {
        Block::Heading(heading) => write_heading(heading, part),
        Block::Lead { line } | Block::Note { line } => write_line("Small", line, part),
        Block::Text { line, .. } => write_line("Normal", line, part),
        Block::Prose {
            paragraphs, note, ..
        } => {
            for line in paragraphs {
                write_line("Normal", line, part);
            }
            if let Some(note) = note {
                paragraph("Small", part, |part| run(note, part));
            }
        }
        Block::Facts { facts } => {
            for Fact { label, text } in facts {
                write_labelled(label, &[text.as_str().into()], part);
            }
        }
        Block::Entry(entry) => {
            write_heading(&entry.heading, part);
            write_line("Small", &entry.meta, part);
            write_rows(&entry.rows, part);
        }
        Block::Remarks(remarks) => {
            if let Some(name) = &remarks.name {
                paragraph("Normal", part, |part| bold(name, part));
            }
            write_rows(&remarks.rows, part);
        }
        Block::Table(table) => write_table(table, part),
        Block::List { head, items } => {
            write_line("Normal", head, part);
            for item in items {
                write_line("ListBullet", item, part);
            }
        }
        Block::Cards { cards } => {
            for card in cards {
                write_card("ListBullet", card, part);
            }
        }
        Block::Figure { card, below } => {
            write_card("Normal", card, part);
            if let Some(below) = below {
                paragraph("Normal", part, |part| run(below, part));
            }
        }
        // What is drawn on paper, or lies in a file of it, is no text.
        Block::Legend { .. } | Block::Picture(_) | Block::File(_) => {}
    }
}

fn write_heading(heading: &Heading, part: &mut Markup) {
    let style = if heading.level < 3 {
        "Heading2"
    } else {
        "Heading3"
    };
    paragraph(style, part, |part| run(&heading.said(), part));
}

fn write_card(style: &str, card: &Card, part: &mut Markup) {
    paragraph(style, part, |part| {
        bold(&card.figure, part);
        run(&format!(" {}", card.label), part);
    });
}

fn write_rows(rows: &[Labelled], part: &mut Markup) {
    for Labelled { label, lines } in rows {
        write_labelled(label, lines, part);
    }
}

/// Writes a label before its first line; further lines stand below.
fn write_labelled(label: &str, texts: &[Line], part: &mut Markup) {
    let mut texts = texts.iter();
    paragraph("Fact", part, |part| {
        bold(&format!("{label}: "), part);
        if let Some(line) = texts.next() {
            spans(line, part);
        }
    });
    for line in texts {
        write_line("Fact", line, part);
    }
}

fn write_line(style: &str, line: &Line, part: &mut Markup) {
    paragraph(style, part, |part| spans(line, part));
}

fn spans(line: &Line, part: &mut Markup) {
    for span in &line.0 {
        run(&span.text(), part);
    }
}

fn paragraph(style: &str, part: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    part.element("w:p", &[], |part| {
        part.element("w:pPr", &[], |part| {
            part.empty("w:pStyle", &[("w:val", style)]);
        });
        inside(part);
    });
    part.line();
}

fn run(text: &str, part: &mut Markup) {
    part.element("w:r", &[], |part| words(text, part));
}

fn bold(text: &str, part: &mut Markup) {
    part.element("w:r", &[], |part| {
        part.element("w:rPr", &[], |part| part.empty("w:b", &[]));
        words(text, part);
    });
}

fn words(text: &str, part: &mut Markup) {
    part.element("w:t", &[("xml:space", "preserve")], |part| part.text(text));
}

fn write_table(table: &Table, part: &mut Markup) {
    paragraph("Caption", part, |part| run(&table.caption, part));
    let widths = widths(table);
    part.element("w:tbl", &[], |part| {
        part.element("w:tblPr", &[], |part| {
            part.empty("w:tblStyle", &[("w:val", "TableGrid")]);
            part.empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
            let look = [
                ("w:val", "00A0"),
                ("w:firstRow", "1"),
                ("w:firstColumn", "1"),
            ];
            part.empty("w:tblLook", &look);
            part.empty("w:tblCaption", &[("w:val", &table.caption)]);
        });
        part.element("w:tblGrid", &[], |part| {
            for width in &widths {
                part.empty("w:gridCol", &[("w:w", width)]);
            }
        });
        part.element("w:tr", &[], |part| {
            part.element("w:trPr", &[], |part| {
                part.empty("w:cantSplit", &[]);
                part.empty("w:tblHeader", &[]);
            });
            for (column, width) in table.columns.iter().zip(&widths) {
                cell(width, part, |part| {
                    paragraph("Cell", part, |part| bold(&column.head, part));
                });
            }
        });
        for row in &table.rows {
            write_row(part, |part| {
                for (lines, width) in row.cells.iter().zip(&widths) {
                    write_cell(lines, width, part);
                }
            });
        }
        if !table.foot.is_empty() {
            write_row(part, |part| {
                for (width, n) in widths.iter().zip(0..) {
                    write_cell(
                        table.foot.get(n).map_or(&[], std::slice::from_ref),
                        width,
                        part,
                    );
                }
            });
        }
    });
    // Two tables without anything between them would become one.
    paragraph("Cell", part, |_empty| {});
}

fn write_row(part: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    part.element("w:tr", &[], |part| {
        part.element("w:trPr", &[], |part| part.empty("w:cantSplit", &[]));
        inside(part);
    });
}

/// Deals the width out to the columns by the longest line of each.
fn widths(table: &Table) -> Vec<String> {
    /// Longer lines wrap, in characters.
    const WRAPS: usize = 40;
    /// What the margins of a cell take, in characters.
    const MARGIN: usize = 6;
    let longest = |(at, column): (usize, &Column)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let lines = cells.flatten().map(Line::chars);
        let longest = lines.chain([column.head.chars().count()]).max();
        longest.unwrap_or(0).min(WRAPS) + MARGIN
    };
    let columns: Vec<usize> = table.columns.iter().enumerate().map(longest).collect();
    let all = columns.iter().sum::<usize>().max(1);
    let columns = columns.into_iter();
    columns
        .map(|column| (WIDTH * column / all).to_string())
        .collect()
}

fn write_cell(lines: &[Line], width: &str, part: &mut Markup) {
    cell(width, part, |part| {
        let said = lines.iter().filter(|line| line.says_something());
        let said: Vec<&Line> = said.collect();
        if said.is_empty() {
            paragraph("Cell", part, |_empty| {});
        }
        for line in said {
            write_line("Cell", line, part);
        }
    });
}

fn cell(width: &str, part: &mut Markup, inside: impl FnOnce(&mut Markup)) {
    part.element("w:tc", &[], |part| {
        part.element("w:tcPr", &[], |part| {
            part.empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
        });
        inside(part);
    });
}

/// Sets A4 with margins of two centimetres; a sheet lies on its side.
fn page(document: &Document, part: &mut Markup) {
    const SHORT: &str = "11906";
    const LONG: &str = "16838";
    part.element("w:sectPr", &[], |part| {
        if document.sheet {
            let size = [("w:w", LONG), ("w:h", SHORT), ("w:orient", "landscape")];
            part.empty("w:pgSz", &size);
        } else {
            part.empty("w:pgSz", &[("w:w", SHORT), ("w:h", LONG)]);
        }
        let margins = [
            ("w:top", "1134"),
            ("w:right", "1134"),
            ("w:bottom", "1134"),
            ("w:left", "1134"),
            ("w:header", "567"),
            ("w:footer", "567"),
            ("w:gutter", "0"),
        ];
        part.empty("w:pgMar", &margins);
    });
}
