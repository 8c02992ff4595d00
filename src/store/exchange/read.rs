//! Rows of JSON into a database, one by one as they are read: no more than one of them is ever held, and none that is not a
//! row of Cairn's.

use std::cell::{Cell, RefCell};
use std::fmt;
use std::io::{self, BufReader, Read};
use std::path::Path;

use rusqlite::types::Value;
use rusqlite::{Connection, Statement, params_from_iter};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::TABLES;
use crate::store::revisions::{self, Column};
use crate::store::{StoreError, limits};

/// How many bytes may stand between two rows, and how long a name may be.
const BETWEEN: u32 = 4 << 10;
/// How much of a name that nobody knows is shown.
const SHOWN: usize = 40;

/// Reads `{"schema": 4, "tables": {"activity": [{…}, …], …}}`: `begin` makes a database of a form, and is lent back with all
/// rows in it.
pub(super) fn read<T>(
    from: &mut dyn Read,
    begin: impl FnOnce(usize) -> Result<T, StoreError>,
    conn: impl Fn(&T) -> &Connection,
) -> Result<T, StoreError> {
    let place = Place::default();
    place.allow(BETWEEN);
    let metered = BufReader::new(Metered {
        from,
        place: &place,
    });
    let mut text = serde_json::Deserializer::from_reader(metered);
    let read = text.deserialize_map(Whole {
        place: &place,
        begin,
        conn,
    });
    let ended = read.and_then(|made| {
        place.allow(BETWEEN);
        text.end().map(|()| made)
    });
    ended.map_err(|err| place.failed(err))
}

/// Where reading stands, how much may still be read there, and what went wrong beside the text.
#[derive(Default)]
struct Place {
    table: Cell<&'static str>,
    row: Cell<u64>,
    most: Cell<u32>,
    left: Cell<u32>,
    failed: RefCell<Option<StoreError>>,
}

impl Place {
    /// Lets so many bytes through from here on.
    fn allow(&self, most: u32) {
        self.most.set(most);
        self.left.set(most);
    }

    /// Goes on to the next row of a table.
    fn next_row(&self, table: &str) {
        self.row.set(self.row.get() + 1);
        self.allow(if revisions::TABLES.contains(&table) {
            limits::ENTRY + BETWEEN
        } else {
            limits::ROW
        });
    }

    /// Keeps what the store said, which is no fault of the text.
    fn kept<T, E: Error>(&self, result: Result<T, StoreError>) -> Result<T, E> {
        result.map_err(|err| {
            let says = E::custom(&err);
            *self.failed.borrow_mut() = Some(err);
            says
        })
    }

    /// Says what went wrong and where.
    fn failed(&self, err: serde_json::Error) -> StoreError {
        match self.failed.take() {
            // What a table does not take is the row's fault.
            Some(StoreError::Sql(_)) => {
                return StoreError::Damaged(format!(
                    "{self} holds a value that Cairn never writes"
                ));
            }
            Some(err) => return err,
            None => {}
        }
        if !err.is_io() {
            return StoreError::Damaged(format!("{self} does not read: {err}"));
        }
        if self.left.get() == 0 {
            let most = self.most.get() >> 10;
            let says = format!("{self} is longer than {most} KB, which none of Cairn's is");
            return StoreError::Damaged(says);
        }
        let err = io::Error::from(err);
        match err.raw_os_error() {
            Some(_) => StoreError::at(Path::new("the export"))(err),
            None => StoreError::Damaged(err.to_string()),
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.table.get(), self.row.get()) {
            ("", _) => f.write_str("its list of tables"),
            (table, 0) => write!(f, "the table {table}"),
            (table, row) => write!(f, "row {row} of {table}"),
        }
    }
}

/// Lets through what may be read where reading stands.
struct Metered<'a> {
    from: &'a mut dyn Read,
    place: &'a Place,
}

impl Read for Metered<'_> {
    fn read(&mut self, part: &mut [u8]) -> io::Result<usize> {
        let left = self.place.left.get();
        if left == 0 && !part.is_empty() {
            return Err(io::Error::other("it is too long"));
        }
        let most = part.len().min(left as usize);
        let read = self.from.read(part.get_mut(..most).unwrap_or_default())?;
        let read_so = u32::try_from(read).unwrap_or(left);
        self.place.left.set(left.saturating_sub(read_so));
        Ok(read)
    }
}

/// Reads the whole.
struct Whole<'a, B, C> {
    place: &'a Place,
    begin: B,
    conn: C,
}

impl<'de, T, B, C> Visitor<'de> for Whole<'_, B, C>
where
    B: FnOnce(usize) -> Result<T, StoreError>,
    C: Fn(&T) -> &Connection,
{
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the rows of a record")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let schema = match map.next_key::<String>()? {
            Some(key) if key == "schema" => map.next_value()?,
            _ => return Err(A::Error::custom("“schema” does not come first")),
        };
        let made = self.place.kept((self.begin)(schema))?;
        match map.next_key::<String>()? {
            Some(key) if key == "tables" => map.next_value_seed(Tables {
                place: self.place,
                conn: (self.conn)(&made),
            })?,
            _ => return Err(A::Error::custom("“tables” does not come second")),
        }
        self.place.allow(BETWEEN);
        match map.next_key::<String>()? {
            Some(key) => Err(unknown("table nor form", &key)),
            None => Ok(made),
        }
    }
}

