//! A picture, made small enough to be drawn.

use std::io::{self, Cursor};

use image::{DynamicImage, ImageDecoder as _, ImageReader, Limits};

use super::{Seen, Size, image_of, unreadable};

/// Larger pictures are not unpacked, in pixels a side and in bytes: a small file may hold an endless picture.
const SIDE: u32 = 20_000;
const MEMORY: u64 = 512 * 1024 * 1024;

/// Reads a picture, turned the way up the camera held it.
pub fn read(bytes: &[u8], size: Size) -> io::Result<Seen> {
    let refused = |err: image::ImageError| match err {
        image::ImageError::Limits(_) => {
            unreadable("the picture is very large; open it in its own program")
        }
        _ => unreadable(
            "this is no picture that Cairn knows, or it is damaged; open it in its own program",
        ),
    };
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(SIDE);
    limits.max_image_height = Some(SIDE);
    limits.max_alloc = Some(MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(refused)?;
    let way_up = decoder.orientation().map_err(refused)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(refused)?;
    let most = u32::from(size.longest_side());
    if picture.width().max(picture.height()) > most {
        picture = picture.thumbnail(most, most);
    }
    picture.apply_orientation(way_up);
    let pixels = picture.into_rgba8();
    let size = [pixels.width(), pixels.height()].map(|side| usize::try_from(side).unwrap_or(0));
    Ok(Seen::Picture {
        image: image_of(size, &pixels)?,
        pages: None,
    })
}
