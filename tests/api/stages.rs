//! Each command at each stage of a round, on the chair's laptop: it is done where the
//! rules allow it, and refused with no trace where they do not.

use evenhand_api::error::ErrorCode;
use evenhand_api::{CommandName, Effect};
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::json;

use crate::NAMES;
use crate::examples::example;

async fn digest(laptop: &Laptop) -> String {
    let verified = laptop.told(CommandName::verify, json!({})).await;
    verified["digest"].to_string()
}

/// Tries every command that has an example. Those that change something are done on
/// copies, so that each finds the round at its stage.
async fn try_every_command(stage: Stage) {
    let mut panel = Panel::typed_in(NAMES, stage).await;
    let mut chair = panel.take("Mair Pugh");
    let before = digest(&chair).await;
    let (mut done, mut refused) = (0, 0);
    for command in CommandName::ALL {
        let Some(example) = example(*command) else {
            continue;
        };
        if !example.stages.contains(&stage) {
            let error = chair.refusal(*command, example.request).await;
            assert_eq!(error.code, ErrorCode::NotAllowed, "{command}: {error}");
            refused += 1;
        } else if command.needs().effect == Effect::Changes {
            let copy;
            (chair, copy) = chair.copied().await;
            copy.told(*command, example.request).await;
            copy.shut().await;
            done += 1;
        } else {
            chair.told(*command, example.request).await;
            done += 1;
        }
    }
    assert_eq!(
        digest(&chair).await,
        before,
        "what is shown or refused changes nothing"
    );
    assert!(done >= 15 && done + refused >= 45, "{done} and {refused}");
}

#[tokio::test]
async fn while_the_round_is_set_up() {
    Box::pin(try_every_command(Stage::SetUp)).await;
}

#[tokio::test]
async fn while_scoring_is_open() {
    Box::pin(try_every_command(Stage::Scoring)).await;
}

#[tokio::test]
async fn once_scoring_is_closed() {
    Box::pin(try_every_command(Stage::Closed)).await;
}

#[tokio::test]
async fn once_the_scores_are_open() {
    Box::pin(try_every_command(Stage::Revealed)).await;
}

#[tokio::test]
async fn after_the_decision() {
    Box::pin(try_every_command(Stage::Decided)).await;
}
