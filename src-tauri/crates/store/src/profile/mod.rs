//! The folder of a profile: the database, the key, and the lock.

use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::migrate::Migrator;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Connection, SqliteConnection, SqlitePool};

use crate::files::{close_to_others, make_owner_folder, open_owner_file};

mod error;
pub(crate) mod header;
pub(crate) mod key_file;
mod keychain;
pub(crate) mod keys;
mod lock;
mod read_only;

pub use error::OpenError;
pub(crate) use error::is_of_writing;
pub use keychain::KeychainFault;
pub use keys::{KeyPlace, OpenWith};
pub(crate) use lock::Lock;

/// The database's name in the folder.
const DATABASE: &str = "evenhand.db";

/// The steps from an empty file to the tables of this version. Steps are added,
/// never changed.
static MIGRATIONS: Migrator = sqlx::migrate!();

/// How many reads go on at once.
const READERS: u32 = 4;

/// All that an open profile holds.
pub(crate) struct Opened {
    pub(crate) keys: keys::Keys,
    pub(crate) writer: SqlitePool,
    pub(crate) readers: SqlitePool,
    pub(crate) lock: Lock,
    /// Why the profile can be read alone; none where it can be written to.
    pub(crate) unwritable: Option<String>,
}

/// Opens the profile in a folder, and makes one where there is none. One that cannot be
/// written to is opened to be read.
pub(crate) async fn open_profile(folder: &Path, with: &OpenWith<'_>) -> Result<Opened, OpenError> {
    let opened = match open_to_write(folder, with).await {
        Err(refusal) if refusal.is_of_writing() => read_instead(folder, with, refusal).await,
        opened => opened,
    };
    opened.map_err(|error| error.name_database(&database_path(folder)))
}

/// Opens a profile to be read where writing to it was refused.
async fn read_instead(
    folder: &Path,
    with: &OpenWith<'_>,
    refusal: OpenError,
) -> Result<Opened, OpenError> {
    if !database_path(folder).exists() {
        return Err(refusal);
    }
    let opened = read_only::open_to_read(folder, with, &refusal).await;
    opened.map_err(|again| match again.is_of_writing() {
        true => OpenError::needs_room(folder, &refusal),
        false => again,
    })
}

async fn open_to_write(folder: &Path, with: &OpenWith<'_>) -> Result<Opened, OpenError> {
    make_owner_folder(folder).map_err(|problem| OpenError::on_disk(folder, problem))?;
    let lock = Lock::take_folder(folder)?;
    let database = database_path(folder);
    header::check_header(&database).await?;
    close_to_others(folder);
    let keys = keys::read_or_make(folder, with, database.exists()).await?;
    // SQLite makes what lies beside the database with the database's own rights. On Windows it
    // gets those that the folder hands down, and below they are taken away where it hands none down.
    open_owner_file(&database).map_err(|problem| OpenError::on_disk(&database, problem))?;
    let writer = open_pool(connect_options(folder).create_if_missing(true), 1).await?;
    check_pages(&database, &writer).await?;
    MIGRATIONS.run(&writer).await?;
    let readers = open_pool(connect_options(folder).pragma("query_only", "on"), READERS).await?;
    close_to_others(folder);
    Ok(Opened {
        keys,
        writer,
        readers,
        lock,
        unwritable: None,
    })
}

/// The database of a profile.
pub(crate) fn database_path(folder: &Path) -> PathBuf {
    folder.join(DATABASE)
}

/// How much of the database a connection keeps in memory, in KiB: all that the screens of
/// a round of 500 bids read again and again. SQLite takes a negative figure as KiB.
const CACHE_KIB: &str = "-65536";

/// How every connection to the profile's database is set up.
pub(crate) fn connect_options(folder: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(database_path(folder))
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .foreign_keys(true)
        .pragma("cache_size", CACHE_KIB)
        .busy_timeout(Duration::from_secs(10))
}

/// Connections that live as long as the profile is open.
async fn open_pool(options: SqliteConnectOptions, most: u32) -> Result<SqlitePool, sqlx::Error> {
    SqlitePoolOptions::new()
        .max_connections(most)
        .min_connections(1)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .acquire_timeout(Duration::from_secs(60))
        .connect_with(options)
        .await
}

async fn check_pages(database: &Path, pool: &SqlitePool) -> Result<(), OpenError> {
    let found: String = sqlx::query_scalar("PRAGMA quick_check(1)")
        .fetch_one(pool)
        .await?;
    if found == "ok" {
        return Ok(());
    }
    Err(OpenError::Damaged {
        path: database.to_owned(),
        problem: found,
    })
}

/// An empty database in memory with the tables of this version.
pub(crate) async fn scratch_tables() -> Result<SqliteConnection, sqlx::Error> {
    let options = SqliteConnectOptions::new()
        .in_memory(true)
        .foreign_keys(true);
    let mut connection = SqliteConnection::connect_with(&options).await?;
    MIGRATIONS
        .run(&mut connection)
        .await
        .map_err(|problem| sqlx::Error::Migrate(Box::new(problem)))?;
    Ok(connection)
}

/// The version that the newest migration brings a database to.
pub(crate) fn newest_version() -> i64 {
    MIGRATIONS
        .iter()
        .map(|migration| migration.version)
        .max()
        .unwrap_or(0)
}
