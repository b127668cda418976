//! The tables can be dropped and made again from the records.

use std::cell::Cell;

use evenhand_core::{DecisionKind, DeclarationKind, GatewayReply, OverrideKind, Subject};
use evenhand_record::Body;
use evenhand_store::{CommitError, VerifyReport};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::TestRunner;

use crate::support::*;

/// Any record about a round, sensible or not.
fn any_body() -> impl Strategy<Value = Body> {
    let bid_ref = || select(vec!["001", "002", "003", "004"]);
    let member = || select(vec!["m1", "m2", "m3"]);
    let word = "[a-z é\\u{0}\"\\n]{0,6}";
    let kind = select(vec![
        DeclarationKind::None,
        DeclarationKind::Declared,
        DeclarationKind::Recused,
    ]);
    prop_oneof![
        2 => word.prop_map(|title| described(&title)),
        1 => (word, word).prop_map(|(title, reason)| scheme(&title, &reason)),
        1 => member().prop_map(added),
        1 => (member(), word).prop_map(|(member, reason)| Body::MemberRemoved { round: ROUND.into(), member: member.into(), reason }),
        1 => bid_ref().prop_map(|one| Body::BidsSet { round: ROUND.into(), bids: vec![bid(one)], source: String::new() }),
        1 => bid_ref().prop_map(late),
        1 => bid_ref().prop_map(bid_withdrawn),
        1 => (bid_ref(), prop::option::of(select(vec![GatewayReply::Pass, GatewayReply::Fail]))).prop_map(|(bid, answer)| gateway(bid, answer)),
        2 => (member(), bid_ref(), any::<bool>(), kind).prop_map(|(member, bid, by_bidder, kind)| {
            declared(member, if by_bidder { Subject::Bidder(bid.into()) } else { Subject::Bid(bid.into()) }, kind)
        }),
        4 => (bid_ref(), member(), word).prop_map(|(bid, member, words)| drafted(bid, member, &words)),
        4 => (bid_ref(), member(), word).prop_map(|(bid, member, words)| submitted(bid, member, &words)),
        2 => (bid_ref(), member()).prop_map(|(bid, member)| reopened(bid, member)),
        1 => (bid_ref(), member()).prop_map(|(bid, member)| sheet_withdrawn(bid, member)),
        1 => select(vec![opened(), closed(), revealed()]),
        1 => (bid_ref(), prop::option::of(select(vec!["1", "2.50"]))).prop_map(|(bid, score)| agreed(bid, score)),
        1 => (bid_ref(), word).prop_map(|(bid, words)| moderated(bid, &words)),
        1 => (bid_ref(), prop::option::of(select(vec![OverrideKind::Fund, OverrideKind::Decline])), word)
            .prop_map(|(bid, kind, reason)| overridden(bid, kind, &reason)),
        1 => prop::collection::vec(bid_ref(), 0..3).prop_map(|bids| settled("331000", &bids)),
        1 => prop::collection::vec(bid_ref(), 0..3)
            .prop_map(|bids| decided(bids.into_iter().map(|bid| decision(bid, DecisionKind::Award)).collect())),
    ]
}

/// Records what fits of a story, then empties every table and makes it again.
async fn tell(bodies: Vec<Body>) -> (usize, VerifyReport, VerifyReport) {
    let profile = Profile::with_round().await;
    let mut taken = 0;
    for (minutes, body) in (10..).zip(bodies) {
        match profile.store.commit(body, minute(minutes)).await {
            Ok(_) => taken += 1,
            Err(CommitError::Obstacle(_)) => {}
            Err(fault) => panic!("{fault}"),
        }
    }
    let before = profile.store.verify().await.unwrap();
    let rebuilt = profile.store.rebuild().await.unwrap();
    assert_eq!(
        rebuilt, before.digest,
        "made again, the tables are what they were"
    );
    let after = profile.store.verify().await.unwrap();
    profile.close().await;
    (taken, before, after)
}

#[test]
fn tables_made_again_from_the_records_are_what_they_were() {
    let (runtime, all) = (tokio::runtime::Runtime::new().unwrap(), Cell::new(0));
    let stories = prop::collection::vec(any_body(), 0..60);
    let mut runner = TestRunner::new(ProptestConfig::with_cases(24));
    let held = runner.run(&stories, |bodies| {
        let (taken, before, after) = runtime.block_on(tell(bodies));
        prop_assert!(before.is_sound(), "{:?}", before.faults);
        let on_file = 6 + u64::try_from(taken).unwrap();
        prop_assert_eq!(
            before.records,
            on_file,
            "each is on file, and no refusal is"
        );
        prop_assert_eq!(before, after);
        all.set(all.get() + taken);
        Ok(())
    });
    held.unwrap();
    let all = all.get();
    assert!(all >= 40, "only {all} records were taken in 24 stories");
}

#[tokio::test]
async fn a_table_that_was_tampered_with_is_found_and_made_right_again() {
    let profile = Profile::scoring().await;
    profile.record(submitted("001", "m1", "mine")).await;
    let right = profile.store.digest().await.unwrap();
    meddle(
        &profile.database(),
        &["UPDATE sheet SET content = replace(content, '4.5', '5')"],
    )
    .await;
    let report = profile.store.verify().await.unwrap();
    assert!(!report.is_sound(), "a score was raised");
    assert_eq!(
        (report.faults.len(), report.rebuilt_digest),
        (0, right),
        "the records themselves are whole"
    );
    assert_eq!(profile.store.rebuild().await.unwrap(), right);
    assert!(profile.store.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn every_table_has_a_say_in_the_digest() {
    let profile = Profile::scoring().await;
    profile
        .all(&[
            gateway("001", None),
            declared("m1", Subject::Bid("001".into()), DeclarationKind::None),
        ])
        .await;
    profile
        .all(&[
            submitted("001", "m1", ""),
            closed(),
            revealed(),
            agreed("001", Some("1")),
            moderated("001", ""),
        ])
        .await;
    profile
        .record(decided(vec![decision("001", DecisionKind::Award)]))
        .await;
    let whole = profile.store.digest().await.unwrap();
    let marks = [
        "UPDATE panel SET chair_name = 'x'",
        "UPDATE round SET decided_by = 'x'",
        "UPDATE scheme SET reason = 'x'",
        "UPDATE member SET name = 'x'",
        "UPDATE bid SET late = 'x'",
        "UPDATE gateway_answer SET note = 'x'",
        "UPDATE declaration SET note = 'x'",
        "UPDATE sheet SET notice = 'x'",
        "UPDATE sheet_version SET content = 'x'",
        "UPDATE agreed_score SET reason = 'x'",
        "UPDATE moderation_note SET strengths = 'x'",
        "UPDATE decision SET reason = 'x'",
    ];
    for mark in marks {
        meddle(&profile.database(), &[mark]).await;
        assert_ne!(profile.store.digest().await.unwrap(), whole, "{mark}");
        assert_eq!(profile.store.rebuild().await.unwrap(), whole, "{mark}");
    }
}
