//! Whether the device that signed a record may say what it says.

use evenhand_core::{MemberId, RoundId};
use evenhand_record::{Body, LogId};
use sqlx::SqliteConnection;

use super::{ApplyError, Entry, Known, Obstacle, What};

/// Who signed a record.
#[derive(Clone, Debug)]
pub(super) struct Signer {
    member: MemberId,
    is_chair: bool,
    is_deputy: bool,
}

/// Checks that the signer may say it. The first record of a panel, and a device
/// that only says it is there, come before there is anyone to ask.
pub(super) async fn check(
    on: &mut SqliteConnection,
    known: &mut Known,
    entry: &Entry<'_>,
) -> Result<(), ApplyError> {
    match entry.what {
        What::Body(Body::Genesis { .. } | Body::Joined { .. }) => Ok(()),
        What::Body(body) => {
            let signer = known.signer(on, entry.log).await?;
            match body {
                Body::Declared {
                    round,
                    declarations,
                    ..
                } => {
                    let own = declarations.iter().all(|one| one.member == signer.member);
                    allow(own || signer.is_chair, body.kind(), Some(round))
                }
                Body::SheetDrafted(sheet) | Body::SheetSubmitted(sheet) => {
                    let own = sheet.member == signer.member;
                    allow(own || signer.is_chair, body.kind(), Some(&sheet.round))
                }
                Body::SheetWithdrawn(notice) => {
                    let own = notice.member == signer.member;
                    allow(own || signer.is_chair, body.kind(), Some(&notice.round))
                }
                Body::ObserverReady { round, .. } | Body::ObserverReleased { round, .. } => {
                    let observes = observes(on, round, &signer.member).await?;
                    allow(observes, body.kind(), Some(round))
                }
                Body::HandedOver { to, .. } => {
                    let takes_over = signer.is_deputy && *to == signer.member;
                    allow(signer.is_chair || takes_over, body.kind(), None)
                }
                _ => allow(signer.is_chair, body.kind(), body.round()),
            }
        }
        What::Sealed(sheet, _) => {
            let signer = known.signer(on, entry.log).await?;
            let own = sheet.member == signer.member;
            allow(own || signer.is_chair, &sheet.kind, Some(&sheet.round))
        }
    }
}

fn allow(allowed: bool, kind: &str, round: Option<&RoundId>) -> Result<(), ApplyError> {
    if allowed {
        return Ok(());
    }
    Err(Obstacle::NotTheirs {
        kind: kind.to_owned(),
        round: round.cloned(),
    }
    .into())
}

pub(super) async fn signer(on: &mut SqliteConnection, log: LogId) -> Result<Signer, ApplyError> {
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

async fn observes(
    on: &mut SqliteConnection,
    round: &RoundId,
    member: &MemberId,
) -> Result<bool, ApplyError> {
    let (round, member) = (round.as_str(), member.as_str());
    Ok(sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM member WHERE round = ? AND id = ? AND role = 'observer' AND removed IS NULL) AS "found!: bool""#,
        round,
        member
    )
    .fetch_one(on)
    .await?)
}
