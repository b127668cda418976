//! After the close the sheets that count are those that were in, whatever is said after it.

use evenhand_api::CommandName as C;
use evenhand_core::{Bid, DeclarationKind, Subject};
use evenhand_record::Body;
use evenhand_tests::{Laptop, Panel, ROUND};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::of_the_round;

/// A panel that has scored both bids and opened the scores.
async fn revealed() -> Panel {
    let panel = Panel::of(NAMES).await;
    for (name, score) in NAMES.iter().zip([3, 4, 5]) {
        panel.at(name).score_all(score, "Seen").await;
    }
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    panel
}

async fn ranking(laptop: &Laptop) -> Value {
    laptop.told(C::ranking, of_the_round(json!({}))).await["ranking"].clone()
}

/// Joan is recused from bid 1, by a record that her laptop signs by hand.
async fn recuse_by_hand(panel: &Panel, subject: Subject) {
    let joan = panel.at("Joan Fry");
    let declared = Body::Declared {
        round: ROUND.into(),
        declarations: vec![evenhand_core::Declaration {
            member: joan.member.clone(),
            subject,
            kind: DeclarationKind::Recused,
        }],
        note: "I now remember".to_owned(),
        entered_by: None,
    };
    let record = joan.sign(&declared).await;
    for name in NAMES {
        panel.at(name).takes(std::slice::from_ref(&record)).await;
    }
}

#[tokio::test]
async fn a_recusal_after_the_reveal_hides_and_changes_no_count() {
    let panel = revealed().await;
    let before = ranking(panel.chair()).await;
    let recused =
        json!({"subjects": [{"bid": "1"}], "kind": "recused", "note": "A cousin works there"});
    panel
        .at("Joan Fry")
        .told(C::declare, of_the_round(recused))
        .await;
    panel.exchange().await;
    assert_eq!(ranking(panel.chair()).await, before, "her sheet was in");
    let hidden = panel
        .at("Joan Fry")
        .refusal(C::bid_scores, of_the_round(json!({"bid": "1"})))
        .await;
    assert!(hidden.message.contains("recused from bid 1"), "{hidden:?}");
}

#[tokio::test]
async fn the_chair_takes_a_sheet_out_of_the_count_with_a_reason() {
    let panel = revealed().await;
    let before = ranking(panel.chair()).await;
    let taken = json!({"bid": "1", "member": "joan-fry", "reason": "A cousin works there"});
    panel
        .chair()
        .told(C::sheet_withdraw, of_the_round(taken.clone()))
        .await;
    panel.exchange().await;
    assert_ne!(ranking(panel.chair()).await, before);
    assert_eq!(
        ranking(panel.at("Łukasz Żak")).await,
        ranking(panel.chair()).await
    );
    let refused = panel
        .at("Łukasz Żak")
        .refusal(
            C::sheet_withdraw,
            of_the_round(json!({"bid": "1", "reason": "Me too"})),
        )
        .await;
    assert!(refused.message.contains("closed"), "{refused:?}");
}

#[tokio::test]
async fn after_the_decision_nothing_changes_the_count() {
    let panel = revealed().await;
    panel.decide().await;
    panel.exchange().await;
    let before = ranking(panel.chair()).await;
    recuse_by_hand(&panel, Subject::Bid("1".into())).await;
    let chair = panel.chair();
    let withdrawn = Body::SheetWithdrawn(evenhand_record::SheetNotice {
        round: ROUND.into(),
        bid: "1".into(),
        member: "joan-fry".into(),
        reason: "Too late".to_owned(),
    });
    let record = chair.sign(&withdrawn).await;
    for name in NAMES {
        panel.at(name).takes(std::slice::from_ref(&record)).await;
        assert_eq!(ranking(panel.at(name)).await, before, "{name}");
    }
}

#[tokio::test]
async fn a_bidder_who_is_spelt_anew_stays_hidden() {
    let panel = Panel::of(NAMES).await;
    let joan = panel.at("Joan Fry");
    let recused = json!({"subjects": [{"bidder": "Ann"}], "kind": "recused", "note": "A cousin"});
    joan.told(C::declare, of_the_round(recused)).await;
    joan.declare(&joan.member, &["2"], DeclarationKind::None)
        .await;
    joan.score(&joan.member, "2", 4, "Seen").await;
    for name in ["Mair Pugh", "Łukasz Żak"] {
        panel.at(name).score_all(3, "Seen").await;
    }
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    let before = ranking(panel.chair()).await;
    let shown = panel
        .chair()
        .told(C::bid_list, of_the_round(json!({})))
        .await;
    let mut bid: Bid = serde_json::from_value(shown["bids"][0]["bid"].clone()).unwrap();
    bid.bidder = "Ann Ltd".into();
    let spelt = Body::BidsSet {
        round: ROUND.into(),
        bids: vec![bid],
        source: "by hand".to_owned(),
    };
    let record = panel.chair().sign(&spelt).await;
    for name in NAMES {
        panel.at(name).takes(std::slice::from_ref(&record)).await;
    }
    assert_eq!(ranking(panel.chair()).await, before);
    let hidden = joan
        .refusal(C::bid_scores, of_the_round(json!({"bid": "1"})))
        .await;
    assert!(hidden.message.contains("recused from bid 1"), "{hidden:?}");
}

/// Keys are drawn anew each time, so both orders of logs come up.
#[tokio::test]
async fn a_reopened_sheet_that_is_handed_in_again_counts_whoever_hears_of_the_close_first() {
    for _ in 0..4 {
        let panel = Panel::of(NAMES).await;
        let (chair, joan) = (panel.chair(), panel.at("Joan Fry"));
        joan.score_all(2, "Seen").await;
        panel.exchange().await;
        let again = json!({"bid": "1", "member": "joan-fry", "reason": "Please look again"});
        chair.told(C::sheet_reopen, of_the_round(again)).await;
        panel.exchange().await;
        joan.score(&joan.member, "1", 5, "Seen again").await;
        panel.close().await;
        panel.exchange().await;
        let digest = chair.shared_digest().await;
        for name in NAMES {
            assert_eq!(panel.at(name).shared_digest().await, digest, "{name}");
            let late = panel
                .at(name)
                .told(C::late_sheets, of_the_round(json!({})))
                .await;
            assert_eq!(
                late["sheets"],
                json!([]),
                "{name}: the chair had opened it again"
            );
        }
    }
}

#[tokio::test]
async fn a_fork_after_the_close_takes_out_nothing_that_was_in() {
    let mut panel = Panel::of(NAMES).await;
    panel.at("Joan Fry").score_all(5, "Seen").await;
    for name in ["Mair Pugh", "Łukasz Żak"] {
        panel.at(name).score_all(3, "Seen").await;
    }
    let (joan, copy) = panel.take("Joan Fry").copied().await;
    joan.sync(panel.stick()).await;
    panel.exchange().await;
    panel.close().await;
    panel.reveal().await;
    panel.exchange().await;
    let before = ranking(panel.chair()).await;
    let mut early = copy.heads().await;
    let own = copy.device_key().log();
    early.remove(&own);
    let record = copy
        .sign_after(
            &early,
            &Body::Joined {
                member: copy.member.clone(),
                recipient: evenhand_record::SealKey::generate().recipient(),
            },
        )
        .await;
    panel.chair().takes(&[record]).await;
    assert!(panel.chair().sees_forks().await, "it is seen");
    assert_eq!(
        ranking(panel.chair()).await,
        before,
        "and what was in stays in"
    );
}
