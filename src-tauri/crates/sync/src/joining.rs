//! Joining a panel: the chair's invitation, the member's reply, six words.
//!
//! An invitation (`.ehi`) carries a secret that is used once. The reply (`.ehr`)
//! carries the first record of the new device's log, and an HMAC-SHA256 with that
//! secret over it (RFC 2104). Six words are made from both, shown on both screens
//! and compared by telephone: they differ where anyone stood between.

use base64::{Engine, engine::general_purpose::STANDARD};
use bip39::Language;
use evenhand_core::{Member, MemberId};
use evenhand_record::{Body, Content, LogId, PanelId, Recipient, Record, Salt};
use hmac::{Hmac, Mac};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// The version of both formats that is written, and the newest that is read.
const VERSION: u32 = 1;
/// The largest file of either kind that is read, in bytes.
pub const MOST_BYTES: usize = 1 << 20;

/// An invitation to a panel, for one person.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Invitation {
    evenhand: String,
    version: u32,
    /// The panel.
    pub panel: PanelId,
    /// What the panel is called, for people.
    pub title: String,
    /// Who runs the panel.
    pub chair: String,
    /// The log of the chair's device.
    pub chair_log: LogId,
    /// Who is invited.
    pub member: Member,
    secret: String,
}

impl std::fmt::Debug for Invitation {
    /// Leaves the secret out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Invitation({} to {})", self.member.id, self.panel)
    }
}

/// Says why a file of joining cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum JoinFault {
    /// Not the kind of file that is wanted.
    #[error("this is not {0} of Evenhand, or it was cut short. Ask for the file again")]
    NotThat(&'static str),
    /// Of a version to come.
    #[error("this was written by a newer Evenhand; update Evenhand to read it")]
    Newer,
    /// It answers another invitation, or was changed on the way.
    #[error(
        "this reply does not answer the invitation, or was changed on the way. Send a new invitation"
    )]
    OtherSecret,
    /// The record in it is wrong.
    #[error("the record in this reply does not hold: {0}")]
    Record(String),
}

/// A reply to an invitation.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Reply {
    evenhand: String,
    version: u32,
    panel: PanelId,
    member: MemberId,
    envelope: String,
    salt: String,
    body: String,
    hmac: String,
}

/// A device that asks to be taken on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Joiner {
    /// The first record of its log.
    pub record: Record,
    /// Whose device it is.
    pub member: MemberId,
    /// Whom others seal to so that it opens what they send.
    pub recipient: Recipient,
    /// The words that both screens show.
    pub words: [&'static str; 6],
}

impl Invitation {
    /// Makes an invitation.
    pub fn new(
        panel: PanelId,
        title: &str,
        chair: (&str, LogId),
        member: Member,
        rng: &mut (impl CryptoRng + RngCore),
    ) -> Self {
        let mut secret = [0; 32];
        rng.fill_bytes(&mut secret);
        Self {
            evenhand: "invitation".to_owned(),
            version: VERSION,
            panel,
            title: title.to_owned(),
            chair: chair.0.to_owned(),
            chair_log: chair.1,
            member,
            secret: STANDARD.encode(secret),
        }
    }

