//! The panel begins; people join and leave.

use evenhand_core::{Member, MemberId, RoundId};
use evenhand_record::{PanelId, Recipient};
use sqlx::SqliteConnection;

use super::Entry;
use super::devices::accept_device;
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

/// Adds a member, or takes one back who had left.
pub(super) async fn add_member(
    on: &mut SqliteConnection,
    round: &RoundId,
    member: &Member,
) -> Result<(), sqlx::Error> {
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
    .execute(on)
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
