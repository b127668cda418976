//! What a record's body says, as far as this program can read it.

use evenhand_core::RoundId;
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::body::{Body, Kind};
use crate::changed::Changed;
use crate::envelope::{BodyKind, Payload};
use crate::kind::SheetAct;
use crate::seal::SealedSheet;

/// What a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Something this program knows.
    Known(Box<Body>),
    /// A sheet that only some can open.
    Sealed(Box<SealedSheet>),
    /// Something a newer program wrote: checked, kept and parked until this one
    /// is updated.
    Unknown {
        /// The kind it names.
        kind: String,
        /// Its version.
        version: u32,
        /// The round that it names, where it names one as records of today do.
        round: Option<RoundId>,
    },
}

/// Says why a body that should be readable is not.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContentFault {
    /// Not the JSON of its kind.
    #[error("its body cannot be read as \"{kind}\": {problem}")]
    Malformed {
        /// The kind that the payload names.
        kind: String,
        /// What is wrong.
        problem: String,
    },
    /// The payload and the body name different kinds.
    #[error("its envelope names \"{envelope}\" and its body \"{body}\"")]
    OtherKind {
        /// What the payload names.
        envelope: Kind,
        /// What the body names.
        body: Kind,
    },
    /// The body holds what the version of its kind that the payload names cannot say.
    #[error(
        "its envelope names version {envelope} of \"{kind}\", and its body needs version {body}"
    )]
    OtherVersion {
        /// The kind.
        kind: Kind,
        /// The version that the payload names.
        envelope: u32,
        /// The version that says what the body holds.
        body: u32,
    },
}

impl Content {
    /// Reads a body by what its payload says of it.
    ///
    /// # Errors
    /// [`ContentFault`] where the kind is known and the body is not of it.
    pub fn read(payload: &Payload, body: &[u8]) -> Result<Self, ContentFault> {
        match readable_kind(payload) {
            Some((kind, Form::Plain)) => {
                let read: Body = parse_body(payload, body)?;
                check_same_kind(kind, read.kind())?;
                check_version(payload.version, &read)?;
                Ok(Self::Known(Box::new(read)))
            }
            Some((kind, Form::Sealed)) => {
                let read: SealedSheet = parse_body(payload, body)?;
                check_same_kind(kind, read.kind())?;
                Ok(Self::Sealed(Box::new(read)))
            }
            None => Ok(Self::Unknown {
                kind: payload.kind.clone(),
                version: payload.version,
                round: round_named(body),
            }),
        }
    }

    /// Which round it speaks of, as far as can be read.
    pub fn round(&self) -> Option<&RoundId> {
        match self {
            Self::Known(body) => body.round(),
            Self::Sealed(sheet) => Some(&sheet.round),
            Self::Unknown { round, .. } => round.as_ref(),
        }
    }

    /// Adds what it changes once it is applied; nothing where a newer program wrote it.
    pub fn add_changes_to(&self, changed: &mut Changed) {
        match self {
            Self::Known(body) => changed.add_record(body.kind(), body.round()),
            Self::Sealed(sheet) => changed.add_record(sheet.kind(), Some(&sheet.round)),
            Self::Unknown { .. } => {}
        }
    }

    /// The body, where this program can read it.
    pub fn known(self) -> Option<Body> {
        match self {
            Self::Known(body) => Some(*body),
            Self::Sealed(_) | Self::Unknown { .. } => None,
        }
    }
}

fn parse_body<T: DeserializeOwned>(payload: &Payload, body: &[u8]) -> Result<T, ContentFault> {
    serde_json::from_slice(body).map_err(|problem| ContentFault::Malformed {
        kind: payload.kind.clone(),
        problem: problem.to_string(),
    })
}

/// The round that a body names which cannot be read.
fn round_named(body: &[u8]) -> Option<RoundId> {
    #[derive(Deserialize)]
    struct Named {
        round: RoundId,
    }
    let named: Named = serde_json::from_slice(body).ok()?;
    Some(named.round)
}

fn check_same_kind(envelope: Kind, body: Kind) -> Result<(), ContentFault> {
    if envelope == body {
        return Ok(());
    }
    Err(ContentFault::OtherKind { envelope, body })
}

/// Refuses a body that a program of the version named would read only a part of.
fn check_version(envelope: u32, read: &Body) -> Result<(), ContentFault> {
    let (kind, body) = (read.kind(), read.version());
    if body <= envelope {
        return Ok(());
    }
    Err(ContentFault::OtherVersion {
        kind,
        envelope,
        body,
    })
}

/// How a body that this program can read is written.
enum Form {
    Plain,
    Sealed,
}

/// The kind of a body and how it is written, where this program can read it.
fn readable_kind(payload: &Payload) -> Option<(Kind, Form)> {
    let kind = payload.known_kind()?;
    match payload.body_kind {
        BodyKind::Plain => Some((kind, Form::Plain)),
        BodyKind::Sealed => SheetAct::try_from(kind).ok().map(|_| (kind, Form::Sealed)),
        BodyKind::Other(_) => None,
    }
}
