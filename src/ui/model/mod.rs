//! The record as the screens see it: read into memory once, and again after each change.

mod found;

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};

use crate::domain::profile::Profile;
use crate::domain::progress::{Ledger, Path, Progress, RequirementProgress, Since};
use crate::domain::{
    Activity, ActivityId, ActivitySummary, DateStyle, Dates, Focus, Minutes, Practitioner,
    RequirementKey, renewals,
};
use crate::record::{
    BinEntry, Changes, Clock, EarlierFile, EntryId, HistoryEntry, Part, Record, Result, Txn,
};
use crate::ui::behind::Behind;
use crate::ui::candidates::Candidates;
use crate::ui::counted::{places, planned, unreflected};
use crate::ui::drafts::Begun;
use crate::ui::exposures::Exposures;
use crate::ui::listing::{Asked, Listing};
use crate::ui::plan::Plan;
use crate::ui::portfolios::{Around, Portfolios};
use crate::ui::role::RoleMap;
use crate::ui::safety::Trouble;
use crate::ui::shelf::Shelf;
use crate::ui::suggesting::Suggesting;

/// The setting that keeps the style of dates.
pub(in crate::ui) const DATE_STYLE: &str = "dates";
/// What the screens draw from.
#[derive(Debug)]
pub struct Model {
    /// The day the figures are for.
    pub today: NaiveDate,
    /// Knows which day an instant is where the person is.
    clock: Clock,
    /// How dates are shown.
    pub dates: Dates,
    /// Where the record lies.
    pub dir: PathBuf,
    /// Whose record it is.
    pub practitioner: Practitioner,
    /// The role it measures against.
    pub profile: Arc<Profile>,
    /// Every entry that counts; activities newest first.
    pub ledger: Ledger,
    /// The figures, with their reasons.
    pub progress: Progress,
    /// What the person chose to work on.
    pub focus: Focus,
    /// The role as the Skills screen shows it, today or on an earlier day.
    pub role: RoleMap,
    /// The figures of that earlier day.
    past: Option<Progress>,
    /// What changed from that day to today.
    pub since: Since,
    /// The way to today, laid out once it is shown.
    pub path: Option<Path>,
    /// Whether that is to be laid out anew.
    outdated_path: bool,
    /// What stands behind the requirement that is shown.
    behind: Option<Behind>,
    /// How many qualifications want to be renewed.
    pub renewals: usize,
    /// What links can point at.
    pub candidates: Candidates,
    /// Where each activity stands in the ledger.
    places: HashMap<ActivityId, usize>,
    /// What uses each piece of evidence.
    pub shelf: Shelf,
    /// The objectives and the agenda.
    pub plan: Plan,
    /// The portfolios; read once their screen is shown.
    pub portfolios: Portfolios,
    /// The time of everything that is planned.
    pub planned: Minutes,
    /// Done activities without a reflection, newest first.
    pub unreflected: Vec<ActivityId>,
    /// What the log lists.
    pub listing: Listing,
    /// Every tag in use, by name.
    pub tags: Vec<String>,
    /// The activity whose details are shown.
    pub shown: Option<Activity>,
    /// What was done to it, newest first.
    pub history: Vec<HistoryEntry>,
    /// What could identify a patient, in the period that is to be printed.
    pub exposures: Exposures,
    /// What was done to the objective that is shown, newest first.
    pub objective_history: Vec<HistoryEntry>,
    /// The files that the shown evidence held before its present one, the last replaced first.
    pub earlier_files: Vec<EarlierFile>,
    /// What is suggested by.
    pub suggesting: Suggesting,
    /// What lies in the Bin, newest first.
    pub bin: Vec<BinEntry>,
    /// The change that Undo takes back, and what it was.
    pub undo: Option<(Txn, String)>,
    /// What Redo does again.
    pub redo: Option<String>,
    /// Forms that were begun and not saved.
    pub begun: Vec<Begun>,
    /// Whether some of what is typed could not be kept in the record.
    pub has_unwritten: bool,
    /// What stands in the banner of a record that may only be read.
    pub only_read: Option<Trouble>,
}

