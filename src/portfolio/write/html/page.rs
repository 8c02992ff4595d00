//! Writes the page.

use super::style::{POLICY, STYLE};
use crate::portfolio::document::block::{Block, Card, Fact, Heading, Labelled};
use crate::portfolio::document::span::{BETWEEN, Line, Link, Span, Tone};
use crate::portfolio::document::table::{Row, Table};
use crate::portfolio::document::whole::{Chapter, Document};
use crate::portfolio::write::markup::{Attribute, Markup};

/// Writes a document as a page.
pub(super) fn write(document: &Document) -> String {
    let mut page = Markup::after("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "en-GB")], |page| {
        head(document, page);
        page.line();
        page.element("body", &[], |page| {
            page.element("a", &[("class", "skip"), ("href", "#content")], |page| {
                page.text("Skip to the content");
            });
            front(document, page);
            contents(document, page);
            page.element("main", &[("id", "content"), ("tabindex", "-1")], |page| {
                for chapter in &document.chapters {
                    write_chapter(chapter, page);
                }
            });
            page.line();
            page.element("footer", &[], |page| {
                for line in &document.colophon {
                    paragraph(line, &[], page);
                }
            });
        });
    });
    page.line();
    page.finish()
}

fn head(document: &Document, page: &mut Markup) {
    page.element("head", &[], |page| {
        page.empty("meta", &[("charset", "utf-8")]);
        let policy = [
            ("http-equiv", "Content-Security-Policy"),
            ("content", POLICY.as_str()),
        ];
        page.empty("meta", &policy);
        let width = "width=device-width, initial-scale=1";
        let author = document.about.author.as_str();
        let version = concat!("Cairn ", env!("CARGO_PKG_VERSION"));
        for (name, content) in [
            ("viewport", width),
            ("color-scheme", "light dark"),
            ("referrer", "no-referrer"),
            ("generator", version),
            ("author", author),
        ] {
            page.empty("meta", &[("name", name), ("content", content)]);
        }
        page.element("title", &[], |page| {
            page.text(&format!("{}, {author}", document.front.name));
        });
        page.element("style", &[], |page| page.made(&STYLE));
    });
}

fn front(document: &Document, page: &mut Markup) {
    let front = &document.front;
    page.element("header", &[], |page| {
        page.element("p", &[("class", "kind")], |page| page.text(&front.kind));
        page.element("h1", &[], |page| page.text(&front.name));
        page.element("p", &[], |page| page.text(&front.subtitle));
        if let Some(Fact { label, text }) = &front.stage {
            page.element("p", &[("class", "notice")], |page| {
                page.text(&format!("{label}: {text}"));
            });
        }
        facts(&front.facts, page);
    });
}

fn contents(document: &Document, page: &mut Markup) {
    page.element("nav", &[("aria-labelledby", "contents")], |page| {
        page.element("h2", &[("id", "contents")], |page| {
            page.text(document.front.contents);
        });
        page.element("ol", &[], |page| {
            for Chapter { anchor, title, .. } in &document.chapters {
                page.element("li", &[], |page| link(title, Some(anchor), &[], page));
            }
        });
    });
}

fn write_chapter(chapter: &Chapter, page: &mut Markup) {
    page.line();
    let anchor = chapter.anchor.as_str();
    page.element("section", &[("aria-labelledby", anchor)], |page| {
        page.element("h2", &[("id", anchor)], |page| page.text(&chapter.title));
        for block in &chapter.blocks {
            page.line();
            write_block(block, page);
        }
    });
}

fn write_block(block: &Block, page: &mut Markup) {
    const SMALL: &[Attribute<'static>] = &[("class", "small")];
    match block {
        Block::Heading(heading) => write_heading(heading, page),
        Block::Lead { line } | Block::Note { line } => paragraph(line, SMALL, page),
        Block::Text { line, place } => paragraph(line, &id(place.as_deref()), page),
        Block::Prose {
            paragraphs,
            place,
            note,
        } => {
            let mut id = id(place.as_deref());
            for line in paragraphs {
                paragraph(line, &std::mem::take(&mut id), page);
            }
            if let Some(note) = note {
                paragraph(&Line::from(*note), SMALL, page);
            }
        }
        Block::Facts { facts } => self::facts(facts, page),
        Block::Entry(entry) => {
            write_heading(&entry.heading, page);
            paragraph(&entry.meta, SMALL, page);
            labelled(&entry.rows, page);
        }
        Block::Remarks(remarks) => {
            if let Some(name) = &remarks.name {
                paragraph(&Tone::Strong.of(name.as_str()).into(), &[], page);
            }
            labelled(&remarks.rows, page);
        }
        Block::Table(table) => write_table(table, page),
        Block::List { head, items } => {
            paragraph(head, &[], page);
            list(items, page);
        }
        Block::Cards { cards } => {
            list(&cards.iter().map(figure).collect::<Vec<_>>(), page);
        }
        Block::Figure { card, below } => {
            paragraph(&figure(card), &[], page);
            if let Some(below) = below {
                paragraph(&Line::from(below.as_str()), &[], page);
            }
        }
        // What is drawn on paper, or lies in a file of it, has no place on a page.
        Block::Legend { .. } | Block::Picture(_) | Block::File(_) => {}
    }
}

/// Makes the attribute by which others lead to an element, where it is a place.
fn id(place: Option<&str>) -> Vec<Attribute<'_>> {
    place.map(|place| ("id", place)).into_iter().collect()
}

fn figure(card: &Card) -> Line {
    Line::from(Tone::Strong.of(card.figure.as_str())).and(format!(" {}", card.label))
}

