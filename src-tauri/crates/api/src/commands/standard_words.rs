//! The standard words of the agreements of a round.

use std::collections::BTreeMap;

use evenhand_core::commission::{Heading, StandardWords};
use evenhand_core::{RoundId, Titled as _, VariantArray as _};
use evenhand_documents::{check_standard_words, default_words, standard_names};
use evenhand_record::Body;
use evenhand_store::View;

use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needs_support;
use crate::round_data::RoundData;
use crate::view::round::OfRound;
use crate::view::standard_words::{
    OtherWords, StandardWordsRow, StandardWordsSet, StandardWordsView,
};

/// Shows what the office says in every agreement of a round.
pub async fn standard_words_show(
    context: Context<'_>,
    ask: OfRound,
) -> Result<StandardWordsView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let own = round.commissioning.words.as_ref();
    let own_of = |heading| own.and_then(|said| said.value.words.get(heading)).cloned();
    let headings = Heading::VARIANTS.iter().map(|heading| StandardWordsRow {
        heading: *heading,
        title: heading.title(),
        source_name: heading.source_name(),
        program: default_words(*heading),
        own: own_of(heading),
    });
    Ok(StandardWordsView {
        headings: headings.collect(),
        names: standard_names().to_vec(),
        others: other_words(&mut view, round.id()).await?,
        settled: why_settled(&mut view, round.id()).await?,
        may_change: round.is_chair() || round.is_support(),
    })
}

/// Sets what the office says in every agreement of a round.
pub async fn standard_words_set(
    context: Context<'_>,
    ask: StandardWordsSet,
) -> Result<StandardWordsView, ApiError> {
    let mut change = context.app.store.change().await?;
    let round = RoundData::read(&mut change, &ask.round).await?;
    needs_support(&round, "sets the standard words of agreements")?;
    if let Some(why) = why_settled(&mut change, round.id()).await? {
        return Err(ApiError::not_allowed(why));
    }
    let mut words = match &ask.take_from {
        Some(other) => words_of(&mut change, other).await?,
        None => BTreeMap::new(),
    };
    refuse_faulty(&ask.words)?;
    words.extend(ask.words);
    words.retain(|_, text| !text.trim().is_empty());
    let body = Body::StandardWordsSet {
        round: ask.round.clone(),
        words: StandardWords { words },
    };
    change.commit(body, context.app.now()).await?;
    standard_words_show(context, OfRound { round: ask.round }).await
}

/// The office's own words of another round; refused where it has none.
async fn words_of(view: &mut View, round: &RoundId) -> Result<BTreeMap<Heading, String>, ApiError> {
    let found = view.commissioning(round).await?.words;
    let found = found.map(|said| said.value.words);
    let found = found.filter(|words| !words.is_empty()).ok_or_else(|| {
        ApiError::bad_data(
            "That round has no standard words of its own. Choose one that the list names.",
        )
        .at("take_from")
    })?;
    refuse_faulty(&found).map_err(|error| error.at("take_from"))?;
    Ok(found)
}

/// The other rounds with words of their own, the newest first.
async fn other_words(view: &mut View, round: &RoundId) -> Result<Vec<OtherWords>, ApiError> {
    let mut others = Vec::new();
    for row in view.rounds().await? {
        if row.id == *round {
            continue;
        }
        let words = view.commissioning(&row.id).await?.words;
        if words.is_some_and(|said| !said.value.words.is_empty()) {
            let title = row.details.title;
            others.push(OtherWords {
                round: row.id,
                title,
            });
        }
    }
    others.reverse();
    Ok(others)
}

/// Why the words of a round are settled: somebody has signed an agreement with them.
async fn why_settled(view: &mut View, round: &RoundId) -> Result<Option<String>, ApiError> {
    let files = view.award_files(Some(round)).await?;
    let signed = files.into_iter().find(|(_, file)| {
        let mut versions = file.versions.iter();
        versions.any(|version| !version.signed.is_empty())
    });
    Ok(signed.map(|((_, bid), _)| {
        format!(
            "The agreement of bid {bid} is signed with these standard words, so they stay as they are. Say what differs in the agreement itself, under its heading."
        )
    }))
}

/// Refuses words that no agreement could be written with, at the first of them.
fn refuse_faulty(words: &BTreeMap<Heading, String>) -> Result<(), ApiError> {
    for (heading, text) in words {
        if let Err(fault) = check_standard_words(*heading, text) {
            let code: &'static str = heading.into();
            return Err(ApiError::from(fault).at(format!("words.{code}")));
        }
    }
    Ok(())
}
