//! Writes the text itself.

use super::super::markup::Markup;
use super::super::sheet::outline::{Block, Heading, Line, Outline, Span, Table};
use super::XML;

/// The width between the margins, in twentieths of a point.
const WIDTH: usize = 9638;

/// Writes the part that holds the text.
pub(super) fn write(outline: &Outline) -> String {
    let mut part = Markup::after(XML);
    let name = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    part.element("w:document", &[("xmlns:w", name)], |part| {
        part.element("w:body", &[], |part| {
            front(outline, part);
            for section in &outline.sections {
                paragraph("Heading1", part, |part| run(section.heading, part));
                for block in &section.blocks {
                    write_block(block, part);
                }
            }
            for text in &outline.colophon {
                paragraph("Small", part, |part| run(text, part));
            }
            page(part);
        });
    });
    part.finish()
}

fn front(outline: &Outline, part: &mut Markup) {
    paragraph("Title", part, |part| run(&outline.title, part));
    paragraph("Subtitle", part, |part| run(&outline.subtitle, part));
    if let Some(notice) = &outline.notice {
        paragraph("Normal", part, |part| bold(notice, part));
    }
    for (name, text) in &outline.facts {
        paragraph("Fact", part, |part| {
            bold(&format!("{name}: "), part);
            run(text, part);
        });
    }
}

fn write_block(block: &Block, part: &mut Markup) {
    match block {
        Block::Heading(Heading { line, .. }) => lines("Heading2", line, part),
        Block::Subheading(Heading { line, .. }) => lines("Heading3", line, part),
        Block::Paragraph(line) => lines("Normal", line, part),
        Block::Small(line) => lines("Small", line, part),
        Block::List(items) => {
            for item in items {
                lines("ListBullet", item, part);
            }
        }
        Block::Facts(facts) => {
            for (name, texts) in facts {
                write_fact(name, texts, part);
            }
        }
        Block::Table(table) => write_table(table, part),
    }
}

/// Writes a name before its first line; further lines stand below.
fn write_fact(name: &str, texts: &[Line], part: &mut Markup) {
    let mut texts = texts.iter();
    paragraph("Fact", part, |part| {
        bold(&format!("{name}: "), part);
        if let Some(line) = texts.next() {
            spans(line, part);
        }
    });
    for line in texts {
        lines("Fact", line, part);
    }
}

fn lines(style: &str, line: &Line, part: &mut Markup) {
    paragraph(style, part, |part| spans(line, part));
}

fn spans(line: &Line, part: &mut Markup) {
    for span in line {
        run(shown(span), part);
    }
}

fn shown(span: &Span) -> &str {
    match span {
        Span::Text(text)
        | Span::Link { text, .. }
        | Span::Web { text, .. }
        | Span::File { text, .. } => text,
        Span::Sign { sign, .. } => sign,
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
            for (heading, width) in table.headings.iter().zip(&widths) {
                cell(width, part, |part| {
                    paragraph("Cell", part, |part| bold(heading, part));
                });
            }
        });
        for row in &table.rows {
            part.element("w:tr", &[], |part| {
                part.element("w:trPr", &[], |part| part.empty("w:cantSplit", &[]));
                for (lines, width) in row.cells.iter().zip(&widths) {
                    write_cell(lines, width, part);
                }
            });
        }
    });
    // Two tables without anything between them would become one.
    paragraph("Cell", part, |_empty| {});
}

/// Deals the width out to the columns by the longest line of each.
fn widths(table: &Table) -> Vec<String> {
    /// Longer lines wrap, in characters.
    const WRAPS: usize = 40;
    /// What the margins of a cell take, in characters.
    const MARGIN: usize = 3;
    let length = |line: &Line| line.iter().map(|span| shown(span).chars().count()).sum();
    let longest = |(at, heading): (usize, &String)| {
        let cells = table.rows.iter().filter_map(|row| row.cells.get(at));
        let lines = cells.flatten().map(length);
        let longest = lines.chain([heading.chars().count()]).max();
        longest.unwrap_or(0).min(WRAPS) + MARGIN
    };
    let columns: Vec<usize> = table.headings.iter().enumerate().map(longest).collect();
    let all = columns.iter().sum::<usize>().max(1);
    let columns = columns.into_iter();
    columns
        .map(|column| (WIDTH * column / all).to_string())
        .collect()
}

fn write_cell(cell_lines: &[Line], width: &str, part: &mut Markup) {
    cell(width, part, |part| {
        if cell_lines.is_empty() {
            paragraph("Cell", part, |_empty| {});
        }
        for line in cell_lines {
            lines("Cell", line, part);
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

/// Sets A4 with margins of two centimetres.
fn page(part: &mut Markup) {
    part.element("w:sectPr", &[], |part| {
        part.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
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
