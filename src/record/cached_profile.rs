//! The role profile of an open record, as it was read last.

use std::sync::Arc;

use super::Result;
use crate::domain::profile::Profile;
use crate::profiles;
use crate::store::{Store, profile};

/// The record's profile, read once, and again when it may have changed.
pub(super) struct CachedProfile {
    /// What the database said of other processes' commits when it was read.
    pub(super) version: Option<i64>,
    toml: String,
    pub(super) profile: Arc<Profile>,
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
