//! Reading and writing values that SQLite has no type for: ids, keys, JSON lists.

use std::error::Error;
use std::str::FromStr;

use chrono::{DateTime, SecondsFormat, Utc};
use rusqlite::Row;
use rusqlite::types::Type;
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::StoreError;

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

/// Reads a length in bytes.
pub fn length(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    let length: i64 = row.get(index)?;
    u64::try_from(length).map_err(|_err| rusqlite::Error::IntegralValueOutOfRange(index, length))
}
