//! A reply (`.ehr`): what the new member's device sends back.

use std::borrow::Cow;

use evenhand_core::MemberId;
use evenhand_record::{PanelId, Record};
use serde::{Deserialize, Serialize};

use super::fault::damaged_file;
use super::file::{FileKind, VERSION, split_first_line};
use super::invitation::no_json;
use evenhand_record::Recipient;

use super::{Invitation, JoiningFault, MAX_REPLY, ReplyUnwritable, six_words};
use crate::bundle::{Carried, RecordLine, panel_of};
use crate::hash::read_hex;

const KIND: FileKind = FileKind {
    name: "reply",
    called: "a reply to an invitation",
};

/// What the HMAC is made for, so that nothing else under the secret gives it.
const DOMAIN: &[u8] = b"evenhand reply v1";

/// A reply whose HMAC and record hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The first record of the new device's log.
    pub record: Record,
    /// Where things are sealed for the new device.
    pub recipient: Recipient,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ReplyLine<'a> {
    #[serde(borrow)]
    evenhand: Cow<'a, str>,
    version: u64,
    panel: PanelId,
    member: MemberId,
    #[serde(borrow)]
    record: RecordLine<'a>,
    recipient: Recipient,
    #[serde(borrow)]
    hmac: Cow<'a, str>,
}

/// Which panel and member a reply says it is for, so that the invitation can be
/// found. Nothing of it is authenticated before [`Reply::read`].
///
/// # Errors
/// [`JoiningFault`] where it is another file, a newer one, or not whole.
pub fn read_addressee(bytes: &[u8]) -> Result<(PanelId, MemberId), JoiningFault> {
    line_of(bytes).map(|line| (line.panel, line.member))
}

impl Reply {
    /// Answers an invitation: the bytes of the file.
    ///
    /// # Errors
    /// [`ReplyUnwritable`] where the record is not the first of a log of the
    /// invitation's panel.
    pub fn answer(
        invitation: &Invitation,
        record: &Record,
        recipient: &Recipient,
    ) -> Result<Vec<u8>, ReplyUnwritable> {
        if !is_first(record, invitation.panel) {
            return Err(ReplyUnwritable::NotFirst(record.id()));
        }
        let carried = carry(record);
        let hmac = with_parts(invitation, &carried, recipient, |parts| {
            invitation.secret.hmac_of(parts)
        })?;
        let line = ReplyLine {
            evenhand: KIND.name.into(),
            version: VERSION,
            panel: invitation.panel,
            member: invitation.member.id.clone(),
            record: RecordLine::of(record),
            recipient: recipient.clone(),
            hmac: hex::encode(hmac).into(),
        };
        let mut bytes = serde_json::to_vec(&line).map_err(no_json)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads the reply to an invitation, and checks all of it.
    ///
    /// # Errors
    /// [`JoiningFault`] says why it is not taken.
    pub fn read(bytes: &[u8], invitation: &Invitation) -> Result<Self, JoiningFault> {
        let line = line_of(bytes)?;
        if line.panel != invitation.panel {
            return Err(JoiningFault::OtherPanel(line.panel));
        }
        let hmac = read_hex(&line.hmac).ok_or_else(|| damaged_file("its hmac is not 64 digits"))?;
        let carried = line.record.to_carried().map_err(damaged_file)?;
        let holds = with_parts(invitation, &carried, &line.recipient, |parts| {
            invitation.secret.is_hmac_of(&hmac, parts)
        })
        .map_err(damaged_file)?;
        if !holds || line.member != invitation.member.id {
            return Err(JoiningFault::WrongSecret);
        }
        let record = carried.open()?;
        if !is_first(&record, invitation.panel) {
            return Err(JoiningFault::NotFirst(record.id()));
        }
        Ok(Self {
            record,
            recipient: line.recipient,
        })
    }

    /// The six words to compare before it is accepted.
    pub fn six_words(&self, invitation: &Invitation) -> [&'static str; 6] {
        six_words(
            invitation.panel,
            invitation.chair.log,
            self.record.payload().log,
            &self.recipient,
            &invitation.secret,
        )
    }
}

fn line_of(bytes: &[u8]) -> Result<ReplyLine<'_>, JoiningFault> {
    if bytes.len() > MAX_REPLY {
        return Err(JoiningFault::TooLong(MAX_REPLY));
    }
    let (line, rest) = split_first_line(bytes);
    let read = KIND.read_line(line)?;
    if rest == Some(&[]) {
        Ok(read)
    } else {
        Err(damaged_file("it does not end with its first line"))
    }
}

/// Hands over what is authenticated: the whole of both files.
fn with_parts<T>(
    invitation: &Invitation,
    carried: &Carried,
    recipient: &Recipient,
    give: impl FnOnce(&[&[u8]]) -> T,
) -> Result<T, ReplyUnwritable> {
    Ok(give(&[
        DOMAIN,
        &invitation.first_line_hash()?,
        invitation.panel.as_bytes(),
        invitation.member.id.as_str().as_bytes(),
        carried.line(),
        carried.salt().as_bytes(),
        carried.body(),
        recipient.as_str().as_bytes(),
    ]))
}

fn carry(record: &Record) -> Carried {
    Carried::new(
        record.line().to_vec(),
        *record.salt(),
        record.body().to_vec(),
    )
}

fn is_first(record: &Record, panel: PanelId) -> bool {
    let payload = record.payload();
    payload.seq == 1 && payload.prev.is_none() && panel_of(record) == panel
}
