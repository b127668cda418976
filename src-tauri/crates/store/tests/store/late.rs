//! What comes after the close counts only if the chair says so.

use evenhand_core::{DeclarationKind, SheetState, Stage, Subject};
use evenhand_record::{Body, SheetNotice};

use crate::laptop::{Laptop, exchange, round, same_digest, sheet};
use crate::support::declared;

#[tokio::test]
async fn a_sheet_after_the_close_waits_for_the_chair() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    one.submit("001", "m1", "in time").await;
    exchange(&[&chair, &one]).await;
    one.submit("002", "m1", "on the train").await; // not yet sent
    chair.close_round().await;
    exchange(&[&chair, &one]).await;
    for laptop in [&chair, &one] {
        let sheets = laptop.store.sheets(&round()).await.unwrap();
        let bids: Vec<&str> = sheets
            .iter()
            .filter(|sheet| sheet.state == SheetState::Submitted)
            .map(|sheet| sheet.bid.as_str())
            .collect();
        assert_eq!(bids, ["001"], "what was not in at the close does not count");
        assert_eq!(laptop.store.late_sheets(&round()).await.unwrap().len(), 1);
    }
    let late = chair.store.late_sheets(&round()).await.unwrap().remove(0);
    let accepted = Body::LateSheetAccepted {
        round: round(),
        bid: late.bid,
        member: late.member,
        record: late.record,
        reason: "The train had no network".into(),
    };
    chair.say(accepted).await.unwrap();
    chair.reveal().await;
    exchange(&[&chair, &one]).await;
    assert_eq!(
        chair.reads("002", "m1").await.as_deref(),
        Some("on the train")
    );
    same_digest(&[&chair, &one]).await;
}

#[tokio::test]
async fn two_closes_leave_the_first_in_force() {
    let chair = Laptop::chair().await;
    chair.open_round().await;
    chair.close_round().await;
    let before = chair.store.seqs_at_close(&round()).await.unwrap();
    chair
        .say(Body::SheetDrafted(sheet("001", "m1", "later")))
        .await
        .unwrap();
    let heads = Some(chair.store.heads().await.unwrap());
    let again = Body::RoundClosed {
        round: round(),
        heads,
    };
    assert!(chair.say(again).await.is_err(), "a round is closed once");
    assert_eq!(chair.store.seqs_at_close(&round()).await.unwrap(), before);
    assert_eq!(
        chair.store.round(&round()).await.unwrap().unwrap().stage,
        Stage::Closed
    );
}

/// Members take sheets back after the close: one who has heard of it, with a program
/// that does not mind, and one who has not. Both orders of logs come up, as keys
/// are drawn anew each time.
#[tokio::test]
async fn a_sheet_that_was_in_at_the_close_is_not_taken_back_by_its_author() {
    for heard in [true, false, true, false] {
        let chair = Laptop::chair().await;
        let one = Laptop::joining(&chair, "m1").await;
        chair.open_round().await;
        exchange(&[&chair, &one]).await;
        one.submit("001", "m1", "in time").await;
        exchange(&[&chair, &one]).await;
        chair.close_round().await;
        let taken_back = Body::SheetWithdrawn(SheetNotice {
            round: round(),
            bid: "001".into(),
            member: "m1".into(),
            reason: "I saw how it came out".into(),
        });
        if heard {
            exchange(&[&chair, &one]).await;
            let refused = one.say(taken_back).await.unwrap_err();
            assert!(
                refused
                    .to_string()
                    .contains("only the chair can take it back")
            );
        } else {
            one.say(taken_back).await.unwrap();
            let draft = Body::SheetDrafted(sheet("001", "m1", "another thought"));
            one.say(draft).await.unwrap();
        }
        chair.reveal().await;
        exchange(&[&chair, &one]).await;
        for laptop in [&chair, &one] {
            let bid = "001".into();
            let kept = laptop.store.sheet(&round(), &bid, &"m1".into()).await;
            let kept = kept.unwrap().unwrap();
            assert_eq!(
                kept.state,
                SheetState::Submitted,
                "heard of the close: {heard}"
            );
            assert_eq!(laptop.reads("001", "m1").await.as_deref(), Some("in time"));
        }
        same_digest(&[&chair, &one]).await;
    }
}

#[tokio::test]
async fn nobody_comes_back_to_a_bid_after_the_close() {
    let chair = Laptop::chair().await;
    let one = Laptop::joining(&chair, "m1").await;
    chair.open_round().await;
    exchange(&[&chair, &one]).await;
    let says = |bid: &str, kind| declared("m1", Subject::Bid(bid.into()), kind);
    one.say(says("001", DeclarationKind::Recused))
        .await
        .unwrap();
    one.say(says("002", DeclarationKind::Recused))
        .await
        .unwrap();
    one.say(says("002", DeclarationKind::None)).await.unwrap();
    exchange(&[&chair, &one]).await;
    chair.close_round().await;
    let before = chair.store.declarations(&round()).await.unwrap();
    one.say(says("001", DeclarationKind::None)).await.unwrap(); // has not heard of the close
    exchange(&[&chair, &one]).await;
    for laptop in [&chair, &one] {
        let after = laptop.store.declarations(&round()).await.unwrap();
        assert_eq!(
            after, before,
            "the recusal stands, and what was said in time too"
        );
    }
    let refused = one.say(says("001", DeclarationKind::Declared)).await;
    assert!(
        refused.unwrap_err().to_string().contains("and that stands"),
        "said in a sentence once it has heard"
    );
    one.say(says("002", DeclarationKind::Recused))
        .await
        .unwrap();
    exchange(&[&chair, &one]).await;
    same_digest(&[&chair, &one]).await;
}