    /// The file.
    pub fn to_text(&self) -> String {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads the file.
    ///
    /// # Errors
    /// [`JoinFault`].
    pub fn read(bytes: &[u8]) -> Result<Self, JoinFault> {
        const WHAT: &str = "an invitation";
        let read: Self = parse(bytes, WHAT)?;
        if read.evenhand != "invitation" || secret(&read).is_none() {
            return Err(JoinFault::NotThat(WHAT));
        }
        Ok(read)
    }

    /// The reply, with the first record of the new device's log.
    pub fn reply(&self, record: &Record) -> String {
        let reply = Reply {
            evenhand: "reply".to_owned(),
            version: VERSION,
            panel: self.panel,
            member: self.member.id.clone(),
            envelope: String::from_utf8_lossy(record.line()).into_owned(),
            salt: record.salt().to_string(),
            body: STANDARD.encode(record.body()),
            hmac: STANDARD.encode(self.code(record.line()).finalize().into_bytes()),
        };
        let mut text = serde_json::to_string_pretty(&reply).unwrap_or_default();
        text.push('\n');
        text
    }

    /// Reads a reply to this invitation.
    ///
    /// # Errors
    /// [`JoinFault`] where it is not one, or anything in it was changed.
    pub fn open_reply(&self, bytes: &[u8]) -> Result<Joiner, JoinFault> {
        const WHAT: &str = "a reply to an invitation";
        let reply: Reply = parse(bytes, WHAT)?;
        if reply.evenhand != "reply" {
            return Err(JoinFault::NotThat(WHAT));
        }
        let code = STANDARD
            .decode(&reply.hmac)
            .map_err(|_| JoinFault::NotThat(WHAT))?;
        if self
            .code(reply.envelope.as_bytes())
            .verify_slice(&code)
            .is_err()
            || reply.panel != self.panel
            || reply.member != self.member.id
        {
            return Err(JoinFault::OtherSecret);
        }
        let record = record(&reply).map_err(JoinFault::Record)?;
        self.joiner(record)
    }

    fn joiner(&self, record: Record) -> Result<Joiner, JoinFault> {
        let payload = record.payload();
        let first = payload.seq == 1 && payload.panel == Some(self.panel);
        match record.content() {
            Ok(Content::Known(body)) if first => match *body {
                Body::Joined { member, recipient } if member == self.member.id => Ok(Joiner {
                    words: self.words(payload.log, &recipient),
                    record,
                    member,
                    recipient,
                }),
                _ => Err(JoinFault::OtherSecret),
            },
            _ => Err(JoinFault::OtherSecret),
        }
    }

    /// The six words for a device: 66 bits of a SHA-256 over the panel, both logs, the
    /// device's sealing key and the secret, as words of the BIP-39 list.
    pub fn words(&self, log: LogId, recipient: &Recipient) -> [&'static str; 6] {
        let mut sum = Sha256::new();
        for part in [
            b"evenhand six words 1".as_slice(),
            self.panel.as_bytes(),
            self.chair_log.as_bytes(),
            log.as_bytes(),
            recipient.as_str().as_bytes(),
            self.secret.as_bytes(),
        ] {
            sum.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            sum.update(part);
        }
        let digest: [u8; 32] = sum.finalize().into();
        let bits = digest
            .iter()
            .take(9)
            .fold(0_u128, |bits, byte| bits << 8 | u128::from(*byte));
        let list = Language::English.word_list();
        // 72 bits: the first 66 are six places of 11 bits in a list of 2,048.
        std::array::from_fn(|place| {
            let word = usize::try_from(bits >> (61 - 11 * place) & 2_047).unwrap_or(0);
            list.get(word).copied().unwrap_or_default()
        })
    }

    /// The code that proves the secret, over all of the first record: its envelope
    /// names the body by hash.
    fn code(&self, line: &[u8]) -> Hmac<Sha256> {
        let secret = secret(self).unwrap_or_default();
        let mut code = <Hmac<Sha256> as Mac>::new_from_slice(&secret)
            .unwrap_or_else(|_| <Hmac<Sha256> as Mac>::new(&Default::default()));
        for part in [
            b"evenhand reply 1".as_slice(),
            self.panel.as_bytes(),
            self.member.id.as_str().as_bytes(),
            line,
        ] {
            code.update(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            code.update(part);
        }
        code
    }
}

fn secret(invitation: &Invitation) -> Option<[u8; 32]> {
    STANDARD.decode(&invitation.secret).ok()?.try_into().ok()
}

fn record(reply: &Reply) -> Result<Record, String> {
    let salt: Salt = reply
        .salt
        .parse()
        .map_err(|_| "its salt is not one".to_owned())?;
    let body = STANDARD
        .decode(&reply.body)
        .map_err(|problem| problem.to_string())?;
    Record::open(reply.envelope.as_bytes(), salt, body).map_err(|problem| problem.to_string())
}

/// Reads a small JSON file of ours, and says which kind it should be where it is not.
fn parse<T: for<'a> Deserialize<'a>>(bytes: &[u8], what: &'static str) -> Result<T, JoinFault> {
    #[derive(Deserialize)]
    struct Version {
        version: u32,
    }
    if bytes.len() > MOST_BYTES {
        return Err(JoinFault::NotThat(what));
    }
    match serde_json::from_slice::<Version>(bytes) {
        Ok(read) if read.version > VERSION => Err(JoinFault::Newer),
        _ => serde_json::from_slice(bytes).map_err(|_| JoinFault::NotThat(what)),
    }
}
