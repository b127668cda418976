//! What a change touched is told by the store itself, whoever made it.

use std::collections::BTreeSet;

use evenhand_record::{Area, Body, Changed};
use evenhand_store::{KeyPlace, Store};
use strum::VariantArray;

use crate::laptop::{Laptop, exchange, round, sheet};
use crate::support::{Profile, minute, set_up};

/// What has changed since it was last asked.
fn taken(store: &Store) -> (Vec<String>, Vec<Area>) {
    let Changed { rounds, areas } = store.take_changed();
    let rounds = rounds.iter().map(ToString::to_string).collect();
    (rounds, areas.into_iter().collect())
}

fn drafted(bid: &str) -> Body {
    Body::SheetDrafted(sheet(bid, "m1", "a word"))
}

#[tokio::test]
async fn a_commit_tells_what_it_changed_once() {
    let profile = Profile::scoring().await;
    taken(&profile.store);
    let committed = profile.record(drafted("001")).await;
    let expected = (vec!["2014".to_owned()], vec![Area::Sheets]);
    assert_eq!(
        committed.changed.areas,
        BTreeSet::from([Area::Sheets]),
        "the commit itself says it"
    );
    assert_eq!(taken(&profile.store), expected);
    assert_eq!(taken(&profile.store), (vec![], vec![]), "and only once");
}

#[tokio::test]
async fn what_is_committed_together_is_told_together() {
    let profile = Profile::new().await;
    let change = profile.store.change().await.unwrap();
    change.commit_all(&set_up(), minute(0)).await.unwrap();
    let (rounds, areas) = taken(&profile.store);
    assert_eq!(rounds, ["2014"]);
    let expected = [
        Area::Panel,
        Area::Round,
        Area::Scheme,
        Area::Bids,
        Area::Devices,
    ];
    assert_eq!(areas, expected);
}

#[tokio::test]
async fn what_was_refused_changed_nothing() {
    let profile = Profile::with_round().await;
    taken(&profile.store);
    let unknown = profile.store.commit(drafted("999"), minute(9)).await;
    assert!(unknown.is_err(), "there is no such bid");
    let change = profile.store.change().await.unwrap();
    let both = [drafted("001"), drafted("999")];
    let both = change.commit_all(&both, minute(9)).await;
    assert!(both.is_err(), "all of them or none");
    assert_eq!(taken(&profile.store), (vec![], vec![]));
}

#[tokio::test]
async fn a_fresh_look_at_a_profile_begins_with_nothing_changed() {
    let profile = Profile::with_round().await;
    let folder = profile.close().await;
    let store = Store::open(folder.path()).await.unwrap();
    assert_eq!(taken(&store), (vec![], vec![]));
    store.close().await;
}

#[tokio::test]
async fn records_that_come_in_at_the_end_tell_what_they_change() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.say(drafted("001")).await.unwrap();
    taken(&chair.store);
    let came = chair.take_from(&one).await;
    assert_eq!(came.changed.areas, BTreeSet::from([Area::Sheets]));
    assert_eq!(
        taken(&chair.store),
        (vec!["2014".into()], vec![Area::Sheets])
    );
    chair.take_from(&one).await;
    assert_eq!(taken(&chair.store), (vec![], vec![]), "nothing was new");
}

#[tokio::test]
async fn where_all_tables_are_made_again_everything_is_told() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.say(drafted("001")).await.unwrap();
    chair.close_round().await; // both wrote, neither knew
    let (before, after) = (one.take_from(&chair).await, chair.take_from(&one).await);
    let everything: BTreeSet<Area> = Area::VARIANTS.iter().copied().collect();
    let all = [before, after].map(|came| came.changed);
    assert_eq!(
        all[0].areas, everything,
        "what the chair had not seen at the close comes after it: the member begins again"
    );
    assert!(
        all.iter().all(|changed| changed.rounds.contains(&round())),
        "and each names the round"
    );
}

#[tokio::test]
async fn what_no_record_says_is_told_too() {
    let chair = Laptop::chair().await;
    taken(&chair.store);
    chair.store.move_keys(KeyPlace::Files, None).await.unwrap();
    assert_eq!(taken(&chair.store), (vec![], vec![Area::Devices]));
}
