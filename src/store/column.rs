//! Reading and writing values that SQLite has no type for: ids, keys, JSON lists.

use std::error::Error;
use std::num::NonZeroU32;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Row;
use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, Type, Value, ValueRef};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use super::StoreError;
use crate::domain::portfolio::{Part, Piece, PortfolioKind, SkillRatings, Statement};
use crate::domain::profile::LevelNumber;
use crate::domain::{
    ActivityId, ActivityKind, ActivityStatus, Link, Minutes, ObjectiveStatus, PortfolioId,
    QualificationId, QualificationStatus, RequirementKey,
};

/// What a column of an entry may hold.
pub trait Cell: Sized {
    /// Reads it.
    fn read(cell: ValueRef<'_>) -> FromSqlResult<Self>;
    /// Returns what it is written as.
    fn written(&self) -> Result<Value, StoreError>;
}

/// A cell, as rusqlite reads one.
pub struct Read<T>(pub T);

impl<T: Cell> FromSql for Read<T> {
    fn column_result(cell: ValueRef<'_>) -> FromSqlResult<Self> {
        T::read(cell).map(Self)
    }
}

impl<T: Cell> Cell for Option<T> {
    fn read(cell: ValueRef<'_>) -> FromSqlResult<Self> {
        match cell {
            ValueRef::Null => Ok(None),
            cell => T::read(cell).map(Some),
        }
    }

    fn written(&self) -> Result<Value, StoreError> {
        self.as_ref().map_or(Ok(Value::Null), Cell::written)
    }
}

/// Says of types how a cell is read and written.
macro_rules! cells {
    ($($type:ty),*: $read:expr, $written:expr) => {$(
        impl Cell for $type {
            fn read(cell: ValueRef<'_>) -> FromSqlResult<Self> {
                let read: fn(ValueRef<'_>) -> FromSqlResult<Self> = $read;
                read(cell)
            }

            fn written(&self) -> Result<Value, StoreError> {
                let written: fn(&Self) -> Result<Value, StoreError> = $written;
                written(self)
            }
        }
    )*};
}

cells!(String: FromSql::column_result, |it| Ok(it.clone().into()));
cells!(u32, u8: FromSql::column_result, |it| Ok((*it).into()));
cells!(NonZeroU32: FromSql::column_result, |it| Ok(it.get().into()));
cells!(chrono::NaiveDate: FromSql::column_result, |it| Ok(it.to_string().into()));
cells!(u64: |cell| u64::try_from(cell.as_i64()?).map_err(FromSqlError::other),
    // One longer than a disk can hold does not come by.
    |it| Ok(i64::try_from(*it).unwrap_or(i64::MAX).into()));
cells!(Minutes: |cell| u32::column_result(cell).map(Self), |it| it.0.written());
cells!(LevelNumber: |cell| u8::column_result(cell).map(Self), |it| it.0.written());
cells!(ActivityKind, ActivityStatus, QualificationStatus, ObjectiveStatus:
    |cell| Self::parse(cell.as_str()?).map_err(FromSqlError::other), |it| Ok(it.key().to_owned().into()));
cells!(RequirementKey:
    |cell| Self::parse(cell.as_str()?).map_err(FromSqlError::other), |it| Ok(it.as_str().to_owned().into()));
cells!(PortfolioId:
    |cell| cell.as_str()?.parse().map_err(FromSqlError::other), |it| Ok(it.to_string().into()));
// Lists are JSON.
cells!(Vec<String>, Vec<Link>, Vec<ActivityId>, Vec<QualificationId>, PortfolioKind, Vec<Piece>, Vec<SkillRatings>,
    Vec<Statement>, Vec<Part>:
    |cell| serde_json::from_str(cell.as_str()?).map_err(FromSqlError::other), |it| Ok(to_json(it)?.into()));

/// Reads an id of whatever sort.
pub fn uuid(row: &Row<'_>, index: usize) -> rusqlite::Result<Uuid> {
    parsed(row, index)
}

/// Reads a text that parses, such as an id or a key.
pub fn parsed<T>(row: &Row<'_>, index: usize) -> rusqlite::Result<T>
where
    T: FromStr,
    T::Err: Error + Send + Sync + 'static,
{
    let text: &str = row.get_ref(index)?.as_str()?;
    text.parse().map_err(|err| unreadable(index, err))
}

/// Reads a text that `read` understands.
pub fn read<T, E>(
    row: &Row<'_>,
    index: usize,
    read: impl FnOnce(&str) -> Result<T, E>,
) -> rusqlite::Result<T>
where
    E: Error + Send + Sync + 'static,
{
    read(row.get_ref(index)?.as_str()?).map_err(|err| unreadable(index, err))
}

/// Reads a JSON text.
pub fn json<T: DeserializeOwned>(row: &Row<'_>, index: usize) -> rusqlite::Result<T> {
    read(row, index, |text| serde_json::from_str(text))
}

/// Reads a JSON text that may be NULL.
pub fn optional_json<T: DeserializeOwned>(
    row: &Row<'_>,
    index: usize,
) -> rusqlite::Result<Option<T>> {
    match row.get_ref(index)?.as_str_or_null()? {
        None => Ok(None),
        Some(text) => serde_json::from_str(text)
            .map(Some)
            .map_err(|err| unreadable(index, err)),
    }
}

/// Writes a list or a key as JSON.
pub fn to_json<T: Serialize>(value: &T) -> Result<String, StoreError> {
    serde_json::to_string(value).map_err(|err| StoreError::Damaged(err.to_string()))
}

/// Writes an instant as the record keeps it: UTC, milliseconds.
pub fn instant(at: DateTime<Utc>) -> String {
    at.to_rfc3339_opts(SecondsFormat::Millis, true)
}

/// Says that a column holds nothing Cairn writes.
pub fn unreadable(index: usize, err: impl Error + Send + Sync + 'static) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(index, Type::Text, Box::new(err))
}
