//! The record's role profile.

use std::sync::Arc;

use super::{Applied, Op, Record, Result};
use crate::domain::LinkKey;
use crate::domain::profile::Profile;
use crate::profiles;
use crate::store::{links, profile};

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
        self.use_profile_with(profile, None)
    }

    /// Puts another profile in place of the record's, with the lexicon that stands beside its file. Its own, or the one that
    /// comes with Cairn, is gone by where there is none.
    pub fn use_profile_with(
        &mut self,
        profile: Profile,
        lexicon: Option<String>,
    ) -> Result<Applied<Vec<LinkKey>>> {
        let toml = profiles::write(&profile);
        profiles::read(&toml)?;
        let op = Op::titled("use the profile", &profile.title);
        self.transact(op, move |change| {
            profile::set(change.store(), &toml, lexicon.as_deref())?;
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
