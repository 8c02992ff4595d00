//! The record's role profile.

use std::sync::Arc;

use super::{Applied, Op, Record, Result};
use crate::domain::LinkKey;
use crate::domain::profile::Profile;
use crate::profiles;
use crate::store::{Store, links, profile};

/// The record's profile, read once, and again when it may have changed.
pub(super) struct CachedProfile {
    /// What the database said of other processes' commits when it was read.
    version: Option<i64>,
    toml: String,
    profile: Arc<Profile>,
}

impl CachedProfile {
    pub(super) fn load(store: &Store) -> Result<Self> {
        let version = Some(store.data_version()?);
        let toml = profile::get(store)?;
        let profile = Arc::new(profiles::read(&toml)?);
        Ok(Self {
            version,
            toml,
            profile,
        })
    }

    /// Has the profile read again when it is asked for next.
    pub(super) const fn outdate(&mut self) {
        self.version = None;
    }

    /// Reads the profile again; the parsed one stays when its text is the same.
    pub(super) fn refresh(&mut self, store: &Store) -> Result<()> {
        self.version = Some(store.data_version()?);
        let toml = profile::get(store)?;
        if toml != self.toml {
            self.profile = Arc::new(profiles::read(&toml)?);
            self.toml = toml;
        }
        Ok(())
    }
}

impl Record {
    /// Returns the role profile that the record measures against.
    #[must_use]
    pub fn profile(&self) -> Arc<Profile> {
        let mut cached = self.profile.borrow_mut();
        let version = self.store.data_version().ok();
        if version.is_none() || version != cached.version {
            // Where it cannot be read now, what was read before still holds; the next verb that needs the disk says why.
            cached.refresh(&self.store).ok();
        }
        Arc::clone(&cached.profile)
    }

    /// Puts another profile in place of the record's, and returns what entries point at that it lacks.
    ///
    /// They are kept, and count again when a profile that has them comes back.
    pub fn use_profile(&mut self, profile: Profile) -> Result<Applied<Vec<LinkKey>>> {
        let toml = profiles::write(&profile);
        profiles::read(&toml)?;
        let op = Op::titled("use the profile", &profile.title);
        self.transact(op, move |change| {
            profile::set(change.store(), &toml)?;
            Ok(orphans(links::in_use(change.store())?, &profile))
        })
    }

    /// Returns what entries point at that the profile lacks, by key: links, answered qualifications, rated skills.
    pub fn orphaned_links(&self) -> Result<Vec<LinkKey>> {
        Ok(orphans(links::in_use(&self.store)?, &self.profile()))
    }
}

fn orphans(mut links: Vec<LinkKey>, profile: &Profile) -> Vec<LinkKey> {
    links.retain(|key| !profile.has(key));
    links
}
