//! Whether a record fits the stage that its round has come to.

use evenhand_core::{RoundId, Stage};
use evenhand_record::{About, Body};

use super::error::ApplyError;
use super::{Entry, EntryContent, Fold, Obstacle, authority};

/// Refuses what is not said at the round's stage: the rule of the screens
/// ([`evenhand_record::Kind::stages`]), for records of programs that do not keep it.
pub(super) async fn check_stage(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    about: &About<'_>,
) -> Result<(), ApplyError> {
    let Some(round) = about.round else {
        return Ok(());
    };
    let stage = fold.lookups.stage_of(fold.on, round).await?;
    let stages = match entry.content {
        EntryContent::Open(body) => body.stages(),
        EntryContent::Sealed(..) => entry.kind().stages(),
    };
    match stage.filter(|stage| !stages.contains(stage)) {
        None => Ok(()),
        Some(_) if takes_support_away(fold, entry).await? => Ok(()),
        Some(stage) => Err(Obstacle::Stage {
            kind: entry.kind(),
            round: round.clone(),
            stage,
        }
        .into()),
    }
}

/// Whether it takes a support officer off the panel, who may leave at any time: nothing
/// that counts rests on them.
async fn takes_support_away(fold: &mut Fold<'_>, entry: &Entry<'_>) -> Result<bool, ApplyError> {
    match entry.content {
        EntryContent::Open(Body::MemberRemoved { round, member, .. }) => {
            authority::is_support(fold.on, Some(round), member).await
        }
        _ => Ok(false),
    }
}

/// Whether scoring has closed: what is applied now came after the close.
pub(super) async fn is_closed(fold: &mut Fold<'_>, round: &RoundId) -> Result<bool, ApplyError> {
    let stage = fold.lookups.stage_of(fold.on, round).await?;
    Ok(stage.is_some_and(|stage| stage >= Stage::Closed))
}

/// Whether the scores were opened to the panel.
pub(super) async fn is_revealed(fold: &mut Fold<'_>, round: &RoundId) -> Result<bool, ApplyError> {
    let stage = fold.lookups.stage_of(fold.on, round).await?;
    Ok(stage.is_some_and(|stage| stage >= Stage::Revealed))
}
