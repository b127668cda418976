//! People come to the panel with devices of their own: invite, join, accept; bar a
//! device, settle a log that was written twice.

use evenhand_record::{Body, LogId};
use evenhand_store::{Change, DeviceNote};
use evenhand_sync::joining::{Host, Invitation, Reply};
use rand::rngs::OsRng;

use crate::answers::exchange::show_exchange;
use crate::answers::forks::find_fork;
use crate::answers::joining::{
    check_reply, device_words, is_fresh, open_invitation, read_reply, replaced_devices,
};
use crate::answers::second_key::refuse_losing;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::file::file_out;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;
use crate::view::exchange::{
    DeviceBar, ExchangeView, FileOut, ForkChoose, Invite, JoinView, JoinerView, ReplyAccept,
};

/// Makes an invitation for someone on the panel. Asked again before it is answered,
/// it gives the same, unless a new one is asked for: a second click voids nothing
/// that is under way.
pub async fn invite(context: Context<'_>, ask: Invite) -> Result<FileOut, ApiError> {
    let store = &context.app.store;
    let mut view = store.view().await?;
    let round = RoundData::read(&mut view, &ask.round).await?;
    drop(view);
    refuse_others(&round, "Only the chair invites people.")?;
    let member = round.member(Some(&ask.member))?.clone();
    if member.id == round.panel.chair.id {
        return Err(ApiError::not_allowed(
            "The chair's own laptop began the panel and needs no invitation.",
        )
        .at("member"));
    }
    let name = format!("invitation-{}.ehi", member.id);
    if let Some(open) = open_invitation(store, &member.id).await?
        && !ask.anew
    {
        return Ok(file_out(&name, open.as_bytes()));
    }
    let invitation = Invitation::new(
        round.panel.id,
        round.row.details.title.clone(),
        Host {
            name: round.panel.chair.name.clone(),
            log: store.device().log,
        },
        member,
        &mut OsRng,
    );
    let bytes = invitation.to_bytes().map_err(unwritable_reply)?;
    let text = String::from_utf8_lossy(&bytes);
    let open = DeviceNote::InvitationFor(invitation.member.id.clone());
    store.keep_note(&open, &text).await?;
    Ok(file_out(&name, text.as_bytes()))
}

fn unwritable_reply(problem: evenhand_sync::joining::ReplyUnwritable) -> ApiError {
    ApiError::of(ErrorCode::Bug, format!("BUG: {problem}."))
}

fn refuse_others(round: &RoundData, sentence: &str) -> Result<(), ApiError> {
    if round.is_chair() {
        return Ok(());
    }
    Err(ApiError::not_allowed(sentence))
}

/// Opens an invitation in a fresh profile; opened again, it gives the same reply.
pub async fn join(context: Context<'_>, file: FileIn) -> Result<JoinView, ApiError> {
    let store = &context.app.store;
    let bytes = file.bytes()?;
    let invitation = Invitation::read(&bytes)
        .map_err(|fault| ApiError::bad_data(format!("{}: {fault}.", file.name)))?;
    match (
        store.device_note(&DeviceNote::Invitation).await?,
        store.panel().await?,
    ) {
        (Some(before), _) if before.as_bytes() == bytes => {
            if store.record_counts().await?.is_empty() {
                begin_profile(context, &invitation, &bytes).await?; // it was cut short before
            }
        }
        (None, None) if is_fresh(store).await? => {
            begin_profile(context, &invitation, &bytes).await?;
        }
        _ => {
            return Err(ApiError::not_allowed(
                "Evenhand on this laptop belongs to a panel already. Open the invitation in another copy of Evenhand: start it with --profile and a new folder.",
            ));
        }
    }
    let own = store.own_records().await?;
    let first = own
        .first()
        .ok_or_else(|| ApiError::environment("The first entry on this laptop is missing."))?;
    let reply = Reply::answer(&invitation, first, &store.recipient()).map_err(unwritable_reply)?;
    Ok(JoinView {
        title: invitation.title.clone(),
        chair: invitation.chair.name.clone(),
        name: invitation.member.name.clone(),
        words: device_words(&invitation, &store.device()),
        reply: file_out(&format!("reply-{}.ehr", invitation.member.id), &reply),
    })
}

