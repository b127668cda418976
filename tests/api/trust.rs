//! Records that somebody signed by hand: no right is held by who does not hold it, and
//! what is named is compared with what is on file.

use std::collections::BTreeMap;

use evenhand_api::CommandName as C;
use evenhand_core::{Member, Role, Stage};
use evenhand_record::{Body, DeviceKey, Head, Heads, RecordId, RoundSeal, SealKey};
use evenhand_tests::{Laptop, Panel, ROUND};
use serde_json::json;

use crate::NAMES;
use crate::examples::of_the_round;

/// Everyone takes the same records in; gives why they changed nothing, which is the same
/// on each laptop.
async fn all_take(laptops: &[&Laptop], records: &[evenhand_record::Record]) -> Vec<String> {
    let mut why = Vec::new();
    for laptop in laptops {
        laptop.takes(records).await;
        why.push(laptop.set_aside().await);
    }
    let first = laptops[0].shared_digest().await;
    for laptop in laptops {
        assert_eq!(laptop.shared_digest().await, first, "{}", laptop.name);
        let verified = laptop.told(C::verify, json!({})).await;
        assert_eq!(verified["sound"], true, "{verified}");
    }
    assert!(why.iter().all(|one| *one == why[0]), "{why:?}");
    why.swap_remove(0)
}

/// The chair's laptop and the others', with a round that is open.
async fn panel() -> Panel {
    Panel::of(NAMES).await
}

fn bar(log: evenhand_record::LogId, after: u64) -> Body {
    Body::DeviceRevoked {
        log,
        after,
        reason: "barred by hand".to_owned(),
    }
}