impl Model {
    /// Reads the record.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(record: &Record, asked: &Asked, shown: Option<ActivityId>) -> Result<Self> {
        let dates = dates(record)?;
        let today = dates.today;
        let practitioner = record.practitioner()?;
        let profile = record.profile();
        let ledger = record.ledger()?;
        let period = practitioner.year_start.year_of(today);
        let progress = Progress::of(&profile, &ledger, today, period, practitioner.target);
        let focus = record.focus()?;
        let places = places(&ledger);
        let start = practitioner.year_start;
        let mut model = Self {
            today,
            clock: record.clock().clone(),
            dates,
            dir: record.dir().to_owned(),
            role: RoleMap::of(&profile, &ledger, &progress, &focus),
            past: None,
            since: Since::default(),
            path: None,
            outdated_path: true,
            behind: None,
            renewals: renewals(&ledger.qualifications, today).len(),
            focus,
            candidates: Candidates::of(&profile),
            listing: Listing::read(record, &ledger, &places, start, asked)?,
            tags: record.tags()?,
            places,
            shelf: Shelf::of(&ledger),
            plan: Plan::of(record.objectives()?, &ledger, &progress, dates),
            portfolios: Portfolios::default(),
            planned: planned(&ledger),
            unreflected: unreflected(&ledger),
            shown: None,
            history: Vec::new(),
            exposures: Exposures::default(),
            objective_history: Vec::new(),
            earlier_files: Vec::new(),
            suggesting: Suggesting::read(record)?,
            bin: record.bin()?,
            undo: record.undoable()?,
            redo: record.redo_label()?,
            begun: Vec::new(),
            has_unwritten: false,
            only_read: record.only_read().map(|why| Trouble::only_read(&why)),
            practitioner,
            profile,
            ledger,
            progress,
        };
        model.show(record, shown)?;
        Ok(model)
    }

    /// Reads the record anew.
    ///
    /// # Errors
    /// When the record cannot be read; what was read stays then.
    pub fn read_again(
        &mut self,
        record: &Record,
        asked: &Asked,
        shown: Option<ActivityId>,
    ) -> Result<()> {
        let read = Self::read(record, asked, shown)?;
        let before = std::mem::replace(self, read);
        self.suggesting.go_on(before.suggesting);
        Ok(())
    }

    /// Reads again what a change touched, and works out what follows from it; the rest stays as it was read.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn follow(
        &mut self,
        record: &Record,
        asked: &Asked,
        shown: Option<ActivityId>,
        changes: Changes,
    ) -> Result<()> {
        if changes.has(Part::Practitioner) || changes.has(Part::Profile) {
            return self.read_again(record, asked, shown);
        }
        let counts = record.reread(&mut self.ledger, changes)?;
        if counts {
            self.places = places(&self.ledger);
            self.shelf = Shelf::of(&self.ledger);
            let (period, target) = (self.progress.period.period, self.practitioner.target);
            let (profile, ledger) = (&self.profile, &self.ledger);
            self.progress = Progress::of(profile, ledger, self.today, period, target);
            self.role = RoleMap::of(profile, ledger, &self.progress, &self.focus);
            self.renewals = renewals(&ledger.qualifications, self.today).len();
            self.planned = planned(ledger);
            self.unreflected = unreflected(ledger);
            self.past = None;
            self.outdated_path = true;
            self.suggesting.outdate();
            self.tags = record.tags()?;
            self.list(record, asked)?;
        }
        if counts || changes.has(Part::Objectives) {
            let (ledger, progress) = (&self.ledger, &self.progress);
            self.plan = Plan::of(record.objectives()?, ledger, progress, self.dates);
        }
        if changes.has(Part::Answers) {
            self.suggesting.learn(record)?;
        }
        self.portfolios = Portfolios::default();
        self.exposures = Exposures::default();
        self.bin = record.bin()?;
        self.read_undo(record)?;
        self.show(record, shown)
    }

    /// Returns the day of an instant where the person is.
    #[must_use]
    pub fn local_day(&self, at: DateTime<Utc>) -> NaiveDate {
        self.clock.local(at).date()
    }

    /// Lists what is asked for.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn list(&mut self, record: &Record, asked: &Asked) -> Result<()> {
        let start = self.practitioner.year_start;
        self.listing = Listing::read(record, &self.ledger, &self.places, start, asked)?;
        Ok(())
    }

    /// Returns the activity of a row of the log.
    #[must_use]
    pub fn listed(&self, row: usize) -> Option<&ActivitySummary> {
        self.ledger.activities.get(self.listing.place(row)?)
    }

    /// Returns the row of the log in which an activity stands. It looks through the list, so it is not for every frame.
    #[must_use]
    pub fn row_of(&self, id: ActivityId) -> Option<usize> {
        self.listing.row_of(*self.places.get(&id)?)
    }

    /// Reads the activity whose details are shown; one that is gone is no longer shown.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn show(&mut self, record: &Record, id: Option<ActivityId>) -> Result<()> {
        let there = id.filter(|id| self.activity(*id).is_some());
        self.shown = there.map(|id| record.get(id)).transpose()?;
        self.history = match there {
            Some(id) => record.history(EntryId::Activity(id))?,
            None => Vec::new(),
        };
        Ok(())
    }

    /// Works out the figures that Home and Skills show: of today, or of an earlier day.
    pub fn look_back(&mut self, to: Option<NaiveDate>) {
        self.past = to.filter(|day| *day < self.today).map(|day| {
            let period = self.practitioner.year_start.year_of(day);
            let target = self.practitioner.target;
            Progress::of(&self.profile, &self.ledger, day, period, target)
        });
        self.role = RoleMap::of(&self.profile, &self.ledger, self.seen(), &self.focus);
        let between = |then| Since::between(then, &self.progress, &self.ledger);
        self.since = self.past.as_ref().map(between).unwrap_or_default();
    }

    /// Lays out the way to today anew where entries have changed.
    pub fn follow_path(&mut self) {
        if std::mem::take(&mut self.outdated_path) {
            self.path = Path::of(&self.profile, &self.ledger, self.today);
        }
    }

    /// Returns the figures that Home and Skills show.
    #[must_use]
    pub fn seen(&self) -> &Progress {
        self.past.as_ref().unwrap_or(&self.progress)
    }

    /// Tells whether Home and Skills show an earlier day.
    #[must_use]
    pub const fn looks_back(&self) -> bool {
        self.past.is_some()
    }

    /// Reads what stands behind the requirement that is shown.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn look_behind(&mut self, record: &Record, key: Option<&RequirementKey>) -> Result<()> {
        let read = |key| Behind::read(record, &self.ledger, self.dates, self.seen(), key);
        self.behind = key.map(read).transpose()?;
        Ok(())
    }

    /// Returns what portfolios are composed from and held against.
    #[must_use]
    pub fn around(&self) -> Around<'_> {
        Around {
            profile: &self.profile,
            ledger: &self.ledger,
            places: &self.places,
            focus: &self.focus,
            dates: self.dates,
        }
    }

    /// Returns what stands behind a requirement, if it is the one that is shown.
    #[must_use]
    pub fn behind(&self, key: &RequirementKey) -> Option<&Behind> {
        self.behind.as_ref().filter(|behind| behind.key == *key)
    }

    /// Returns what to do next: what is in focus first, and in both parts what is nearest to met.
    #[must_use]
    pub fn next(&self) -> Vec<&RequirementProgress> {
        self.focus.first(self.progress.next())
    }

    /// Reads what Undo takes back and what Redo does again.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read_undo(&mut self, record: &Record) -> Result<()> {
        self.undo = record.undoable()?;
        self.redo = record.redo_label()?;
        Ok(())
    }
}

/// Returns how dates are shown: in the style that is kept with the record, as of the day it is.
fn dates(record: &Record) -> Result<Dates> {
    let kept = record.setting(DATE_STYLE)?;
    Ok(Dates {
        style: kept
            .as_deref()
            .and_then(DateStyle::known)
            .unwrap_or_default(),
        today: record.today(),
    })
}