/// Reads all tables.
struct Tables<'a> {
    place: &'a Place,
    conn: &'a Connection,
}

impl<'de> DeserializeSeed<'de> for Tables<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Tables<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("tables by name")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = Vec::new();
        self.place.allow(BETWEEN);
        while let Some(name) = map.next_key::<String>()? {
            let known = TABLES.iter().copied().find(|table| *table == name);
            let Some(table) = known else {
                return Err(unknown("table", &name));
            };
            if seen.contains(&table) {
                return Err(A::Error::custom(format!("{table} is there twice")));
            }
            seen.push(table);
            self.place.table.set(table);
            self.place.row.set(0);
            let rows = self.place.kept(Rows::of(self.place, self.conn, table))?;
            map.next_value_seed(rows)?;
            self.place.table.set("");
            self.place.allow(BETWEEN);
        }
        Ok(())
    }
}

/// Reads the rows of a table.
struct Rows<'a> {
    place: &'a Place,
    table: &'static str,
    columns: Vec<Column>,
    insert: Statement<'a>,
}

impl<'a> Rows<'a> {
    fn of(place: &'a Place, conn: &'a Connection, table: &'static str) -> Result<Self, StoreError> {
        let columns = revisions::columns(conn, table)?;
        if columns.is_empty() {
            let says = format!("a record of its form has no table {table}");
            return Err(StoreError::Damaged(says));
        }
        let name = |column: &Column| format!("\"{}\"", column.name);
        let value = |(place, column): (usize, &Column)| match &column.default {
            None => format!("?{}", place + 1),
            Some(default) => format!("ifnull(?{}, {default})", place + 1),
        };
        let names: Vec<String> = columns.iter().map(name).collect();
        let values: Vec<String> = columns.iter().enumerate().map(value).collect();
        let insert = conn.prepare(&format!(
            "INSERT INTO {table} ({}) VALUES ({})",
            names.join(", "),
            values.join(", ")
        ))?;
        Ok(Self {
            place,
            table,
            columns,
            insert,
        })
    }
}

impl<'de> DeserializeSeed<'de> for Rows<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Rows<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of rows")
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut rows: A) -> Result<(), A::Error> {
        self.place.next_row(self.table);
        while let Some(row) = rows.next_element_seed(Row(&self.columns))? {
            let put = self.insert.execute(params_from_iter(row));
            self.place.kept(put.map_err(StoreError::from))?;
            self.place.next_row(self.table);
        }
        Ok(())
    }
}

/// Reads the values of a row, one for each column.
#[derive(Clone, Copy)]
struct Row<'a>(&'a [Column]);

impl<'de> DeserializeSeed<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Vec<Value>, D::Error> {
        from.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Row<'_> {
    type Value = Vec<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a row: a name and a value for each of its fields")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Vec<Value>, A::Error> {
        let mut values: Vec<Option<Value>> = vec![None; self.0.len()];
        while let Some(name) = map.next_key::<String>()? {
            let place = self.0.iter().position(|column| column.name == name);
            let Some(value) = place.and_then(|place| values.get_mut(place)) else {
                return Err(unknown("field of it", &name));
            };
            if value.is_some() {
                return Err(A::Error::custom(format!("it has {name} twice")));
            }
            *value = Some(map.next_value_seed(Field)?);
        }
        let field = |(value, column): (Option<Value>, &Column)| match value {
            None if column.is_needed && column.default.is_none() => {
                Err(A::Error::custom(format!("it has no {}", column.name)))
            }
            value => Ok(value.unwrap_or(Value::Null)),
        };
        values.into_iter().zip(self.0).map(field).collect()
    }
}

/// Reads one value.
struct Field;

impl<'de> DeserializeSeed<'de> for Field {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Value, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Field {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, a number or null")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Integer(value.into()))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(Value::Integer(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        i64::try_from(value)
            .map(Value::Integer)
            .map_err(|_err| E::custom("a number is larger than any of a record"))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Value::Real(value))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(Value::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Value, A::Error> {
        Err(A::Error::custom(
            "a list stands where a text or a number belongs",
        ))
    }

    fn visit_map<A: MapAccess<'de>>(self, _: A) -> Result<Value, A::Error> {
        Err(A::Error::custom(
            "an object stands where a text or a number belongs",
        ))
    }
}

/// Says that nobody knows a name.
fn unknown<E: Error>(what: &str, name: &str) -> E {
    let mut shown: String = name.chars().take(SHOWN).collect();
    if shown.len() < name.len() {
        shown.push('…');
    }
    E::custom(format!("“{shown}” is no {what}"))
}