async fn chair_name(laptop: &Laptop) -> String {
    let shown = laptop.told(C::exchange_show, json!({})).await;
    assert_eq!(
        shown["devices"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|one| !one["barred"].is_null())
            .count(),
        0,
        "nobody is barred: {shown}"
    );
    shown["chair_name"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_member_cannot_begin_the_panel_again_nor_bar_the_chair() {
    let panel = panel().await;
    let (chair, joan, lukasz) = (panel.chair(), panel.at("Joan Fry"), panel.at("Łukasz Żak"));
    let genesis = Body::Genesis {
        chair: Member {
            id: joan.member.clone(),
            name: "Joan Fry".to_owned(),
            role: Role::Chair,
        },
        deputy: None,
        recipient: None,
    };
    let mut heads = joan.heads().await;
    let own = joan.device_key().log();
    let first = joan.sign_after(&heads, &genesis).await;
    let after = heads.get(&own).map_or(1, |head| head.seq + 1);
    heads.insert(
        own,
        Head {
            seq: after,
            id: first.id(),
        },
    );
    let second = joan
        .sign_after(&heads, &bar(chair.device_key().log(), 0))
        .await;
    let why = all_take(&[chair, lukasz], &[first, second]).await;
    assert_eq!(why.len(), 2, "{why:?}");
    assert!(why.iter().any(|one| one.contains("begins once")), "{why:?}");
    assert!(
        why.iter().any(|one| one.contains("only the chair")),
        "{why:?}"
    );
    for laptop in [chair, lukasz] {
        assert_eq!(chair_name(laptop).await, "Mair Pugh");
    }
    chair.told(C::round_close, of_the_round(json!({}))).await;
}

#[tokio::test]
async fn who_was_the_deputy_once_rules_nothing() {
    let panel = panel().await;
    let (chair, joan, lukasz) = (panel.chair(), panel.at("Joan Fry"), panel.at("Łukasz Żak"));
    chair
        .told(C::deputy_set, json!({"member": "joan-fry"}))
        .await;
    panel.exchange().await;
    let while_deputy = joan.heads().await;
    chair.told(C::deputy_set, json!({"member": null})).await;
    panel.exchange().await;
    let over = Body::HandedOver {
        to: joan.member.clone(),
        reason: "I was the deputy".to_owned(),
    };
    let mut stale = while_deputy;
    let own = joan.device_key().log();
    stale.insert(own, joan.heads().await[&own]);
    let taken = joan.sign_after(&stale, &over).await;
    let seq = stale[&own].seq + 1;
    stale.insert(
        own,
        Head {
            seq,
            id: taken.id(),
        },
    );
    let barred = joan
        .sign_after(&stale, &bar(chair.device_key().log(), 0))
        .await;
    all_take(&[chair, lukasz], &[taken, barred]).await;
    for laptop in [chair, lukasz] {
        assert_eq!(chair_name(laptop).await, "Mair Pugh");
    }
}

#[tokio::test]
async fn the_chair_cannot_open_a_round_to_another_key_than_the_observers() {
    let mut panel = Panel::set_up(NAMES).await;
    panel.watched_by("Nia Rees").await;
    panel.come(NAMES).await;
    let (chair, joan, nia) = (panel.chair(), panel.at("Joan Fry"), panel.at("Nia Rees"));
    let (round, own) = (SealKey::generate(), SealKey::generate());
    for observer in [Some(own.recipient()), None] {
        let opened = Body::RoundOpened {
            round: ROUND.into(),
            seal: Some(RoundSeal {
                recipient: round.recipient(),
                keys: Vec::new(),
                observer,
            }),
        };
        let opened = chair.sign(&opened).await;
        let why = all_take(&[chair, joan, nia], &[opened]).await;
        assert!(
            why.iter()
                .any(|one| one.contains("under the key that its observer made")),
            "{why:?}"
        );
        assert_eq!(
            joan.round().await.stage,
            Stage::SetUp,
            "the round is not open"
        );
    }
}

#[tokio::test]
async fn a_receipt_for_what_is_not_there_stops_nothing() {
    let panel = panel().await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    let log = joan.device_key().log();
    let id = RecordId::from_bytes([0; 32]);
    for seq in [u64::MAX, 1 << 63, 99] {
        let heads = BTreeMap::from([(log, Head { seq, id })]);
        let received = chair.sign(&Body::Received { heads }).await;
        let why = all_take(&[chair, joan], &[received]).await;
        assert!(
            why.iter()
                .any(|one| one.contains("receipt") || one.contains("the most is")),
            "{why:?}"
        );
        panel.exchange().await;
    }
}

#[tokio::test]
async fn a_close_names_what_its_writer_had() {
    let panel = panel().await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    joan.score_all(3, "Seen").await;
    panel.exchange().await;
    let (heads, log) = (chair.heads().await, joan.device_key().log());
    let without: Heads = heads
        .iter()
        .filter(|(one, _)| **one != log)
        .map(|(log, head)| (*log, *head))
        .collect();
    let mut beyond = heads.clone();
    beyond.insert(
        log,
        Head {
            seq: u64::MAX,
            id: heads[&log].id,
        },
    );
    for heads in [without, beyond] {
        let closed = Body::RoundClosed {
            round: ROUND.into(),
            heads: Some(heads),
        };
        let closed = chair.sign(&closed).await;
        all_take(&[chair, joan], &[closed]).await;
        assert_eq!(
            joan.round().await.stage,
            Stage::Scoring,
            "the round is not closed"
        );
        panel.exchange().await;
    }
    panel.close().await;
    panel.exchange().await;
    assert_eq!(joan.round().await.stage, Stage::Closed);
}

#[tokio::test]
async fn a_bar_from_a_place_that_is_not_there_bars_nobody() {
    let panel = panel().await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    let stranger = DeviceKey::from_seed(&[9; 32]).log();
    for body in [
        bar(joan.device_key().log(), u64::MAX),
        bar(stranger, 0),
        bar(chair.device_key().log(), 0),
    ] {
        let barred = chair.sign(&body).await;
        all_take(&[chair, joan], &[barred]).await;
        assert_eq!(chair_name(joan).await, "Mair Pugh", "and nobody is barred");
        panel.exchange().await;
    }
}

#[tokio::test]
async fn keys_that_are_given_early_open_nothing() {
    let panel = panel().await;
    let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
    for body in [
        Body::Revealed {
            round: ROUND.into(),
            keys: Vec::new(),
        },
        Body::KeysGiven {
            round: ROUND.into(),
            keys: vec![key_for(joan)],
            observer_keys: Vec::new(),
            held: Vec::new(),
        },
    ] {
        let early = chair.sign(&body).await;
        let why = all_take(&[chair, joan], &[early]).await;
        assert!(!why.is_empty(), "{why:?}");
        assert_eq!(joan.round().await.stage, Stage::Scoring);
        panel.exchange().await;
    }
}

fn key_for(laptop: &Laptop) -> evenhand_record::KeyFor {
    let recipient = SealKey::generate().recipient();
    let log = laptop.device_key().log();
    let mut keys = SealKey::generate().wrap_for([(log, &recipient)]).unwrap();
    keys.remove(0)
}
