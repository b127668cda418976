//! The office, and what is published: the newest word stands, and a mark keeps its first day.

use evenhand_core::{
    DecisionDetails, DecisionKind, Office, PublicText, Publication, ReadText, Unsuccessful,
};
use evenhand_record::Body;
use evenhand_store::{CommitError, Obstacle};

use crate::support::*;

fn office(name: &str) -> Body {
    Body::OfficeDescribed {
        office: Box::new(Office {
            name: name.into(),
            ..Office::default()
        }),
    }
}

fn mark(bid: Option<&str>, text: PublicText, digit: &str) -> ReadText {
    ReadText {
        bid: bid.map(Into::into),
        text,
        sha256: digit.repeat(64),
    }
}

fn published(read: Vec<ReadText>) -> Body {
    Body::PublicationSet {
        round: ROUND.into(),
        publication: Publication {
            unsuccessful: Unsuccessful::Named,
            read,
            ..Publication::default()
        },
    }
}

#[tokio::test]
async fn the_newest_office_stands() {
    let profile = Profile::revealed().await;
    let mut view = profile.store.view().await.unwrap();
    assert_eq!(view.office().await.unwrap(), Office::default());
    drop(view);
    profile
        .all(&[office("The office"), office("The office for Norfolk")])
        .await;
    let mut view = profile.store.view().await.unwrap();
    assert_eq!(view.office().await.unwrap().name, "The office for Norfolk");
}

#[tokio::test]
async fn a_mark_that_is_said_again_keeps_its_first_day_and_no_other_does() {
    let profile = Profile::revealed().await;
    let purpose = || mark(Some("001"), PublicText::Purpose, "a");
    let options = || mark(None, PublicText::Options, "b");
    let commits = [
        vec![purpose(), options()],
        vec![purpose()],
        vec![purpose(), options()],
        vec![mark(None, PublicText::Options, "c"), purpose()],
    ];
    for (at, read) in (20..).zip(&commits) {
        let body = published(read.clone());
        profile.store.commit(body, minute(at)).await.unwrap();
    }
    let mut view = profile.store.view().await.unwrap();
    let rows = view.texts_read(&ROUND.into()).await.unwrap();
    let told: Vec<_> = rows
        .iter()
        .map(|row| (row.text.clone(), row.by.as_str(), row.at))
        .collect();
    assert_eq!(
        told,
        [
            (
                mark(None, PublicText::Options, "c"),
                "chair",
                minute(23), // another text was read
            ),
            (purpose(), "chair", minute(20)),
        ]
    );
    let publication = view.publication(&ROUND.into()).await.unwrap();
    assert_eq!(publication.unsuccessful, Unsuccessful::Named);
    assert_eq!(publication.read, commits[3]);
    drop(view);
    let before = profile.store.digest().await.unwrap();
    assert_eq!(profile.store.rebuild().await.unwrap(), before);
}

#[tokio::test]
async fn a_mark_that_was_taken_back_begins_anew() {
    let profile = Profile::revealed().await;
    let options = || mark(None, PublicText::Options, "b");
    for (at, read) in (20..).zip([vec![options()], vec![], vec![options()]]) {
        let body = published(read);
        profile.store.commit(body, minute(at)).await.unwrap();
    }
    let mut view = profile.store.view().await.unwrap();
    let rows = view.texts_read(&ROUND.into()).await.unwrap();
    assert_eq!(
        rows.iter().map(|row| row.at).collect::<Vec<_>>(),
        [minute(22)]
    );
}

#[tokio::test]
async fn no_mark_is_of_a_bid_that_is_not_there() {
    let profile = Profile::revealed().await;
    let body = published(vec![mark(Some("999"), PublicText::Purpose, "a")]);
    let refusal = profile.store.commit(body, minute(20)).await.unwrap_err();
    assert!(
        matches!(&refusal, CommitError::Obstacle(Obstacle::NoBid(bid)) if bid.as_str() == "999"),
        "{refusal}"
    );
}

#[tokio::test]
async fn the_newest_decision_is_told_as_a_whole() {
    let profile = Profile::revealed().await;
    let decide = |bid: &str, reference: &str| Body::Decided {
        round: ROUND.into(),
        decisions: vec![evenhand_core::Decision {
            conditions: "A report every quarter".into(),
            ..decision(bid, DecisionKind::Award)
        }],
        by: "The Commissioner".into(),
        details: DecisionDetails {
            reference: Some(reference.into()),
            ..DecisionDetails::default()
        },
    };
    let mut view = profile.store.view().await.unwrap();
    assert_eq!(view.newest_decision(&ROUND.into()).await.unwrap(), None);
    drop(view);
    for (at, (bid, reference)) in (20..).zip([("001", "PCC 1"), ("002", "PCC 2")]) {
        let body = decide(bid, reference);
        profile.store.commit(body, minute(at)).await.unwrap();
    }
    let mut view = profile.store.view().await.unwrap();
    let newest = view.newest_decision(&ROUND.into()).await.unwrap().unwrap();
    assert_eq!(newest.details.reference.as_deref(), Some("PCC 2"));
    assert_eq!(newest.at, minute(21));
    let decisions = view.decisions(&ROUND.into()).await.unwrap();
    assert_eq!(decisions.len(), 2, "a decision on another bid stays");
    assert!(
        decisions
            .iter()
            .all(|one| one.conditions == "A report every quarter")
    );
}
