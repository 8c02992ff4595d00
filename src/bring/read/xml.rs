//! XML as a stream of few sorts of steps, so that a long sheet takes no more memory than its rows.

use std::io::BufRead;

use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;

use super::super::error::{Fault, Read};

/// One step through a document.
#[derive(Debug)]
pub enum Step<'a> {
    /// A tag opens.
    Open(Tag<'a>),
    /// A tag of that name closes.
    Close(&'a str),
    /// A text.
    Text(&'a str),
}

/// A tag, by its name without the space it is in.
#[derive(Debug)]
pub struct Tag<'a>(&'a BytesStart<'a>);

impl Tag<'_> {
    /// Returns its name.
    #[must_use]
    pub fn name(&self) -> &str {
        let name = self.0.local_name();
        let length = name.as_ref().len();
        // Borrowed from the tag itself.
        let whole = self.0.name().into_inner();
        whole
            .get(whole.len().saturating_sub(length)..)
            .unwrap_or_default()
    }

    /// Returns what an attribute says, by its name without its space.
    #[must_use]
    pub fn says(&self, name: &str) -> Option<String> {
        let found = self
            .0
            .attributes()
            .with_checks(false)
            .flatten()
            .find(|one| one.key.local_name().as_ref() == name)?;
        let value = found.normalized_value(XmlVersion::Implicit1_0);
        Some(value.map_or_else(|_| found.value.to_string(), std::borrow::Cow::into_owned))
    }

    /// Returns the number that an attribute says.
    #[must_use]
    pub fn number(&self, name: &str) -> Option<usize> {
        self.says(name)?.trim().parse().ok()
    }

    /// Tells whether an attribute says yes.
    #[must_use]
    pub fn is(&self, name: &str) -> bool {
        self.says(name)
            .is_some_and(|says| ["1", "true", "on"].contains(&says.trim()))
    }
}

/// The longest piece of text or tag that is read at once.
const LONGEST: usize = 64 << 20;

/// Goes through a document. Entities that it defines itself are left as they stand, so that they cannot grow.
pub fn walk(from: impl BufRead, mut each: impl FnMut(Step<'_>) -> Read<()>) -> Read<()> {
    let mut reader = Reader::from_reader(from);
    let config = reader.config_mut();
    config.expand_empty_elements = true;
    config.check_end_names = false;
    config.allow_dangling_amp = true;
    config.allow_unmatched_ends = true;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        let event = reader.read_event_into(&mut buffer).map_err(Fault::broken)?;
        match &event {
            Event::Start(tag) | Event::Empty(tag) => each(Step::Open(Tag(tag)))?,
            Event::End(tag) => each(Step::Close(tag.local_name().as_ref()))?,
            Event::Text(text) => each(Step::Text(text))?,
            Event::CData(text) => each(Step::Text(text))?,
            Event::GeneralRef(name) => {
                if let Ok(Some(sign)) = name.resolve_char_ref() {
                    each(Step::Text(sign.encode_utf8(&mut [0; 4])))?;
                } else if let Some(text) = quick_xml::escape::resolve_xml_entity(name) {
                    each(Step::Text(text))?;
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
        if buffer.len() > LONGEST {
            return Err(Fault::TooMuch);
        }
    }
}
