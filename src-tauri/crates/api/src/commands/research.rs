//! The research behind a round: show it, write it, sign it off.

use evenhand_core::commission::{Need, OptionLookedAt, Research, Source, check_research};
use evenhand_record::{Body, Kind};

use crate::answers::research::show_research;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, needs_support, only_in};
use crate::round_data::RoundData;
use crate::view::research::{ResearchSet, ResearchSignOff, ResearchView};
use crate::view::round::OfRound;

/// Shows the research, what is still missing of it, and its sign-off.
pub async fn research_show(context: Context<'_>, ask: OfRound) -> Result<ResearchView, ApiError> {
    show_research(context, &ask.round).await
}

/// Puts the research on file. What was signed off before is void once a word is changed.
pub async fn research_set(
    context: Context<'_>,
    ask: ResearchSet,
) -> Result<ResearchView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    needs_support(&round, "writes the research")?;
    only_in(
        &round,
        Kind::ResearchSet.stages(),
        "The research is written",
    )?;
    let research = trimmed(ask.research);
    check_research(&research).map_err(|fault| ApiError::from(fault.under("research")))?;
    refuse_unknown(&round, &research)?;
    let on_file = round.commissioning.research.as_ref();
    if on_file.is_none_or(|said| said.value != research) {
        let round = ask.round.clone();
        let body = Body::ResearchSet {
            round,
            research: Box::new(research),
        };
        change.commit(body, context.app.now()).await?;
    } else {
        drop(change);
    }
    show_research(context, &ask.round).await
}

/// Refuses a need about a criterion that the scheme does not have.
fn refuse_unknown(round: &RoundData, research: &Research) -> Result<(), ApiError> {
    for (index, need) in research.needs.iter().enumerate() {
        let mut criteria = need.criteria.iter();
        if let Some(unknown) = criteria.find(|id| round.scheme().criterion(id).is_none()) {
            let message = format!("The scheme has no criterion \"{unknown}\".");
            let field = format!("research.needs.{index}.criteria");
            return Err(ApiError::not_found(message).at(field));
        }
    }
    Ok(())
}

/// The research without blanks around its texts.
fn trimmed(research: Research) -> Research {
    let text = |text: String| text.trim().to_owned();
    let sources = |sources: Vec<Source>| -> Vec<Source> {
        let each = sources.into_iter().map(|one| Source {
            title: text(one.title),
            found_at: text(one.found_at),
            on: one.on,
        });
        each.collect()
    };
    let needs = research.needs.into_iter().map(|need| Need {
        text: text(need.text),
        sources: sources(need.sources),
        criteria: need.criteria,
    });
    let options = research.options.into_iter().map(|option| OptionLookedAt {
        title: text(option.title),
        what_works: text(option.what_works),
        sources: sources(option.sources),
        because: text(option.because),
        how_proven: option.how_proven,
        taken: option.taken,
    });
    Research {
        needs: needs.collect(),
        options: options.collect(),
        findings: text(research.findings),
    }
}

/// Signs the research off as it was read. Refused where something is missing, and where it
/// was changed since.
pub async fn research_sign_off(
    context: Context<'_>,
    ask: ResearchSignOff,
) -> Result<ResearchView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    only_in(
        &round,
        Kind::ResearchSignedOff.stages(),
        "The research is signed off",
    )?;
    let by = needed(&ask.by, "by", "Say who signs it off, by name and office.")?.to_owned();
    let Some(said) = &round.commissioning.research else {
        return Err(ApiError::not_allowed(
            "There is no research on file yet. Write it first.",
        ));
    };
    if said.value.digest() != ask.research {
        return Err(ApiError::not_allowed(
            "The research was changed since it was read. Read it again, then sign it off.",
        ));
    }
    let missing = said.value.missing();
    if !missing.is_empty() {
        let message = "The research can be signed off once nothing is missing.";
        return Err(ApiError::not_allowed(message).with(missing));
    }
    let body = Body::ResearchSignedOff {
        round: ask.round.clone(),
        research: ask.research,
        by,
    };
    change.commit(body, context.app.now()).await?;
    show_research(context, &ask.round).await
}
