//! What stands on a line, said once for every form of a document.
//!
//! Where forms differ, a span says what is meant and each writer shows it in its way: a page number on paper is a name on a
//! screen, and dots and bars are drawn on paper alone, beside words that say the same.

use serde::{Serialize, Serializer};

/// The name of a place in a document, to which links lead.
pub(in crate::portfolio) type Place = String;

/// A run of characters, or something drawn.
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "is", rename_all = "kebab-case")]
pub(in crate::portfolio) enum Span {
    /// Words in another tone.
    Said { tone: Tone, text: String },
    /// Words that lead to a place.
    Link(Link),
    /// A number that stands before what it numbers.
    Number { text: String, to: Option<Place> },
    /// A citation in a text that a person wrote.
    Citation {
        text: String,
        /// The piece that is cited.
        to: Option<Place>,
        /// The place by which the piece leads back here.
        place: Option<Place>,
        /// What marks a piece that is not in this document.
        mark: Option<&'static str>,
    },
    /// What an entry counts toward.
    Claim {
        /// The skill's code in its framework.
        code: Option<String>,
        text: String,
        to: Option<Place>,
    },
    /// Several places in short: by their pages on paper, by their names elsewhere.
    Pages { of: Vec<Named> },
    /// A web address, or a file that lies beside the document.
    Web { text: String, href: Option<String> },
    /// A sign that stands for words.
    Sign {
        sign: &'static str,
        says: &'static str,
    },
    /// A figure, with a bar beside it on paper.
    Measure { bar: Option<Bar>, text: String },
    /// A level as dots, drawn on paper alone: the words beside it name it.
    Dots {
        levels: usize,
        rating: usize,
        target: usize,
    },
    /// A notch for each of several, filled or not, drawn on paper alone: the words beside it count them.
    Notches { filled: Vec<bool> },
    /// Parts what stands in a row.
    Gap,
    /// Plain words.
    #[serde(untagged)]
    Text(String),
}

/// How words are said beside others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::portfolio) enum Tone {
    Strong,
    Quiet,
    Small,
    Accent,
    /// Small, of something that is reached.
    Met,
    /// Of a short name that stands for a longer one.
    Key,
}

/// Words that lead to a place, if it is in this document.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Link {
    pub(in crate::portfolio) text: String,
    pub(in crate::portfolio) to: Option<Place>,
    pub(in crate::portfolio) look: Look,
}

/// How a link is shown on paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(in crate::portfolio) enum Look {
    Plain,
    Strong,
    Small,
    /// With its page.
    Paged,
    /// As plain words with its page beside them.
    Beside,
    /// As plain words with its page after them.
    PageAlone,
}

/// A place with its name.
#[derive(Clone, Debug, Serialize)]
pub(in crate::portfolio) struct Named {
    pub(in crate::portfolio) text: String,
    pub(in crate::portfolio) to: Place,
}

/// How much of a bar is filled.
#[derive(Clone, Copy, Debug, Serialize)]
pub(in crate::portfolio) struct Bar {
    part: u64,
    whole: u64,
}

impl Bar {
    /// Fills a bar; there is none where there is nothing to fill.
    pub(super) fn new(part: impl TryInto<u64>, whole: impl TryInto<u64>) -> Option<Self> {
        let (part, whole) = (part.try_into().ok()?, whole.try_into().ok()?);
        (whole > 0).then_some(Self {
            part: part.min(whole),
            whole,
        })
    }
}

/// A line of text, however often it wraps.
#[derive(Clone, Debug, Default)]
pub(in crate::portfolio) struct Line(pub(in crate::portfolio) Vec<Span>);

impl Line {
    /// Puts spans beside each other in a row.
    pub(super) fn row(spans: impl IntoIterator<Item = Span>) -> Self {
        let mut line = Self::default();
        for span in spans {
            if !line.0.is_empty() {
                line.0.push(Span::Gap);
            }
            line.0.push(span);
        }
        line
    }

    /// Returns the line, or nothing if it is empty.
    pub(super) fn filled(self) -> Option<Self> {
        (!self.0.is_empty()).then_some(self)
    }

    /// Adds a span.
    pub(in crate::portfolio) fn and(mut self, span: impl Into<Span>) -> Self {
        self.0.push(span.into());
        self
    }

    /// Tells whether it holds more than drawings.
    pub(in crate::portfolio) fn says_something(&self) -> bool {
        let mut spans = self.0.iter();
        spans.any(|span| !matches!(span, Span::Dots { .. } | Span::Notches { .. }))
    }

    /// Counts its characters, roughly.
    pub(in crate::portfolio) fn chars(&self) -> usize {
        self.0.iter().map(Span::chars).sum()
    }
}

/// A line of plain words is written as these, which most lines are.
impl Serialize for Line {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0.as_slice() {
            [Span::Text(text)] => serializer.serialize_str(text),
            spans => spans.serialize(serializer),
        }
    }
}

impl<T: Into<Span>> From<T> for Line {
    fn from(span: T) -> Self {
        Self(vec![span.into()])
    }
}

impl From<&str> for Span {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Span {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<Link> for Span {
    fn from(link: Link) -> Self {
        Self::Link(link)
    }
}

impl Link {
    pub(super) fn new(text: impl Into<String>, to: Option<Place>) -> Self {
        Self {
            text: text.into(),
            to,
            look: Look::Plain,
        }
    }

    pub(super) fn look(self, look: Look) -> Self {
        Self { look, ..self }
    }
}

impl Tone {
    /// Says words in this tone.
    pub(in crate::portfolio) fn of(self, text: impl Into<String>) -> Span {
        Span::Said {
            tone: self,
            text: text.into(),
        }
    }
}

impl Span {
    /// Returns what it says; nothing of what is only drawn, and what parts those in a row.
    pub(in crate::portfolio) fn text(&self) -> String {
        match self {
            Self::Text(text)
            | Self::Said { text, .. }
            | Self::Link(Link { text, .. })
            | Self::Web { text, .. }
            | Self::Measure { text, .. } => text.clone(),
            Self::Number { text, .. } => format!("{text} "),
            Self::Citation { text, mark, .. } => format!("{text}{}", mark.unwrap_or_default()),
            Self::Claim { code, text, .. } => match code {
                Some(code) => format!("{code} {text}"),
                None => text.clone(),
            },
            Self::Pages { of } => {
                let names: Vec<&str> = of.iter().map(|named| named.text.as_str()).collect();
                names.join(BETWEEN)
            }
            Self::Sign { sign, .. } => (*sign).to_owned(),
            Self::Dots { .. } | Self::Notches { .. } => String::new(),
            Self::Gap => BETWEEN.to_owned(),
        }
    }

    fn chars(&self) -> usize {
        match self {
            Self::Text(text)
            | Self::Said { text, .. }
            | Self::Link(Link { text, .. })
            | Self::Number { text, .. }
            | Self::Citation { text, .. }
            | Self::Claim { text, .. }
            | Self::Web { text, .. }
            | Self::Measure { text, .. } => text.chars().count(),
            Self::Pages { of } => of.len() * PAGE,
            Self::Sign { .. } | Self::Dots { .. } | Self::Notches { .. } | Self::Gap => 1,
        }
    }
}

/// What parts those in a row where no gap can be left; names have commas of their own.
pub(in crate::portfolio) const BETWEEN: &str = "; ";
/// How many characters a page takes where it is referred to.
const PAGE: usize = 6;
