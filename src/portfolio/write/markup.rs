//! Writes elements of HTML and XML: every element is closed, and whatever a person typed is text.

/// A document that is being written.
pub(super) struct Markup {
    written: String,
}

/// An attribute's name with its value.
pub(super) type Attribute<'a> = (&'static str, &'a str);

impl Markup {
    /// Begins after what stands before every element.
    pub(super) fn after(prologue: &'static str) -> Self {
        Self {
            written: prologue.to_owned(),
        }
    }

    /// Writes an element with what stands in it.
    pub(super) fn element(
        &mut self,
        name: &'static str,
        attributes: &[Attribute<'_>],
        inside: impl FnOnce(&mut Self),
    ) {
        self.tag(name, attributes, ">");
        inside(self);
        self.written.push_str("</");
        self.written.push_str(name);
        self.written.push('>');
    }

    /// Writes an element in which nothing can stand.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[Attribute<'_>]) {
        self.tag(name, attributes, "/>");
    }

    /// Writes text.
    pub(super) fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.written.push_str("&amp;"),
                '<' => self.written.push_str("&lt;"),
                '>' => self.written.push_str("&gt;"),
                '"' => self.written.push_str("&quot;"),
                '\'' => self.written.push_str("&#39;"),
                c => self.written.push(writable(c)),
            }
        }
    }

    /// Writes what is markup already; never what a person typed.
    pub(super) fn made(&mut self, markup: &'static str) {
        self.written.push_str(markup);
    }

    /// Ends a line between elements.
    pub(super) fn line(&mut self) {
        self.written.push('\n');
    }

    /// Returns the document.
    pub(super) fn finish(self) -> String {
        self.written
    }

    fn tag(&mut self, name: &'static str, attributes: &[Attribute<'_>], end: &'static str) {
        self.written.push('<');
        self.written.push_str(name);
        for (name, value) in attributes {
            self.written.push(' ');
            self.written.push_str(name);
            self.written.push_str("=\"");
            self.text(value);
            self.written.push('"');
        }
        self.written.push_str(end);
    }
}

/// Returns what stands for a character: itself, unless neither HTML nor XML can hold it.
const fn writable(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\r' => ' ',
        '\0'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {
            char::REPLACEMENT_CHARACTER
        }
        c => c,
    }
}
