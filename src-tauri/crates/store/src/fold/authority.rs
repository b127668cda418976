//! Whether the device that signed a record may say what it says.

use evenhand_core::{MemberId, RoundId};
use evenhand_record::{About, Kind, LogId, MaySign};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Fold, Obstacle};

/// Who signed a record.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    member: MemberId,
    is_chair: bool,
    is_deputy: bool,
}

/// Checks that the signer may say it. What anybody may say comes before there is
/// anyone to ask.
pub(super) async fn check_signer(
    fold: &mut Fold<'_>,
    log: LogId,
    kind: Kind,
    about: &About<'_>,
) -> Result<(), ApplyError> {
    let may_sign = kind.rules().may_sign;
    if may_sign == MaySign::Anyone {
        return Ok(());
    }
    let signer = fold.lookups.find_signer(fold.on, log).await?;
    let is_theirs = about.members.iter().all(|member| **member == signer.member);
    let allowed = match may_sign {
        MaySign::Anyone => true,
        MaySign::Chair => signer.is_chair,
        MaySign::Declarant | MaySign::Author => signer.is_chair || is_theirs,
        MaySign::ChairOrDeputy => signer.is_chair || signer.is_deputy && is_theirs,
        MaySign::Observer => is_observer(fold.on, about.round, &signer.member).await?,
    };
    if allowed {
        return Ok(());
    }
    let round = about.round.cloned();
    Err(Obstacle::NotTheirs { kind, round }.into())
}

/// Looks up who signs the records of a log.
pub(super) async fn read_signer(
    on: &mut SqliteConnection,
    log: LogId,
) -> Result<Signer, ApplyError> {
    let id = log.as_bytes().as_slice();
    let row = sqlx::query!(
        r#"SELECT member, revoked, (SELECT chair FROM panel) AS "chair: String", (SELECT deputy FROM panel) AS "deputy: String"
           FROM device WHERE log = ?"#,
        id
    )
    .fetch_optional(on)
    .await?;
    let Some(row) = row else {
        return Err(Obstacle::UnknownDevice(log).into());
    };
    Ok(Signer {
        is_chair: row.chair.as_deref() == Some(row.member.as_str()) && row.revoked.is_none(),
        is_deputy: row.deputy.as_deref() == Some(row.member.as_str()) && row.revoked.is_none(),
        member: MemberId::new(row.member),
    })
}

async fn is_observer(
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
    member: &MemberId,
) -> Result<bool, ApplyError> {
    let Some(round) = round else {
        return Ok(false);
    };
    let (round, member) = (round.as_str(), member.as_str());
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM member WHERE round = ? AND id = ? AND role = 'observer' AND removed IS NULL) AS "found!: bool""#,
        round,
        member
    )
    .fetch_one(on)
    .await?)
}
