//! The floor of the portfolio: a static document in a bare typst world, with the portfolio's typeface, page and standard.

use std::error::Error;
use std::path::PathBuf;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::ecow::EcoVec;
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

const FONTS: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../assets/fonts/Inter-Medium.otf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../assets/fonts/InterDisplay-SemiBold.otf"),
];

/// How the portfolio's pages are set; its text follows.
const HEAD: &str = r#"
#set document(title: "Floor")
#set text(font: "Inter", size: 9.5pt, lang: "en", region: "GB", hyphenate: false)
#set par(leading: 0.68em, spacing: 0.8em)
#set page(paper: "a4", margin: 22mm)
= Portfolio
"#;

/// A static document in the making.
#[derive(Default)]
pub struct Document(String);

impl Document {
    /// Adds a heading.
    pub fn heading(&mut self, text: &str) {
        self.0.extend(["\n== #", &quoted(text), "\n"]);
    }

    /// Adds a paragraph, where there is anything to say.
    pub fn paragraph(&mut self, text: &str) {
        if !text.is_empty() {
            self.0.extend(["\n#", &quoted(text), "\n"]);
        }
    }

    /// Returns the document's markup.
    pub fn finish(self) -> String {
        HEAD.to_owned() + &self.0
    }
}

/// Writes a text as typst's own literal.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', r"\\").replace('"', "\\\""))
}

/// A static document, ready to be set.
pub struct Page {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    id: FileId,
    markup: String,
}

impl Page {
    /// Puts the typeface beside a document's markup.
    pub fn new(markup: String) -> Result<Self, Box<dyn Error>> {
        let fonts: Vec<Font> = FONTS
            .into_iter()
            .flat_map(|bytes| Font::iter(Bytes::new(bytes)))
            .collect();
        let path = VirtualPath::new("floor.typ").map_err(|err| format!("{err:?}"))?;
        Ok(Self {
            library: LazyHash::new(Library::builder().build()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            id: FileId::new(RootedPath::new(VirtualRoot::Project, path)),
            markup,
        })
    }

    /// Sets the document from its markup, with nothing remembered from the time before.
    pub fn pdf(&self) -> Result<Vec<u8>, EcoVec<SourceDiagnostic>> {
        let source = Source::new(self.id, self.markup.clone());
        let document = typst::compile(&Desk { page: self, source }).output?;
        let standards = PdfStandards::new(&[PdfStandard::Ua_1]).unwrap_or_default();
        let options = PdfOptions {
            standards,
            ..PdfOptions::default()
        };
        let pdf = typst_pdf::pdf(&document, &options);
        typst::comemo::evict(0);
        pdf
    }
}

/// All that typst sees of one document.
struct Desk<'a> {
    page: &'a Page,
    source: Source,
}

impl World for Desk<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &self.page.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.page.book
    }

    fn main(&self) -> FileId {
        self.page.id
    }

    fn source(&self, _id: FileId) -> FileResult<Source> {
        Ok(self.source.clone())
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let path = id.get().vpath().get_without_slash();
        Err(FileError::NotFound(PathBuf::from(path)))
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.page.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
