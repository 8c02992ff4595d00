//! All that typst can see while it sets a portfolio: our templates, our fonts, one day, the data and the bytes
//! that the document encloses.
//!
//! **Architecture invariant:** there is no file system, no package registry and no clock behind this.

use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use chrono::{Datelike as _, NaiveDate};
use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};

use crate::typefaces;

/// Names a template and takes its text into the program.
macro_rules! template {
    ($name:literal) => {
        (
            $name,
            include_str!(concat!("../../../../assets/portfolio/", $name)),
        )
    };
}

/// The templates with their names; the first one is the document.
const TEMPLATES: &[(&str, &str)] = &[
    template!("document.typ"),
    template!("sheet.typ"),
    template!("theme.typ"),
];

/// The folder in which typst finds the bytes of what is enclosed, by number; it is nowhere but here.
const ENCLOSED: &str = "enclosed";

/// The typefaces; every one covers the same characters.
const FONTS: &[&[u8]] = &[
    typefaces::REGULAR,
    typefaces::MEDIUM,
    typefaces::SEMIBOLD,
    typefaces::DISPLAY,
];

/// The templates, read once for the life of the program.
static SOURCES: LazyLock<Vec<Source>> = LazyLock::new(|| {
    let sources = TEMPLATES.iter().filter_map(|(name, text)| {
        let path = VirtualPath::new(name).ok()?;
        let id = FileId::new(RootedPath::new(VirtualRoot::Project, path));
        Some(Source::new(id, (*text).to_owned()))
    });
    sources.collect()
});

/// The fonts, read once for the life of the program.
static TYPE_CASE: LazyLock<(Vec<Font>, LazyHash<FontBook>)> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS
        .iter()
        .flat_map(|bytes| Font::iter(Bytes::new(*bytes)))
        .collect();
    let book = FontBook::from_fonts(&fonts);
    (fonts, LazyHash::new(book))
});

/// Tells whether the bundled typefaces can draw a character.
pub(super) fn can_draw(c: char) -> bool {
    // Looking through a font's coverage takes time, and nearly all of what people write is this.
    if c.is_ascii_graphic() || c == ' ' {
        return true;
    }
    let (fonts, _) = &*TYPE_CASE;
    fonts
        .iter()
        .all(|font| font.info().coverage.contains(u32::from(c)))
}

/// What every template may call, made once for the life of the program: what a document says comes in as files, so that
/// layouts stay known from one setting to the next.
static LIBRARY: LazyLock<LazyHash<Library>> =
    LazyLock::new(|| LazyHash::new(Library::builder().build()));

/// The data of one document or part of one, as JSON under the names by which the templates read it.
pub(super) struct Data {
    /// What the document says of itself.
    pub(super) about: Bytes,
    /// What is known of the whole, where this is a part.
    pub(super) whole: Bytes,
    /// What is set.
    pub(super) passages: Bytes,
}

/// The surroundings of one piece of work.
pub(super) struct Workshop {
    main: FileId,
    data: Data,
    files: Arc<[Bytes]>,
    today: NaiveDate,
}

impl Workshop {
    /// Lays out everything for one document or part of one.
    ///
    /// Returns nothing if the first template has no proper name, which its constant rules out.
    pub(super) fn new(data: Data, files: Arc<[Bytes]>, today: NaiveDate) -> Option<Self> {
        Some(Self {
            main: SOURCES.first()?.id(),
            data,
            files,
            today,
        })
    }
}

impl World for Workshop {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        let (_, book) = &*TYPE_CASE;
        book
    }

    fn main(&self) -> FileId {
        self.main
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let found = SOURCES.iter().find(|source| source.id() == id);
        found.cloned().ok_or_else(|| not_there(id))
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        let found = match path {
            "about.json" => Some(&self.data.about),
            "whole.json" => Some(&self.data.whole),
            "passages.json" => Some(&self.data.passages),
            enclosed => {
                let place = Path::new(enclosed).strip_prefix(ENCLOSED).ok();
                let place = place.and_then(|place| place.to_str()?.parse::<usize>().ok());
                place.and_then(|place| self.files.get(place))
            }
        };
        found.cloned().ok_or_else(|| not_there(id))
    }

    fn font(&self, index: usize) -> Option<Font> {
        let (fonts, _) = &*TYPE_CASE;
        fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        day(self.today)
    }
}

/// Says a date in typst's own type.
pub(super) fn day(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (date.month().try_into().ok()?, date.day().try_into().ok()?);
    Datetime::from_ymd(date.year(), month, day)
}

fn not_there(id: FileId) -> FileError {
    FileError::NotFound(PathBuf::from(id.get().vpath().get_without_slash()))
}
