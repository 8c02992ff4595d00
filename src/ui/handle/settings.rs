//! Settings: the person, their role, the look.

use std::path::Path;

use egui::{Context, ThemePreference};

use crate::domain::profile::Profile;
use crate::domain::progress::{Progress, RoleChange};
use crate::domain::{DateStyle, Practitioner};
use crate::files;
use crate::profiles::{self, ImportOptions, Imported, ProfileError};
use crate::record::{Edit, RecordError, Result};
use crate::suggest::{Lexicon, check};
use crate::ui::command::RoleSource;
use crate::ui::desk::{Desk, THEME};
use crate::ui::jobs::{Event, WorkId};
use crate::ui::model::DATE_STYLE;
use crate::ui::screens::settings::{Refusal, RoleForm, RoleRead, Seen};
use crate::ui::theme;

impl Desk {
    pub(super) fn save_practitioner(&mut self, edit: Edit<Practitioner>) {
        match self.record.set_practitioner(edit) {
            Ok(applied) => {
                self.screens.settings.saved();
                self.settle(Ok(applied), "Saved");
            }
            Err(RecordError::Invalid(problems)) => self.screens.settings.refused(problems),
            Err(err) => self.not_saved(&err),
        }
    }

    /// Reads another role, to tell what measuring against it would change.
    pub(in crate::ui) fn look_at_role(&mut self, source: RoleSource) {
        if let RoleSource::Shipped(_) = source {
            // No file, and no reason to wait.
            self.role_asked = 0;
            return self.role_read(0, read_role(&source).map(Box::new));
        }
        self.role_asked = self.jobs.work("reading a role".to_owned(), move |watch| {
            let read = read_role(&source).map(Box::new);
            Some(Event::RoleRead(watch.id(), read))
        });
    }

    /// Tells what measuring against a role would change, unless another one is looked at by now.
    pub(in crate::ui) fn role_read(
        &mut self,
        work: WorkId,
        read: std::result::Result<Box<RoleRead>, Refusal>,
    ) {
        if work != self.role_asked {
            return;
        }
        let seen = read.map(|read| {
            let RoleRead {
                profile,
                warnings,
                lexicon,
            } = *read;
            let model = &self.model;
            let period = model.progress.period.period;
            let target = model.practitioner.target;
            let then = Progress::of(&profile, &model.ledger, model.today, period, target);
            let objectives = model.plan.goals().iter().map(|goal| &goal.objective);
            Seen {
                change: RoleChange::between(
                    &model.profile,
                    &profile,
                    &model.ledger,
                    objectives,
                    &model.focus,
                ),
                met: then.met,
                // The same role with another lexicon is another one.
                same: profile == *model.profile && lexicon.is_none(),
                profile: Box::new(profile),
                warnings,
                lexicon,
            }
        });
        self.screens.settings.role.show(seen);
    }

    pub(super) fn use_role(&mut self, profile: Profile, lexicon: Option<String>) {
        let said = format!("Your record measures against {} now", profile.title);
        let used = self.record.use_profile_with(profile, lexicon);
        if used.is_ok() {
            self.screens.settings.role = RoleForm::default();
        }
        self.settle(used, &said);
    }

    pub(super) fn theme(&mut self, ctx: &Context, preference: ThemePreference) {
        ctx.set_theme(preference);
        let kept = self
            .record
            .set_setting(THEME, theme::preference_key(preference));
        self.say_if_failed(kept);
    }

    pub(super) fn date_style(&mut self, style: DateStyle) {
        let kept = self.record.set_setting(DATE_STYLE, style.key());
        self.say_if_failed(kept);
        self.refresh();
        let day = self.screens.skills.as_of;
        self.screens.skills.looks_back_to(self.model.dates, day);
    }

    fn say_if_failed(&mut self, result: Result<()>) {
        if let Err(err) = result {
            self.failed(&err);
        }
    }
}

fn read_role(source: &RoleSource) -> std::result::Result<RoleRead, Refusal> {
    match source {
        RoleSource::Shipped(key) => {
            let profile = profiles::shipped_by_key(key);
            let profile = profile.ok_or_else(|| Refusal::of_text(ProfileError::NotAPage))?;
            let warnings = Vec::new();
            Ok(RoleRead {
                profile,
                warnings,
                lexicon: None,
            })
        }
        RoleSource::File { path, title } => {
            let text = files::read_text(path).map_err(|err| Refusal::of_file(&err))?;
            let options = ImportOptions {
                title: (!title.is_empty()).then(|| title.clone()),
                ..ImportOptions::default()
            };
            let read = profiles::open(&text, &options).map_err(Refusal::of_text)?;
            let Imported { profile, warnings } = read;
            let lexicon = lexicon_beside(path, &profile)?;
            Ok(RoleRead {
                profile,
                warnings,
                lexicon,
            })
        }
    }
}

/// Reads the lexicon beside the file of a role, if there is one.
fn lexicon_beside(path: &Path, profile: &Profile) -> std::result::Result<Option<String>, Refusal> {
    let path = Lexicon::beside(path);
    if !path.exists() {
        return Ok(None);
    }
    let text = files::read_text(&path).map_err(|err| Refusal::of_file(&err))?;
    let mistakes = check(&text, profile);
    if mistakes.is_empty() {
        return Ok(Some(text));
    }
    Err(Refusal::of_lexicon(&path, mistakes))
}
