//! What is known of enclosed files from a reading before: the pages seen while one writes are made of it again and again.

use std::collections::{HashMap, HashSet};

use crate::domain::FileContent;
use crate::portfolio::write::pdf::held::Held;

/// The pages of a file as pictures.
#[derive(Clone, Debug)]
pub(super) struct Drawn {
    pub(super) pages: Vec<DrawnPage>,
    /// How many more there are.
    pub(super) left_off: usize,
}

/// One page.
#[derive(Clone, Debug)]
pub(super) struct DrawnPage {
    pub(super) bytes: Held,
    /// The name by which typst knows what its bytes are.
    pub(super) format: &'static str,
    pub(super) text: String,
}

impl Drawn {
    /// Takes a picture for a page.
    pub(super) fn picture(bytes: Vec<u8>, format: &'static str) -> Self {
        let page = DrawnPage {
            bytes: Held::new(bytes),
            format,
            text: String::new(),
        };
        Self {
            pages: vec![page],
            left_off: 0,
        }
    }
}

/// Files by the SHA-256 of their bytes, so that nothing kept is ever out of date.
#[derive(Debug, Default)]
pub(in crate::portfolio) struct Kept {
    drawn: HashMap<String, Drawn>,
    /// Whether the typesetter can set a file's pages; it may refuse in a document that embeds files what else it sets.
    sound: HashMap<(String, bool), bool>,
}

impl Kept {
    /// Returns a file's pages, drawn now unless they were before. What could not be drawn is tried again each time: the file
    /// may be back.
    pub(super) fn drawn(
        &mut self,
        file: &FileContent,
        draw: impl FnOnce() -> Result<Drawn, &'static str>,
    ) -> Result<Drawn, &'static str> {
        if let Some(drawn) = self.drawn.get(&file.sha256) {
            return Ok(drawn.clone());
        }
        let drawn = draw()?;
        self.drawn.insert(file.sha256.clone(), drawn.clone());
        Ok(drawn)
    }

    /// Tells whether the typesetter can set a file's pages, tried now unless it was before.
    pub(super) fn verdict(
        &mut self,
        file: &FileContent,
        embeds: bool,
        try_out: impl FnOnce() -> bool,
    ) -> bool {
        let of = (file.sha256.clone(), embeds);
        *self.sound.entry(of).or_insert_with(try_out)
    }

    /// Forgets all files but those.
    pub(super) fn retain<'a>(&mut self, files: impl Iterator<Item = &'a FileContent>) {
        let hashes: HashSet<&str> = files.map(|file| file.sha256.as_str()).collect();
        self.drawn
            .retain(|sha256, _| hashes.contains(sha256.as_str()));
        self.sound
            .retain(|(sha256, _), _| hashes.contains(sha256.as_str()));
    }
}
