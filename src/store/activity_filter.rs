//! What a list of activities is narrowed by, and how SQL says it.

use chrono::NaiveDate;
use rusqlite::ToSql;

use super::search::Sought;
use crate::domain::profile::Profile;
use crate::domain::{ActivityKind, ActivityStatus, Invalid, LinkKey, RequirementKey};

/// Which activities a list shows; every given field must fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityFilter {
    /// From this day on.
    pub from: Option<NaiveDate>,
    /// Up to this day.
    pub to: Option<NaiveDate>,
    /// In this state.
    pub status: Option<ActivityStatus>,
    /// Of this sort.
    pub kind: Option<ActivityKind>,
    /// With this tag, in upper or lower case.
    pub tag: Option<String>,
    /// Linked to a requirement (its statements count too) or to one statement.
    pub link: Option<LinkKey>,
    /// Linked to one of a group of requirements.
    pub group: Option<RequirementGroup>,
    /// With these words, as search understands them.
    pub text: Option<String>,
    /// Done ones without a reflection only.
    pub unreflected: bool,
    /// Without a link only.
    pub unlinked: bool,
    /// Without evidence only.
    pub unevidenced: bool,
    /// Planned ones only that were over before this day.
    pub planned_before: Option<NaiveDate>,
}

/// Requirements that a filter takes together, such as those of a PDA group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequirementGroup {
    /// What the group is called.
    pub name: String,
    /// Its requirements; their statements count too.
    pub keys: Vec<RequirementKey>,
}

impl RequirementGroup {
    /// Returns the development activities of a group of the profile, called by its name in any case.
    ///
    /// # Errors
    /// When the profile has no such group; the hint lists those it has.
    pub fn of_pdas(profile: &Profile, name: &str) -> Result<Self, Invalid> {
        let (groups, wanted) = (profile.pda_groups(), name.trim().to_lowercase());
        let Some(group) = groups.iter().find(|group| group.to_lowercase() == wanted) else {
            let problem = format!("There is no group called “{}”", name.trim());
            let hint = format!("Choose one of: {}", groups.join(", "));
            return Err(Invalid::new("group", problem).hinted(hint));
        };
        let members = profile.requirements.iter();
        let members = members.filter(|one| one.pda_group() == Some(group));
        Ok(Self {
            name: (*group).to_owned(),
            keys: members.map(|one| one.key.clone()).collect(),
        })
    }
}

/// A filter as SQL; the values are bound, never written into it.
#[derive(Default)]
pub(super) struct Conditions {
    sql: String,
    values: Vec<(&'static str, Box<dyn ToSql>)>,
}

impl Conditions {
    /// Returns `None` where nothing can fit.
    pub(super) fn of(filter: &ActivityFilter) -> Option<Self> {
        let ActivityFilter {
            from,
            to,
            status,
            kind,
            tag,
            link,
            group,
            text,
            unreflected,
            unlinked,
            unevidenced,
            planned_before,
        } = filter;
        let mut conditions = Self::default();
        conditions.add(" AND date >= :from", ":from", *from);
        conditions.add(" AND date <= :to", ":to", *to);
        conditions.add(
            " AND status = :status",
            ":status",
            status.map(ActivityStatus::key),
        );
        conditions.add(" AND kind = :kind", ":kind", kind.map(ActivityKind::key));
        conditions.add(
            " AND id IN (SELECT activity FROM activity_tag WHERE folded = :tag)",
            ":tag",
            tag.as_ref().map(|tag| tag.trim().to_lowercase()),
        );
        conditions.add_link(link.as_ref());
        conditions.add_group(group.as_ref());
        if let Some(text) = text.as_ref().filter(|text| !text.trim().is_empty()) {
            let words = Sought::read(text)?;
            conditions.add(
                " AND id IN (SELECT id FROM search_entry WHERE row IN
                    (SELECT rowid FROM search WHERE search MATCH :text))",
                ":text",
                Some(words.query().to_owned()),
            );
        }
        if *unreflected {
            conditions
                .sql
                .push_str(" AND status = 'done' AND NOT reflected");
        }
        if *unlinked {
            conditions.sql.push_str(" AND links = '[]'");
        }
        if *unevidenced {
            conditions.sql.push_str(
                " AND NOT EXISTS (SELECT 1 FROM evidence_activity WHERE activity = activity.id)",
            );
        }
        conditions.add(
            " AND status = 'planned' AND ifnull(end_date, date) < :planned_before",
            ":planned_before",
            *planned_before,
        );
        Some(conditions)
    }

    /// Returns the query of the activities that fit. It counts evidence one activity at a time, so that what a few words find
    /// does not wait for all the evidence there is.
    pub(super) fn query(&self) -> String {
        format!(
            "SELECT id, title, date, end_date, minutes, kind, status, reflected, tags, links,
                (SELECT count(*) FROM evidence_activity WHERE activity = activity.id)
             FROM activity WHERE deleted_at IS NULL{} ORDER BY date DESC, id DESC",
            self.sql
        )
    }

    /// Returns the query of which activities fit.
    pub(super) fn ids(&self) -> String {
        format!(
            "SELECT id FROM activity WHERE deleted_at IS NULL{} ORDER BY date DESC, id DESC",
            self.sql
        )
    }

    /// Returns the values of the query.
    pub(super) fn bound(&self) -> Vec<(&str, &dyn ToSql)> {
        let values = self.values.iter();
        values
            .map(|(name, value)| (*name, value.as_ref()))
            .collect()
    }

    fn add<T: ToSql + 'static>(&mut self, sql: &str, name: &'static str, value: Option<T>) {
        if let Some(value) = value {
            self.sql.push_str(sql);
            self.values.push((name, Box::new(value)));
        }
    }

    /// As [`add_link`](Self::add_link), for any of several.
    fn add_group(&mut self, group: Option<&RequirementGroup>) {
        let keys = group.map(|group| {
            let keys: Vec<String> = group.keys.iter().map(ToString::to_string).collect();
            serde_json::Value::from(keys).to_string()
        });
        self.add(
            " AND id IN (SELECT entry FROM json_each(:group) CROSS JOIN entry_link AS link ON link.key = value
                UNION SELECT entry FROM json_each(:group)
                    CROSS JOIN entry_link AS link ON link.key > value || '#' AND link.key < value || '$')",
            ":group",
            keys,
        );
    }

    /// A requirement stands for its statements too: their keys begin with its own and `#`, before which nothing sorts.
    fn add_link(&mut self, link: Option<&LinkKey>) {
        let Some(link) = link else { return };
        let statements = link.statement.is_none();
        self.add(
            if statements {
                " AND id IN (SELECT entry FROM entry_link WHERE key = :link
                    UNION SELECT entry FROM entry_link WHERE key > :link || '#' AND key < :link || '$')"
            } else {
                " AND id IN (SELECT entry FROM entry_link WHERE key = :link)"
            },
            ":link",
            Some(link.to_string()),
        );
    }
}
