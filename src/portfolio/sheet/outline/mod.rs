//! A portfolio as running text: headings, paragraphs, lists and tables, which the HTML page and the DOCX say alike.
//!
//! It holds no markup. Whatever leads somewhere names the anchor of its place; what has no place in this print leads nowhere.

mod activities;
mod evidence;
mod front;
mod glance;
mod matrix;
mod plan;
mod qualifications;
mod ratings;
mod skills;
mod statement;

use std::collections::HashSet;

use super::places::{Claim, Places, Reference, Shown};
use super::words::paragraphs;
use crate::domain::EvidenceNumber;
use crate::domain::portfolio::PrintSection;
use crate::portfolio::PortfolioContents;

/// A whole portfolio.
pub(in crate::portfolio) struct Outline {
    /// What it is called.
    pub(in crate::portfolio) title: String,
    /// What is handed in, and to whom.
    pub(in crate::portfolio) subtitle: String,
    /// Says so when it is not what was handed in.
    pub(in crate::portfolio) notice: Option<String>,
    /// Who hands it in, for what time.
    pub(in crate::portfolio) facts: Vec<(&'static str, String)>,
    /// Its parts, in the order of the kind.
    pub(in crate::portfolio) sections: Vec<Section>,
    /// What stands below all of it.
    pub(in crate::portfolio) colophon: Vec<String>,
}

/// One part under its heading.
pub(in crate::portfolio) struct Section {
    /// Where the contents lead.
    pub(in crate::portfolio) anchor: String,
    /// What it is called.
    pub(in crate::portfolio) heading: &'static str,
    /// What stands in it.
    pub(in crate::portfolio) blocks: Vec<Block>,
}

/// A piece of running text.
pub(in crate::portfolio) enum Block {
    /// A heading within the section.
    Heading(Heading),
    /// A heading below such a heading.
    Subheading(Heading),
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph in small print.
    Small(Line),
    /// A list.
    List(Vec<Line>),
    /// Names, each with what stands for it.
    Facts(Vec<(&'static str, Vec<Line>)>),
    /// A table.
    Table(Table),
}

/// A heading that can be a place.
pub(in crate::portfolio) struct Heading {
    /// Where others lead.
    pub(in crate::portfolio) anchor: Option<String>,
    /// Its words.
    pub(in crate::portfolio) line: Line,
}

/// One line of text, however often it wraps.
pub(in crate::portfolio) type Line = Vec<Span>;

/// A run of characters.
pub(in crate::portfolio) enum Span {
    /// Plain words.
    Text(String),
    /// Words that lead to a place of this print, and may be a place themselves.
    Link {
        /// The words.
        text: String,
        /// The anchor to which they lead.
        to: Option<String>,
        /// The anchor by which others lead here.
        anchor: Option<String>,
    },
    /// A web address.
    Web {
        /// What is shown.
        text: String,
        /// Where it leads.
        href: String,
    },
    /// The attached file of a piece of evidence.
    File {
        /// Its name.
        text: String,
        /// Whose it is.
        of: EvidenceNumber,
    },
    /// A sign that stands for words.
    Sign {
        /// The sign.
        sign: &'static str,
        /// The words.
        says: &'static str,
    },
}

/// Rows under headings; the first cell of a row names it.
pub(in crate::portfolio) struct Table {
    /// What it shows.
    pub(in crate::portfolio) caption: String,
    /// What stands over each column.
    pub(in crate::portfolio) headings: Vec<String>,
    /// The rows.
    pub(in crate::portfolio) rows: Vec<Row>,
}

/// One row of a table.
pub(in crate::portfolio) struct Row {
    /// Where others lead.
    pub(in crate::portfolio) anchor: Option<String>,
    /// As many cells as there are headings, each of so many lines.
    pub(in crate::portfolio) cells: Vec<Vec<Line>>,
}

/// What every part is worked out from.
struct Cx<'a> {
    contents: &'a PortfolioContents,
    places: Places<'a>,
}

impl Outline {
    /// Works out what a portfolio says.
    pub(in crate::portfolio) fn new(contents: &PortfolioContents) -> Self {
        let cx = Cx {
            contents,
            places: Places::new(contents),
        };
        let mut seen = HashSet::new();
        let prints = contents.composed.details.kind.prints.iter();
        let sections = prints
            .filter(|section| seen.insert(**section))
            .filter_map(|section| cx.section(*section))
            .collect();
        let mut outline = front::outline(contents, sections);
        outline.lead_nowhere_else();
        outline
    }

    /// Makes plain words of what leads to no place of this print.
    fn lead_nowhere_else(&mut self) {
        let anchors: HashSet<String> = self.sections.iter().flat_map(Section::anchors).collect();
        for line in self.sections.iter_mut().flat_map(Section::lines_mut) {
            for span in line {
                if let Span::Link { to, .. } = span
                    && to.as_ref().is_some_and(|to| !anchors.contains(to))
                {
                    *to = None;
                }
            }
        }
    }
}

impl Cx<'_> {
    /// Sets out one part; nothing where there is nothing to say.
    fn section(&self, section: PrintSection) -> Option<Section> {
        let blocks = match section {
            PrintSection::Glance => glance::blocks(self),
            PrintSection::Standing => front::standing(self.contents),
            PrintSection::Statement => statement::blocks(self),
            PrintSection::Matrix => matrix::blocks(self),
            PrintSection::ActivityTable => activities::table_of(self),
            PrintSection::Activities => activities::in_full(self),
            PrintSection::CpdByGroup => activities::by_group(self),
            PrintSection::Ratings => ratings::blocks(self),
            PrintSection::Skills => skills::frameworks(self),
            PrintSection::Behaviours => skills::behaviours(self),
            PrintSection::Qualifications => qualifications::blocks(self),
            PrintSection::Plan => plan::blocks(self),
            PrintSection::Parts => statement::parts(self),
            PrintSection::Evidence => evidence::blocks(self),
            // The files themselves are no text; who encloses them says so.
            PrintSection::Attachments => Vec::new(),
        };
        (!blocks.is_empty()).then(|| Section {
            anchor: format!("section-{}", section.key()),
            heading: section.label(),
            blocks,
        })
    }

