//! Laptops that are lost, stolen, copied or restored.

use evenhand_core::MemberId;
use evenhand_record::{Body, Content};
use evenhand_store::Store;

use crate::laptop::{Laptop, exchange, round, same_digest, sheet};

#[tokio::test]
async fn a_copied_profile_is_found_out_and_the_chair_chooses() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    // The whole profile is copied to a second laptop, and both go on.
    let copy = tempfile::tempdir().unwrap();
    one.store
        .backup(&copy.path().join("evenhand.db"))
        .await
        .unwrap();
    for key in ["device.key", "seal.key"] {
        std::fs::copy(one.folder.path().join(key), copy.path().join(key)).unwrap();
    }
    let twin = Laptop {
        store: Store::open(copy.path()).await.unwrap(),
        folder: copy,
    };
    one.submit("001", "m1", "on the old laptop").await;
    twin.submit("002", "m1", "on the new laptop").await;
    exchange(&[&chair, &one, &twin]).await;
    let forks = chair.store.forks().await.unwrap();
    let [fork] = forks.as_slice() else {
        panic!("one fork is shown: {forks:?}")
    };
    assert_eq!(
        (fork.records.len(), fork.chosen),
        (2, None),
        "both are kept as evidence"
    );
    assert!(
        chair.store.sheets(&round()).await.unwrap().is_empty(),
        "neither counts"
    );
    for laptop in [&one, &twin] {
        let refused = laptop
            .say(Body::SheetDrafted(sheet("003", "m1", "more")))
            .await;
        assert!(refused.is_err(), "nothing more is written to either");
    }
    same_digest(&[&chair, &one, &twin]).await;

    let on_new = twin.store.heads().await.unwrap();
    assert_eq!(on_new.len(), 2);
    let keep = fork_record_of(&twin, "002", fork).await;
    let chosen = Body::ForkChosen {
        log: fork.log,
        seq: fork.seq,
        keep,
        reason: "She means to go on with the new laptop".into(),
    };
    chair.say(chosen).await.unwrap();
    exchange(&[&chair, &one, &twin]).await;
    let sheets = chair.store.sheets(&round()).await.unwrap();
    let bids: Vec<&str> = sheets.iter().map(|sheet| sheet.bid.as_str()).collect();
    assert_eq!(bids, ["002"], "the branch that was chosen counts");
    twin.say(Body::SheetDrafted(sheet("003", "m1", "going on")))
        .await
        .unwrap();
    exchange(&[&chair, &one, &twin]).await;
    same_digest(&[&chair, &one, &twin]).await;
}

/// Which of the two records at a fork speaks of a bid.
async fn fork_record_of(
    laptop: &Laptop,
    bid: &str,
    fork: &evenhand_store::ForkRow,
) -> evenhand_record::RecordId {
    let history = laptop.store.history(&round(), 100, None).await.unwrap();
    history
        .into_iter()
        .find(|row| {
            fork.records.contains(&row.id)
                && matches!(&row.content, Content::Sealed(sheet) if sheet.bid.as_str() == bid)
        })
        .map(|row| row.id)
        .unwrap()
}

#[tokio::test]
async fn a_restored_backup_catches_up_before_it_goes_on() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    let old = tempfile::tempdir().unwrap();
    one.store
        .backup(&old.path().join("evenhand.db"))
        .await
        .unwrap();
    for key in ["device.key", "seal.key"] {
        std::fs::copy(one.folder.path().join(key), old.path().join(key)).unwrap();
    }
    one.submit("001", "m1", "after the backup").await;
    exchange(&[&chair, &one]).await;
    let restored = Laptop {
        store: Store::open(old.path()).await.unwrap(),
        folder: old,
    };
    restored.take_from(&chair).await;
    assert_eq!(
        restored.reads("001", "m1").await.as_deref(),
        Some("after the backup"),
        "its own records come back, and its own key opens them"
    );
    restored.submit("002", "m1", "going on").await;
    exchange(&[&chair, &restored]).await;
    assert!(chair.store.forks().await.unwrap().is_empty());
    same_digest(&[&chair, &restored]).await;
}

#[tokio::test]
async fn the_deputy_takes_over_and_can_open_the_scores() {
    let chair = Laptop::chair().await;
    let deputy = chair.store.panel().await.unwrap().unwrap().deputy;
    assert_eq!(
        deputy,
        Some(MemberId::new("m2")),
        "the round of these tests has one"
    );
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.submit("001", "m1", "sealed to the round").await;
    exchange(&[&one, &two]).await;
    // The chair's laptop is at the bottom of the Wensum.
    let over = Body::HandedOver {
        to: "m2".into(),
        reason: "The chair's laptop is lost".into(),
    };
    assert!(
        one.say(Body::HandedOver {
            to: "m1".into(),
            reason: "mine".into()
        })
        .await
        .is_err()
    );
    two.say(over).await.unwrap();
    two.close_round().await;
    two.reveal().await;
    exchange(&[&one, &two]).await;
    assert_eq!(
        two.reads("001", "m1").await.as_deref(),
        Some("sealed to the round")
    );
    assert_eq!(
        one.reads("001", "m1").await.as_deref(),
        Some("sealed to the round")
    );
    same_digest(&[&one, &two]).await;
}
#[tokio::test]
async fn a_barred_device_says_nothing_more() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    let stolen = one.store.device().log;
    let head = chair.store.heads().await.unwrap()[&stolen];
    one.submit("001", "m1", "by the thief").await;
    // The second member has the thief's sheet before the chair bars the device.
    two.take_from(&one).await;
    assert_eq!(two.store.sheets(&round()).await.unwrap().len(), 1);
    let barred = Body::DeviceRevoked {
        log: stolen,
        after: head.seq,
        reason: "Stolen on the train".into(),
    };
    chair.say(barred).await.unwrap();
    exchange(&[&chair, &two]).await;
    for laptop in [&chair, &two] {
        assert!(laptop.store.sheets(&round()).await.unwrap().is_empty());
    }
    same_digest(&[&chair, &two]).await;
    one.take_from(&chair).await;
    assert!(
        one.say(Body::SheetDrafted(sheet("002", "m1", "more")))
            .await
            .is_err(),
        "and the device itself is told"
    );
}
