//! Opening a profile that cannot be written to, because the disk is full or the folder
//! is read-only: all reads work, and no write.

use std::path::Path;

use sqlx::SqlitePool;
use sqlx::sqlite::SqliteConnectOptions;

use super::header::{ask_sqlite, check_application, has_journal};
use super::{
    Lock, OpenError, OpenWith, Opened, READERS, check_pages, database_path, keys, newest_version,
    open_pool,
};

/// Opens a profile to read it alone. `refusal` is why it cannot be written to.
///
/// # Errors
/// [`OpenError::NeedsRoom`] where its tables are an older program's; else as for any profile.
pub(super) async fn open_to_read(
    folder: &Path,
    with: &OpenWith<'_>,
    refusal: &OpenError,
) -> Result<Opened, OpenError> {
    let lock = Lock::take_folder_to_read(folder)?;
    let database = database_path(folder);
    let options = read_options(&database);
    let header = ask_sqlite(&options).await?;
    check_application(header, &database)?;
    if i64::from(header.version) < newest_version() {
        return Err(OpenError::needs_room(folder, refusal));
    }
    let keys = keys::read_keys(folder, with).await?;
    let keys = keys.ok_or_else(|| OpenError::KeyMissing(keys::first_key(folder)))?;
    let writer: SqlitePool = open_pool(options.clone(), 1).await?;
    check_pages(&database, &writer).await?;
    let readers = open_pool(options.pragma("query_only", "on"), READERS).await?;
    Ok(Opened {
        keys,
        writer,
        readers,
        lock,
        unwritable: Some(refusal.to_string()),
    })
}

/// How a database is read without a byte being written beside it. What waits in the
/// write-ahead log is read by the index that lies beside it, which stays as it is; where
/// nothing waits, the database alone is read.
fn read_options(database: &Path) -> SqliteConnectOptions {
    let options = SqliteConnectOptions::new()
        .read_only(true)
        .foreign_keys(true);
    if has_journal(database) {
        return options.filename(name_with_kept_index(database));
    }
    options.filename(database).immutable(true)
}

/// The database's name as SQLite is told to leave the index of its write-ahead log as it
/// is (<https://www.sqlite.org/c3ref/open.html>, `readonly_shm`).
#[cfg(unix)]
fn name_with_kept_index(database: &Path) -> String {
    let path = database.to_string_lossy();
    let escaped = path
        .replace('%', "%25")
        .replace('?', "%3f")
        .replace('#', "%23");
    format!("file:{escaped}?readonly_shm=1")
}

#[cfg(not(unix))]
fn name_with_kept_index(database: &Path) -> std::path::PathBuf {
    database.to_owned()
}
