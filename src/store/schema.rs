//! The form of the database: its migrations, and how a connection is set up.

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::functions::FunctionFlags;
use rusqlite_migration::{M, Migrations};

pub use super::hash::sha256;
use super::{StoreError, folded, revisions};

/// Marks the database as Cairn's: “Carn” in ASCII.
pub const APPLICATION_ID: i32 = 0x4361_726e;

/// The migrations, oldest first: the files of `migrations/` (build.rs lists them). A shipped one never changes; the next one is
/// a new file.
pub(super) const MIGRATIONS: &[&str] = include!(concat!(env!("OUT_DIR"), "/migrations.rs"));

/// The version that this Cairn writes.
pub const VERSION: usize = MIGRATIONS.len();

/// Returns the migrations, each of which ends with the triggers made anew.
pub fn migrations() -> Migrations<'static> {
    with_triggers(MIGRATIONS)
}

/// Lets every migration end with the triggers made anew, so that none can forget them.
pub fn with_triggers<'sql>(migrations: &[&'sql str]) -> Migrations<'sql> {
    let steps = migrations.iter().map(|sql| {
        M::up_with_hook(sql, |tx: &rusqlite::Transaction<'_>| {
            revisions::install(tx)?;
            Ok(())
        })
    });
    Migrations::new(steps.collect())
}

/// Returns the version that a database was written in.
pub fn user_version(conn: &Connection) -> Result<usize, StoreError> {
    let version: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
    usize::try_from(version)
        .map_err(|_err| StoreError::Damaged(format!("its version is {version}")))
}

/// Sets up a connection; what is stored in the file is left alone.
pub fn prepare(conn: &Connection) -> Result<(), StoreError> {
    // Another process may be writing: wait for it rather than fail.
    conn.busy_timeout(std::time::Duration::from_secs(5))?;
    // A commit is on disk when we say so; NORMAL loses the last ones in a power cut.
    conn.pragma_update(None, "synchronous", "FULL")?;
    conn.pragma_update(None, "foreign_keys", true)?;
    // The file may have been tampered with: its schema gets no say in what runs, and its pages are checked when read.
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.pragma_update(None, "trusted_schema", false)?;
    conn.pragma_update(None, "cell_size_check", true)?;
    // What people wrote goes into no temporary file.
    conn.pragma_update(None, "temp_store", "MEMORY")?;
    // 32 MB, so that a change of many entries is not written to disk in pieces.
    conn.pragma_update(None, "cache_size", -32_000)?;
    conn.set_prepared_statement_cache_capacity(64);
    add_functions(conn)
}

/// Adds the functions that triggers and queries use.
fn add_functions(conn: &Connection) -> Result<(), StoreError> {
    let flags = FunctionFlags::SQLITE_UTF8
        | FunctionFlags::SQLITE_DETERMINISTIC
        | FunctionFlags::SQLITE_INNOCUOUS;
    conn.create_scalar_function("sha256", 1, flags, |context| {
        // Bytes, not text: what is damaged may no longer be UTF-8, and has a hash all the same.
        Ok(context.get_raw(0).as_bytes_or_null()?.map(sha256))
    })?;
    conn.create_scalar_function("folded", 2, flags, |context| {
        let (against, text) = (context.get_raw(0), context.get_raw(1));
        Ok(folded::fold(against.as_str()?, text.as_str()?))
    })?;
    conn.create_scalar_function("fold", 1, flags, |context| {
        Ok(context.get_raw(0).as_str()?.to_lowercase())
    })?;
    Ok(())
}
