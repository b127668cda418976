//! What a record's body says, as far as this program can read it.

use crate::body::Body;
use crate::envelope::{BodyKind, Payload};
use crate::kind::VERSION;

/// What a body says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// Something this program knows.
    Known(Box<Body>),
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
        body: &'static str,
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
        let read: Body =
            serde_json::from_slice(body).map_err(|problem| ContentFault::Malformed {
                kind: payload.kind.clone(),
                problem: problem.to_string(),
            })?;
        if read.kind() != payload.kind {
            return Err(ContentFault::OtherKind {
                envelope: payload.kind.clone(),
                body: read.kind(),
            });
        }
        Ok(Self::Known(Box::new(read)))
    }

    /// The body, where this program can read it.
    pub fn known(self) -> Option<Body> {
        match self {
            Self::Known(body) => Some(*body),
            Self::Unknown { .. } => None,
        }
    }
}

fn is_readable(payload: &Payload) -> bool {
    payload.body_kind == BodyKind::Plain
        && payload.version == VERSION
        && Body::KINDS.contains(&payload.kind.as_str())
}
