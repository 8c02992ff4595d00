//! What the terminal says about itself, and about a command line it cannot read.

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Args;

use super::json::FIELDS;
use super::{CliError, Format, Session};

/// What Cairn is, above the commands.
pub const ABOUT: &str = "Keep your record of continuing professional development: what you did, what you learnt, the \
evidence for it, and how far it takes you toward the role you work toward. Without a command the window opens.";

/// What every command shares, below the commands.
pub const AFTER: &str = "\
Dates are written 2026-03-12, 12/03/2026 or 12 Mar, or said: today, yesterday,
last Tue, 3 days ago. Lengths of time are written 1.5, 1h30 or 90m.
An id may be shortened to four or more characters of its beginning or its end;
lists show the end. Evidence is called by its reference, such as E7.
A requirement is called by its key, its code or its name: pda/mentoring,
Mentoring, klimf/6.1 or 6.1; a statement of a skill by its number: klimf/6.1#2.

Examples:
  cairn init --name \"Sam Sample\"
  cairn activity add --title \"Journal club\" --hours 1h30 --link Mentoring
  cairn evidence add --title \"Minutes\" --file minutes.pdf --link \"6.1#2=Led it\"
  cairn progress
  cairn portfolio print --out portfolio.pdf";

/// Describe what --json prints
#[derive(Debug, Args)]
#[command(long_about = fields())]
pub struct Json {}

/// Returns the description of `--json` with a line for each paragraph, to be broken where the page ends.
fn fields() -> String {
    let paragraphs = FIELDS.split("\n\n");
    let unbroken = paragraphs.map(|paragraph| paragraph.trim().replace('\n', " "));
    unbroken.collect::<Vec<_>>().join("\n\n")
}

/// Prints the description of `--json`.
pub fn run(args: &Json, session: &mut Session) {
    let Json {} = args;
    session.out.paragraph(0, &fields());
}

/// Answers a command line that names no command to run: with help that was asked for, or with what is wrong.
pub fn misread(err: &clap::Error, args: &[OsString]) -> ExitCode {
    let json = args.iter().any(|arg| arg == "--json");
    if json && err.use_stderr() {
        let text = err.render().to_string();
        let first = text.lines().next().unwrap_or_default();
        let first = first.strip_prefix("error: ").unwrap_or(first);
        let missing: Vec<&str> = text
            .lines()
            .skip(1)
            .take_while(|line| line.starts_with("  "))
            .map(str::trim)
            .collect();
        return CliError::usage(format!("{first} {}", missing.join(", ")).trim_end())
            .hinted("`cairn --help` lists the commands, `cairn help COMMAND` what one takes")
            .report(Format::Json);
    }
    // Nobody can be told that telling failed; the exit status still says what happened.
    err.print().ok();
    ExitCode::from(u8::try_from(err.exit_code()).unwrap_or(2))
}
