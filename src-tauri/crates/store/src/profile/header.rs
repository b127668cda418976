//! Whether a database is ours, and not newer than this program.
//!
//! Looked up before SQLite opens the file for writing, so that a file which is
//! refused stays byte for byte as it was.

use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};

use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{Connection, SqliteConnection};

use super::{OpenError, newest_version};

/// The `application_id` of our databases: "EVNH".
const APPLICATION: u32 = u32::from_be_bytes(*b"EVNH");

/// What a database says of itself (<https://www.sqlite.org/fileformat.html>, §1.3).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Header {
    application: u32,
    pub(super) version: u32,
}

impl Header {
    fn is_blank(self) -> bool {
        self.application == 0 && self.version == 0
    }
}

/// Refuses a database that is not ours, or newer than this program.
pub(crate) async fn check_header(database: &Path) -> Result<(), OpenError> {
    let Some(mut header) = read_header(database)? else {
        return Ok(());
    };
    if has_journal(database) {
        header = ask_sqlite(&read_options(database)).await?;
    }
    if header.is_blank() && (goes_back_to_nothing(database) || is_empty(database).await?) {
        return Ok(()); // a first start that was cut short
    }
    check_application(header, database)
}

/// Refuses what another program made, or a newer one of ours.
pub(super) fn check_application(header: Header, database: &Path) -> Result<(), OpenError> {
    if header.application != APPLICATION {
        return Err(OpenError::NotOurs(database.to_owned()));
    }
    let (found, known) = (i64::from(header.version), newest_version());
    if found > known {
        return Err(OpenError::Newer {
            path: database.to_owned(),
            found,
            known,
        });
    }
    Ok(())
}

/// Reads the header from the file; none where there is no file, or an empty one.
fn read_header(database: &Path) -> Result<Option<Header>, OpenError> {
    let mut start = [0; 100];
    let read = File::open(database).and_then(|mut file| file.read_exact(&mut start));
    match read {
        Ok(()) => parse_header(&start)
            .map(Some)
            .ok_or_else(|| OpenError::NotOurs(database.to_owned())),
        Err(problem) if problem.kind() == ErrorKind::NotFound => Ok(None),
        Err(problem) if problem.kind() == ErrorKind::UnexpectedEof => match database.metadata() {
            Ok(file) if file.len() == 0 => Ok(None),
            _ => Err(OpenError::NotOurs(database.to_owned())),
        },
        Err(problem) => Err(OpenError::on_disk(database, problem)),
    }
}

fn parse_header(start: &[u8; 100]) -> Option<Header> {
    let number = |from: usize| Some(u32::from_be_bytes(*start.get(from..)?.first_chunk()?));
    start.starts_with(b"SQLite format 3\0").then_some(())?;
    Some(Header {
        application: number(68)?,
        version: number(60)?,
    })
}

/// Whether changes wait in the write-ahead log.
pub(super) fn has_journal(database: &Path) -> bool {
    let log = beside(database, "-wal").metadata();
    log.is_ok_and(|file| file.len() > 0)
}

/// Whether what was begun will be undone to an empty file: a rollback journal lies beside
/// the database, and says that it had no pages before
/// (<https://www.sqlite.org/fileformat.html>, §3). SQLite will not say so itself where it
/// may only read.
fn goes_back_to_nothing(database: &Path) -> bool {
    const MAGIC: [u8; 8] = [0xd9, 0xd5, 0x05, 0xf9, 0x20, 0xa1, 0x63, 0xd7];
    let mut start = [0; 20];
    let read = File::open(beside(database, "-journal"))
        .and_then(|mut journal| journal.read_exact(&mut start));
    read.is_ok() && start.starts_with(&MAGIC) && start.ends_with(&[0; 4])
}

/// A file that SQLite keeps beside a database.
fn beside(database: &Path, ending: &str) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Asks SQLite, which also reads what waits in the write-ahead log.
pub(super) async fn ask_sqlite(options: &SqliteConnectOptions) -> Result<Header, sqlx::Error> {
    let mut connection = SqliteConnection::connect_with(options).await?;
    let application: i64 = sqlx::query_scalar("PRAGMA application_id")
        .fetch_one(&mut connection)
        .await?;
    let version: i64 = sqlx::query_scalar("PRAGMA user_version")
        .fetch_one(&mut connection)
        .await?;
    connection.close().await?;
    let number = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
    Ok(Header {
        application: number(application),
        version: number(version),
    })
}

/// Whether nothing but the list of migrations was ever made in it.
async fn is_empty(database: &Path) -> Result<bool, sqlx::Error> {
    let mut connection = open_to_read(database).await?;
    let tables: i64 = sqlx::query_scalar(
        "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> '_sqlx_migrations'",
    )
    .fetch_one(&mut connection)
    .await?;
    connection.close().await?;
    Ok(tables == 0)
}

/// Opens a database to read it alone.
pub(crate) async fn open_to_read(database: &Path) -> Result<SqliteConnection, sqlx::Error> {
    SqliteConnection::connect_with(&read_options(database)).await
}

fn read_options(database: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(database)
        .read_only(true)
}
