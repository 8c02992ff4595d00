//! Reading files of other programs, which may take a while.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::{Event, Jobs};
use crate::bring::{self, Answers, Given};
use crate::domain::{count, readable};
use crate::files;
use crate::record::{Taken, TakenForm};
use crate::ui::bringing::{Brought, EITHER};

impl Jobs {
    /// Asks the system where to write the log, and so in which form.
    pub fn choose_log_path(&self) {
        self.start("choose-log-path", || {
            let mut dialog = rfd::FileDialog::new().set_title("Export the log to");
            for form in TakenForm::ALL {
                dialog = dialog.add_filter(form.key(), &[form.ending()]);
            }
            dialog
                .set_file_name("log.csv")
                .save_file()
                .map(Event::LogPathChosen)
        });
    }

    /// Writes the log.
    pub fn write_log(&self, path: PathBuf, form: TakenForm, taken: Taken) {
        self.start("write-log", move || {
            let written = files::write(&path, &taken.bytes, "an earlier export", |there| {
                form.is_one(there)
            });
            let (one, many) = form.nouns();
            let said = format!(
                "Exported {} to {}",
                count(taken.entries, one, many),
                readable(&path)
            );
            Some(Event::LogWritten(written.map(|()| said)))
        });
    }

    /// Reads files for entries; one that may be evidence as well is attached where it holds none.
    pub fn bring(&self, paths: Vec<PathBuf>, today: NaiveDate) {
        self.start("bring", move || {
            let mut given = Vec::new();
            for path in &paths {
                match files::read_bytes(path) {
                    Ok(bytes) => given.push(Given {
                        name: readable(path.file_name().unwrap_or_default()),
                        bytes,
                    }),
                    Err(err) => return Some(Event::NotOpened(err.to_string())),
                }
            }
            let either = |path: &PathBuf| {
                path.extension().is_some_and(|end| {
                    EITHER.contains(&end.to_string_lossy().to_lowercase().as_str())
                })
            };
            let brought = read(given, paths, Answers::default(), today);
            let has_entries = brought
                .readings
                .as_ref()
                .is_ok_and(|all| all.iter().any(|reading| !reading.drafts.is_empty()));
            match brought.paths.as_slice() {
                [path] if either(path) && !has_entries => Some(Event::FileChosen(path.clone())),
                _ => Some(Event::Brought(Box::new(brought))),
            }
        });
    }

    /// Reads them again, by what was said about them.
    pub fn bring_again(
        &self,
        given: Vec<Given>,
        paths: Vec<PathBuf>,
        answers: Answers,
        today: NaiveDate,
    ) {
        self.start("bring", move || {
            Some(Event::Brought(Box::new(read(given, paths, answers, today))))
        });
    }
}

fn read(given: Vec<Given>, paths: Vec<PathBuf>, answers: Answers, today: NaiveDate) -> Brought {
    let readings = given
        .iter()
        .map(|given| bring::read(given, &answers, today))
        .collect::<Result<Vec<_>, _>>();
    let readings = readings.map(|mut readings| {
        bring::find_twins_among(&mut readings, answers.all);
        readings
    });
    Brought {
        given,
        paths,
        answers,
        readings,
    }
}
