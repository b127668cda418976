//! Sealed sheets: the age file, the body around it, and what is inside.

use std::io::Write;

use age::x25519;
use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_record::seal::SealedBytes;
use evenhand_record::{DeviceKey, Payload, SealKey, SealedSheet};
use serde_json::{Value, json};

use super::envelope::SEED;

/// The secret that all is sealed to: 32 bytes of the value 0x42 (the age project's test key).
pub(super) const SECRET: &str =
    "AGE-SECRET-KEY-1GFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPYYSJZGFPQ4EGAEX";

/// Opens bytes as an age file, as the body of a sealed sheet, and as what is inside one.
pub fn sealed_body(bytes: &[u8]) -> bool {
    let key: SealKey = SECRET.parse().expect("it is a key");
    let file = key
        .open(bytes, evenhand_record::seal::MOST_SHEET_TEXT)
        .is_ok();
    let _ = key.unwrap(&SealedBytes::from_bytes(bytes.to_vec()));
    let mut body = false;
    if let Ok(sheet) = serde_json::from_slice::<SealedSheet>(bytes) {
        body = sheet.open_as_author(&payload(), &key).is_ok();
        let _ = sheet.open_for_panel(&payload(), &key, None);
        let _ = sheet.open_for_panel(&payload(), &key, Some(&key));
    }
    file | body | inside(bytes, &key)
}

/// Author and panel read the same, and only what names the place that it stands at.
fn inside(bytes: &[u8], key: &SealKey) -> bool {
    let once = seal(bytes);
    let wrapped = key.unwrap(&SealedBytes::from_bytes(once.clone()));
    let author = sheet(&once, None).open_as_author(&payload(), key);
    if author.is_ok() {
        let twice = sheet(&once, Some(&seal(&once)));
        let panel = sheet(&once, None).open_for_panel(&payload(), key, None);
        let observed = twice.open_for_panel(&payload(), key, Some(key));
        assert_eq!((&panel, &observed), (&author, &author));
        let inside: Value = serde_json::from_slice(bytes).expect("it was read");
        for (member, value) in place().as_object().into_iter().flatten() {
            assert_eq!(&inside[member], value, "{member} is that of the record");
        }
    }
    wrapped.is_ok() | author.is_ok()
}

/// The place that the sheet stands at: what is inside has to say the same.
pub(super) fn place() -> Value {
    let log = DeviceKey::from_seed(&SEED).log();
    json!({
        "panel": "01".repeat(32), "log": log, "seq": 3, "prev": "02".repeat(32),
        "type": "sheet_submitted", "round": "2014", "bid": "021", "member": "m1",
    })
}

fn payload() -> Payload {
    let mut payload = place();
    let more = json!({
        "version": 1, "seen": {}, "at": "2013-11-04T09:30:00.125Z",
        "body_kind": "age", "body_sha256": "00".repeat(32),
    });
    for (member, value) in more.as_object().into_iter().flatten() {
        payload[member] = value.clone();
    }
    serde_json::from_value(payload).expect("it is a payload")
}

/// A body around sealed bytes.
fn sheet(sealed: &[u8], twice: Option<&[u8]>) -> SealedSheet {
    let mut body = json!({
        "type": "sheet_submitted", "round": "2014", "bid": "021", "member": "m1",
        "sealed": STANDARD.encode(sealed),
    });
    if let Some(twice) = twice {
        body["twice"] = STANDARD.encode(twice).into();
    }
    serde_json::from_value(body).expect("it is a sealed sheet")
}

/// An age file with any bytes inside.
pub(super) fn seal(bytes: &[u8]) -> Vec<u8> {
    let key: x25519::Identity = SECRET.parse().expect("it is a key");
    let recipient = key.to_public();
    let to = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(to).expect("there is a recipient");
    let mut sealed = Vec::new();
    let mut writer = encryptor
        .wrap_output(&mut sealed)
        .expect("memory can be written");
    writer.write_all(bytes).expect("memory can be written");
    writer.finish().expect("memory can be written");
    sealed
}
