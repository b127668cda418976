//! Envelopes, and the bodies beside them.

use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signer, SigningKey};
use evenhand_record::envelope::pre_authentication;
use evenhand_record::{Content, Envelope, PAYLOAD_TYPE, Payload, Record};
use serde_json::{Value, json};

use super::first_line;

/// The seed of the key that the fixtures are signed with.
pub(super) const SEED: [u8; 32] = [7; 32];

/// Reads bytes as an envelope, as the three lines of a record, and as a payload that
/// is then signed, with a body after it.
pub fn envelope(bytes: &[u8]) -> bool {
    let (line, rest) = first_line(bytes);
    let alone = unchanged(bytes).is_some();
    let taken = three_lines(line, rest);
    let payload = unchanged(&signed(line));
    alone | taken | payload.is_some_and(|payload| content(&payload, rest))
}

/// What was read has one spelling, is kept byte for byte, and says the same when it is
/// read from file.
fn unchanged(line: &[u8]) -> Option<Payload> {
    let envelope = Envelope::open(line).ok()?;
    assert_eq!(envelope.line(), line, "the bytes are kept as they were");
    let parts: Value = serde_json::from_slice(line).expect("an envelope is JSON");
    assert_eq!(parts.to_string().as_bytes(), line, "it has one spelling");
    let on_file = Envelope::payload_on_file(line).expect("what was opened can be read again");
    assert_eq!(&on_file, envelope.payload());
    Some(on_file)
}

/// The envelope, the salt in digits and the body, each on a line, as fixtures are.
fn three_lines(line: &[u8], rest: &[u8]) -> bool {
    let (salt, body) = first_line(rest);
    let salt = std::str::from_utf8(salt)
        .ok()
        .and_then(|salt| salt.parse().ok());
    let Some(salt) = salt else { return false };
    let body = body.strip_suffix(b"\n").unwrap_or(body);
    let record = Record::open(line, salt, body.to_vec());
    if let Ok(record) = &record {
        assert!(unchanged(record.line()).is_some() && record.line() == line);
        assert_eq!(record.body(), body);
        assert!(
            record.content().is_ok(),
            "a body that was taken can be read"
        );
    }
    if let Ok(payload) = Envelope::payload_on_file(line) {
        content(&payload, body);
    }
    record.is_ok()
}

/// What a body says is the same once it is written and read again.
fn content(payload: &Payload, body: &[u8]) -> bool {
    let again = match Content::read(payload, body) {
        Ok(Content::Known(body)) => serde_json::to_vec(&body),
        Ok(Content::Sealed(sheet)) => serde_json::to_vec(&sheet),
        Ok(Content::Unknown { .. }) | Err(_) => return false,
    };
    let again = again.expect("what was read can be written");
    assert_eq!(Content::read(payload, &again), Content::read(payload, body));
    true
}

/// An envelope around any payload, signed with the key of the fixtures.
fn signed(payload: &[u8]) -> Vec<u8> {
    let key = SigningKey::from_bytes(&SEED);
    let sig = key
        .sign(&pre_authentication(PAYLOAD_TYPE, payload))
        .to_bytes();
    let keyid = hex::encode(key.verifying_key().to_bytes());
    let line = json!({
        "payloadType": PAYLOAD_TYPE, "payload": STANDARD.encode(payload),
        "signatures": [{"keyid": keyid, "sig": STANDARD.encode(sig)}],
    });
    line.to_string().into_bytes()
}
