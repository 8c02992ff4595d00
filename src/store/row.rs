//! Entries as rows: every sort of entry is read, listed, written and put into the Bin by the same statements. A sort only says
//! which column holds what; what else it is asked for stands in a file of its own.

use chrono::{DateTime, Utc};
use rusqlite::types::Value;
use rusqlite::{Connection, Params, params_from_iter};

use super::StoreError;
use super::column::{self, Cell};
use crate::domain::{Entry, EntryKey};

/// Says how one sort of entry is kept in its table, which has its key for a name.
pub trait Row: Entry {
    /// The columns that it is read from, beside `id` and `deleted_at`.
    const COLUMNS: &'static [&'static str];
    /// The order in which live entries are listed: a total one.
    const ORDER: &'static str;

    /// Makes an entry of its row.
    fn read(id: Self::Id, deleted: bool, cells: &mut Cells<'_>) -> rusqlite::Result<Self>;

    /// Returns what its details are written as.
    fn write(details: &Self::Details) -> Result<Vec<Written>, StoreError>;

    /// Returns what a new row is given besides, once for all.
    fn given(_conn: &Connection) -> Result<Vec<Written>, StoreError> {
        Ok(Vec::new())
    }
}

/// A column with what is written there.
pub type Written = (&'static str, Value);

/// A row that is read cell by cell, in the order of its columns.
pub struct Cells<'row> {
    row: &'row rusqlite::Row<'row>,
    next: usize,
}

impl Cells<'_> {
    /// Reads the next cell.
    pub fn next<T: Cell>(&mut self) -> rusqlite::Result<T> {
        let at = self.next;
        self.next += 1;
        Ok(self.row.get::<_, column::Read<T>>(at)?.0)
    }

    /// Leaves cells out.
    pub const fn skip(&mut self, cells: usize) {
        self.next += cells;
    }
}

/// Says, once for reading and writing, which column holds what: the details as a pattern, with a column's name in each place.
macro_rules! columns {
    ($entry:ident, $details:ident $shape:tt in [$($column:ident),* $(,)?] by $order:literal
        $(, also $derived:ident = $of:expr)?) => {
        impl $crate::store::row::Row for $entry {
            const COLUMNS: &'static [&'static str] = &[$(stringify!($column)),*];
            const ORDER: &'static str = $order;

            fn read(
                id: Self::Id,
                deleted: bool,
                cells: &mut $crate::store::row::Cells<'_>,
            ) -> rusqlite::Result<Self> {
                $(let $column = cells.next()?;)*
                let details = $details $shape;
                Ok(Self { id, details, deleted })
            }

            fn write(
                details: &$details,
            ) -> Result<Vec<$crate::store::row::Written>, $crate::store::StoreError> {
                use $crate::store::column::Cell as _;
                $(let $derived: fn(&$details) -> bool = $of;
                let $derived = (stringify!($derived), $derived(details).into());)?
                let $details $shape = details;
                Ok(vec![$((stringify!($column), $column.written()?),)* $($derived)?])
            }
        }
    };
}
pub(super) use columns;

fn all<E: Row>() -> String {
    let (columns, table) = (E::COLUMNS.join(", "), E::SORT.key());
    format!("SELECT id, deleted_at IS NOT NULL, {columns} FROM {table}")
}

/// Returns the entries, deleted or not, that the rest of a query finds: from its `WHERE` on.
pub fn find<E: Row>(
    conn: &Connection,
    rest: &str,
    params: impl Params,
) -> Result<Vec<E>, StoreError> {
    let mut query = conn.prepare_cached(&format!("{} {rest}", all::<E>()))?;
    let rows = query.query_map(params, |row| {
        let mut cells = Cells { row, next: 2 };
        E::read(
            E::Id::from_uuid(column::uuid(row, 0)?),
            row.get(1)?,
            &mut cells,
        )
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Returns an entry, deleted or not.
pub fn get<Id: EntryKey<Entry: Row>>(
    conn: &Connection,
    id: Id,
) -> Result<Option<Id::Entry>, StoreError> {
    Ok(find(conn, "WHERE id = ?1", [id.to_string()])?.pop())
}

/// Returns the live entries in the order of their sort.
pub fn list<E: Row>(conn: &Connection) -> Result<Vec<E>, StoreError> {
    let rest = format!("WHERE deleted_at IS NULL ORDER BY {}", E::ORDER);
    find(conn, &rest, [])
}

/// Returns the ids of all entries of a sort, deleted ones too, the oldest first.
pub fn ids<E: Row>(conn: &Connection) -> Result<Vec<E::Id>, StoreError> {
    let sql = format!("SELECT id FROM {} ORDER BY id", E::SORT.key());
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([], |row| Ok(E::Id::from_uuid(column::uuid(row, 0)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Adds an entry.
pub fn insert<E: Row>(
    conn: &Connection,
    id: E::Id,
    details: &E::Details,
) -> Result<(), StoreError> {
    let mut written = vec![("id", Value::from(id.to_string()))];
    written.extend(E::given(conn)?);
    written.extend(E::write(details)?);
    let (columns, values): (Vec<&str>, Vec<Value>) = written.into_iter().unzip();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!(
        "INSERT INTO {} ({}) VALUES ({places})",
        E::SORT.key(),
        columns.join(", ")
    );
    conn.prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Writes new details over an entry's.
pub fn update<E: Row>(
    conn: &Connection,
    id: E::Id,
    details: &E::Details,
) -> Result<(), StoreError> {
    set::<E>(conn, id, E::write(details)?)
}

/// Writes some columns of an entry.
pub fn set<E: Row>(conn: &Connection, id: E::Id, written: Vec<Written>) -> Result<(), StoreError> {
    let (columns, mut values): (Vec<&str>, Vec<Value>) = written.into_iter().unzip();
    values.push(id.to_string().into());
    let sql = format!(
        "UPDATE {} SET {} = ? WHERE id = ?",
        E::SORT.key(),
        columns.join(" = ?, ")
    );
    conn.prepare_cached(&sql)?
        .execute(params_from_iter(values))?;
    Ok(())
}

/// Puts an entry into the Bin, or takes it out.
pub fn set_deleted<Id: EntryKey<Entry: Row>>(
    conn: &Connection,
    id: Id,
    at: Option<DateTime<Utc>>,
) -> Result<(), StoreError> {
    let at = at.map(column::instant);
    set::<Id::Entry>(conn, id, vec![("deleted_at", at.into())])
}
