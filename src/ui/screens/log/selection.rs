//! Several activities chosen at once.

use std::collections::HashSet;

use crate::domain::ActivityId;
use crate::ui::model::Model;

/// The chosen activities.
#[derive(Clone, Debug, Default)]
pub struct Selection {
    ids: HashSet<ActivityId>,
    /// Whether rows choose when they are pressed, without a key being held.
    pub on: bool,
    /// Where a stretch of rows begins.
    anchor: Option<ActivityId>,
    /// Where it ends.
    head: Option<ActivityId>,
}

impl Selection {
    /// Tells whether anything is being chosen.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.on || !self.ids.is_empty()
    }

    /// Counts what is chosen.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ids.len()
    }

    /// Tells whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ids.is_empty()
    }

    /// Returns the activity that was chosen last.
    #[must_use]
    pub const fn head(&self) -> Option<ActivityId> {
        self.head
    }

    /// Tells whether an activity is chosen.
    #[must_use]
    pub fn has(&self, id: ActivityId) -> bool {
        self.ids.contains(&id)
    }

    /// Returns what is chosen, the oldest id first.
    #[must_use]
    pub fn ids(&self) -> Vec<ActivityId> {
        let mut ids: Vec<ActivityId> = self.ids.iter().copied().collect();
        ids.sort_unstable();
        ids
    }

    /// Chooses an activity, or lets it go.
    pub fn toggle(&mut self, id: ActivityId) {
        if !self.ids.remove(&id) {
            self.ids.insert(id);
        }
        (self.anchor, self.head) = (Some(id), Some(id));
    }

    /// Chooses all rows from where one began to `id`; `shown` is where one begins who has not chosen yet.
    pub fn reach(&mut self, model: &Model, id: ActivityId, shown: Option<ActivityId>) {
        let row = |id: Option<ActivityId>| id.and_then(|id| model.row_of(id));
        let Some(to) = row(Some(id)) else { return };
        let from = row(self.anchor).or_else(|| row(shown)).unwrap_or(to);
        self.anchor = model.listed(from).map(|activity| activity.id);
        self.head = Some(id);
        let rows = from.min(to)..=from.max(to);
        let ids = rows.filter_map(|row| model.listed(row));
        self.ids = ids.map(|activity| activity.id).collect();
    }

    /// Chooses the next row as well, or the one before; returns which.
    pub fn step(
        &mut self,
        model: &Model,
        down: bool,
        shown: Option<ActivityId>,
    ) -> Option<ActivityId> {
        let at = self.head.or(shown).and_then(|id| model.row_of(id));
        let row = match at {
            None => 0,
            Some(at) if down => at + 1,
            Some(at) => at.saturating_sub(1),
        };
        let id = model.listed(row)?.id;
        self.reach(model, id, shown);
        Some(id)
    }

    /// Chooses all that is listed.
    pub fn all(&mut self, model: &Model) {
        let rows = 0..model.listing.len();
        let ids = rows.filter_map(|row| model.listed(row));
        self.ids = ids.map(|activity| activity.id).collect();
    }

    /// Lets go of what is no longer listed, so that nothing out of sight is changed.
    pub fn keep_listed(&mut self, model: &Model) {
        if self.ids.is_empty() {
            return;
        }
        let before = std::mem::take(self);
        self.all(model);
        self.ids.retain(|id| before.ids.contains(id));
        self.on = before.on;
    }

    /// Lets go of everything.
    pub fn clear(&mut self) {
        *self = Self::default();
    }
}
