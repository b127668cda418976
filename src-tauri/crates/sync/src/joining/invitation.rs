//! An invitation (`.ehi`): what the chair sends to a new member.

use evenhand_core::Member;
use evenhand_record::{LogId, PanelId};
use rand::{CryptoRng, RngCore};
use serde::{Deserialize, Serialize};

use super::fault::damaged_file;
use super::file::{FileKind, VERSION, split_first_line};
use super::{JoiningFault, MAX_INVITATION, OneTimeSecret, ReplyUnwritable};
use crate::hash::sha256_of;

const KIND: FileKind = FileKind {
    name: "invitation",
    called: "an invitation",
};

/// Who invites: the chair, and the log that their device signs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Host {
    /// The chair's name.
    pub name: String,
    /// The chair's log.
    pub log: LogId,
}

/// An invitation to join a panel.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// The panel.
    pub panel: PanelId,
    /// What the panel is called.
    pub title: String,
    /// Who invites.
    pub chair: Host,
    /// Who is invited, and as what.
    pub member: Member,
    /// The secret that authenticates the reply.
    pub secret: OneTimeSecret,
}

/// The first line of the file.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct InvitationLine {
    evenhand: String,
    version: u64,
    panel: PanelId,
    title: String,
    chair: Host,
    member: Member,
    secret: OneTimeSecret,
}

/// The last line of the file: the hash of the first, with its line end.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct HashLine {
    sha256: String,
}

impl Invitation {
    /// Makes an invitation with a secret drawn from the chance given.
    pub fn new(
        panel: PanelId,
        title: impl Into<String>,
        chair: Host,
        member: Member,
        rng: &mut (impl CryptoRng + RngCore),
    ) -> Self {
        Self {
            panel,
            title: title.into(),
            chair,
            member,
            secret: OneTimeSecret::generate(rng),
        }
    }

    /// The bytes of the file. They hold the secret: whoever reads them can answer.
    ///
    /// # Errors
    /// [`ReplyUnwritable`] never for values that were read or made here.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ReplyUnwritable> {
        let mut bytes = self.first_line()?;
        bytes.push(b'\n');
        let last = HashLine {
            sha256: hex::encode(sha256_of(&[&bytes])),
        };
        serde_json::to_writer(&mut bytes, &last).map_err(no_json)?;
        bytes.push(b'\n');
        Ok(bytes)
    }

    /// Reads an invitation.
    ///
    /// # Errors
    /// [`JoiningFault`] where it is another file, a newer one, or not whole.
    pub fn read(bytes: &[u8]) -> Result<Self, JoiningFault> {
        if bytes.len() > MAX_INVITATION {
            return Err(JoiningFault::TooLong(MAX_INVITATION));
        }
        let (line, rest) = split_first_line(bytes);
        let read: InvitationLine = KIND.read_line(line)?;
        let expected = hash_line_of(line)?;
        if rest != Some(expected.as_slice()) {
            return Err(damaged_file("its last line is missing or has another hash"));
        }
        Ok(Self {
            panel: read.panel,
            title: read.title,
            chair: read.chair,
            member: read.member,
            secret: read.secret,
        })
    }

    /// The SHA-256 of all that it says, which a reply answers.
    pub(super) fn first_line_hash(&self) -> Result<[u8; 32], ReplyUnwritable> {
        Ok(sha256_of(&[&self.first_line()?, b"\n"]))
    }

    fn first_line(&self) -> Result<Vec<u8>, ReplyUnwritable> {
        let line = InvitationLine {
            evenhand: KIND.name.to_owned(),
            version: VERSION,
            panel: self.panel,
            title: self.title.clone(),
            chair: self.chair.clone(),
            member: self.member.clone(),
            secret: self.secret.clone(),
        };
        serde_json::to_vec(&line).map_err(no_json)
    }
}

fn hash_line_of(line: &[u8]) -> Result<Vec<u8>, JoiningFault> {
    let last = HashLine {
        sha256: hex::encode(sha256_of(&[line, b"\n"])),
    };
    let mut bytes = serde_json::to_vec(&last).map_err(damaged_file)?;
    bytes.push(b'\n');
    Ok(bytes)
}

pub(super) fn no_json(problem: serde_json::Error) -> ReplyUnwritable {
    ReplyUnwritable::NoJson(problem.to_string())
}
