//! Taking in 100,000 declarations, and a fifth as many sealed drafts and sheets,
//! beside what cannot be spared: checking as many signatures on the same cores, and
//! committing as many rows of the same bytes.
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
use evenhand_core::{
    Bid, Declaration, DeclarationKind, Member, Role, RoundId, SheetContent, Subject,
};
use evenhand_record::{
    Body, DeviceKey, Heading, LogPosition, PanelId, Record, Salt, SealKey, SealTo, SheetAct,
    SheetEntry,
};
use evenhand_store::Store;
use evenhand_sync::bundle::{Carried, check_records};

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

fn bid(number: u64) -> Bid {
    Bid::new(
        format!("{number}").as_str().into(),
        "Dawn".into(),
        "Safer Streets",
        "1000".parse().unwrap(),
    )
}

/// A chair's profile that waits for the records of one member, scoring open.
async fn chair(folder: &Path, log: &DeviceKey) -> (Store, PanelId, SealTo) {
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
        Body::BidsSet {
            round: round(),
            bids: (0..BIDS).map(bid).collect(),
            source: String::new(),
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
    let mut change = store.change().await.unwrap();
    let seal = change.new_seal(None).await.unwrap();
    let to = SealTo {
        author: SealKey::generate().recipient(),
        round: Some(seal.recipient.clone()),
        observer: None,
    };
    let opened = Body::RoundOpened {
        round: round(),
        seal: Some(seal),
    };
    change.commit(opened, now()).await.unwrap();
    (store, panel, to)
}

/// How many bids the round has.
const BIDS: u64 = 1_000;

/// The member's log, each record made for its place.
fn log(count: u64, sign: impl Fn(LogPosition) -> Record) -> Vec<Record> {
    let mut records: Vec<Record> = Vec::new();
    for seq in 1..=count {
        records.push(sign(LogPosition {
            seq,
            prev: records.last().map(Record::id),
            seen: BTreeMap::new(),
        }));
    }
    records
}

/// Declarations on all bids, over and over.
fn declaration(key: &DeviceKey, panel: PanelId, place: LogPosition) -> Record {
    let body = Body::Declared {
        round: round(),
        declarations: vec![Declaration {
            member: "m1".into(),
            subject: Subject::Bid(bid(place.seq % BIDS).reference),
            kind: DeclarationKind::None,
        }],
        note: String::new(),
        entered_by: None,
    };
    let salt = Salt::from_bytes([7; 16]);
    Record::sign(key, heading(panel, place), &body, salt).unwrap()
}

fn heading(panel: PanelId, place: LogPosition) -> Heading {
    Heading {
        panel: Some(panel),
        position: place,
        at: now(),
    }
}

/// Nineteen drafts of a sheet, then the sheet; then those of the next bid.
fn sheet(key: &DeviceKey, panel: PanelId, to: &SealTo, place: LogPosition) -> Record {
    let content = SheetContent {
        comment: "A comment as long as people write them. ".repeat(40),
        ..SheetContent::default()
    };
    let entry = SheetEntry {
        round: round(),
        bid: bid(place.seq.saturating_sub(1) / 20 % BIDS).reference,
        member: "m1".into(),
        entered_by: None,
        content,
    };
    let submitted = place.seq.is_multiple_of(20);
    let to = SealTo {
        round: to.round.clone().filter(|_| submitted),
        ..to.clone()
    };
    let salt = Salt::from_bytes([7; 16]);
    let act = match submitted {
        true => SheetAct::Submitted,
        false => SheetAct::Drafted,
    };
    Record::sign_sealed(key, heading(panel, place), &entry, act, &to, salt).unwrap()
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

/// Takes records in and says how long it took beside what cannot be spared.
async fn measure(what: &str, folder: &Path, (store, panel): (&Store, PanelId), records: &[Record]) {
    let began = Instant::now();
    let checked = check_records(panel, carried(records));
    let signatures = began.elapsed();
    let rows = rows(folder, records).await;
    let count = records.len();
    println!("{count} {what}: signatures {signatures:.2?}, rows {rows:.2?}");
    let began = Instant::now();
    let taken = store.take_in(checked.records).await.unwrap();
    let whole = signatures + began.elapsed();
    assert_eq!((taken.new.len(), taken.waiting), (count, 0));
    assert_eq!(store.set_aside().await.unwrap().len(), 0);
    let bar = (signatures + rows).as_secs_f64();
    println!(
        "taken in, signatures included: {whole:.2?}, {:.2} times both together",
        whole.as_secs_f64() / bar
    );
}

#[tokio::main]
async fn main() {
    let asked = std::env::args().find_map(|argument| argument.parse().ok());
    let count: u64 = asked.unwrap_or(100_000);
    let key = DeviceKey::from_seed(&[9; 32]);

    let folder = tempfile::tempdir().unwrap();
    let (store, panel, _) = chair(&folder.path().join("chair"), &key).await;
    let records = log(count, |place| declaration(&key, panel, place));
    measure("declarations", folder.path(), (&store, panel), &records).await;
    store.close().await;
    let began = Instant::now();
    let store = Store::open(&folder.path().join("chair")).await.unwrap();
    println!("the profile is open again after {:.2?}", began.elapsed());
    store.close().await;

    let folder = tempfile::tempdir().unwrap();
    let (store, panel, to) = chair(&folder.path().join("chair"), &key).await;
    let records = log(count / 5, |place| sheet(&key, panel, &to, place));
    measure(
        "drafts and sheets",
        folder.path(),
        (&store, panel),
        &records,
    )
    .await;
    store.close().await;
}
