//! Files that were double-clicked or dropped are looked at before anything is done.

use evenhand_intake::is_return_form;
use evenhand_record::seal::is_armoured;
use evenhand_store::{DeviceNote, Store};
use evenhand_sync::joining::Invitation;

use crate::answers::joining::{check_reply, is_fresh};
use crate::commands::return_forms::return_form_check;
use crate::context::Context;
use crate::error::ApiError;
use crate::view::bids::FileIn;
use crate::view::given::{FileKind, FileLook};

/// What the first bytes of each kind are; those of a kit are told apart however it came
/// through.
const KINDS: [(&[u8], FileKind); 3] = [
    (b"{\"evenhand\":\"bundle\"", FileKind::Bundle),
    (b"{\"evenhand\":\"invitation\",", FileKind::Invitation),
    (b"{\"evenhand\":\"reply\",", FileKind::Reply),
];

/// Says what a file is, and whether it can be opened here; takes nothing in.
pub async fn file_look(context: Context<'_>, file: FileIn) -> Result<FileLook, ApiError> {
    let bytes = file.bytes()?;
    let kind = kind_of_file(&bytes);
    let (sentence, refusal) = match kind {
        FileKind::Bundle => look_at_bundle(&context.app.store).await?,
        FileKind::Invitation => look_at_invitation(&context.app.store, &bytes).await?,
        FileKind::Reply => look_at_reply(context, file).await?,
        FileKind::Sealed => look_at_sealed(&context.app.store).await?,
        FileKind::ReturnForm => look_at_return_form(context, &file).await,
        FileKind::Other if bytes.iter().all(|byte| *byte == 0) => {
            not_openable("This file is empty.", EMPTY)
        }
        FileKind::Other => not_openable("This is not a file of Evenhand’s.", OTHER),
    };
    Ok(FileLook {
        kind,
        sentence,
        refusal,
    })
}

const KIT: &str = "Evenhand on this laptop is in use. A recovery kit begins another copy of Evenhand: start it with --profile and a new folder, and use the kit there.";
const EMPTY: &str =
    "It may still be arriving. Wait until it is copied whole; if that lasts, have it sent again.";
const OTHER: &str = "Evenhand opens files from the panel, invitations and replies here. A file of bids belongs on the Bids screen, and a file of scores on Progress.";

/// What it is and why it cannot be opened, where it cannot.
type Said = (String, Option<String>);

fn not_openable(what: &str, why: impl Into<String>) -> Said {
    (what.to_owned(), Some(why.into()))
}

/// The kind of a file by its first bytes, whatever it is called.
fn kind_of_file(bytes: &[u8]) -> FileKind {
    let found = KINDS.iter().find(|(begins, _)| bytes.starts_with(begins));
    match found {
        Some((_, kind)) => *kind,
        None if is_armoured(bytes) => FileKind::Sealed,
        None if is_return_form(bytes) => FileKind::ReturnForm,
        None => FileKind::Other,
    }
}

async fn look_at_sealed(store: &Store) -> Result<Said, ApiError> {
    let what = "This is a file under a passphrase, such as a recovery kit.";
    Ok(match is_fresh(store).await? {
        true => (what.to_owned(), None),
        false => not_openable(what, KIT),
    })
}

async fn look_at_return_form(context: Context<'_>, file: &FileIn) -> Said {
    match return_form_check(context, file.clone()).await {
        Ok(form) => (
            format!(
                "This is the return of {} for period {} of “{}”.",
                form.bidder, form.period.number, form.round_title
            ),
            None,
        ),
        Err(error) => not_openable("This is a form of a return.", error.message),
    }
}

async fn look_at_bundle(store: &Store) -> Result<Said, ApiError> {
    let what = "This is a file from someone on the panel.";
    let known =
        store.panel().await?.is_some() || store.device_note(&DeviceNote::Panel).await?.is_some();
    Ok(if known {
        (what.to_owned(), None)
    } else {
        not_openable(
            what,
            "Evenhand on this laptop belongs to no panel yet. Open your invitation first, then this file.",
        )
    })
}

async fn look_at_invitation(store: &Store, bytes: &[u8]) -> Result<Said, ApiError> {
    let invitation = match Invitation::read(bytes) {
        Ok(invitation) => invitation,
        Err(fault) => {
            return Ok(not_openable(
                "This is an invitation to a panel.",
                format!("It cannot be opened: {fault}."),
            ));
        }
    };
    let what = format!(
        "{} invites {} to join the panel of “{}”.",
        invitation.chair.name, invitation.member.name, invitation.title
    );
    Ok(match store.device_note(&DeviceNote::Invitation).await? {
        Some(before) if before.as_bytes() == bytes => (what, None),
        None if is_fresh(store).await? => (what, None),
        _ => not_openable(
            &what,
            "Evenhand on this laptop belongs to a panel already. Open the invitation in another copy of Evenhand: start it with --profile and a new folder.",
        ),
    })
}

async fn look_at_reply(context: Context<'_>, file: FileIn) -> Result<Said, ApiError> {
    let what = "This is a reply to an invitation.";
    let store = &context.app.store;
    let (me, panel) = (store.me().await?, store.panel().await?);
    if let Some(panel) = panel.filter(|panel| me.as_ref() != Some(&panel.chair.id)) {
        return Ok(not_openable(
            what,
            format!(
                "Only the chair opens replies: send it to {}.",
                panel.chair.name
            ),
        ));
    }
    Ok(match check_reply(context, &file).await {
        Ok(joiner) => (format!("This is the reply from {}.", joiner.name), None),
        Err(error) => not_openable(what, error.message),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_it_holds() {
        for (bytes, wanted) in [
            (
                &b"{\"evenhand\":\"bundle\",\"version\":9}"[..],
                FileKind::Bundle,
            ),
            (
                b"{\"evenhand\":\"invitation\",\"version\":1",
                FileKind::Invitation,
            ),
            (b"{\"evenhand\":\"reply\",\"version\":1", FileKind::Reply),
            (b"-----BEGIN AGE ENCRYPTED FILE-----\n", FileKind::Sealed),
            (
                b"\xEF\xBB\xBF-----BEGIN AGE ENCRYPTED FILE-----\r\n",
                FileKind::Sealed,
            ),
            (b"{\"evenhand\":\"replyx\",", FileKind::Other),
            (b"{ \"evenhand\": \"bundle\" }", FileKind::Other),
            (b"ref,bidder,title\n", FileKind::Other),
            (b"", FileKind::Other),
        ] {
            assert_eq!(
                kind_of_file(bytes),
                wanted,
                "{}",
                String::from_utf8_lossy(bytes)
            );
        }
    }
}
