//! What the terminal says, on standard error, of what could identify a patient. It never keeps a command from working.

use std::io::{self, Write};

use super::error::Format;
use super::ids::short;
use super::json::errors::{Warning, WarningsView};
use super::text::plain;
use crate::domain::Exposure;
use crate::portfolio::{Exposed, ExposedEntry};
use crate::record::{GivenAway, Result, Stands};

/// What can be done about what an export has and its entries no longer show.
const BESIDE: &str = "An export holds the Bin, earlier versions and begun forms too: to show others your work, print a portfolio instead";
/// How many warnings are printed; more than these nobody reads.
const MOST: usize = 20;

/// Warns of what stands in a field, in a place that is named after it.
fn warning(exposure: &Exposure, place: &str) -> Warning {
    let Exposure { field, identifier } = exposure;
    let looks = identifier.looks_like();
    Warning {
        says: format!("{looks}, under “{field}”{place}"),
        hint: identifier.kind.advice(),
        field,
    }
}

/// Warns of what an entry holds that was just kept.
pub fn warn_of_entry(exposures: &[Exposure], format: Format) {
    let warnings = exposures.iter().map(|exposure| warning(exposure, ""));
    tell(&warnings.collect::<Vec<_>>(), format);
}

/// Warns of what is about to be printed or exported.
pub fn warn_of_output(exposed: &[Exposed], format: Format) {
    let warnings = exposed.iter().flat_map(|exposed| {
        let place = format!(" of {}", named(&exposed.entry, &exposed.title));
        let exposures = exposed.exposures.iter();
        exposures.map(move |exposure| warning(exposure, &place))
    });
    tell(&warnings.collect::<Vec<_>>(), format);
}

/// Warns of what is about to be exported. That it could not be looked through keeps nobody from a copy of it.
pub fn warn_of_export(looked: Result<Vec<GivenAway>>, format: Format) {
    let warnings = match looked {
        Ok(found) => found.iter().flat_map(of_given_away).collect(),
        Err(err) => vec![Warning {
            says: format!("What could identify a patient was not looked for. {err}"),
            hint: "`cairn check` says what is wrong",
            field: "",
        }],
    };
    tell(&warnings, format);
}

fn of_given_away(found: &GivenAway) -> Vec<Warning> {
    let title = &found.title;
    let (place, hint) = match &found.stands {
        Stands::Now(entry) => (format!(" of {}", named(entry, title)), None),
        Stands::InBin(_) => (format!(" of “{title}”, in the Bin"), Some(BESIDE)),
        Stands::Before(entry) => (format!(" of {}", named(entry, title)), Some(BESIDE)),
        Stands::Undone => (format!(" of “{title}”, which was undone"), Some(BESIDE)),
        Stands::Begun => (" in a form that was begun".to_owned(), Some(BESIDE)),
    };
    let exposures = found.exposures.iter();
    let warnings = exposures.map(|exposure| {
        let warning = warning(exposure, &place);
        Warning {
            hint: hint.unwrap_or(warning.hint),
            ..warning
        }
    });
    warnings.collect()
}

/// Names an entry as other commands take it.
fn named(entry: &ExposedEntry, title: &str) -> String {
    match entry {
        ExposedEntry::Activity(id) => format!("the activity “{title}” ({})", short(id.uuid())),
        ExposedEntry::Evidence(_, number) => format!("{number} “{title}”"),
        ExposedEntry::Qualification(id) => {
            format!("the qualification “{title}” ({})", short(id.uuid()))
        }
        ExposedEntry::Objective(id) => format!("the objective “{title}” ({})", short(id.uuid())),
        ExposedEntry::Portfolio(id) => format!("the portfolio “{title}” ({})", short(id.uuid())),
        ExposedEntry::Rating(key) => format!("“{title}” ({key})"),
    }
}

fn tell(warnings: &[Warning], format: Format) {
    let mut to = io::stderr().lock();
    let told = match format {
        Format::Plain => in_words(&mut to, warnings),
        Format::Json => as_json(&mut to, warnings),
    };
    // What was asked for is done; nobody can be told that telling failed.
    told.ok();
}

fn in_words(to: &mut impl Write, warnings: &[Warning]) -> io::Result<()> {
    for Warning { says, .. } in warnings.iter().take(MOST) {
        writeln!(to, "warning: {}", plain(says))?;
    }
    if let Some(more @ 1..) = warnings.len().checked_sub(MOST) {
        writeln!(to, "warning: {more} more like these")?;
    }
    let mut hints: Vec<&str> = Vec::new();
    for Warning { hint, .. } in warnings {
        // Said once, however many there are.
        if !hints.contains(hint) {
            writeln!(to, "hint: {hint}")?;
            hints.push(hint);
        }
    }
    Ok(())
}

fn as_json(to: &mut impl Write, warnings: &[Warning]) -> io::Result<()> {
    if warnings.is_empty() {
        return Ok(());
    }
    serde_json::to_writer(&mut *to, &WarningsView { warnings })?;
    writeln!(to)
}
