//! What a record's body says, as far as this program can read it.

use evenhand_core::RoundId;
use serde::de::DeserializeOwned;

use crate::body::Body;
use crate::envelope::{BodyKind, Payload};
use crate::kind::VERSION;
use crate::seal::SealedSheet;

/// The kinds whose content can be sealed.
const SEALED_KINDS: [&str; 2] = ["sheet_drafted", "sheet_submitted"];

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
        envelope: String,
        /// What the body names.
        body: String,
    },
}

impl Content {
    /// Reads a body by what its payload says of it.
    ///
    /// # Errors
    /// [`ContentFault`] where the kind is known and the body is not of it.
    pub fn read(payload: &Payload, body: &[u8]) -> Result<Self, ContentFault> {
        if !is_readable(payload) {
            return Ok(Self::Unknown {
                kind: payload.kind.clone(),
                version: payload.version,
            });
        }
        if payload.body_kind == BodyKind::Sealed {
            let read: SealedSheet = parsed(payload, body)?;
            same_kind(payload, &read.kind)?;
            return Ok(Self::Sealed(Box::new(read)));
        }
        let read: Body = parsed(payload, body)?;
        same_kind(payload, read.kind())?;
        Ok(Self::Known(Box::new(read)))
    }

    /// Which round it speaks of, as far as can be read.
    pub fn round(&self) -> Option<&RoundId> {
        match self {
            Self::Known(body) => body.round(),
            Self::Sealed(sheet) => Some(&sheet.round),
            Self::Unknown { .. } => None,
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

fn parsed<T: DeserializeOwned>(payload: &Payload, body: &[u8]) -> Result<T, ContentFault> {
    serde_json::from_slice(body).map_err(|problem| ContentFault::Malformed {
        kind: payload.kind.clone(),
        problem: problem.to_string(),
    })
}

fn same_kind(payload: &Payload, body: &str) -> Result<(), ContentFault> {
    if payload.kind == body {
        return Ok(());
    }
    Err(ContentFault::OtherKind {
        envelope: payload.kind.clone(),
        body: body.to_owned(),
    })
}

fn is_readable(payload: &Payload) -> bool {
    let kind = payload.kind.as_str();
    payload.version == VERSION
        && match payload.body_kind {
            BodyKind::Plain => Body::KINDS.contains(&kind),
            BodyKind::Sealed => SEALED_KINDS.contains(&kind),
            BodyKind::Other(_) => false,
        }
}
