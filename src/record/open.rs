//! Making and opening a record.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::time::Duration;

use chrono::NaiveDate;
use directories::ProjectDirs;

use super::cached_profile::CachedProfile;
use super::{Clock, RecordError, Result};
use crate::domain::Practitioner;
use crate::domain::profile::Profile;
use crate::profiles;
use crate::store::{OpenWindow, Store, StoreError, copies, device, person, profile};

/// Who a new record is for, and which role it measures against.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The person.
    pub practitioner: Practitioner,
    /// The role.
    pub profile: Profile,
}

/// An open record. Not `Sync`; one owner (the window keeps it on its own thread).
pub struct Record {
    pub(super) store: Store,
    pub(super) clock: Clock,
    pub(super) profile: RefCell<CachedProfile>,
    /// The window that it is open in, if it is.
    pub(super) window: Option<OpenWindow>,
}

impl Record {
    /// Makes a record in a folder, which is made too where there is none.
    pub fn create(dir: &Path, setup: Setup, clock: Clock) -> Result<Self> {
        Self::create_with(dir, setup, None, clock)
    }

    /// Makes a record, with the lexicon that stands beside the file of its role.
    pub fn create_with(
        dir: &Path,
        setup: Setup,
        lexicon: Option<&str>,
        clock: Clock,
    ) -> Result<Self> {
        let practitioner = setup.practitioner.checked()?;
        let toml = profiles::write(&setup.profile);
        profiles::read(&toml)?;
        let device = device::new_name().to_string();
        let store = Store::create(dir, &device, clock.now(), |write| {
            person::set(write, &practitioner)?;
            profile::set(write, &toml, lexicon)
        })?;
        Self::over(store, clock)
    }

    /// Opens the record in a folder.
    pub fn open(dir: &Path, clock: Clock) -> Result<Self> {
        copies::clear_left(&copies::place(), clock.now());
        let store = Store::open(dir, clock.now())?;
        Self::over(store, clock)
    }

    fn over(store: Store, clock: Clock) -> Result<Self> {
        let profile = RefCell::new(CachedProfile::load(&store)?);
        Ok(Self {
            store,
            clock,
            profile,
            window: None,
        })
    }

    /// Tells whether there is a record in the folder.
    #[must_use]
    pub fn exists(dir: &Path) -> bool {
        Store::exists(dir)
    }

    /// Returns why a folder is no good place for a record, with what to do; nothing where none speaks against it.
    #[must_use]
    pub fn place_warning(dir: &Path) -> Option<String> {
        super::place::warning(dir)
    }

    /// Returns the folder that the program keeps everything of its own in, where it is carried about with its record.
    #[must_use]
    pub fn portable_dir() -> Option<PathBuf> {
        super::place::portable()
    }

    /// Returns the folder of the record a person has when none is named.
    pub fn default_dir() -> Result<PathBuf> {
        if let Some(portable) = Self::portable_dir() {
            return Ok(portable.join("record"));
        }
        let dirs = ProjectDirs::from("", "", "cairn").ok_or(RecordError::NoHome)?;
        Ok(super::place::own(dirs.data_local_dir(), dirs.data_dir()))
    }

    /// Returns the record's folder.
    #[must_use]
    pub fn dir(&self) -> &Path {
        self.store.dir()
    }

    /// Returns the day it is.
    #[must_use]
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// Returns the clock that it goes by.
    #[must_use]
    pub const fn clock(&self) -> &Clock {
        &self.clock
    }

    /// Returns why the record may only be read, and what can be done all the same; nothing where it may be written.
    #[must_use]
    pub fn only_read(&self) -> Option<RecordError> {
        let why = self.store.only_read()?;
        Some(StoreError::OnlyRead(why.clone()).into())
    }

    /// Reads a record anew that may only be read, where another process has changed it.
    ///
    /// # Errors
    /// When it is no longer there or does not open; what was read stays then.
    pub fn catch_up(&mut self) -> Result<()> {
        self.store.catch_up(self.clock.now())?;
        self.profile.borrow_mut().outdate();
        Ok(())
    }

    /// Sets how long a change waits where another one is being written, before it is refused as
    /// [`RecordError::Busy`]; five seconds unless it is set.
    pub fn wait_at_most(&self, time: Duration) -> Result<()> {
        Ok(self.store.wait_at_most(time)?)
    }

    /// Returns a number that changes when another process has committed to this record.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.store.data_version()?)
    }
}

impl std::fmt::Debug for Record {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Record")
            .field("dir", &self.dir())
            .finish_non_exhaustive()
    }
}
