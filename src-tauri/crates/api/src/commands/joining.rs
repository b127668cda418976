//! People come to the panel with devices of their own: invite, join, accept; bar a
//! device, give the chair away.

use evenhand_core::{MemberId, Stage};
use evenhand_record::{Body, LogId};
use evenhand_store::{Change, DeviceRow};
use evenhand_sync::joining::{Invitation, Joiner};
use rand::rngs::OsRng;

use super::Desk;
use super::exchange::{exchange_show, file_out, fork_of};
use super::home::count;
use crate::error::ApiError;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;
use crate::view::exchange::{
    DeviceBar, ExchangeView, FileOut, ForkChoose, HandOver, Invite, JoinView, JoinerView,
    ReplyAccept,
};
use crate::view::home::Nothing;

/// Makes an invitation for someone on the panel.
pub(super) async fn invite(desk: Desk<'_>, ask: Invite) -> Result<FileOut, ApiError> {
    let store = &desk.app.store;
    let mut view = store.view().await?;
    let round = RoundData::read(&mut view, &ask.round).await?;
    drop(view);
    refuse_others(&round, "Only the chair invites people.")?;
    let member = round.member(Some(&ask.member))?.clone();
    if member.id == round.panel.chair.id {
        return Err(ApiError::not_allowed(
            "The chair's own device began the panel and needs no invitation.",
        )
        .at("member"));
    }
    let invitation = Invitation::new(
        round.panel.id,
        &round.row.details.title,
        (&round.panel.chair.name, store.device().log),
        member,
        &mut OsRng,
    );
    let text = invitation.to_text();
    let name = format!("invitation-{}.ehi", invitation.member.id);
    store
        .keep_here(&kept(&invitation.member.id), &text)
        .await
        .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    Ok(file_out(&name, text.as_bytes()))
}

fn kept(member: &MemberId) -> String {
    format!("invitation:{member}")
}

fn refuse_others(round: &RoundData, sentence: &str) -> Result<(), ApiError> {
    if round.is_chair() {
        return Ok(());
    }
    Err(ApiError::not_allowed(sentence))
}

/// Opens an invitation in a fresh profile; opened again, it gives the same reply.
pub(super) async fn join(desk: Desk<'_>, file: FileIn) -> Result<JoinView, ApiError> {
    let store = &desk.app.store;
    let bytes = file.bytes()?;
    let invitation = Invitation::read(&bytes)
        .map_err(|fault| ApiError::bad_data(format!("{}: {fault}.", file.name)))?;
    match (store.here("invitation").await?, store.panel().await?) {
        (Some(before), _) if before.as_bytes() == bytes => {}
        (None, None) if store.record_counts().await?.is_empty() => {
            begin(desk, &invitation, &bytes).await?;
        }
        _ => {
            return Err(ApiError::not_allowed(
                "This profile belongs to a panel already. Open the invitation in a profile of its own.",
            ));
        }
    }
    let own = store.own_records().await?;
    let first = own
        .first()
        .ok_or_else(|| ApiError::environment("The profile's first record is missing."))?;
    let words = invitation.words(store.device().log, &store.recipient());
    Ok(JoinView {
        title: invitation.title.clone(),
        chair: invitation.chair.clone(),
        name: invitation.member.name.clone(),
        words: words.map(str::to_owned).to_vec(),
        reply: file_out(
            &format!("reply-{}.ehr", invitation.member.id),
            invitation.reply(first).as_bytes(),
        ),
    })
}

async fn begin(desk: Desk<'_>, invitation: &Invitation, bytes: &[u8]) -> Result<(), ApiError> {
    let store = &desk.app.store;
    let text = String::from_utf8_lossy(bytes);
    for (name, value) in [
        ("panel", invitation.panel.to_string()),
        ("member", invitation.member.id.to_string()),
        ("invitation", text.into_owned()),
    ] {
        store
            .keep_here(name, &value)
            .await
            .map_err(|problem| ApiError::environment(format!("{problem}.")))?;
    }
    let joined = Body::Joined {
        member: invitation.member.id.clone(),
        recipient: store.recipient(),
    };
    store.commit(joined, desk.app.now()).await?;
    Ok(())
}

/// Reads a reply and shows its six words; takes nobody on.
pub(super) async fn reply_check(desk: Desk<'_>, file: FileIn) -> Result<JoinerView, ApiError> {
    let (invitation, joiner) = opened(desk, &file).await?;
    let devices = desk.app.store.devices().await?;
    Ok(JoinerView {
        replaces: count(replaced(&devices, &joiner).count()),
        member: joiner.member,
        name: invitation.member.name.clone(),
        words: joiner.words.map(str::to_owned).to_vec(),
    })
}

/// The invitation that a reply answers, and who asks to be taken on.
async fn opened(desk: Desk<'_>, file: &FileIn) -> Result<(Invitation, Joiner), ApiError> {
    let bytes = file.bytes()?;
    let refused =
        |fault: &dyn std::fmt::Display| ApiError::bad_data(format!("{}: {fault}.", file.name));
    let member = serde_json::from_slice::<serde_json::Value>(&bytes)
        .ok()
        .and_then(|reply| Some(reply.get("member")?.as_str()?.to_owned()))
        .ok_or_else(|| {
            ApiError::bad_data(format!(
                "{} is not a reply to an invitation. Choose the file that ends in .ehr.",
                file.name
            ))
        })?;
    let text = desk.app.store.here(&kept(&MemberId::new(&member))).await?;
    let text = text.ok_or_else(|| {
        ApiError::not_allowed(format!(
            "\"{member}\" was not invited from this device. Make an invitation first."
        ))
    })?;
    let invitation = Invitation::read(text.as_bytes()).map_err(|fault| refused(&fault))?;
    let joiner = invitation
        .open_reply(&bytes)
        .map_err(|fault| refused(&fault))?;
    Ok((invitation, joiner))
}

