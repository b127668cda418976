//! An envelope: the signed line of a record (DSSE v1, one JSON line).
//!
//! <https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md>. The
//! line's exact bytes are kept and name the record, so only one spelling of an
//! envelope is taken: otherwise anyone could respell another's record, and it
//! would look as if the author had written two.

use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};

use crate::id::RecordId;
use crate::key::{DeviceKey, signed_by};

mod payload;

pub(crate) use payload::to_the_millisecond;
pub use payload::{BodyKind, Payload};

/// What an envelope of this product holds, as DSSE wants it named.
pub const PAYLOAD_TYPE: &str = "application/vnd.evenhand.record+json";

/// The longest envelope that is read, in bytes: room for the heads of about 3,500 logs.
pub const MAX_LINE: usize = 1 << 20;

/// A signed envelope whose signature holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Envelope {
    id: RecordId,
    line: Vec<u8>,
    payload: Payload,
}

/// Says why bytes are not an envelope.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EnvelopeFault {
    /// Over [`MAX_LINE`].
    #[error("its envelope has {0} bytes, and the most that is read is {MAX_LINE}")]
    TooLong(usize),
    /// Not the JSON of an envelope.
    #[error("its envelope cannot be read: {0}")]
    Malformed(String),
    /// Another spelling than the one that is written.
    #[error("its envelope is not spelt the one way that is taken")]
    Respelt,
    /// Another payload type.
    #[error("its envelope holds \"{0}\", not an entry")]
    OtherType(String),
    /// Not exactly one signature.
    #[error("its envelope has {0} signatures where there is one")]
    SignatureCount(usize),
    /// A sequence number that no log has: logs begin at 1, and end before 2^63.
    #[error("its place in its log, {0}, is none that a log has")]
    NoSuchPlace(u64),
    /// Signed by another key than that of its log.
    #[error("it names the key {0}, which is not its log's")]
    OtherKey(String),
    /// The signature does not hold.
    #[error(
        "its signature does not hold: it was changed after signing, or never signed by that laptop"
    )]
    BadSignature,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    #[serde(rename = "payloadType")]
    payload_type: String,
    payload: String,
    signatures: Vec<LineSignature>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct LineSignature {
    keyid: String,
    sig: String,
}

/// The bytes that are signed: DSSE's pre-authentication encoding,
/// `"DSSEv1" SP len(type) SP type SP len(payload) SP payload`.
pub fn pre_authentication(payload_type: &str, payload: &[u8]) -> Vec<u8> {
    let mut bytes = format!(
        "DSSEv1 {} {payload_type} {} ",
        payload_type.len(),
        payload.len()
    )
    .into_bytes();
    bytes.extend_from_slice(payload);
    bytes
}

impl Envelope {
    /// Signs a payload. The key's log must be the payload's own.
    pub(crate) fn sign_payload(
        key: &DeviceKey,
        payload: Payload,
    ) -> Result<Self, serde_json::Error> {
        let bytes = serde_json::to_vec(&payload)?;
        let signature = key.sign_bytes(&pre_authentication(PAYLOAD_TYPE, &bytes));
        let line = Line {
            payload_type: PAYLOAD_TYPE.to_owned(),
            payload: STANDARD.encode(bytes),
            signatures: vec![LineSignature {
                keyid: key.log().to_string(),
                sig: STANDARD.encode(signature),
            }],
        };
        let line = serde_json::to_vec(&line)?;
        Ok(Self {
            id: id_of(&line),
            line,
            payload,
        })
    }

    /// Reads an envelope from its exact bytes, without a line end, and checks its signature.
    ///
    /// # Errors
    /// [`EnvelopeFault`] says what is wrong with it.
    pub fn open(line: &[u8]) -> Result<Self, EnvelopeFault> {
        if line.len() > MAX_LINE {
            return Err(EnvelopeFault::TooLong(line.len()));
        }
        let parts: Line = serde_json::from_slice(line).map_err(malformed_envelope)?;
        if serde_json::to_vec(&parts).map_err(malformed_envelope)? != line {
            return Err(EnvelopeFault::Respelt);
        }
        let payload = open_payload(&parts)?;
        Ok(Self {
            id: id_of(line),
            line: line.to_vec(),
            payload,
        })
    }

    /// Reads the payload of a line that was opened before it was put on file: the
    /// signature is not checked again.
    ///
    /// # Errors
    /// [`EnvelopeFault::Malformed`] where the line was damaged on file.
    pub fn payload_on_file(line: &[u8]) -> Result<Payload, EnvelopeFault> {
        let parts: Line = serde_json::from_slice(line).map_err(malformed_envelope)?;
        let bytes = STANDARD
            .decode(&parts.payload)
            .map_err(malformed_envelope)?;
        serde_json::from_slice(&bytes).map_err(malformed_envelope)
    }

    /// The record's id: SHA-256 of the line.
    pub fn id(&self) -> RecordId {
        self.id
    }

    /// The exact bytes, without a line end.
    pub fn line(&self) -> &[u8] {
        &self.line
    }

    /// What it says.
    pub fn payload(&self) -> &Payload {
        &self.payload
    }
}

fn open_payload(line: &Line) -> Result<Payload, EnvelopeFault> {
    if line.payload_type != PAYLOAD_TYPE {
        return Err(EnvelopeFault::OtherType(line.payload_type.clone()));
    }
    let [signature] = line.signatures.as_slice() else {
        return Err(EnvelopeFault::SignatureCount(line.signatures.len()));
    };
    let bytes = STANDARD.decode(&line.payload).map_err(malformed_envelope)?;
    let payload: Payload = serde_json::from_slice(&bytes).map_err(malformed_envelope)?;
    if payload.seq == 0 || i64::try_from(payload.seq).is_err() {
        return Err(EnvelopeFault::NoSuchPlace(payload.seq));
    }
    if signature.keyid != payload.log.to_string() {
        return Err(EnvelopeFault::OtherKey(signature.keyid.clone()));
    }
    let sig = STANDARD
        .decode(&signature.sig)
        .map_err(malformed_envelope)?;
    let sig: [u8; 64] = sig.try_into().map_err(|_| EnvelopeFault::BadSignature)?;
    if !signed_by(
        &payload.log,
        &pre_authentication(PAYLOAD_TYPE, &bytes),
        &sig,
    ) {
        return Err(EnvelopeFault::BadSignature);
    }
    Ok(payload)
}

fn id_of(line: &[u8]) -> RecordId {
    RecordId::from_bytes(crate::sha256(&[line]))
}

fn malformed_envelope(problem: impl std::fmt::Display) -> EnvelopeFault {
    EnvelopeFault::Malformed(problem.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bytes_that_are_signed_are_those_of_the_dsse_paper() {
        let bytes = pre_authentication("http://example.com/HelloWorld", b"hello world");
        assert_eq!(
            bytes, b"DSSEv1 29 http://example.com/HelloWorld 11 hello world",
            "the protocol's own test vector"
        );
    }
}