    /// Tells whether each activity has a place of its own besides its row in the table.
    fn prints_in_full(&self) -> bool {
        let kind = &self.contents.composed.details.kind;
        kind.prints(PrintSection::Activities)
    }

    /// Says what an entry counts toward, a line each.
    fn claims(&self, links: &[crate::domain::Link]) -> Vec<Line> {
        let claims = self.places.claims(links).into_iter();
        claims.map(claim).collect()
    }

    /// Says what shows a requirement: evidence, activities, and what else there is.
    fn shown(&self, shown: Shown) -> Vec<Line> {
        let Shown {
            evidence,
            activities,
            more,
        } = shown;
        let mut lines = Vec::new();
        if !evidence.is_empty() {
            lines.push(in_a_row(evidence.into_iter().map(link).collect()));
        }
        for label in activities {
            let mut all = self.contents.activities.iter();
            let found =
                all.find(|activity| self.places.activity(activity.id).as_ref() == Some(&label));
            if let Some(found) = found {
                lines.push(vec![link(Reference {
                    text: found.details.title.clone(),
                    to: Some(label),
                })]);
            }
        }
        lines.extend(more.map(words));
        if lines.is_empty() {
            lines.push(words("Nothing yet"));
        }
        lines
    }
}

fn claim(claim: Claim) -> Line {
    let Claim {
        code,
        text,
        to,
        reason,
    } = claim;
    let text = code.map_or_else(|| text.clone(), |code| format!("{code} {text}"));
    let mut line = vec![link(Reference { text, to })];
    line.extend(reason.map(|reason| Span::Text(format!(": {reason}"))));
    line
}

fn words(text: impl Into<String>) -> Line {
    vec![Span::Text(text.into())]
}

/// Makes a cell of one line; an empty one of a blank text.
fn cell(text: impl Into<String>) -> Vec<Line> {
    let text = text.into();
    if text.trim().is_empty() {
        Vec::new()
    } else {
        vec![words(text)]
    }
}

fn link(Reference { text, to }: Reference) -> Span {
    Span::Link {
        text,
        to,
        anchor: None,
    }
}

/// Puts commas between spans.
fn in_a_row(spans: Vec<Span>) -> Line {
    let mut line = Vec::new();
    for span in spans {
        if !line.is_empty() {
            line.push(Span::Text(", ".to_owned()));
        }
        line.push(span);
    }
    line
}

/// Splits what a person typed into lines.
fn typed(text: &str) -> Vec<Line> {
    paragraphs(text).into_iter().map(words).collect()
}

fn heading(text: impl Into<String>, anchor: Option<String>) -> Heading {
    Heading {
        anchor,
        line: words(text),
    }
}

fn row<const N: usize>(anchor: Option<String>, cells: [Vec<Line>; N]) -> Row {
    Row {
        anchor,
        cells: cells.into(),
    }
}

fn table<const N: usize>(caption: impl Into<String>, headings: [&str; N], rows: Vec<Row>) -> Block {
    Block::Table(Table {
        caption: caption.into(),
        headings: headings.map(str::to_owned).into(),
        rows,
    })
}

impl Section {
    fn lines_mut(&mut self) -> Vec<&mut Line> {
        self.blocks.iter_mut().flat_map(Block::lines_mut).collect()
    }

    fn anchors(&self) -> Vec<String> {
        let mut anchors = vec![self.anchor.clone()];
        for block in &self.blocks {
            match block {
                Block::Heading(heading) | Block::Subheading(heading) => {
                    anchors.extend(heading.anchor.clone());
                }
                Block::Table(table) => {
                    let rows = table.rows.iter();
                    anchors.extend(rows.filter_map(|row| row.anchor.clone()));
                }
                Block::Paragraph(_) | Block::Small(_) | Block::List(_) | Block::Facts(_) => {}
            }
            for span in block.lines().into_iter().flatten() {
                if let Span::Link {
                    anchor: Some(anchor),
                    ..
                } = span
                {
                    anchors.push(anchor.clone());
                }
            }
        }
        anchors
    }
}

impl Block {
    fn lines(&self) -> Vec<&Line> {
        match self {
            Self::Heading(heading) | Self::Subheading(heading) => vec![&heading.line],
            Self::Paragraph(line) | Self::Small(line) => vec![line],
            Self::List(lines) => lines.iter().collect(),
            Self::Facts(facts) => facts.iter().flat_map(|(_, lines)| lines).collect(),
            Self::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells);
                cells.flatten().collect()
            }
        }
    }

    fn lines_mut(&mut self) -> Vec<&mut Line> {
        match self {
            Self::Heading(heading) | Self::Subheading(heading) => vec![&mut heading.line],
            Self::Paragraph(line) | Self::Small(line) => vec![line],
            Self::List(lines) => lines.iter_mut().collect(),
            Self::Facts(facts) => facts.iter_mut().flat_map(|(_, lines)| lines).collect(),
            Self::Table(table) => {
                let cells = table.rows.iter_mut().flat_map(|row| &mut row.cells);
                cells.flatten().collect()
            }
        }
    }
}