/// The devices that a new one takes the place of.
fn replaced<'a>(
    devices: &'a [DeviceRow],
    joiner: &'a Joiner,
) -> impl Iterator<Item = &'a DeviceRow> {
    let log = joiner.record.payload().log;
    devices.iter().filter(move |device| {
        device.member == joiner.member && device.log != log && device.revoked.is_none()
    })
}

/// Takes a device on to the panel. An older one of the same person is barred: what
/// it had sent counts, and nothing after it.
pub(super) async fn reply_accept(
    desk: Desk<'_>,
    ask: ReplyAccept,
) -> Result<ExchangeView, ApiError> {
    let (invitation, joiner) = opened(desk, &ask.file).await?;
    let mut change = desk.app.store.change().await?;
    let devices = change.devices().await?;
    let heads = change.heads().await?;
    let old: Vec<LogId> = replaced(&devices, &joiner)
        .map(|device| device.log)
        .collect();
    let mut bodies: Vec<Body> = old
        .iter()
        .map(|log| Body::DeviceRevoked {
            log: *log,
            after: heads.get(log).map_or(0, |head| head.seq),
            reason: format!("{} has a new device", invitation.member.name),
        })
        .collect();
    bodies.push(Body::DeviceAccepted {
        member: joiner.member.clone(),
        log: joiner.record.payload().log,
        recipient: joiner.recipient.clone(),
        words_confirmed: ask.words_confirmed,
        supersedes: old.first().copied(),
    });
    change.commit_all(&bodies, desk.app.now()).await?;
    desk.app.store.take_in(vec![joiner.record]).await?;
    give_keys(desk).await?;
    exchange_show(desk, Nothing {}).await
}

/// Gives the keys of rounds that are revealed to devices that came after.
async fn give_keys(desk: Desk<'_>) -> Result<(), ApiError> {
    for row in desk.app.store.rounds().await? {
        let mut change = desk.app.store.change().await?;
        let sealed = change.round_seal(&row.id).await?.is_some();
        if sealed && matches!(row.stage, Stage::Revealed | Stage::Decided) {
            let keys = change.keys_for_all(&row.id).await?;
            let given = Body::KeysGiven {
                round: row.id,
                keys,
                observer_keys: Vec::new(),
            };
            change.commit(given, desk.app.now()).await?;
        }
    }
    Ok(())
}

/// Bars a device: what has arrived from it counts, and nothing after that.
pub(super) async fn device_bar(desk: Desk<'_>, ask: DeviceBar) -> Result<ExchangeView, ApiError> {
    let reason = needed(&ask.reason, "reason", "Say why the device is barred.")?.to_owned();
    let mut change = desk.app.store.change().await?;
    let log = known(&mut change, &ask.log).await?;
    if log == desk.app.store.device().log {
        return Err(ApiError::not_allowed(
            "This is the device in your hands. Give the chair to someone else first, who then bars it.",
        ));
    }
    let heads = change.heads().await?;
    let after = heads.get(&log).map_or(0, |head| head.seq);
    let barred = Body::DeviceRevoked { log, after, reason };
    change.commit(barred, desk.app.now()).await?;
    exchange_show(desk, Nothing {}).await
}

async fn known(change: &mut Change<'_>, log: &str) -> Result<LogId, ApiError> {
    let devices = change.devices().await?;
    let found = devices.iter().find(|device| device.log.to_string() == log);
    found
        .map(|device| device.log)
        .ok_or_else(|| ApiError::not_found("There is no such device on the panel.").at("log"))
}

/// Records which branch of a log that was written twice its author keeps.
pub(super) async fn fork_choose(desk: Desk<'_>, ask: ForkChoose) -> Result<ExchangeView, ApiError> {
    let wanted = "Say how it came about, in the words of whoever the device belongs to.";
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    let mut change = desk.app.store.change().await?;
    let (fork, keep) = fork_of(&mut change, &ask.record).await?;
    let chosen = Body::ForkChosen {
        log: fork.log,
        seq: fork.seq,
        keep,
        reason,
    };
    change.commit(chosen, desk.app.now()).await?;
    exchange_show(desk, Nothing {}).await
}

/// Gives the chair to someone else, or takes it over as the deputy.
pub(super) async fn hand_over(desk: Desk<'_>, ask: HandOver) -> Result<ExchangeView, ApiError> {
    let reason = needed(&ask.reason, "reason", "Say why the chair goes over.")?.to_owned();
    let mut change = desk.app.store.change().await?;
    let devices = change.devices().await?;
    let has_device = devices
        .iter()
        .any(|device| device.member == ask.to && device.revoked.is_none());
    if !has_device {
        return Err(ApiError::not_allowed(format!(
            "\"{}\" has no device on the panel, so nobody could act as the chair. Invite them first.",
            ask.to
        ))
        .at("to"));
    }
    let over = Body::HandedOver { to: ask.to, reason };
    change.commit(over, desk.app.now()).await?;
    exchange_show(desk, Nothing {}).await
}
