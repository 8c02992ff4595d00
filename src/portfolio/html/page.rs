//! Writes the page.

use super::super::markup::{Attribute, Markup};
use super::super::sheet::outline::{Block, Heading, Line, Outline, Section, Span, Table};
use super::names::href;
use super::style::{POLICY, STYLE};
use super::{Attached, MANIFEST};
use crate::domain::EvidenceNumber;

/// Where the list of the enclosed files stands.
const ATTACHMENTS: &str = "section-attachments";

/// Writes what a portfolio says as a page.
pub(super) fn write(outline: &Outline, attached: &[Attached<'_>]) -> String {
    let mut page = Markup::after("<!DOCTYPE html>\n");
    page.element("html", &[("lang", "en-GB")], |page| {
        head(outline, page);
        page.line();
        page.element("body", &[], |page| {
            page.element("a", &[("class", "skip"), ("href", "#content")], |page| {
                page.text("Skip to the content");
            });
            front(outline, page);
            contents(outline, attached, page);
            page.element("main", &[("id", "content"), ("tabindex", "-1")], |page| {
                for section in &outline.sections {
                    write_section(section, attached, page);
                }
                if !attached.is_empty() {
                    attachments(attached, page);
                }
            });
            foot(outline, attached, page);
        });
    });
    page.line();
    page.finish()
}

fn head(outline: &Outline, page: &mut Markup) {
    page.element("head", &[], |page| {
        page.empty("meta", &[("charset", "utf-8")]);
        let policy = [
            ("http-equiv", "Content-Security-Policy"),
            ("content", POLICY.as_str()),
        ];
        page.empty("meta", &policy);
        let width = "width=device-width, initial-scale=1";
        page.empty("meta", &[("name", "viewport"), ("content", width)]);
        page.empty(
            "meta",
            &[("name", "color-scheme"), ("content", "light dark")],
        );
        page.empty("meta", &[("name", "referrer"), ("content", "no-referrer")]);
        let version = concat!("Cairn ", env!("CARGO_PKG_VERSION"));
        page.empty("meta", &[("name", "generator"), ("content", version)]);
        let name = outline.facts.first().map_or("", |(_, name)| name);
        page.empty("meta", &[("name", "author"), ("content", name)]);
        page.element("title", &[], |page| {
            page.text(&format!("{}, {name}", outline.title));
        });
        page.element("style", &[], |page| page.made(&STYLE));
    });
}

fn front(outline: &Outline, page: &mut Markup) {
    page.element("header", &[], |page| {
        page.element("p", &[("class", "kind")], |page| {
            page.text(&outline.subtitle);
        });
        page.element("h1", &[], |page| page.text(&outline.title));
        if let Some(notice) = &outline.notice {
            page.element("p", &[("class", "notice")], |page| page.text(notice));
        }
        page.element("dl", &[], |page| {
            for (name, text) in &outline.facts {
                page.element("dt", &[], |page| page.text(name));
                page.element("dd", &[], |page| page.text(text));
            }
        });
    });
}

fn contents(outline: &Outline, attached: &[Attached<'_>], page: &mut Markup) {
    page.element("nav", &[("aria-labelledby", "contents")], |page| {
        page.element("h2", &[("id", "contents")], |page| page.text("Contents"));
        page.element("ol", &[], |page| {
            let sections = outline.sections.iter();
            let sections = sections.map(|section| (section.anchor.as_str(), section.heading));
            let files = (!attached.is_empty()).then_some((ATTACHMENTS, "Attachments"));
            for (anchor, heading) in sections.chain(files) {
                page.element("li", &[], |page| to(anchor, heading, page));
            }
        });
    });
}

fn to(anchor: &str, text: &str, page: &mut Markup) {
    page.element("a", &[("href", &format!("#{anchor}"))], |page| {
        page.text(text);
    });
}

fn write_section(section: &Section, attached: &[Attached<'_>], page: &mut Markup) {
    page.line();
    let anchor = section.anchor.as_str();
    page.element("section", &[("aria-labelledby", anchor)], |page| {
        page.element("h2", &[("id", anchor)], |page| page.text(section.heading));
        for block in &section.blocks {
            page.line();
            write_block(block, attached, page);
        }
    });
}

fn write_block(block: &Block, attached: &[Attached<'_>], page: &mut Markup) {
    let line = |line: &Line, page: &mut Markup| write_line(line, attached, page);
    match block {
        Block::Heading(heading) => write_heading("h3", heading, attached, page),
        Block::Subheading(heading) => write_heading("h4", heading, attached, page),
        Block::Paragraph(words) => page.element("p", &[], |page| line(words, page)),
        Block::Small(words) => {
            page.element("p", &[("class", "small")], |page| line(words, page));
        }
        Block::List(items) => page.element("ul", &[], |page| {
            for item in items {
                page.element("li", &[], |page| line(item, page));
            }
        }),
        Block::Facts(facts) => page.element("dl", &[], |page| {
            for (name, lines) in facts {
                page.element("dt", &[], |page| page.text(name));
                for words in lines {
                    page.element("dd", &[], |page| line(words, page));
                }
            }
        }),
        Block::Table(table) => write_table(table, attached, page),
    }
}

fn write_heading(
    level: &'static str,
    heading: &Heading,
    attached: &[Attached<'_>],
    page: &mut Markup,
) {
    let id = heading.anchor.as_deref().map(|anchor| ("id", anchor));
    let id: Vec<Attribute<'_>> = id.into_iter().collect();
    page.element(level, &id, |page| write_line(&heading.line, attached, page));
}

fn write_table(table: &Table, attached: &[Attached<'_>], page: &mut Markup) {
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
                    for heading in &table.headings {
                        page.element("th", &[("scope", "col")], |page| page.text(heading));
                    }
                });
            });
            page.element("tbody", &[], |page| {
                for row in &table.rows {
                    let id = row.anchor.as_deref().map(|anchor| ("id", anchor));
                    let id: Vec<Attribute<'_>> = id.into_iter().collect();
                    page.element("tr", &id, |page| {
                        for (cell, place) in row.cells.iter().zip(0..) {
                            write_cell(cell, place, attached, page);
                        }
                    });
                }
            });
        });
    });
}

