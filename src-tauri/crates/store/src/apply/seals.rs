//! What a round's sheets are sealed to, and opening them at the reveal.

use evenhand_core::{RoundId, SheetContent};
use evenhand_record::{KeyFor, LogId, Payload, Recipient, SealKey, SealedSheet};
use sqlx::SqliteConnection;

use super::{ApplyError, Obstacle, Own};
use crate::text;

/// Which key a wrapped one is, and whether it is given to all or only held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// The round's, held by the chair and the deputy before the reveal.
    Held,
    /// The observer's, held by the observer before the release.
    ObserverHeld,
    /// The round's, given to the panel.
    Round,
    /// The observer's, given to the panel.
    Observer,
}

impl Part {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::ObserverHeld => "observer_held",
            Self::Round => "round",
            Self::Observer => "observer",
        }
    }
}

pub(super) async fn set(
    on: &mut SqliteConnection,
    round: &RoundId,
    recipient: &Recipient,
    observer: Option<&Recipient>,
) -> Result<(), sqlx::Error> {
    let (round, recipient) = (round.as_str(), recipient.as_str());
    let observer = observer.map(Recipient::as_str);
    sqlx::query!(
        "INSERT INTO round_seal (round, recipient, observer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        round,
        recipient,
        observer
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Keeps the second key that the round's observer made. One that was made before
/// stands, unless whoever made it has left the panel; and once scoring has opened,
/// sheets are sealed to what there was.
pub(super) async fn observe(
    on: &mut SqliteConnection,
    log: LogId,
    round: &RoundId,
    recipient: &Recipient,
    keys: &[KeyFor],
) -> Result<(), ApplyError> {
    let (id, log) = (round.as_str(), log.as_bytes().as_slice());
    let made = sqlx::query_scalar!(
        r#"SELECT EXISTS (SELECT 1 FROM round WHERE id = ?1 AND stage <> 'set_up')
               OR EXISTS (SELECT 1 FROM round_observer AS made JOIN member ON member.round = made.round AND member.id = made.member
                          WHERE made.round = ?1 AND role = 'observer' AND removed IS NULL) AS "made!: bool""#,
        id
    )
    .fetch_one(&mut *on)
    .await?;
    if made {
        return Err(Obstacle::SecondKey(round.clone()).into());
    }
    sqlx::query!(
        "DELETE FROM round_key WHERE round = ? AND part = 'observer_held'",
        id
    )
    .execute(&mut *on)
    .await?;
    let recipient = recipient.as_str();
    sqlx::query!(
        "INSERT INTO round_observer (round, member, recipient) SELECT ?1, member, ?3 FROM device WHERE log = ?2
         ON CONFLICT DO UPDATE SET member = excluded.member, recipient = excluded.recipient",
        id,
        log,
        recipient
    )
    .execute(&mut *on)
    .await?;
    Ok(keep_keys(on, round, Part::ObserverHeld, keys).await?)
}

pub(super) async fn keep_keys(
    on: &mut SqliteConnection,
    round: &RoundId,
    part: Part,
    keys: &[KeyFor],
) -> Result<(), sqlx::Error> {
    let (round, part) = (round.as_str(), part.word());
    for key in keys {
        let (log, wrapped) = (key.log.as_bytes().as_slice(), text::json(&key.key)?);
        sqlx::query!(
            "INSERT INTO round_key (round, part, log, key) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
            round,
            part,
            log,
            wrapped
        )
        .execute(&mut *on)
        .await?;
    }
    Ok(())
}

/// A key of the round, where this device was given it and can open it.
pub(crate) async fn key(
    on: &mut SqliteConnection,
    own: Own<'_>,
    round: &RoundId,
    part: Part,
) -> Result<Option<SealKey>, ApplyError> {
    let (round, part, log) = (round.as_str(), part.word(), own.log.as_bytes().as_slice());
    let wrapped = sqlx::query_scalar!(
        "SELECT key FROM round_key WHERE round = ? AND part = ? AND log = ?",
        round,
        part,
        log
    )
    .fetch_optional(on)
    .await?;
    let Some(wrapped) = wrapped else {
        return Ok(None);
    };
    let wrapped = text::read_json("round_key", &wrapped)?;
    Ok(own.key.unwrap(&wrapped).ok())
}

/// Keeps a sealed sheet until its round is revealed, or opens it where it is.
pub(super) async fn keep_sheet(
    on: &mut SqliteConnection,
    record: &[u8],
    sheet: &SealedSheet,
    payload: &Payload,
) -> Result<(), sqlx::Error> {
    let (round, payload, body) = (
        sheet.round.as_str(),
        text::json(payload)?,
        text::json(sheet)?,
    );
    sqlx::query!(
        "INSERT INTO sealed_sheet (record, round, payload, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
        record,
        round,
        payload,
        body
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Opens every sheet of the round that this device has the keys for, once the
/// round is revealed. One that no key of the round opens, or that was sealed for
/// another record, counts as an empty sheet: one member cannot hold up the panel.
pub(super) async fn open_sheets(
    on: &mut SqliteConnection,
    own: Own<'_>,
    round: &RoundId,
) -> Result<(), ApplyError> {
    let Some(key) = key(on, own, round, Part::Round).await? else {
        return Ok(());
    };
    let observer = self::key(on, own, round, Part::Observer).await?;
    let id = round.as_str();
    let sealed = sqlx::query!(
        "SELECT record, payload, body FROM sealed_sheet WHERE round = ?",
        id
    )
    .fetch_all(&mut *on)
    .await?;
    for row in sealed {
        let payload: Payload = text::read_json("sealed_sheet", &row.payload)?;
        let sheet: SealedSheet = text::read_json("sealed_sheet", &row.body)?;
        if sheet.needs_observer() && observer.is_none() {
            continue;
        }
        let opened = sheet.open_for_panel(&payload, &key, observer.as_ref());
        if let Err(fault) = &opened {
            let why = format!("nothing in it counts: {fault}");
            void(on, &row.record, &why).await?;
        }
        fill(on, &row.record, &opened.unwrap_or_default()).await?;
    }
    Ok(())
}

/// Notes why a sheet counts for nothing.
async fn void(on: &mut SqliteConnection, record: &[u8], why: &str) -> Result<(), sqlx::Error> {
    sqlx::query!(
        "INSERT INTO set_aside (record, why) VALUES (?, ?) ON CONFLICT DO NOTHING",
        record,
        why
    )
    .execute(on)
    .await?;
    Ok(())
}

/// Writes the content that was opened where the sheet stands.
async fn fill(
    on: &mut SqliteConnection,
    record: &[u8],
    content: &SheetContent,
) -> Result<(), sqlx::Error> {
    let content = text::json(content)?;
    sqlx::query!(
        "UPDATE sheet SET content = ? WHERE record = ?",
        content,
        record
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!(
        "UPDATE sheet_version SET content = ? WHERE record = ?",
        content,
        record
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!(
        "UPDATE late_sheet SET content = ? WHERE record = ?",
        content,
        record
    )
    .execute(&mut *on)
    .await?;
    sqlx::query!("DELETE FROM sealed_sheet WHERE record = ?", record)
        .execute(on)
        .await?;
    Ok(())
}
