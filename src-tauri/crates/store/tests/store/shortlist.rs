//! What the chair chose about the shortlist: the newest word stands.

use evenhand_core::OverrideKind;
use evenhand_store::{CommitError, Obstacle};

use crate::support::*;

#[tokio::test]
async fn an_override_stands_until_another_or_until_it_is_taken_back() {
    let profile = Profile::revealed().await;
    let told = [
        overridden(
            "001",
            Some(OverrideKind::Fund),
            "The only bid for Breckland",
        ),
        overridden("002", Some(OverrideKind::Decline), "Paid for elsewhere"),
        overridden(
            "001",
            Some(OverrideKind::Decline),
            "It was withdrawn by word",
        ),
        overridden("002", None, "The other grant fell through"),
    ];
    profile.all(&told).await;
    let standing = profile.store.overrides(&ROUND.into()).await.unwrap();
    let [only] = standing.as_slice() else {
        panic!("one override stands: {standing:?}")
    };
    assert_eq!(
        (only.bid.as_str(), only.kind, only.reason.as_str()),
        ("001", OverrideKind::Decline, "It was withdrawn by word")
    );
}

#[tokio::test]
async fn the_newest_settled_shortlist_stands() {
    let profile = Profile::revealed().await;
    assert_eq!(profile.store.settled(&ROUND.into()).await.unwrap(), None);
    profile
        .all(&[
            settled("280000", &["001"]),
            settled("331000", &["001", "002"]),
        ])
        .await;
    let standing = profile.store.settled(&ROUND.into()).await.unwrap().unwrap();
    assert_eq!(standing.total, "331000".parse().unwrap());
    assert_eq!(standing.awards.len(), 2);
}

#[tokio::test]
async fn neither_speaks_of_a_bid_that_is_not_there() {
    let profile = Profile::revealed().await;
    for body in [
        overridden("999", None, "A slip of the pen"),
        settled("331000", &["001", "999"]),
    ] {
        let refusal = profile.store.commit(body, minute(20)).await.unwrap_err();
        assert!(
            matches!(&refusal, CommitError::Obstacle(Obstacle::NoBid(bid)) if bid.as_str() == "999"),
            "{refusal}"
        );
    }
}
