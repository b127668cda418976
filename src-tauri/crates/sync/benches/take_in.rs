//! Taking in 100,000 records, beside what cannot be spared: checking as many
//! signatures on the same cores, and committing as many rows.
//!
//! Each is one run over fresh files, so the times are printed as they are;
//! `cargo bench -p evenhand-sync` runs it, with another number as its argument.

#![allow(
    clippy::unwrap_used,
    reason = "a measurement that cannot go on says so and ends"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use evenhand_core::{Declaration, DeclarationKind, Member, Role, RoundId, Subject};
use evenhand_record::{Body, DeviceKey, PanelId, Place, Record, Salt};
use evenhand_store::Store;
use evenhand_sync::bundle::{Carried, check};

fn now() -> DateTime<Utc> {
    "2013-11-04T09:30:00Z".parse().unwrap()
}

fn round() -> RoundId {
    RoundId::new("2014")
}

fn member(id: &str, role: Role) -> Member {
    Member {
        id: id.into(),
        name: id.to_owned(),
        role,
    }
}

/// A chair's profile that waits for the records of one member.
async fn chair(folder: &Path, log: &DeviceKey) -> (Store, PanelId) {
    let store = Store::open(folder).await.unwrap();
    for body in [
        Body::Genesis {
            chair: member("chair", Role::Chair),
            deputy: None,
            recipient: Some(store.recipient()),
        },
        Body::RoundDescribed {
            round: round(),
            details: serde_json::from_str(r#"{"title": "Grants"}"#).unwrap(),
        },
        Body::MemberAdded {
            round: round(),
            member: member("m1", Role::Member),
        },
        Body::DeviceAccepted {
            member: "m1".into(),
            log: log.log(),
            recipient: store.recipient(),
            words_confirmed: true,
            supersedes: None,
        },
    ] {
        store.commit(body, now()).await.unwrap();
    }
    let panel = store.panel().await.unwrap().unwrap().id;
    (store, panel)
}

/// The member's log: declarations on 200 bids, over and over.
fn log(key: &DeviceKey, panel: PanelId, count: u64) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for seq in 1..=count {
        let body = Body::Declared {
            round: round(),
            declarations: vec![Declaration {
                member: "m1".into(),
                subject: Subject::Bid(format!("{}", seq % 200).as_str().into()),
                kind: DeclarationKind::None,
            }],
            note: String::new(),
            entered_by: None,
        };
        let place = Place {
            seq,
            prev: records.last().map(Record::id),
            seen: BTreeMap::new(),
        };
        let salt = Salt::from_bytes([7; 16]);
        records.push(Record::sign(key, Some(panel), place, now(), &body, salt).unwrap());
    }
    records
}

fn carried(records: &[Record]) -> Vec<Carried> {
    records
        .iter()
        .map(|one| Carried::new(one.line().to_vec(), *one.salt(), one.body().to_vec()))
        .collect()
}

/// Commits as many rows of the same bytes into one table, in one transaction.
async fn rows(folder: &Path, records: &[Record]) -> Duration {
    use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};
    let options = SqliteConnectOptions::new()
        .filename(folder.join("rows.db"))
        .create_if_missing(true)
        .journal_mode(sqlx::sqlite::SqliteJournalMode::Wal)
        .synchronous(sqlx::sqlite::SqliteSynchronous::Full);
    let mut on = SqliteConnection::connect_with(&options).await.unwrap();
    let table = "CREATE TABLE record (id BLOB NOT NULL UNIQUE, envelope BLOB NOT NULL, salt BLOB NOT NULL, body BLOB NOT NULL) STRICT";
    sqlx::query(table).execute(&mut on).await.unwrap();
    let began = Instant::now();
    let mut transaction = on.begin().await.unwrap();
    for record in records {
        sqlx::query("INSERT INTO record VALUES (?, ?, ?, ?)")
            .bind(record.id().as_bytes().to_vec())
            .bind(record.line().to_vec())
            .bind(record.salt().as_bytes().to_vec())
            .bind(record.body().to_vec())
            .execute(&mut *transaction)
            .await
            .unwrap();
    }
    transaction.commit().await.unwrap();
    began.elapsed()
}

#[tokio::main]
async fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let count: u64 = asked.unwrap_or(100_000);
    let folder = tempfile::tempdir().unwrap();
    let key = DeviceKey::from_seed(&[9; 32]);
    let (store, panel) = chair(&folder.path().join("chair"), &key).await;
    let records = log(&key, panel, count);

    let unchecked = carried(&records);
    let began = Instant::now();
    let checked = check(panel, unchecked);
    let signatures = began.elapsed();
    let rows = rows(folder.path(), &records).await;
    println!("{count} records: signatures {signatures:.2?}, rows {rows:.2?}");

    let began = Instant::now();
    let taken = store.take_in(checked.records).await.unwrap();
    let whole = signatures + began.elapsed();
    assert_eq!((taken.new.len() as u64, taken.waiting), (count, 0));
    let bar = (signatures + rows).as_secs_f64();
    println!(
        "taken in, signatures included: {whole:.2?}, {:.2} times both together",
        whole.as_secs_f64() / bar
    );

    store.close().await;
    let began = Instant::now();
    let store = Store::open(&folder.path().join("chair")).await.unwrap();
    println!("the profile is open again after {:.2?}", began.elapsed());
    store.close().await;
}
