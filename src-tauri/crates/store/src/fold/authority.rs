//! Whether the device that signed a record may say what it says.

use evenhand_core::{MemberId, RoundId};
use evenhand_record::{About, Body, Kind, LogId, MaySign, Right};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Entry, Fold, Obstacle};

/// Who signed a record.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    pub(super) member: MemberId,
}

/// Checks that the signer may say it. What anybody may say comes before there is
/// anyone to ask.
pub(super) async fn check_signer(
    fold: &mut Fold<'_>,
    entry: &Entry<'_>,
    kind: Kind,
    about: &About<'_>,
) -> Result<(), ApplyError> {
    let may_sign = kind.rules().may_sign;
    if may_sign == MaySign::Anyone {
        return Ok(());
    }
    let signer = fold.lookups.find_signer(fold.on, entry.log).await?;
    let is_theirs = about.members.iter().all(|member| **member == signer.member);
    let is_chair = entry.right == Right::Chair;
    let allowed = match may_sign {
        MaySign::Anyone | MaySign::Member | MaySign::PartnersMember => true, // whose, `commissioning` checks
        MaySign::Chair | MaySign::ChairsDevice | MaySign::ChairOrDeputy => is_chair,
        MaySign::Declarant | MaySign::Author => is_chair || is_theirs,
        MaySign::ChairOrSupport => {
            is_chair || is_support(fold.on, about.round, &signer.member).await?
        }
        MaySign::Observer => is_observer(fold.on, about.round, &signer.member).await?,
    };
    if allowed {
        return Ok(());
    }
    let round = about.round.cloned();
    Err(Obstacle::NotTheirs { kind, round }.into())
}

/// In what right this device says something now: as the chair, also where the deputy
/// takes the chair over with it, or as its owner.
pub(crate) async fn own_right(
    on: &mut SqliteConnection,
    log: LogId,
    body: &Body,
) -> Result<Right, sqlx::Error> {
    if body.kind() == Kind::Genesis {
        return Ok(Right::Chair);
    }
    let id = log.as_bytes().as_slice();
    let row = sqlx::query!(
        r#"SELECT member, chair AS "chair: String", deputy AS "deputy: String" FROM device, panel WHERE log = ? AND revoked IS NULL"#,
        id
    )
    .fetch_optional(on)
    .await?;
    let Some(row) = row else {
        return Ok(Right::Member);
    };
    let takes_over = matches!(body, Body::HandedOver { to, .. } if to.as_str() == row.member)
        && row.deputy.as_ref() == Some(&row.member);
    Ok(match row.chair == row.member || takes_over {
        true => Right::Chair,
        false => Right::Member,
    })
}

/// Looks up who signs the records of a log.
pub(super) async fn read_signer(
    on: &mut SqliteConnection,
    log: LogId,
) -> Result<Signer, ApplyError> {
    let id = log.as_bytes().as_slice();
    let row = sqlx::query!("SELECT member FROM device WHERE log = ?", id)
        .fetch_optional(on)
        .await?;
    match row {
        None => Err(Obstacle::UnknownDevice(log).into()),
        Some(row) => Ok(Signer {
            member: MemberId::new(row.member),
        }),
    }
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

/// Whether somebody is a support officer of a round, or of any where none is named.
pub(super) async fn is_support(
    on: &mut SqliteConnection,
    round: Option<&RoundId>,
    member: &MemberId,
) -> Result<bool, ApplyError> {
    let (round, member) = (round.map(RoundId::as_str), member.as_str());
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM member WHERE (?1 IS NULL OR round = ?1) AND id = ?2 AND role = 'support' AND removed IS NULL) AS "found!: bool""#,
        round,
        member
    )
    .fetch_one(on)
    .await?)
}
