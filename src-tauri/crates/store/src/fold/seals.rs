//! What a round's sheets are sealed to, and opening them at the reveal.

use evenhand_core::{RoundId, SheetContent};
use evenhand_record::{KeyFor, LogId, Payload, Recipient, RoundSeal, SealKey, SealedSheet};
use sqlx::SqliteConnection;

use super::error::ApplyError;
use super::{Fold, Obstacle, OwnDevice, stage};
use crate::text;

/// Which key a wrapped one is, and whether it is given to all or only held.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum KeyRole {
    /// The round's, held by the chair and the deputy before the reveal.
    Held,
    /// The observer's, held by the observer before the release.
    ObserverHeld,
    /// The round's, given to the panel.
    Round,
    /// The observer's, given to the panel.
    Observer,
}

impl KeyRole {
    /// What it is called in its column.
    pub(crate) fn column_text(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::ObserverHeld => "observer_held",
            Self::Round => "round",
            Self::Observer => "observer",
        }
    }
}

/// Refuses to open a round to other keys than the panel knows of: where an observer is
/// on its panel, sheets are sealed to the second key that the observer made, and else to
/// none. Unsealed are only rounds of a panel of before sealing.
pub(super) async fn check_round_seal(
    on: &mut SqliteConnection,
    log: LogId,
    round: &RoundId,
    seal: Option<&RoundSeal>,
) -> Result<(), ApplyError> {
    let (id, log) = (round.as_str(), log.as_bytes().as_slice());
    let wanted = sqlx::query!(
        r#"SELECT EXISTS (SELECT 1 FROM member WHERE round = ?1 AND role = 'observer' AND removed IS NULL) AS "watched!: bool",
                  (SELECT made.recipient FROM round_observer AS made JOIN member ON member.round = made.round AND member.id = made.member
                   WHERE made.round = ?1 AND role = 'observer' AND removed IS NULL) AS "second: String",
                  EXISTS (SELECT 1 FROM device WHERE log = ?2 AND recipient IS NOT NULL) AS "seals!: bool""#,
        id,
        log
    )
    .fetch_one(on)
    .await?;
    let second = seal.and_then(|seal| seal.observer.as_ref());
    let is_made = wanted.second.is_some() || !wanted.watched;
    let is_same = second.map(Recipient::as_str) == wanted.second.as_deref();
    match (seal.is_some() || !wanted.seals) && is_made && is_same {
        true => Ok(()),
        false => Err(Obstacle::OtherKeys(round.clone()).into()),
    }
}

/// Keeps what the sheets of a round are sealed to, and its key for those who hold it.
pub(super) async fn keep_round_seal(
    on: &mut SqliteConnection,
    round: &RoundId,
    seal: &RoundSeal,
) -> Result<(), sqlx::Error> {
    let (id, recipient) = (round.as_str(), seal.recipient.as_str());
    let observer = seal.observer.as_ref().map(Recipient::as_str);
    sqlx::query!(
        "INSERT INTO round_seal (round, recipient, observer) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
        id,
        recipient,
        observer
    )
    .execute(&mut *on)
    .await?;
    keep_keys(on, round, KeyRole::Held, &seal.keys).await
}

/// Keeps the second key that the round's observer made. One that was made before
/// stands, unless whoever made it has left the panel; and once scoring has opened,
/// sheets are sealed to what there was.
pub(super) async fn keep_observer_key(
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
    Ok(keep_keys(on, round, KeyRole::ObserverHeld, keys).await?)
}

/// Keeps keys for devices that came later. Before the reveal the panel is given none:
/// its own are then held by those who go on in the chair's place.
pub(super) async fn give_later_keys(
    fold: &mut Fold<'_>,
    round: &RoundId,
    held: &[KeyFor],
    keys: &[KeyFor],
    observer_keys: &[KeyFor],
) -> Result<(), ApplyError> {
    let opens = !keys.is_empty() || !observer_keys.is_empty();
    if opens && !stage::is_revealed(fold, round).await? {
        return Err(Obstacle::KeysEarly(round.clone()).into());
    }
    let given = [
        (KeyRole::Held, held),
        (KeyRole::Round, keys),
        (KeyRole::Observer, observer_keys),
    ];
    give_keys(fold, round, &given).await
}

/// Keeps keys that are given to the panel, and opens the sheets that they open.
pub(super) async fn give_keys(
    fold: &mut Fold<'_>,
    round: &RoundId,
    given: &[(KeyRole, &[KeyFor])],
) -> Result<(), ApplyError> {
    for (role, keys) in given {
        keep_keys(fold.on, round, *role, keys).await?;
    }
    open_sheets(fold, round).await
}

async fn keep_keys(
    on: &mut SqliteConnection,
    round: &RoundId,
    role: KeyRole,
    keys: &[KeyFor],
) -> Result<(), sqlx::Error> {
    let (round, part) = (round.as_str(), role.column_text());
    for key in keys {
        let (log, wrapped) = (key.log.as_bytes().as_slice(), text::write_json(&key.key)?);
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
pub(crate) async fn open_key(
    on: &mut SqliteConnection,
    own: OwnDevice<'_>,
    round: &RoundId,
    role: KeyRole,
) -> Result<Option<SealKey>, ApplyError> {
    let (round, part, log) = (
        round.as_str(),
        role.column_text(),
        own.log.as_bytes().as_slice(),
    );
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
pub(super) async fn keep_sealed_sheet(
    on: &mut SqliteConnection,
    record: &[u8],
    sheet: &SealedSheet,
    payload: &Payload,
) -> Result<(), sqlx::Error> {
    let (round, payload, body) = (
        sheet.round.as_str(),
        text::write_json(payload)?,
        text::write_json(sheet)?,
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
pub(super) async fn open_sheets(fold: &mut Fold<'_>, round: &RoundId) -> Result<(), ApplyError> {
    let (on, own) = (&mut *fold.on, fold.own);
    let Some(key) = open_key(on, own, round, KeyRole::Round).await? else {
        return Ok(());
    };
    let observer = open_key(on, own, round, KeyRole::Observer).await?;
    open_sheets_by(on, round, &key, observer.as_ref()).await
}

/// Opens every sheet of the round that the keys open.
pub(crate) async fn open_sheets_by(
    on: &mut SqliteConnection,
    round: &RoundId,
    key: &SealKey,
    observer: Option<&SealKey>,
) -> Result<(), ApplyError> {
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
        let opened = sheet.open_for_panel(&payload, key, observer);
        if let Err(fault) = &opened {
            let why = format!("nothing in it counts: {fault}");
            void_sheet(on, &row.record, &why).await?;
        }
        fill_sheet(on, &row.record, &opened.unwrap_or_default()).await?;
    }
    Ok(())
}

/// Notes why a sheet counts for nothing.
async fn void_sheet(
    on: &mut SqliteConnection,
    record: &[u8],
    why: &str,
) -> Result<(), sqlx::Error> {
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
async fn fill_sheet(
    on: &mut SqliteConnection,
    record: &[u8],
    content: &SheetContent,
) -> Result<(), sqlx::Error> {
    let content = text::write_json(content)?;
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
