//! Files of other programs, on their way into the record.

use std::path::PathBuf;

use crate::domain::{EntryId, count};
use crate::record::TakenForm;
use crate::ui::bringing::{BringAsk, Bringing, Brought};
use crate::ui::desk::Desk;
use crate::ui::dialogs::Dialog;
use crate::ui::jobs::Event;
use crate::ui::route::Route;

impl Desk {
    /// Does what was asked of an import.
    pub(in crate::ui) fn bring(&mut self, ask: BringAsk) {
        let today = self.model.today;
        match ask {
            BringAsk::Read(paths) => return self.jobs.bring(paths, today),
            BringAsk::Paste(text) => {
                let given = crate::bring::Given {
                    name: "pasted".to_owned(),
                    bytes: text.into_bytes(),
                };
                return self.jobs.bring_again(
                    vec![given],
                    Vec::new(),
                    crate::bring::Answers::default(),
                    today,
                );
            }
            BringAsk::Import => return self.import_ticked(),
            _ => {}
        }
        let Some(bringing) = &mut self.safety.bringing else {
            return;
        };
        match ask {
            BringAsk::Tick(reading, draft, tick) => {
                let place = bringing
                    .readings
                    .get_mut(reading)
                    .and_then(|reading| reading.drafts.get_mut(draft));
                if let Some(draft) = place {
                    draft.tick = tick;
                }
            }
            BringAsk::TickAll(tick) => {
                for draft in bringing
                    .readings
                    .iter_mut()
                    .flat_map(|reading| &mut reading.drafts)
                {
                    draft.tick = tick && draft.waits.is_none();
                }
            }
            BringAsk::Keep(keep) => bringing.keep = keep,
            BringAsk::Attach => {
                let path = bringing.paths.first().cloned();
                self.safety.bringing = None;
                self.dialog = None;
                if let Some(path) = path {
                    self.report(Event::FileChosen(path));
                }
            }
            BringAsk::Answer(option, answer) => {
                bringing.answer(option, &answer);
                self.read_again();
            }
            BringAsk::Map(column, field) => {
                bringing.answers.map.retain(|(known, _)| *known != column);
                bringing.answers.map.push((column, field));
                self.read_again();
            }
            BringAsk::Read(_) | BringAsk::Paste(_) | BringAsk::Import => {}
        }
    }

    fn read_again(&mut self) {
        let today = self.model.today;
        if let Some(bringing) = &mut self.safety.bringing {
            bringing.busy = true;
            self.jobs.bring_again(
                bringing.given.clone(),
                bringing.paths.clone(),
                bringing.answers.clone(),
                today,
            );
        }
    }

    /// Shows what files gave.
    pub(in crate::ui) fn brought(&mut self, brought: Brought) {
        let Brought {
            given,
            paths,
            answers,
            readings,
        } = brought;
        let mut readings = match readings {
            Ok(readings) => readings,
            Err(err) => {
                if let Some(bringing) = &mut self.safety.bringing {
                    bringing.busy = false;
                }
                self.toasts.failed(err.to_string(), err.hint());
                return;
            }
        };
        let keep = self
            .safety
            .bringing
            .as_ref()
            .is_some_and(|bringing| bringing.keep);
        match self.record.doubles(&mut readings) {
            Ok(doubles) => {
                self.safety.bringing = Some(Box::new(Bringing {
                    given,
                    paths,
                    answers,
                    readings,
                    doubles,
                    keep,
                    busy: false,
                }));
                self.palette = None;
                self.dialog = Some(Dialog::Import);
            }
            Err(err) => self.failed(&err),
        }
    }

    /// Writes the log in the form that the name of the file says.
    pub(in crate::ui) fn export_log(&mut self, path: PathBuf) {
        let end = path
            .extension()
            .map(|end| end.to_string_lossy().to_lowercase());
        let named = TakenForm::ALL
            .iter()
            .copied()
            .find(|form| end.as_deref() == Some(form.ending()));
        let form = named.unwrap_or(TakenForm::Csv);
        match self.record.taken_out(form, None) {
            Ok(taken) => self.jobs.write_log(path, form, taken),
            Err(err) => self.failed(&err),
        }
    }

    fn import_ticked(&mut self) {
        let Some(bringing) = self.safety.bringing.take() else {
            return;
        };
        self.dialog = None;
        self.keep_forms();
        let Bringing {
            given,
            readings,
            doubles,
            keep,
            ..
        } = *bringing;
        let originals = if keep { given } else { Vec::new() };
        let imported = self.record.bring(&readings, &doubles, originals);
        let (added, filled) = imported.as_ref().map_or((0, 0), |applied| {
            (applied.output.added.len(), applied.output.filled.len())
        });
        let only =
            imported
                .as_ref()
                .ok()
                .and_then(|applied| match applied.output.added.as_slice() {
                    [(_, _, EntryId::Activity(id))] => Some(*id),
                    _ => None,
                });
        let mut said = format!("Imported {}", count(added, "entry", "entries"));
        if filled > 0 {
            said = format!(
                "{said} and filled blanks of {}",
                count(filled, "entry", "entries")
            );
        }
        self.settle(imported, &said);
        match only {
            // One alone is looked at: there may be more to say of it.
            Some(id) => self.show_activity(id),
            None if added > 0 => self.route = Route::Log,
            None => {}
        }
    }
}
