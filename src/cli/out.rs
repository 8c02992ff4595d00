//! What the terminal prints on standard output.

use std::fmt::Display;
use std::io::{self, BufWriter, Stdout, Write};

use serde::Serialize;

use super::CliError;
use super::text::{plain, wrap};

/// The width of a page that is no terminal, or does not say how wide it is.
const USUAL_WIDTH: usize = 80;
/// Lines longer than this tire the eye, however wide the terminal.
const WIDEST: usize = 120;
/// Tables cannot be squeezed below this.
const NARROWEST: usize = 40;

/// Standard output, fitted to a width. A reader that goes away (`cairn … | head`) ends it quietly.
pub struct Out {
    to: BufWriter<Stdout>,
    width: usize,
    failed: Option<io::Error>,
}

impl Out {
    /// Opens standard output, as wide as the terminal says.
    pub fn open() -> Self {
        // Nothing is said of a pipe or a file.
        let said = terminal_size::terminal_size_of(io::stdout());
        let width = said.map_or(USUAL_WIDTH, |(width, _)| usize::from(width.0));
        Self {
            to: BufWriter::new(io::stdout()),
            width: width.clamp(NARROWEST, WIDEST),
            failed: None,
        }
    }

    /// Returns how many characters fit on a line.
    pub const fn width(&self) -> usize {
        self.width
    }

    /// Prints a line; control characters, which could steer the terminal, are shown instead of obeyed.
    pub fn line(&mut self, text: impl Display) {
        let text = plain(&text.to_string());
        self.write(|to| writeln!(to, "{}", text.trim_end()));
    }

    /// Prints an empty line.
    pub fn gap(&mut self) {
        self.line("");
    }

    /// Prints a text wrapped to the width, each line after `indent` blanks.
    pub fn paragraph(&mut self, indent: usize, text: &str) {
        for line in wrap(text, self.width.saturating_sub(indent)) {
            self.line(format_args!("{:indent$}{line}", ""));
        }
    }

    /// Prints what an entry is called, and whether it lies in the Bin, above everything else.
    pub fn title(&mut self, title: &str, deleted: bool) {
        self.paragraph(0, title);
        if deleted {
            self.line("In the Bin");
        }
        self.gap();
    }

    /// Prints a heading over the entries that another names; nothing when there are none.
    pub fn entries(&mut self, heading: &str, entries: impl IntoIterator<Item = String>) {
        let entries: Vec<String> = entries.into_iter().collect();
        self.section(heading, &entries.join("\n"));
    }

    /// Prints a name and what stands for it, in two columns; nothing when there is none.
    pub fn field(&mut self, name: &str, value: impl Display) {
        const NAMES: usize = 16;
        let value = value.to_string();
        let mut name = name;
        for line in wrap(&value, self.width.saturating_sub(NAMES)) {
            if !value.trim().is_empty() {
                self.line(format_args!("{name:NAMES$}{line}"));
            }
            name = "";
        }
    }

    /// Prints a heading over a text; nothing when the text is blank.
    pub fn section(&mut self, heading: &str, text: &str) {
        if !text.trim().is_empty() {
            self.gap();
            self.line(heading);
            self.paragraph(2, text);
        }
    }

    /// Prints text that is meant for another program, as it is.
    pub fn raw(&mut self, text: &str) {
        self.write(|to| to.write_all(text.as_bytes()));
    }

    /// Prints a value as JSON.
    pub fn json(&mut self, value: &impl Serialize) {
        self.write(|to| {
            serde_json::to_writer_pretty(&mut *to, value)?;
            writeln!(to)
        });
    }

    /// Sends off what is still held back.
    ///
    /// # Errors
    /// When the output could not be written, other than because nobody reads it any more.
    pub fn finish(mut self) -> Result<(), CliError> {
        self.write(Write::flush);
        match self.failed {
            None => Ok(()),
            Some(err) if err.kind() == io::ErrorKind::BrokenPipe => Ok(()),
            Some(err) => Err(CliError::failed(format!(
                "The output could not be written: {err}"
            ))),
        }
    }

    fn write(&mut self, print: impl FnOnce(&mut BufWriter<Stdout>) -> io::Result<()>) {
        if self.failed.is_none() {
            self.failed = print(&mut self.to).err();
        }
    }
}
