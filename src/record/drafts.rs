//! Drafts and settings: small texts under a key, outside history, on disk at once.
//!
//! A draft belongs to the window that typed it, whose id stands behind an `@` in its key. Once that window is gone, the first
//! that asks takes the draft over.

use uuid::Uuid;

use super::{Record, Result};
use crate::store::{OpenWindow, Store, StoreError, drafts, windows};

impl Record {
    /// Announces a window: what is typed from here on is its own until it is gone. Returns what it goes on with: the drafts
    /// of windows that are gone.
    pub fn open_window(&mut self) -> Result<Vec<(String, String)>> {
        // Without the announcement the drafts are anybody's, which is better than no window.
        let announced = self.check_may_write().ok();
        self.window = announced.and_then(|()| OpenWindow::announce(self.dir()).ok());
        match self.window {
            Some(_) => self.take_over_drafts(),
            None => self.drafts(),
        }
    }

    /// Returns what was being typed, by key: in this window, or in any where none was announced.
    pub fn drafts(&self) -> Result<Vec<(String, String)>> {
        let own = self.window.as_ref().map(OpenWindow::id);
        let all = drafts::drafts(&self.store)?.into_iter();
        let seen = all.filter_map(|(key, text)| {
            let (key, owner) = parts(&key);
            (own.is_none() || owner == own).then(|| (key.to_owned(), text))
        });
        Ok(seen.collect())
    }

    /// Tells whether there are drafts that are too long to be read. They stay in the record, and an export has them.
    pub fn has_unread_drafts(&self) -> Result<bool> {
        Ok(drafts::has_unread_drafts(&self.store)?)
    }

    /// Takes over the drafts of windows that are gone, but for what is being typed here too; returns those.
    pub fn take_over_drafts(&mut self) -> Result<Vec<(String, String)>> {
        let Some(own) = self.window.as_ref().map(OpenWindow::id) else {
            return Ok(Vec::new());
        };
        let mut taken = Vec::new();
        for (known, text) in drafts::drafts(&self.store)? {
            let (key, owner) = parts(&known);
            let is_left = match owner {
                None => true,
                Some(owner) => owner != own && !windows::is_open(self.dir(), owner),
            };
            // Another window may have been quicker.
            if is_left && drafts::rename_draft(&self.store, &known, &owned(key, own))? {
                taken.push((key.to_owned(), text));
            }
        }
        Ok(taken)
    }

    /// Keeps what is being typed, so that a crash loses none of it.
    pub fn save_draft(&mut self, key: &str, text: &str) -> Result<()> {
        let key = self.own(key);
        self.set_down(|store| drafts::save_draft(store, &key, text))
    }

    /// Forgets a draft.
    pub fn drop_draft(&mut self, key: &str) -> Result<()> {
        let key = self.own(key);
        self.set_down(|store| drafts::drop_draft(store, &key))
    }

    fn own(&self, key: &str) -> String {
        match &self.window {
            None => key.to_owned(),
            Some(window) => owned(key, window.id()),
        }
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

fn owned(key: &str, owner: Uuid) -> String {
    format!("{key}@{owner}")
}

/// A draft's key, and the window that typed it.
fn parts(key: &str) -> (&str, Option<Uuid>) {
    let owned = key.rsplit_once('@');
    let owned = owned.and_then(|(key, owner)| Some((key, Uuid::parse_str(owner).ok()?)));
    owned.map_or((key, None), |(key, owner)| (key, Some(owner)))
}
