//! What is the chair's, the observer's or a member's own is refused to everyone else, for
//! that reason and no other.

use evenhand_api::error::ErrorCode;
use evenhand_api::{Caller, CommandName};
use evenhand_core::{DeclarationKind, Stage};
use evenhand_tests::Panel;
use serde_json::json;

use crate::NAMES;
use crate::examples::{example, of_the_round};

/// What someone is told who may not run a command.
fn reason(caller: Caller) -> Option<&'static str> {
    match caller {
        Caller::Anyone => None,
        Caller::Chair | Caller::ChairOrDeputy => Some("nly the chair"),
        Caller::ChairOrSupport => Some("nly the chair or a support officer"),
        Caller::PartnersMember => Some("its own member on the panel"),
        Caller::ForOneself => Some("or the chair types"),
        Caller::Observer => Some("Only the round's observer"),
    }
}

/// Asks as Joan for all that has an example at the stage, about Łukasz's sheets where it
/// is about sheets, and counts what she is refused.
async fn refused_to_a_member(panel: &Panel, stage: Stage) -> usize {
    let joan = panel.at("Joan Fry");
    let mut refused = 0;
    for command in CommandName::ALL {
        let (Some(wanted), Some(mut example)) = (reason(command.needs().caller), example(*command))
        else {
            continue;
        };
        // A sheet that is handed in already is shown to whoever hands it in again.
        if !example.stages.contains(&stage) || *command == CommandName::sheet_submit {
            continue;
        }
        if command.needs().caller == Caller::ForOneself {
            example.request["member"] = json!("łukasz-żak");
        }
        let error = joan.refusal(*command, example.request).await;
        assert!(error.message.contains(wanted), "{command}: {error}");
        assert_eq!(error.code, ErrorCode::NotAllowed, "{command}");
        refused += 1;
    }
    refused
}

#[tokio::test]
async fn a_member_is_refused_what_is_the_chairs_at_every_stage() {
    let mut panel = Panel::set_up(NAMES).await;
    panel.come(NAMES).await;
    assert_eq!(refused_to_a_member(&panel, Stage::SetUp).await, 21);
    panel.open().await;
    panel.exchange().await;
    for name in NAMES {
        panel.at(name).score_all(4, "Seen").await;
    }
    panel.exchange().await;
    assert_eq!(refused_to_a_member(&panel, Stage::Scoring).await, 23);
    panel.close().await;
    panel.exchange().await;
    assert_eq!(refused_to_a_member(&panel, Stage::Closed).await, 17);
    panel.reveal().await;
    panel.exchange().await;
    assert_eq!(refused_to_a_member(&panel, Stage::Revealed).await, 22);
}

#[tokio::test]
async fn a_member_is_refused_what_the_chair_does_about_devices() {
    use CommandName as C;
    let panel = Panel::of(NAMES).await;
    let joan = panel.at("Joan Fry");
    let devices = joan.told(C::exchange_show, json!({})).await;
    let devices = devices["devices"].as_array().unwrap().iter();
    let other = devices.clone().find(|device| device["own"] == false);
    let log = other.unwrap()["log"].clone();
    for (command, request) in [
        (C::invite, json!({"member": "łukasz-żak"})),
        (C::device_bar, json!({"log": log, "reason": "Stolen"})),
        (C::deputy_set, json!({"member": "łukasz-żak"})),
        (
            C::hand_over,
            json!({"to": "łukasz-żak", "reason": "I want to"}),
        ),
    ] {
        let error = joan.refusal(command, of_the_round(request)).await;
        assert!(
            error.message.contains("nly the chair"),
            "{command}: {error}"
        );
    }
}

#[tokio::test]
async fn a_member_writes_no_one_elses_sheet() {
    let panel = Panel::of(NAMES).await;
    panel.at("Łukasz Żak").score_all(3, "Seen").await;
    panel.exchange().await;
    let joan = panel.at("Joan Fry");
    let saved = json!({"bid": "1", "member": "mair-pugh", "content": {"scores": {"o1": "3"}}});
    joan.told(
        CommandName::declare,
        of_the_round(json!({"subjects": [{"bid": "1"}], "kind": "none"})),
    )
    .await;
    let chair = panel.chair();
    chair
        .declare(&chair.member, &["1"], DeclarationKind::None)
        .await;
    panel.exchange().await;
    let error = joan
        .refusal(CommandName::sheet_save, of_the_round(saved))
        .await;
    assert!(
        error.message.contains("or the chair types it in"),
        "{error}"
    );
    let taken = json!({"bid": "1", "member": "łukasz-żak", "reason": "I want to"});
    let error = joan
        .refusal(CommandName::sheet_withdraw, of_the_round(taken))
        .await;
    assert!(
        error.message.contains("or the chair types it in"),
        "{error}"
    );
}

#[tokio::test]
async fn an_observer_alone_makes_and_gives_the_second_key() {
    let mut panel = Panel::set_up(NAMES).await;
    for command in [CommandName::second_key_make, CommandName::second_key_give] {
        let error = panel
            .chair()
            .refusal(command, of_the_round(json!({})))
            .await;
        assert!(error.message.contains("no observer"), "{error}");
    }
    panel.watched_by("Nia Rees").await;
    for command in [CommandName::second_key_make, CommandName::second_key_give] {
        let error = panel
            .chair()
            .refusal(command, of_the_round(json!({})))
            .await;
        assert!(
            error
                .message
                .contains("Only the round's observer, Nia Rees"),
            "{error}"
        );
    }
}
