//! How the log is shown, kept as settings of the record.

use crate::domain::{Order, SortBy};
use crate::record::{Record, Result};

const ORDER: &str = "log-order";
const COLUMNS: &str = "log-columns";
const CALENDAR: &str = "log-calendar";

/// A column of the table beside date and title, which always stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    /// The kind.
    Kind,
    /// The development activities it is linked to.
    Pdas,
    /// The codes of the skills it is linked to.
    Skills,
    /// The person's labels.
    Tags,
    /// How far it has come, and whether it is reflected on.
    Reflected,
    /// How many pieces of evidence are attached.
    Evidence,
    /// The time spent.
    Hours,
}

impl Column {
    /// Every column, as they stand from left to right.
    pub const ALL: [Self; 7] = [
        Self::Kind,
        Self::Pdas,
        Self::Skills,
        Self::Tags,
        Self::Reflected,
        Self::Evidence,
        Self::Hours,
    ];

    /// Returns its heading.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Kind => "Kind",
            Self::Pdas => "PDAs",
            Self::Skills => "Skills",
            Self::Tags => "Tags",
            Self::Reflected => "Reflected",
            Self::Evidence => "Evidence",
            Self::Hours => "Hours",
        }
    }

    /// Returns how wide it is.
    #[must_use]
    pub const fn width(self) -> f32 {
        match self {
            Self::Kind => 104.0,
            Self::Pdas => 148.0,
            Self::Skills | Self::Tags => 96.0,
            Self::Reflected => 84.0,
            Self::Evidence => 76.0,
            Self::Hours => 68.0,
        }
    }

    /// Tells whether it holds figures, which stand at the right.
    #[must_use]
    pub const fn is_figure(self) -> bool {
        matches!(self, Self::Evidence | Self::Hours)
    }

    /// Returns what the list is sorted by when its heading is pressed.
    #[must_use]
    pub const fn sort(self) -> Option<SortBy> {
        match self {
            Self::Kind => Some(SortBy::Kind),
            Self::Reflected => Some(SortBy::Reflected),
            Self::Evidence => Some(SortBy::Evidence),
            Self::Hours => Some(SortBy::Hours),
            Self::Pdas | Self::Skills | Self::Tags => None,
        }
    }
}

/// How the log is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct View {
    /// In which order.
    pub order: Order,
    /// With which columns, in any order.
    pub columns: Vec<Column>,
    /// Whether the calendar of the year stands above the list.
    pub calendar: bool,
}

impl Default for View {
    fn default() -> Self {
        let all = Column::ALL.into_iter();
        Self {
            order: Order::default(),
            columns: all.filter(|column| *column != Column::Tags).collect(),
            calendar: true,
        }
    }
}

impl View {
    /// Reads how the log was shown last; what is missing or unknown is as at first.
    ///
    /// # Errors
    /// When the record cannot be read.
    pub fn read(record: &Record) -> Result<Self> {
        let first = Self::default();
        let order = record.setting(ORDER)?;
        let order = order.and_then(|order| Order::parse(&order).ok());
        let columns = record.setting(COLUMNS)?.map(|kept| {
            let all = Column::ALL.into_iter();
            all.filter(|column| kept.split(',').any(|name| name == column.name()))
                .collect()
        });
        Ok(Self {
            order: order.unwrap_or(first.order),
            columns: columns.unwrap_or(first.columns),
            calendar: record.setting(CALENDAR)?.as_deref() != Some("hidden"),
        })
    }

    /// Returns the settings that keep it.
    #[must_use]
    pub fn settings(&self) -> [(&'static str, String); 3] {
        let columns = self.columns.iter().map(|column| column.name());
        let calendar = if self.calendar { "shown" } else { "hidden" };
        [
            (ORDER, self.order.to_string()),
            (COLUMNS, columns.collect::<Vec<_>>().join(",")),
            (CALENDAR, calendar.to_owned()),
        ]
    }

    /// Tells whether a column is shown.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        self.columns.contains(&column)
    }

    /// Shows a column, or hides it.
    pub fn set(&mut self, column: Column, shown: bool) {
        self.columns.retain(|one| *one != column);
        if shown {
            self.columns.push(column);
        }
    }
}
