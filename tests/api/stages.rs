//! Each command at each stage of a round, on the chair's laptop: it is done where the
//! rules allow it, and refused with no trace where they do not.

use evenhand_api::error::ErrorCode;
use evenhand_api::{CommandName, Effect};
use evenhand_core::Stage;
use evenhand_tests::{Laptop, Panel};
use serde_json::{Value, json};

use crate::NAMES;
use crate::examples::{Example, Row, row};

async fn digest(laptop: &Laptop) -> String {
    let verified = laptop.told(CommandName::verify, json!({})).await;
    verified["digest"].to_string()
}

/// What was done and what was refused of the commands.
#[derive(Default)]
struct Tried {
    done: usize,
    refused: usize,
}

impl Tried {
    /// Tries a command on a laptop; where the stage is none of its own it is refused so.
    async fn note(
        &mut self,
        laptop: &Laptop,
        command: CommandName,
        request: Value,
        otherwise: Option<ErrorCode>,
    ) {
        let Some(code) = otherwise else {
            laptop.told(command, request).await;
            self.done += 1;
            return;
        };
        let error = laptop.refusal(command, request).await;
        assert_eq!(error.code, code, "{command}: {error}");
        self.refused += 1;
    }
}

/// Tries every command. Those that change something are done on copies, so that each
/// finds the round at its stage.
async fn try_every_command(stage: Stage) {
    let mut panel = Panel::typed_in(NAMES, stage).await;
    let mut chair = panel.take("Mair Pugh");
    let before = digest(&chair).await;
    let mut tried = Tried::default();
    for command in CommandName::ALL {
        let otherwise = |stages: &[Stage], code| (!stages.contains(&stage)).then_some(code);
        match row(*command) {
            Row::Plain(Example { request, stages }) => {
                let otherwise = otherwise(stages, ErrorCode::NotAllowed);
                if otherwise.is_some() || command.needs().effect != Effect::Changes {
                    tried.note(&chair, *command, request, otherwise).await;
                    continue;
                }
                let copy;
                (chair, copy) = chair.copied().await;
                tried.note(&copy, *command, request, None).await;
                copy.shut().await;
            }
            Row::Prepared(prepared) => {
                let otherwise = otherwise(prepared.stages, prepared.otherwise);
                let folder = tempfile::tempdir().unwrap();
                let copy;
                (chair, copy) = chair.copied().await;
                let request = prepared.before.done_on(&copy, folder.path()).await;
                tried.note(&copy, *command, request, otherwise).await;
                copy.shut().await;
            }
        }
    }
    assert_eq!(
        digest(&chair).await,
        before,
        "what is shown or refused changes nothing"
    );
    assert_eq!(tried.done + tried.refused, CommandName::ALL.len());
    assert!(tried.done >= 25, "{} were done", tried.done);
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
