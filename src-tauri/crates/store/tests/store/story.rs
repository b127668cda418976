//! One round from its first record to the decision.

use evenhand_core::{DecisionKind, DeclarationKind, GatewayReply, SheetState, Stage, Subject};
use evenhand_record::{Content, Kind};

use crate::support::*;

#[tokio::test]
async fn a_round_goes_from_set_up_to_decision() {
    let profile = Profile::new().await;
    let store = &profile.store;
    let round = ROUND.into();
    assert_eq!(
        store.panel().await.unwrap(),
        None,
        "a fresh profile has no panel"
    );

    let begun = profile.record(genesis()).await;
    let panel = store.panel().await.unwrap().unwrap();
    assert_eq!(
        panel.id,
        begun.id.into(),
        "the panel is named by the record that began it"
    );
    assert_eq!(
        (panel.chair.name.as_str(), panel.created_at),
        ("Name of chair", minute(0))
    );

    profile.all(&set_up()[1..]).await;
    profile
        .all(&[
            late("004"),
            bid_withdrawn("003"),
            gateway("001", Some(GatewayReply::Pass)),
            scheme("Grants", "Clearer words"),
        ])
        .await;
    let row = store.round(&round).await.unwrap().unwrap();
    assert_eq!(
        (row.stage, row.scheme_version, row.opened_at),
        (Stage::SetUp, 2, None)
    );
    assert_eq!(
        store.scheme(&round).await.unwrap().unwrap().reason,
        "Clearer words"
    );
    assert_eq!(
        store.scheme_versions(&round).await.unwrap().len(),
        2,
        "every version of the scheme is kept"
    );
    let bids = store.bids(&round).await.unwrap();
    let marks: Vec<_> = bids
        .iter()
        .map(|row| {
            (
                row.bid.reference.as_str(),
                row.withdrawn.is_some(),
                row.late.is_some(),
            )
        })
        .collect();
    assert_eq!(
        marks,
        [
            ("001", false, false),
            ("002", false, false),
            ("003", true, false),
            ("004", false, true)
        ]
    );
    assert_eq!(bids[0].bid, bid("001"));

    profile
        .all(&[
            opened(),
            declared("m1", Subject::Bid("001".into()), DeclarationKind::None),
        ])
        .await;
    profile
        .record(declared(
            "m1",
            Subject::Bid("001".into()),
            DeclarationKind::Declared,
        ))
        .await;
    let declarations = store.declarations(&round).await.unwrap();
    assert_eq!(declarations.len(), 1, "the newest stands");
    assert_eq!(declarations[0].declaration.kind, DeclarationKind::Declared);
    assert_eq!(
        store.declaration_history(&round).await.unwrap().len(),
        2,
        "the first is kept"
    );

    let before = store.round(&round).await.unwrap().unwrap();
    assert_eq!(before.stage, Stage::Scoring);
    profile
        .all(&[
            drafted("001", "m1", "first"),
            submitted("001", "m1", "second"),
            reopened("001", "m1"),
            drafted("001", "m1", "third"),
        ])
        .await;
    let sheet = store
        .sheet(&round, &"001".into(), &"m1".into())
        .await
        .unwrap()
        .unwrap();
    assert_eq!(
        (sheet.state, sheet.submissions),
        (SheetState::Reopened, 1),
        "reopened until it is handed in again"
    );
    assert_eq!(
        (sheet.readable(), sheet.notice.as_deref()),
        (content("third"), Some("Scored the wrong bid"))
    );
    profile
        .all(&[
            submitted("001", "m1", "fourth"),
            submitted("002", "m2", "other"),
            sheet_withdrawn("002", "m2"),
        ])
        .await;
    let sheets = store.sheets(&round).await.unwrap();
    assert_eq!(
        sheets
            .iter()
            .map(|sheet| (sheet.state, sheet.submissions))
            .collect::<Vec<_>>(),
        [(SheetState::Submitted, 2), (SheetState::Withdrawn, 1)]
    );
    assert_eq!(
        sheets[0].notice, None,
        "handed in again, the notice is done with"
    );
    let versions = store
        .sheet_versions(&round, &"001".into(), &"m1".into())
        .await
        .unwrap();
    assert_eq!(
        versions
            .iter()
            .map(|one| one.content.as_ref().unwrap().comment.as_str())
            .collect::<Vec<_>>(),
        ["second", "fourth"]
    );

    profile
        .all(&[
            closed(),
            revealed(),
            agreed("001", Some("3.5")),
            moderated("001", "Known need"),
        ])
        .await;
    assert_eq!(
        store.agreed_scores(&round).await.unwrap()[0].score,
        "3.5".parse().ok()
    );
    assert_eq!(
        store.moderation_notes(&round).await.unwrap()["001"].0,
        "Known need"
    );
    profile
        .record(decided(vec![
            decision("001", DecisionKind::Decline),
            decision("002", DecisionKind::Reserve),
        ]))
        .await;
    profile
        .record(decided(vec![decision("001", DecisionKind::Award)]))
        .await;
    assert_eq!(
        store.decisions(&round).await.unwrap(),
        [
            decision("001", DecisionKind::Award),
            decision("002", DecisionKind::Reserve)
        ],
        "a later decision on one bid leaves the others standing"
    );
    let end = store.round(&round).await.unwrap().unwrap();
    assert_eq!(
        (end.stage, end.decided_by.as_deref()),
        (Stage::Decided, Some("The Commissioner"))
    );
    assert!(
        end.opened_at < end.closed_at
            && end.closed_at < end.revealed_at
            && end.revealed_at < end.decided_at
    );

    let report = store.verify().await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(
        (report.logs.len(), report.logs[0].log),
        (1, store.device().log)
    );
    assert_eq!(
        report.logs[0].head,
        store.heads().await.unwrap()[&store.device().log]
    );
}

