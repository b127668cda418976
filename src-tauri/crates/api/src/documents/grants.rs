//! The grants of a round, as what is published takes them.

use evenhand_core::RoundId;
use evenhand_opendata::{Grant, GrantSources, Notice, ReadMarks};
use evenhand_store::View;

use crate::context::Context;
use crate::error::ApiError;

/// The grants that were made in a round; none while nothing is decided. Their texts are
/// those that were read for publication.
pub(super) async fn grants_of(
    context: Context<'_>,
    view: &mut View,
    round: &RoundId,
) -> Result<Vec<Grant>, ApiError> {
    let Some(newest) = view.newest_decision(round).await? else {
        return Ok(Vec::new());
    };
    let data = context.app.rounds.read(view, round).await?;
    let publication = view.publication(round).await?;
    let marks = ReadMarks::new(&publication.read);
    let decisions = view.decisions(round).await?;
    let grants = decisions.iter().filter_map(|decision| {
        let bid = data.bid(&decision.bid).ok()?;
        Grant::from_decision(&GrantSources {
            round: &data.row.details,
            scheme: data.scheme(),
            bid,
            decision,
            details: &newest.details,
            recorded_at: newest.at,
            marks: &marks,
        })
    });
    Ok(grants.collect())
}

/// Notices as warnings.
pub(super) fn in_words<'a>(notices: impl IntoIterator<Item = &'a Notice>) -> Vec<String> {
    notices.into_iter().map(ToString::to_string).collect()
}