async fn begin_profile(
    context: Context<'_>,
    invitation: &Invitation,
    bytes: &[u8],
) -> Result<(), ApiError> {
    let store = &context.app.store;
    let text = String::from_utf8_lossy(bytes);
    for (note, value) in [
        (DeviceNote::Invitation, text.into_owned()), // first: opened again, it goes on from here
        (DeviceNote::Member, invitation.member.id.to_string()),
        (DeviceNote::Panel, invitation.panel.to_string()),
    ] {
        store.keep_note(&note, &value).await?;
    }
    let joined = Body::Joined {
        member: invitation.member.id.clone(),
        recipient: store.recipient(),
    };
    store.commit(joined, context.app.now()).await?;
    Ok(())
}

/// Reads a reply and shows its six words; takes nobody on.
pub async fn reply_check(context: Context<'_>, file: FileIn) -> Result<JoinerView, ApiError> {
    check_reply(context, &file).await
}

/// Takes a device on to the panel. An older one of the same person is barred: what
/// it had sent counts, and nothing after it.
pub async fn reply_accept(
    context: Context<'_>,
    ask: ReplyAccept,
) -> Result<ExchangeView, ApiError> {
    let read = read_reply(context, &ask.file).await;
    let (invitation, reply) = read.map_err(|error| error.under("file"))?;
    let mut change = context.app.store.change().await?;
    let devices = change.devices().await?;
    let heads = change.heads().await?;
    let old: Vec<LogId> = replaced_devices(&devices, &invitation, &reply)
        .map(|device| device.log)
        .collect();
    refuse_losing(&mut change, &old).await?;
    let mut bodies: Vec<Body> = old
        .iter()
        .map(|log| Body::DeviceRevoked {
            log: *log,
            after: heads.get(log).map_or(0, |head| head.seq),
            reason: format!("{} has a new laptop", invitation.member.name),
        })
        .collect();
    bodies.push(Body::DeviceAccepted {
        member: invitation.member.id.clone(),
        log: reply.record.payload().log,
        recipient: reply.recipient.clone(),
        words_confirmed: ask.words_confirmed,
        supersedes: old.first().copied(),
    });
    change.commit_all(&bodies, context.app.now()).await?;
    context.app.store.take_in(vec![reply.record]).await?;
    // An invitation is used once.
    let store = &context.app.store;
    let used = DeviceNote::InvitationFor(invitation.member.id.clone());
    store.keep_note(&used, "").await?;
    evenhand_sync::give_keys(store, context.app.now()).await?;
    show_exchange(context).await
}

/// Bars a device: what has arrived from it counts, and nothing after that.
pub async fn device_bar(context: Context<'_>, ask: DeviceBar) -> Result<ExchangeView, ApiError> {
    let reason = needed(&ask.reason, "reason", "Say why the laptop is barred.")?.to_owned();
    let mut change = context.app.store.change().await?;
    let log = known_log(&mut change, &ask.log).await?;
    if log == context.app.store.device().log {
        return Err(ApiError::not_allowed(
            "This is the laptop in your hands. Give the chair to someone else first, who then bars it.",
        ));
    }
    refuse_losing(&mut change, &[log]).await?;
    let heads = change.heads().await?;
    let after = heads.get(&log).map_or(0, |head| head.seq);
    let barred = Body::DeviceRevoked { log, after, reason };
    change.commit(barred, context.app.now()).await?;
    show_exchange(context).await
}

async fn known_log(change: &mut Change<'_>, log: &str) -> Result<LogId, ApiError> {
    let devices = change.devices().await?;
    let found = devices.iter().find(|device| device.log.to_string() == log);
    found
        .map(|device| device.log)
        .ok_or_else(|| ApiError::not_found("There is no such laptop on the panel.").at("log"))
}

/// Records which branch of a log that was written twice its author keeps.
pub async fn fork_choose(context: Context<'_>, ask: ForkChoose) -> Result<ExchangeView, ApiError> {
    let wanted = "Say how it came about, in the words of whoever the laptop belongs to.";
    let reason = needed(&ask.reason, "reason", wanted)?.to_owned();
    let mut change = context.app.store.change().await?;
    let (fork, keep) = find_fork(&mut change, &ask.record).await?;
    let chosen = Body::ForkChosen {
        log: fork.log,
        seq: fork.seq,
        keep,
        reason,
    };
    change.commit(chosen, context.app.now()).await?;
    show_exchange(context).await
}
