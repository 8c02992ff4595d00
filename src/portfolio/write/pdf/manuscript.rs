//! A document before it is set: what it says of itself, and its blocks in passages, which the press can set apart.

use serde::Serialize;
use serde_json::{Value, json};
use typst::foundations::Bytes;

use super::held::Held;
use super::printable::{Lettering, make_printable};
use crate::portfolio::document::block::{Block, Heading};
use crate::portfolio::document::span::Line;
use crate::portfolio::document::whole::{About, Chapter, Document, Front};

/// How many entries stand in one passage.
const ENTRIES: usize = 25;
/// How many lines take the room of an entry, a third of a page or so.
const LINES_TO_AN_ENTRY: usize = 16;
/// How many lines of tables stand in one passage before another table begins a new one.
const LONG: usize = 400;

/// What a page number is called where one refers to it, and what stands before the number of all pages.
const PAGE: &str = "p.";
const OF: &str = "of";
/// What is said where a character could not be drawn.
const LACKING: &str = "Some characters are printed as □ because the typeface of this document does not have them; the record keeps them as typed.";

/// A document that only has to be set.
pub(super) struct Manuscript {
    pub(super) about: About,
    /// The pages before the text: cover and contents. They are set last, because they speak of all others.
    pub(super) front: Vec<Passage>,
    pub(super) body: Vec<Passage>,
    /// The bytes that blocks name by their place, such as pictures.
    pub(super) files: Vec<Bytes>,
    /// What stands on a sheet beside its text; nothing for other documents.
    pub(super) sheet: Option<Sheet>,
}

/// What stands on a sheet in place of a cover.
pub(super) struct Sheet {
    /// Whose it is, and what it measures against.
    who: String,
    colophon: Vec<Line>,
}

/// Some blocks that are set together.
#[derive(Clone, Debug, Default)]
pub(super) struct Passage {
    pub(super) start: Start,
    /// Its blocks, as JSON; every text in it fits the typefaces.
    pub(super) data: String,
    /// What its characters ask of the typefaces.
    pub(super) lettering: Lettering,
    /// How many headings it stands below: a passage of third-level headings stands below two.
    pub(super) under: usize,
    /// The levels of its headings that stand in the contents.
    pub(super) listed: Vec<usize>,
    /// Whether it prints the pages of places before it, which are better known when it is set.
    pub(super) looks_back: bool,
    /// About how many entries it sets.
    pub(super) weight: usize,
    /// Whether it puts a file into the document and prints nothing.
    pub(super) embeds: bool,
}

/// Where a passage begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Start {
    /// On a page of its own.
    Page,
    /// Below the passage before, or on a new page where another part begins.
    #[default]
    Below,
    /// Below the passage before, which is never parted from it: its heading.
    Beside,
}

impl Passage {
    /// Makes a passage of blocks, or of what stands before and below the chapters, that weighs as much as one entry.
    pub(super) fn new(start: Start, blocks: &[impl Serialize]) -> Result<Self, serde_json::Error> {
        let mut data = serde_json::to_value(blocks)?;
        let lettering = make_printable(&mut data);
        Ok(Self {
            start,
            data: data.to_string(),
            lettering,
            weight: 1,
            ..Self::default()
        })
    }
}

impl Manuscript {
    /// Makes passages of a document's chapters, each of which is let go as they are made.
    pub(super) fn new(document: Document, files: Vec<Held>) -> Result<Self, serde_json::Error> {
        let Front {
            kind,
            subtitle,
            mut facts,
            stage,
            contents,
            ..
        } = document.front;
        facts.extend(stage);
        let cover = json!({
            "is": "cover",
            "title": kind,
            "subtitle": subtitle,
            "facts": facts,
            "colophon": document.colophon,
        });
        let contents = json!({ "is": "contents", "title": contents });
        let sheet = document.sheet.then(|| {
            let who = facts.iter().take(2).map(|fact| fact.text.as_str());
            Sheet {
                who: who
                    .chain([subtitle.as_str()])
                    .collect::<Vec<_>>()
                    .join(" · "),
                colophon: document.colophon.clone(),
            }
        });
        let mut body = Vec::new();
        for chapter in document.chapters {
            passages(chapter, &mut body)?;
        }
        if let Some(first) = body.first_mut() {
            // Whatever comes first, the contents have a page of their own.
            first.start = Start::Page;
        }
        let front = if sheet.is_some() {
            Vec::new()
        } else {
            vec![
                Passage::new(Start::Page, &[cover])?,
                Passage::new(Start::Page, &[contents])?,
            ]
        };
        Ok(Self {
            about: document.about,
            front,
            sheet,
            body,
            files: files.into_iter().map(|Held(bytes)| bytes).collect(),
        })
    }

