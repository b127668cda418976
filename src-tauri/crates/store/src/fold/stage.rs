//! Whether a record fits the stage that its round has come to.

use evenhand_core::{RoundId, Stage};
use evenhand_record::{About, Kind};

use super::error::ApplyError;
use super::{Fold, Obstacle};

/// Refuses what is not said at the round's stage: the rule of the screens
/// ([`Kind::stages`]), for records of programs that do not keep it.
pub(super) async fn check_stage(
    fold: &mut Fold<'_>,
    kind: Kind,
    about: &About<'_>,
) -> Result<(), ApplyError> {
    let Some(round) = about.round else {
        return Ok(());
    };
    let stage = fold.lookups.stage_of(fold.on, round).await?;
    match stage.filter(|stage| !kind.stages().contains(stage)) {
        None => Ok(()),
        Some(stage) => Err(Obstacle::Stage {
            kind,
            round: round.clone(),
            stage,
        }
        .into()),
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
