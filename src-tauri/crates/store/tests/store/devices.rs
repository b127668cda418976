//! Several devices of one panel: nobody reads what is sealed before its time, and
//! nobody says what is not theirs to say.

use chrono::TimeDelta;
use evenhand_core::{DeclarationKind, Subject};
use evenhand_record::{Body, Record};
use evenhand_store::CommitError;
use evenhand_store::DeviceNote;

use crate::laptop::{CANARY, Laptop, exchange, round, same_digest, sheet};
use crate::support::{declared, minute};

#[tokio::test]
async fn a_sheet_is_sealed_until_the_reveal_and_read_by_all_after_it() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.say(declared(
        "m1",
        Subject::Bid("001".into()),
        DeclarationKind::None,
    ))
    .await
    .unwrap();
    one.submit("001", "m1", CANARY).await;
    exchange(&[&chair, &one, &two]).await;

    assert_eq!(one.reads("001", "m1").await.as_deref(), Some(CANARY));
    for other in [&chair, &two] {
        assert_eq!(other.reads("001", "m1").await, None, "sealed");
        assert!(!other.holds(CANARY), "in no file of another's profile");
        let sheets = other.store.sheets(&round()).await.unwrap();
        assert_eq!(sheets.len(), 1, "that it was handed in can be seen");
    }
    same_digest(&[&chair, &one, &two]).await;

    chair.close_round().await;
    exchange(&[&chair, &one, &two]).await;
    assert!(!chair.holds(CANARY), "closed is not revealed");
    chair.reveal().await;
    exchange(&[&chair, &one, &two]).await;
    for laptop in [&chair, &one, &two] {
        assert_eq!(laptop.reads("001", "m1").await.as_deref(), Some(CANARY));
    }
    same_digest(&[&chair, &one, &two]).await;
}

#[tokio::test]
async fn a_draft_is_read_by_its_author_alone_for_good() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.say(Body::SheetDrafted(sheet("001", "m1", CANARY)))
        .await
        .unwrap();
    exchange(&[&chair, &one]).await;
    chair.close_round().await;
    chair.reveal().await;
    exchange(&[&chair, &one]).await;
    assert_eq!(chair.reads("001", "m1").await, None);
    assert!(!chair.holds(CANARY));
    assert_eq!(one.reads("001", "m1").await.as_deref(), Some(CANARY));
    same_digest(&[&chair, &one]).await;
}

#[tokio::test]
async fn a_member_cannot_do_what_is_the_chairs() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    for body in [
        Body::RoundClosed {
            round: round(),
            heads: None,
        },
        Body::Revealed {
            round: round(),
            keys: Vec::new(),
        },
        Body::SheetSubmitted(sheet("001", "m2", "as somebody else")),
        declared("m2", Subject::Bid("001".into()), DeclarationKind::None),
        Body::DeviceRevoked {
            log: chair.store.device().log,
            after: 0,
            reason: "mine now".into(),
        },
    ] {
        let refused = one.say(body.clone()).await;
        assert!(
            matches!(refused, Err(CommitError::Obstacle(_))),
            "{body:?} is refused where it is said"
        );
    }
    let mut change = one.store.change().await.unwrap();
    assert!(
        change.keys_for_all(&round()).await.is_err(),
        "the key is not theirs to give"
    );
}

#[tokio::test]
async fn records_come_in_any_order_any_number_of_times() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    one.submit("001", "m1", "first").await;
    two.submit("002", "m2", "second").await;
    let mut records: Vec<Record> = one.store.all_records().await.unwrap();
    records.extend(two.store.all_records().await.unwrap());
    records.reverse();
    for half in records.chunks(7) {
        chair.store.take_in(half.to_vec()).await.unwrap();
    }
    let again = chair.store.take_in(records.clone()).await.unwrap();
    assert_eq!((again.new.len(), again.waiting), (0, 0));
    exchange(&[&chair, &one, &two]).await;
    same_digest(&[&chair, &one, &two]).await;
}

#[tokio::test]
async fn what_a_stranger_wrote_is_left() {
    let chair = Laptop::chair().await;
    let stranger = Laptop::new().await;
    let panel = chair.store.panel().await.unwrap().unwrap().id;
    stranger
        .store
        .keep_note(&DeviceNote::Panel, &panel.to_string())
        .await
        .unwrap();
    let joined = Body::Joined {
        member: "m1".into(),
        recipient: stranger.store.recipient(),
    };
    stranger.say(joined).await.unwrap();
    let taken = chair.take_from(&stranger).await;
    assert_eq!(taken.new.len(), 0);
    assert!(taken.strangers.contains(&stranger.store.device().log));
}

#[tokio::test]
async fn a_record_of_another_panel_is_left() {
    let (chair, other) = (Laptop::chair().await, Laptop::chair().await);
    let taken = chair.take_from(&other).await;
    assert_eq!(taken.new.len(), 0);
    let theirs = other.store.all_records().await.unwrap().len();
    assert_eq!(taken.other_panel, theirs, "each is counted, none is kept");
}

#[tokio::test]
async fn only_the_chair_takes_devices_on() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    let stranger = Laptop::new().await;
    let accepted = Body::DeviceAccepted {
        member: "m2".into(),
        log: stranger.store.device().log,
        recipient: stranger.store.recipient(),
        words_confirmed: true,
        supersedes: None,
    };
    assert!(one.say(accepted).await.is_err(), "a member cannot");
    let panel = chair.store.panel().await.unwrap().unwrap().id;
    for (note, value) in [
        (DeviceNote::Panel, panel.to_string()),
        (DeviceNote::Member, "m2".to_owned()),
    ] {
        stranger.store.keep_note(&note, &value).await.unwrap();
    }
    let joined = Body::Joined {
        member: "m2".into(),
        recipient: stranger.store.recipient(),
    };
    stranger.say(joined).await.unwrap();
    assert_eq!(chair.take_from(&stranger).await.new.len(), 0);
}

#[tokio::test]
async fn clocks_ten_years_off_change_nothing() {
    let chair = Laptop::chair().await;
    let (one, two) = (
        Laptop::joining(&chair, "m1").await,
        Laptop::joining(&chair, "m2").await,
    );
    chair.open_round().await;
    exchange(&[&chair, &one, &two]).await;
    let years = TimeDelta::days(3_653);
    for (laptop, at) in [(&one, minute(1) - years), (&two, minute(1) + years)] {
        let member = if std::ptr::eq(laptop, &one) {
            "m1"
        } else {
            "m2"
        };
        let submitted = Body::SheetSubmitted(sheet("001", member, "by another clock"));
        laptop.store.commit(submitted, at).await.unwrap();
    }
    exchange(&[&chair, &one, &two]).await;
    chair.close_round().await;
    chair.reveal().await;
    exchange(&[&chair, &one, &two]).await;
    for member in ["m1", "m2"] {
        let read = chair.reads("001", member).await;
        assert_eq!(read.as_deref(), Some("by another clock"));
    }
    same_digest(&[&chair, &one, &two]).await;
}
