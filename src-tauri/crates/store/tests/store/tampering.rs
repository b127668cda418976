//! Records that were changed on disk are found, and named.

use evenhand_store::{Committed, Store};
use proptest::prelude::*;
use proptest::sample::Index;
use sqlx::{Connection, SqliteConnection, sqlite::SqliteConnectOptions};

use crate::support::*;

const UNLOCK: [&str; 2] = [
    "DROP TRIGGER record_is_never_changed",
    "DROP TRIGGER record_is_never_deleted",
];

/// Flips one bit of one column of one record; gives what was there before.
async fn flip(database: &std::path::Path, column: &str, seq: u64, byte: Index, bit: u8) -> Vec<u8> {
    let mut connection =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database))
            .await
            .unwrap();
    let seq = i64::try_from(seq).unwrap();
    let select = sqlx::AssertSqlSafe(format!("SELECT {column} FROM record WHERE seq = ?"));
    let kept: Vec<u8> = sqlx::query_scalar(select)
        .bind(seq)
        .fetch_one(&mut connection)
        .await
        .unwrap();
    let mut bytes = kept.clone();
    bytes[byte.index(kept.len())] ^= 1 << bit;
    put(&mut connection, column, seq, &bytes).await;
    connection.close().await.unwrap();
    kept
}

async fn put(connection: &mut SqliteConnection, column: &str, seq: i64, bytes: &[u8]) {
    let update = sqlx::AssertSqlSafe(format!("UPDATE record SET {column} = ? WHERE seq = ?"));
    sqlx::query(update)
        .bind(bytes)
        .bind(seq)
        .execute(connection)
        .await
        .unwrap();
}

async fn put_back(database: &std::path::Path, column: &str, seq: u64, bytes: &[u8]) {
    let mut connection =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database))
            .await
            .unwrap();
    put(&mut connection, column, i64::try_from(seq).unwrap(), bytes).await;
    connection.close().await.unwrap();
}

async fn check_flip(
    store: &Store,
    database: &std::path::Path,
    told: Committed,
    column: &'static str,
    byte: Index,
    bit: u8,
) {
    let kept = flip(database, column, told.seq, byte, bit).await;
    let report = store.verify().await.unwrap();
    let named: Vec<_> = report
        .faults
        .iter()
        .map(|fault| (fault.log.as_str(), fault.seq))
        .collect();
    assert_eq!(
        named,
        [(told.log.to_string().as_str(), told.seq)],
        "{column}: the changed record is named, and no other"
    );
    assert!(
        report.faults[0].problem.starts_with("it"),
        "{}",
        report.faults[0].problem
    );
    put_back(database, column, told.seq, &kept).await;
}

#[test]
fn one_bit_of_any_stored_record_is_found_with_its_log_and_place() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let profile = runtime.block_on(Profile::with_round());
    let records = runtime.block_on(profile.all(&[
        opened(),
        drafted("001", "m1", "draft"),
        submitted("001", "m1", "in"),
        closed(),
    ]));
    runtime.block_on(meddle(&profile.database(), &UNLOCK));
    let cases = (
        prop::sample::select(records),
        prop::sample::select(vec!["envelope", "salt", "body"]),
        any::<Index>(),
        0_u8..8,
    );
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(150));
    runner
        .run(&cases, |(told, column, byte, bit)| {
            runtime.block_on(check_flip(
                &profile.store,
                &profile.database(),
                told,
                column,
                byte,
                bit,
            ));
            Ok(())
        })
        .unwrap();
    assert!(
        runtime.block_on(profile.store.verify()).unwrap().is_sound(),
        "put back, all is well"
    );
}

#[tokio::test]
async fn a_record_cannot_be_changed_or_deleted_by_plain_sql() {
    let profile = Profile::with_round().await;
    let mut connection =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(profile.database()))
            .await
            .unwrap();
    for statement in ["UPDATE record SET kind = 'x'", "DELETE FROM record"] {
        let refusal = sqlx::query(statement)
            .execute(&mut connection)
            .await
            .unwrap_err()
            .to_string();
        assert!(refusal.contains("a record is never"), "{refusal}");
    }
}

#[tokio::test]
async fn a_record_that_was_taken_out_leaves_a_gap_that_is_named() {
    let profile = Profile::with_round().await;
    meddle(&profile.database(), &UNLOCK).await;
    meddle(&profile.database(), &["DELETE FROM record WHERE seq = 3"]).await;
    let report = profile.store.verify().await.unwrap();
    assert_eq!(
        report
            .faults
            .iter()
            .map(|fault| fault.seq)
            .collect::<Vec<_>>(),
        [4]
    );
    assert!(
        report.faults[0].problem.contains("missing"),
        "{}",
        report.faults[0].problem
    );
}

#[tokio::test]
async fn columns_that_belie_their_record_are_found() {
    let marks = [
        "kind = 'x'",
        "at = '2030-01-01T00:00:00.000Z'",
        "round = 'x'",
        "seq = 77",
        "prev = zeroblob(32)",
        "log = zeroblob(32)",
        "id = zeroblob(32)",
    ];
    for mark in marks {
        let profile = Profile::with_round().await;
        meddle(&profile.database(), &UNLOCK).await;
        let mut connection = SqliteConnection::connect_with(
            &SqliteConnectOptions::new().filename(profile.database()),
        )
        .await
        .unwrap();
        let update = sqlx::AssertSqlSafe(format!("UPDATE record SET {mark} WHERE seq = 5"));
        sqlx::query(update).execute(&mut connection).await.unwrap();
        let report = profile.store.verify().await.unwrap();
        assert_eq!(
            report
                .faults
                .iter()
                .map(|fault| fault.seq)
                .collect::<Vec<_>>(),
            [5],
            "{mark}: {:?}",
            report.faults
        );
    }
}

#[tokio::test]
async fn tables_are_not_made_again_from_damaged_records() {
    let profile = Profile::with_round().await;
    let before = profile.store.digest().await.unwrap();
    meddle(&profile.database(), &UNLOCK).await;
    meddle(
        &profile.database(),
        &["UPDATE record SET body = zeroblob(9) WHERE seq = 3"],
    )
    .await;
    let refusal = profile.store.rebuild().await.unwrap_err().to_string();
    assert!(
        refusal.contains("entry 3 of the log") && refusal.contains("backup"),
        "{refusal}"
    );
    assert_eq!(
        profile.store.digest().await.unwrap(),
        before,
        "what screens show is not lost with it"
    );
}