fn write_cell(lines: &[Line], place: usize, attached: &[Attached<'_>], page: &mut Markup) {
    let inside = |page: &mut Markup| match lines {
        [] => {}
        [line] => write_line(line, attached, page),
        lines => {
            for line in lines {
                page.element("p", &[], |page| write_line(line, attached, page));
            }
        }
    };
    match place {
        0 => page.element("th", &[("scope", "row")], inside),
        _ => page.element("td", &[], inside),
    }
}

fn write_line(line: &Line, attached: &[Attached<'_>], page: &mut Markup) {
    for span in line {
        match span {
            Span::Text(text) => page.text(text),
            Span::Link { text, to, anchor } => link(text, to.as_deref(), anchor.as_deref(), page),
            Span::Web { text, href } => {
                page.element("a", &[("href", href)], |page| page.text(text));
            }
            Span::File { text, of } => file(text, *of, attached, page),
            Span::Sign { sign, says } => {
                let named = [("role", "img"), ("aria-label", *says)];
                page.element("span", &named, |page| page.text(sign));
            }
        }
    }
}

fn link(text: &str, to: Option<&str>, anchor: Option<&str>, page: &mut Markup) {
    let href = to.map(|to| format!("#{to}"));
    let mut attributes: Vec<Attribute<'_>> = Vec::new();
    attributes.extend(anchor.map(|anchor| ("id", anchor)));
    attributes.extend(href.as_deref().map(|href| ("href", href)));
    match (href.is_some(), anchor.is_some()) {
        (true, _) => page.element("a", &attributes, |page| page.text(text)),
        (false, true) => page.element("span", &attributes, |page| page.text(text)),
        (false, false) => page.text(text),
    }
}

fn file(text: &str, of: EvidenceNumber, attached: &[Attached<'_>], page: &mut Markup) {
    let mut all = attached.iter();
    if let Some(found) = all.find(|attached| attached.evidence.number == of) {
        let href = href(&found.path);
        page.element("a", &[("href", &href)], |page| page.text(text));
    } else {
        page.text(text);
        page.text(", not enclosed: the file is missing or damaged");
    }
}

/// Lists the files that lie beside the page.
fn attachments(attached: &[Attached<'_>], page: &mut Markup) {
    let rows = attached.iter().map(|one| {
        let name = Span::File {
            text: one.file.name.clone(),
            of: one.evidence.number,
        };
        let title = format!("{} {}", one.evidence.number, one.evidence.details.title);
        let cells = [
            vec![name],
            vec![Span::Text(title)],
            vec![Span::Text(one.file.size())],
        ];
        let sum = vec![Span::Text(one.sha256.clone())];
        let cells = cells.into_iter().chain([sum]).map(|line| vec![line]);
        super::super::sheet::outline::Row {
            anchor: None,
            cells: cells.collect(),
        }
    });
    let section = Section {
        anchor: ATTACHMENTS.to_owned(),
        heading: "Attachments",
        blocks: vec![Block::Table(Table {
            caption: "Files that lie beside this page".to_owned(),
            headings: ["File", "Evidence", "Size", "SHA-256"]
                .map(str::to_owned)
                .into(),
            rows: rows.collect(),
        })],
    };
    write_section(&section, attached, page);
}

fn foot(outline: &Outline, attached: &[Attached<'_>], page: &mut Markup) {
    page.line();
    page.element("footer", &[], |page| {
        for text in &outline.colophon {
            page.element("p", &[], |page| page.text(text));
        }
        if !attached.is_empty() {
            page.element("p", &[], |page| {
                page.text("Each file of this bundle is listed with its SHA-256 in ");
                page.element("a", &[("href", MANIFEST)], |page| page.text(MANIFEST));
                page.text(".");
            });
        }
    });
}
