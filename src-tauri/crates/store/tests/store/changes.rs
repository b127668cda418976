//! Changes: all or nothing, one at a time, and none that reads must wait for.

use std::time::Duration;

use evenhand_core::{DeclarationKind, Stage, Subject};
use evenhand_record::Kind;
use evenhand_store::{CommitError, Obstacle};

use crate::support::*;

#[tokio::test]
async fn what_does_not_fit_is_refused_with_its_reason_and_changes_nothing() {
    let profile = Profile::new().await;
    let store = &profile.store;
    let refusal = async |body| match store.commit(body, minute(0)).await {
        Err(CommitError::Obstacle(obstacle)) => obstacle,
        other => panic!("{other:?}"),
    };
    assert_eq!(refusal(described("Grants")).await, Obstacle::NoPanel);
    profile.record(genesis()).await;
    assert_eq!(refusal(genesis()).await, Obstacle::PanelBegun);
    assert_eq!(refusal(opened()).await, Obstacle::NoRound(ROUND.into()));
    profile.all(&set_up()[1..]).await;
    assert_eq!(
        refusal(drafted("001", "m1", "")).await,
        Obstacle::Stage {
            kind: Kind::SheetDrafted,
            round: ROUND.into(),
            stage: Stage::SetUp
        }
    );
    profile.record(opened()).await;
    let before = store.verify().await.unwrap();
    assert_eq!(
        refusal(drafted("9", "m1", "")).await,
        Obstacle::NoBid("9".into())
    );
    assert_eq!(
        refusal(drafted("001", "m9", "")).await,
        Obstacle::NoMember("m9".into())
    );
    assert_eq!(
        refusal(declared(
            "m9",
            Subject::Bid("001".into()),
            DeclarationKind::None
        ))
        .await,
        Obstacle::NoMember("m9".into())
    );
    let mut large = described("Grants");
    if let evenhand_record::Body::RoundDescribed { details, .. } = &mut large {
        details.fund.high = "79228162514264337593543950335".parse().unwrap();
    }
    let told = refusal(large).await;
    assert!(
        matches!(&told, Obstacle::Value(fault) if fault.at == "details.fund.high"),
        "{told}"
    );
    assert_eq!(
        refusal(agreed("9", None)).await,
        Obstacle::NoBid("9".into())
    );
    assert_eq!(
        refusal(reopened("001", "m1")).await,
        Obstacle::NoSheet {
            bid: "001".into(),
            member: "m1".into()
        }
    );
    assert_eq!(
        store.verify().await.unwrap(),
        before,
        "a refusal leaves no trace"
    );
    profile.record(submitted("001", "m1", "")).await;
    assert_eq!(
        refusal(drafted("001", "m1", "later")).await,
        Obstacle::HandedIn {
            bid: "001".into(),
            member: "m1".into()
        }
    );
}

#[tokio::test]
async fn a_change_that_is_dropped_never_was() {
    let profile = Profile::with_round().await;
    let before = profile.store.verify().await.unwrap();
    let mut change = profile.store.change().await.unwrap();
    assert!(
        change.round(&ROUND.into()).await.unwrap().is_some(),
        "a change reads as a view does"
    );
    drop(change);
    assert_eq!(profile.store.verify().await.unwrap(), before);
}

#[tokio::test]
async fn several_records_are_taken_together_or_not_at_all() {
    let profile = Profile::scoring().await;
    let before = profile.store.verify().await.unwrap();
    let bodies = [
        drafted("001", "m1", "a"),
        drafted("002", "m1", "b"),
        drafted("nowhere", "m1", "c"),
    ];
    profile
        .store
        .change()
        .await
        .unwrap()
        .commit_all(&bodies, minute(9))
        .await
        .unwrap_err();
    assert_eq!(
        profile.store.verify().await.unwrap(),
        before,
        "the third could not be taken"
    );
    let committed = profile
        .store
        .change()
        .await
        .unwrap()
        .commit_all(&bodies[..2], minute(9))
        .await
        .unwrap();
    assert_eq!(
        committed.iter().map(|one| one.seq).collect::<Vec<_>>(),
        [8, 9]
    );
    assert!(profile.store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn changes_made_at_once_are_taken_one_after_the_other() {
    let profile = Profile::with_round().await;
    let names: Vec<String> = (0..20).map(|number| format!("n{number}")).collect();
    let mut seqs = Vec::new();
    let store = &profile.store;
    for pair in names.chunks(2) {
        let (one, other) = tokio::join!(
            store.commit(added(&pair[0]), minute(9)),
            store.commit(added(&pair[1]), minute(9))
        );
        seqs.extend([one.unwrap().seq, other.unwrap().seq]);
    }
    seqs.sort_unstable();
    assert_eq!(
        seqs,
        (7..27).collect::<Vec<_>>(),
        "no two records have one number"
    );
}

#[tokio::test]
async fn an_open_read_neither_blocks_a_save_nor_sees_it() {
    let profile = Profile::scoring().await;
    let mut view = profile.store.view().await.unwrap();
    assert_eq!(view.sheets(&ROUND.into()).await.unwrap(), []);
    let save = profile
        .store
        .commit(drafted("001", "m1", "saved"), minute(9));
    tokio::time::timeout(Duration::from_secs(5), save)
        .await
        .expect("a save waits for no reader")
        .unwrap();
    assert_eq!(
        view.sheets(&ROUND.into()).await.unwrap(),
        [],
        "a view stays at its moment"
    );
    assert_eq!(profile.store.sheets(&ROUND.into()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn a_read_does_not_wait_for_an_open_change() {
    let profile = Profile::with_round().await;
    let change = profile.store.change().await.unwrap();
    let rounds = tokio::time::timeout(Duration::from_secs(5), profile.store.rounds())
        .await
        .expect("a read waits for no writer");
    assert_eq!(rounds.unwrap().len(), 1);
    drop(change);
}

#[tokio::test]
async fn commits_can_be_awaited_on_any_thread() {
    let profile = Profile::with_round().await;
    let store = std::sync::Arc::new(profile.store);
    let shared = store.clone();
    let committed = tokio::spawn(async move {
        let mut change = shared.change().await?;
        change.round(&ROUND.into()).await?;
        change.commit(added("m3"), minute(9)).await
    });
    assert_eq!(committed.await.unwrap().unwrap().seq, 7);
}