    /// Returns about how many entries it sets.
    pub(super) fn weight(&self) -> usize {
        self.body.iter().map(|passage| passage.weight).sum()
    }

    /// Tells whether files lie in it, which makes it a PDF/A-3 too.
    pub(super) fn embeds(&self) -> bool {
        self.body.iter().any(|passage| passage.embeds)
    }

    /// Returns what the document says of itself, as data with texts that fit the typefaces, and what is said in it of pages
    /// and of characters that could not be drawn.
    pub(super) fn about(&self) -> Value {
        let About {
            title,
            author,
            footer,
            ..
        } = &self.about;
        let sheet = self.sheet.as_ref();
        let sheet = sheet.map(|sheet| json!({ "who": sheet.who, "colophon": sheet.colophon }));
        let mut about =
            json!({ "title": title, "author": author, "footer": footer, "sheet": sheet });
        let passages = self.front.iter().chain(&self.body);
        let lettering = passages
            .map(|passage| passage.lettering)
            .fold(make_printable(&mut about), Lettering::and);
        let says = json!({
            "page": PAGE,
            "of": OF,
            "lacking": lettering.lacking.then_some(LACKING),
            "combining": lettering.combining,
        });
        if let (Some(about), Value::Object(says)) = (about.as_object_mut(), says) {
            about.extend(says);
        }
        about
    }
}

/// Makes passages of a chapter: as large as can be set at a time, and parted where the document may be.
fn passages(chapter: Chapter, made: &mut Vec<Passage>) -> Result<(), serde_json::Error> {
    let before = made.len();
    let heading = Block::Heading(Heading {
        level: 1,
        key: None,
        text: chapter.title,
        place: None,
    });
    let mut blocks: Vec<Block> = Vec::new();
    let mut depth = 0;
    for block in std::iter::once(heading).chain(chapter.blocks) {
        if parts(&blocks, &block) {
            made.push(passage(&std::mem::take(&mut blocks), &mut depth)?);
        }
        blocks.push(block);
    }
    made.push(passage(&blocks, &mut depth)?);
    for (n, passage) in made.iter_mut().skip(before).enumerate() {
        passage.looks_back = chapter.looks_back;
        match n {
            0 if chapter.opens_page => passage.start = Start::Page,
            1 if passage.start == Start::Below => passage.start = Start::Beside,
            _ => {}
        }
    }
    Ok(())
}

/// Tells whether a block begins a new passage after those.
fn parts(passage: &[Block], block: &Block) -> bool {
    let Some(last) = passage.last() else {
        return false;
    };
    let of_entries = matches!(last, Block::Entry(_));
    match block {
        Block::Entry(_) => !of_entries || passage.len() == ENTRIES,
        Block::Heading(heading) => heading.level == 2,
        Block::Table(_) => passage.iter().map(Block::lines).sum::<usize>() > LONG,
        Block::Picture(_) | Block::File(_) => true,
        _ => of_entries || matches!(last, Block::Picture(_) | Block::File(_)),
    }
}

/// Makes a passage of blocks below headings of that depth, and tells the depth below it.
fn passage(blocks: &[Block], depth: &mut usize) -> Result<Passage, serde_json::Error> {
    let mut under = *depth;
    let mut listed = Vec::new();
    let (mut entries, mut lines) = (0, 0);
    for (n, block) in blocks.iter().enumerate() {
        let heading = match block {
            Block::Heading(heading) => {
                listed.extend((heading.level < 3).then_some(heading.level));
                *depth = heading.level;
                Some(heading)
            }
            Block::Picture(picture) => picture.heading.as_ref().inspect(|heading| {
                listed.push(heading.level);
            }),
            Block::Entry(entry) => Some(&entry.heading),
            _ => None,
        };
        if let Some(heading) = heading.filter(|_| n == 0) {
            under = heading.level - 1;
        }
        match block {
            Block::Entry(_) => entries += 1,
            other => lines += other.lines(),
        }
    }
    let begins = |is: fn(&Block) -> bool| blocks.first().is_some_and(is);
    let embeds = begins(|block| matches!(block, Block::File(_)));
    let start = if begins(|block| matches!(block, Block::Picture(_))) {
        Start::Page
    } else if embeds {
        Start::Beside
    } else {
        Start::Below
    };
    Ok(Passage {
        under,
        listed,
        embeds,
        weight: (entries + lines / LINES_TO_AN_ENTRY).max(1),
        ..Passage::new(start, blocks)?
    })
}
