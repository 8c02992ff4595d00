//! Lines of a text that was marked up.

/// Writes lines without blanks around them or doubled within.
#[derive(Default)]
pub struct Lines {
    done: String,
    line: String,
}

impl Lines {
    /// Goes on in the line.
    pub fn write(&mut self, text: &str) {
        for c in text.chars() {
            let c = match c {
                '\u{a0}' | '\u{202f}' | '\u{2007}' => ' ',
                '\u{ad}' | '\u{200b}' => continue,
                c if c.is_whitespace() => ' ',
                c => c,
            };
            if c != ' ' || !(self.line.is_empty() || self.line.ends_with(' ')) {
                self.line.push(c);
            }
        }
    }

    /// Ends the line.
    pub fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        let line = line.trim_end();
        if !line.is_empty() && line != "-" {
            if !self.done.is_empty() {
                self.done.push('\n');
            }
            self.done.push_str(line);
        }
    }

    /// Returns what was written.
    #[must_use]
    pub fn finish(mut self) -> String {
        self.end();
        self.done
    }
}
