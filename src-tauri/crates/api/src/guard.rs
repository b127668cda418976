//! What may be done at which stage, said in sentences.

use evenhand_core::{GatewayAnswer, Pounds, Scheme, Stage, Titled};

use crate::error::ApiError;
use crate::round_data::RoundData;

/// Refuses what cannot be done at the round's stage. `what` begins the
/// sentence: "Bids can be taken in".
pub(crate) fn only_in(round: &RoundData, stages: &[Stage], what: &str) -> Result<(), ApiError> {
    if stages.contains(&round.stage()) {
        return Ok(());
    }
    let when: Vec<&str> = stages.iter().map(|stage| words_for_stage(*stage)).collect();
    Err(ApiError::not_allowed(format!(
        "{what} only {}. This round stands at: {}.",
        when.join(" or "),
        round.stage().in_sentence()
    )))
}

fn words_for_stage(stage: Stage) -> &'static str {
    match stage {
        Stage::SetUp => "while the round is being set up",
        Stage::Scoring => "while scoring is open",
        Stage::Closed => "after scoring has closed and before the scores are opened",
        Stage::Revealed => "after the scores are opened",
        Stage::Decided => "after the decision",
    }
}

/// Refuses what the chair or a support officer of the round does to everyone else. `does`
/// ends the sentence: "writes the research".
pub(crate) fn needs_support(round: &RoundData, does: &str) -> Result<(), ApiError> {
    match round.is_chair() || round.is_support() {
        true => Ok(()),
        false => Err(ApiError::not_allowed(format!(
            "Only the chair or a support officer {does}."
        ))),
    }
}

/// Refuses a blank text that is needed.
pub(crate) fn needed<'a>(text: &'a str, field: &str, sentence: &str) -> Result<&'a str, ApiError> {
    let text = text.trim();
    if text.is_empty() {
        Err(ApiError::bad_data(sentence).at(field))
    } else {
        Ok(text)
    }
}

/// Refuses a fund that is no amount of money.
pub(crate) fn needed_fund(total: Pounds) -> Result<Pounds, ApiError> {
    total.check().map(|()| total).map_err(|why| {
        ApiError::bad_data(format!(
            "\"{total}\" is not a fund: {why}. Give pounds, such as 331000."
        ))
        .at("total")
    })
}

/// Why a bid that failed a gateway is not scored, and who may have it scored.
pub(crate) fn why_not_sent(scheme: &Scheme, failed: &GatewayAnswer) -> String {
    let question = scheme.gateway(&failed.gateway);
    let question = question.map_or(failed.gateway.as_str(), |one| &one.question);
    format!(
        "Bid {} failed the gateway “{question}”, so it is not scored. The chair can have it scored all the same, beside that answer.",
        failed.bid
    )
}

/// Why sheets cannot be written at a stage, where they cannot.
pub(crate) fn why_closed(stage: Stage) -> Option<String> {
    match stage {
        Stage::Scoring => None,
        Stage::SetUp => Some(
            "Scoring is not open yet. The chair opens it once the scheme and the bids are set."
                .to_owned(),
        ),
        Stage::Closed | Stage::Revealed | Stage::Decided => {
            Some("Scoring is closed. Sheets can be read and no longer changed.".to_owned())
        }
    }
}