#[tokio::test]
async fn what_was_recorded_is_there_when_the_profile_is_opened_again() {
    let profile = Profile::with_round().await;
    let (digest, device) = (
        profile.store.digest().await.unwrap(),
        profile.store.device(),
    );
    let folder = profile.close().await;
    let again = evenhand_store::Store::open(folder.path()).await.unwrap();
    assert_eq!(again.digest().await.unwrap(), digest);
    assert_eq!(again.device(), device, "one device keeps one key");
    let next = again.commit(added("m3"), minute(60)).await.unwrap();
    assert_eq!(next.seq, 7, "the log goes on where it ended");
    assert!(again.verify().await.unwrap().is_sound());
}

#[tokio::test]
async fn history_is_read_in_pages_from_the_newest() {
    let profile = Profile::with_round().await;
    let round = ROUND.into();
    let first = profile.store.history(&round, 2, None).await.unwrap();
    let kind = |content: &Content| content.clone().known().map(|body| body.kind());
    assert_eq!(
        first
            .iter()
            .map(|row| (row.seq, kind(&row.content)))
            .collect::<Vec<_>>(),
        [(6, Some(Kind::BidsSet)), (5, Some(Kind::MemberAdded))]
    );
    assert_eq!(first[1].content.clone().known(), Some(added("m2")));
    let rest = profile
        .store
        .history(&round, 10, Some(first[1].received))
        .await
        .unwrap();
    assert_eq!(
        rest.iter().map(|row| row.seq).collect::<Vec<_>>(),
        [4, 3, 2],
        "the genesis is the panel's, not the round's"
    );
}

#[tokio::test]
async fn a_backup_is_whole_and_can_be_verified_by_itself() {
    let profile = Profile::with_round().await;
    let elsewhere = tempfile::tempdir().unwrap();
    let copy = elsewhere.path().join("evenhand.db");
    profile.store.backup(&copy).await.unwrap();
    let refusal = profile.store.backup(&copy).await.unwrap_err().to_string();
    assert!(
        refusal.contains("already"),
        "a backup is never written over: {refusal}"
    );
    std::fs::copy(
        profile.path().join("device.key"),
        elsewhere.path().join("device.key"),
    )
    .unwrap();
    let restored = evenhand_store::Store::open(elsewhere.path()).await.unwrap();
    let report = restored.verify().await.unwrap();
    assert!(report.is_sound(), "{:?}", report.faults);
    assert_eq!(report.digest, profile.store.digest().await.unwrap());
}
