//! The panel begins; people join and leave.

use evenhand_core::{Member, MemberId, Role, RoundId, Stage};
use evenhand_record::{PanelId, Recipient};
use sqlx::SqliteConnection;

use super::devices::accept_device;
use super::error::ApplyError;
use super::{Entry, Fold, Obstacle};
use crate::text;

/// Begins the panel, with the chair's own device in it.
pub(super) async fn begin_panel(
    on: &mut SqliteConnection,
    entry: &Entry<'_>,
    chair: &Member,
    deputy: Option<&MemberId>,
    recipient: Option<&Recipient>,
) -> Result<(), sqlx::Error> {
    let (panel, at) = (PanelId::from(entry.id), entry.time_text());
    let (id, chair_id, name, role) = (
        panel.to_string(),
        chair.id.as_str(),
        chair.name.as_str(),
        text::write_word(&chair.role)?,
    );
    let deputy = deputy.map(MemberId::as_str);
    sqlx::query!(
        "INSERT INTO panel (id, chair, chair_name, chair_role, deputy, created_at) VALUES (?, ?, ?, ?, ?, ?)",
        id,
        chair_id,
        name,
        role,
        deputy,
        at
    )
    .execute(&mut *on)
    .await?;
    accept_device(on, entry.log, &chair.id, recipient, true).await
}

/// Refuses a second observer, and one who comes once sheets are sealed without them.
async fn check_observer(
    fold: &mut Fold<'_>,
    round: &RoundId,
    member: &Member,
) -> Result<(), ApplyError> {
    if member.role != Role::Observer {
        return Ok(());
    }
    let is_set_up = fold.lookups.stage_of(fold.on, round).await? == Some(Stage::SetUp);
    let (id, member) = (round.as_str(), member.id.as_str());
    let has_other = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM member WHERE round = ? AND id <> ? AND role = 'observer' AND removed IS NULL) AS "found!: bool""#,
        id,
        member
    )
    .fetch_one(&mut *fold.on)
    .await?;
    match is_set_up && !has_other {
        true => Ok(()),
        false => Err(Obstacle::Observer(round.clone()).into()),
    }
}

/// Refuses to make a support officer of somebody who has scored: their sheets would count
/// or not by a role.
async fn check_support(
    on: &mut SqliteConnection,
    round: &RoundId,
    member: &Member,
) -> Result<(), ApplyError> {
    if member.role != Role::Support {
        return Ok(());
    }
    let (id, name) = (round.as_str(), member.id.as_str());
    let has_scored = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM sheet WHERE round = ? AND member = ?) AS "found!: bool""#,
        id,
        name
    )
    .fetch_one(on)
    .await?;
    match has_scored {
        true => Err(Obstacle::Scored(member.id.clone()).into()),
        false => Ok(()),
    }
}

/// Adds a member, or takes one back who had left.
pub(super) async fn add_member(
    fold: &mut Fold<'_>,
    round: &RoundId,
    member: &Member,
) -> Result<(), ApplyError> {
    check_observer(fold, round, member).await?;
    check_support(fold.on, round, member).await?;
    let (round, id, name, role) = (
        round.as_str(),
        member.id.as_str(),
        member.name.as_str(),
        text::write_word(&member.role)?,
    );
    sqlx::query!(
        "INSERT INTO member (round, id, name, role, removed) VALUES (?, ?, ?, ?, NULL)
         ON CONFLICT DO UPDATE SET name = excluded.name, role = excluded.role, removed = NULL",
        round,
        id,
        name,
        role
    )
    .execute(&mut *fold.on)
    .await?;
    Ok(())
}

pub(super) async fn remove_member(
    on: &mut SqliteConnection,
    round: &RoundId,
    member: &MemberId,
    reason: &str,
) -> Result<(), sqlx::Error> {
    let (round, member) = (round.as_str(), member.as_str());
    sqlx::query!(
        "UPDATE member SET removed = ? WHERE round = ? AND id = ?",
        reason,
        round,
        member
    )
    .execute(on)
    .await?;
    Ok(())
}
