//! What an attached file looks like, to be seen without another program.
//!
//! Files may come from anywhere. What is read of one is capped, and a reader that gives up, even by a panic, takes
//! nothing with it but the preview.

mod page;
mod picture;
mod text;

use std::fmt;
use std::fs;
use std::io;
use std::panic;
use std::path::Path;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use crate::domain::FileContent;

/// Larger files are not read for a preview, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Draws a page of a PDF, the last one where it has fewer, at so many pixels for each point; nothing where it cannot be
/// drawn.
#[must_use]
pub fn page_of(pdf: &[u8], number: usize, scale: f32) -> Option<ColorImage> {
    let drawn = panic::catch_unwind(|| page::draw(pdf.to_vec(), number, |_| scale));
    let (image, _pages) = drawn.ok()?.ok()?;
    Some(image)
}

/// How large a picture is wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Size {
    /// For a cell of the grid.
    Small,
    /// For the details.
    Large,
}

impl Size {
    /// Returns the longest side, in pixels.
    const fn longest_side(self) -> u16 {
        match self {
            Self::Small => 400,
            Self::Large => 1400,
        }
    }
}

/// What is seen of a file.
#[derive(Clone, PartialEq, Eq)]
pub enum Preview {
    /// It is being read.
    Reading,
    /// Its first lines.
    Text {
        /// The lines.
        text: String,
        /// Whether the file goes on.
        goes_on: bool,
    },
    /// A picture, or the first page of a document.
    Picture {
        /// What is drawn.
        texture: TextureHandle,
        /// How many pages the document has; `None` for a picture.
        pages: Option<usize>,
    },
    /// Why nothing of it is shown, and what to do.
    Nothing(String),
}

impl fmt::Debug for Preview {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reading => f.write_str("Reading"),
            Self::Text { text, .. } => f.debug_tuple("Text").field(text).finish(),
            Self::Picture { texture, pages } => f
                .debug_struct("Picture")
                .field("size", &texture.size())
                .field("pages", pages)
                .finish(),
            Self::Nothing(why) => f.debug_tuple("Nothing").field(why).finish(),
        }
    }
}

/// How a file is read.
#[derive(Clone, Copy)]
enum Reader {
    Text,
    Picture,
    Document,
}

impl Reader {
    fn of(file: &FileContent) -> Option<Self> {
        match file.ending().as_str() {
            "txt" | "md" | "csv" => Some(Self::Text),
            "png" | "jpg" | "jpeg" | "gif" | "webp" => Some(Self::Picture),
            "pdf" => Some(Self::Document),
            _ => None,
        }
    }

    fn read(self, stored: &Path, size: Size) -> io::Result<Seen> {
        match self {
            Self::Text => text::read(stored),
            Self::Picture => picture::read(&whole(stored)?, size),
            Self::Document => page::read(whole(stored)?, size),
        }
    }
}

/// What a reader found.
enum Seen {
    Text {
        text: String,
        goes_on: bool,
    },
    Picture {
        image: ColorImage,
        pages: Option<usize>,
    },
}

impl Preview {
    /// Tells whether something of the file can be shown.
    #[must_use]
    pub fn is_possible(file: &FileContent) -> bool {
        Reader::of(file).is_some()
    }

    /// Reads what can be shown of a file.
    #[must_use]
    pub fn read(ctx: &Context, stored: &Path, file: &FileContent, size: Size) -> Self {
        let Some(reader) = Reader::of(file) else {
            return Self::Nothing("Open the file to see it".to_owned());
        };
        let read = panic::catch_unwind(|| reader.read(stored, size));
        match read {
            Ok(Ok(Seen::Text { text, goes_on })) => Self::Text { text, goes_on },
            Ok(Ok(Seen::Picture { image, pages })) => Self::Picture {
                texture: ctx.load_texture(&file.name, image, TextureOptions::LINEAR),
                pages,
            },
            Ok(Err(err)) if err.kind() == io::ErrorKind::NotFound => Self::Nothing(
                "The file is gone from the record's folder; an earlier copy of the folder may still hold it"
                    .to_owned(),
            ),
            Ok(Err(err)) => Self::Nothing(format!("It cannot be shown here: {err}")),
            Err(_panic) => Self::Nothing(
                "Cairn cannot draw this file; open it in its own program to see it".to_owned(),
            ),
        }
    }
}

/// Reads a whole file, unless it is too large.
fn whole(stored: &Path) -> io::Result<Vec<u8>> {
    if fs::metadata(stored)?.len() > LARGEST {
        let says = "it is larger than 64 MB; open it in its own program";
        return Err(io::Error::new(io::ErrorKind::FileTooLarge, says));
    }
    fs::read(stored)
}

/// Says that a file is not what its name promises.
fn unreadable(why: impl Into<String>) -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, why.into())
}

/// Makes a PNG of a picture from the clipboard; `None` where it has no size that a PNG can have.
#[must_use]
pub fn png_of(picture: &ColorImage) -> Option<Vec<u8>> {
    let [width, height] = picture.size.map(|side| u32::try_from(side).unwrap_or(0));
    let pixels = picture.pixels.iter();
    let pixels = pixels.flat_map(egui::Color32::to_srgba_unmultiplied);
    let picture = image::RgbaImage::from_raw(width, height, pixels.collect())?;
    let mut png = io::Cursor::new(Vec::new());
    picture.write_to(&mut png, image::ImageFormat::Png).ok()?;
    Some(png.into_inner())
}

/// Makes what egui draws of pixels: red, green, blue, alpha.
fn image_of(size: [usize; 2], rgba: &[u8]) -> io::Result<ColorImage> {
    let [width, height] = size;
    if rgba.len() != width * height * 4 {
        return Err(unreadable("the picture is damaged"));
    }
    Ok(ColorImage::from_rgba_unmultiplied(size, rgba))
}
