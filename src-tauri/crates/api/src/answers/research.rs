//! The research behind a round, as its screen shows it.

use evenhand_core::commission::{Commissioning, Research};
use evenhand_core::{RoundId, Stage};

use crate::context::Context;
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::research::{NamedCriterion, ResearchView, SignOffRow};

/// The research as its screen shows it.
pub(crate) async fn show_research(
    context: Context<'_>,
    round: &RoundId,
) -> Result<ResearchView, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    Ok(research_view(&data))
}

fn research_view(round: &RoundData) -> ResearchView {
    let said = round.commissioning.research.as_ref();
    let research = said.map(|said| said.value.clone()).unwrap_or_default();
    let open = round.stage() == Stage::SetUp;
    ResearchView {
        round: round.id().clone(),
        digest: research.digest(),
        written_by: said.map(|said| round.name(&said.by)),
        written_at: said.map(|said| said.at.to_rfc3339()),
        missing: research.missing(),
        sign_off: sign_off_row(round),
        criteria: named_criteria(round),
        may_write: open && (round.is_chair() || round.is_support()),
        may_sign_off: open && round.is_chair() && said.is_some(),
        research,
    }
}

fn sign_off_row(round: &RoundData) -> Option<SignOffRow> {
    let said = round.commissioning.sign_off.as_ref()?;
    Some(SignOffRow {
        by: said.value.by.clone(),
        signed_by: round.name(&said.by),
        at: said.at.to_rfc3339(),
        stands: round.commissioning.is_research_signed_off(),
    })
}

fn named_criteria(round: &RoundData) -> Vec<NamedCriterion> {
    let criteria = round.scheme().criteria();
    let named = criteria.map(|one| NamedCriterion {
        id: one.id.clone(),
        title: one.title.clone(),
    });
    named.collect()
}

/// What keeps scoring from being opened by evidence-led commissioning, as sentences; empty
/// where the research is signed off.
pub(crate) fn missing_of(commissioning: &Commissioning) -> Vec<String> {
    if commissioning.is_research_signed_off() {
        return Vec::new();
    }
    let Some(said) = &commissioning.research else {
        return Research::default().missing();
    };
    let missing = said.value.missing();
    match (missing.is_empty(), &commissioning.sign_off) {
        (false, _) => missing,
        (true, None) => vec!["Have it signed off.".to_owned()],
        (true, Some(_)) => {
            vec!["It was changed since it was signed off; sign it off again.".to_owned()]
        }
    }
}
