//! Drafts and settings: small texts under a key, outside history, on disk at once.

use super::{Record, Result};
use crate::store::{Store, StoreError, drafts};

impl Record {
    /// Returns what was being typed, by key.
    pub fn drafts(&self) -> Result<Vec<(String, String)>> {
        Ok(drafts::drafts(&self.store)?)
    }

    /// Keeps what is being typed, so that a crash loses none of it.
    pub fn save_draft(&mut self, key: &str, text: &str) -> Result<()> {
        self.set_down(|store| drafts::save_draft(store, key, text))
    }

    /// Forgets a draft.
    pub fn drop_draft(&mut self, key: &str) -> Result<()> {
        self.set_down(|store| drafts::drop_draft(store, key))
    }

    /// Returns a setting.
    pub fn setting(&self, key: &str) -> Result<Option<String>> {
        Ok(drafts::setting(&self.store, key)?)
    }

    /// Keeps a setting.
    pub fn set_setting(&mut self, key: &str, value: &str) -> Result<()> {
        self.set_down(|store| drafts::set_setting(store, key, value))
    }

    fn set_down(
        &mut self,
        set: impl FnOnce(&Store) -> std::result::Result<(), StoreError>,
    ) -> Result<()> {
        self.check_may_write()?;
        set(&self.store).map_err(|err| self.explained(err.into()))
    }
}