fn paragraph(line: &Line, attributes: &[Attribute<'_>], page: &mut Markup) {
    page.element("p", attributes, |page| write_line(line, page));
}

fn list(items: &[Line], page: &mut Markup) {
    page.element("ul", &[], |page| {
        for item in items {
            page.element("li", &[], |page| write_line(item, page));
        }
    });
}

fn facts(facts: &[Fact], page: &mut Markup) {
    page.element("dl", &[], |page| {
        for Fact { label, text } in facts {
            page.element("dt", &[], |page| page.text(label));
            page.element("dd", &[], |page| page.text(text));
        }
    });
}

fn labelled(rows: &[Labelled], page: &mut Markup) {
    if rows.is_empty() {
        return;
    }
    page.element("dl", &[], |page| {
        for Labelled { label, lines } in rows {
            page.element("dt", &[], |page| page.text(label));
            for line in lines {
                page.element("dd", &[], |page| write_line(line, page));
            }
        }
    });
}

fn write_heading(heading: &Heading, page: &mut Markup) {
    let level = if heading.level < 3 { "h3" } else { "h4" };
    page.element(level, &id(heading.place.as_deref()), |page| {
        page.text(&heading.said());
    });
}

fn write_table(table: &Table, page: &mut Markup) {
    // A table that is too wide for the window scrolls by itself, also by the keyboard.
    let scroll = [
        ("class", "scroll"),
        ("role", "region"),
        ("aria-label", table.caption.as_str()),
        ("tabindex", "0"),
    ];
    page.element("div", &scroll, |page| {
        page.element("table", &[], |page| {
            page.element("caption", &[], |page| page.text(&table.caption));
            page.element("thead", &[], |page| {
                page.element("tr", &[], |page| {
                    for column in &table.columns {
                        page.element("th", &[("scope", "col")], |page| page.text(&column.head));
                    }
                });
            });
            page.element("tbody", &[], |page| {
                for row in &table.rows {
                    write_row(row, table.names, page);
                }
            });
            if !table.foot.is_empty() {
                page.element("tfoot", &[], |page| write_foot(table, page));
            }
        });
    });
}

fn write_row(row: &Row, names: usize, page: &mut Markup) {
    page.element("tr", &id(row.place.as_deref()), |page| {
        for (cell, n) in row.cells.iter().zip(0..) {
            if n == names {
                page.element("th", &[("scope", "row")], |page| write_cell(cell, page));
            } else {
                page.element("td", &[], |page| write_cell(cell, page));
            }
        }
    });
}

fn write_foot(table: &Table, page: &mut Markup) {
    let left = (table.columns.len() + 1).saturating_sub(table.foot.len());
    let left = left.to_string();
    page.element("tr", &[], |page| {
        for (line, n) in table.foot.iter().zip(1..) {
            let across = [("colspan", left.as_str())];
            let across: &[Attribute<'_>] = if n == table.foot.len() { &across } else { &[] };
            if n == 1 {
                page.element("th", &[("scope", "row")], |page| write_line(line, page));
            } else {
                page.element("td", across, |page| write_line(line, page));
            }
        }
    });
}

fn write_cell(lines: &[Line], page: &mut Markup) {
    let said: Vec<&Line> = lines.iter().filter(|line| line.says_something()).collect();
    match said.as_slice() {
        [line] => write_line(line, page),
        lines => {
            for line in lines {
                paragraph(line, &[], page);
            }
        }
    }
}

fn write_line(line: &Line, page: &mut Markup) {
    for span in &line.0 {
        match span {
            Span::Said {
                tone: Tone::Strong,
                text,
            } => page.element("strong", &[], |page| page.text(text)),
            Span::Link(Link { text, to, .. }) => link(text, to.as_deref(), &[], page),
            Span::Number { text, to } => {
                link(text, to.as_deref(), &[], page);
                page.text(" ");
            }
            Span::Citation {
                text,
                to,
                place,
                mark,
            } => {
                link(text, to.as_deref(), &id(place.as_deref()), page);
                page.text(mark.unwrap_or_default());
            }
            Span::Claim { to, .. } => link(&span.text(), to.as_deref(), &[], page),
            Span::Pages { of } => {
                for (named, n) in of.iter().zip(0..) {
                    if n > 0 {
                        page.text(BETWEEN);
                    }
                    link(&named.text, Some(&named.to), &[], page);
                }
            }
            Span::Web {
                text,
                href: Some(href),
            } => page.element("a", &[("href", href)], |page| page.text(text)),
            Span::Sign { sign, says } => {
                let named = [("role", "img"), ("aria-label", *says)];
                page.element("span", &named, |page| page.text(sign));
            }
            Span::Text(text)
            | Span::Said { text, .. }
            | Span::Web { text, .. }
            | Span::Measure { text, .. } => page.text(text),
            Span::Gap => page.text(BETWEEN),
            Span::Dots { .. } | Span::Notches { .. } => {}
        }
    }
}

/// Writes words that lead to a place, and may be a place themselves.
fn link(text: &str, to: Option<&str>, place: &[Attribute<'_>], page: &mut Markup) {
    let href = to.map(|to| format!("#{to}"));
    let leads = href.as_deref().map(|href| ("href", href));
    let attributes: Vec<Attribute<'_>> = place.iter().copied().chain(leads).collect();
    match (to, place) {
        (Some(_), _) => page.element("a", &attributes, |page| page.text(text)),
        (None, [_, ..]) => page.element("span", &attributes, |page| page.text(text)),
        (None, []) => page.text(text),
    }
}
