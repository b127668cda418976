//! Bytes from elsewhere: changed, made up, too large, or from a newer program.

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_record::{
    Body, Content, ContentFault, Envelope, EnvelopeFault, Kind, MAX_BODY, Record, RecordFault,
    Salt, Unwritable,
};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::samples::{heading, key, next, one_of_each, salt, signed};

fn flipped(bytes: &[u8], byte: Index, bit: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    let place = byte.index(bytes.len());
    bytes[place] ^= 1 << bit;
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn one_bit_of_the_envelope_is_enough_to_refuse_it(kind in any::<Index>(), byte in any::<Index>(), bit in 0_u8..8) {
        let record = signed(kind.get(&one_of_each()));
        let line = flipped(record.line(), byte, bit);
        prop_assert!(Record::open(&line, *record.salt(), record.body().to_vec()).is_err(), "every byte is signed, or has one spelling");
    }

    #[test]
    fn one_bit_of_the_body_or_its_salt_is_enough_to_refuse_it(kind in any::<Index>(), byte in any::<Index>(), bit in 0_u8..8) {
        let record = signed(kind.get(&one_of_each()));
        let body = flipped(record.body(), byte, bit);
        prop_assert_eq!(Record::open(record.line(), *record.salt(), body), Err(RecordFault::OtherBody));
        let salt = Salt::try_from(flipped(record.salt().as_bytes(), byte, bit).as_slice()).unwrap();
        prop_assert_eq!(Record::open(record.line(), salt, record.body().to_vec()), Err(RecordFault::OtherBody));
    }

    #[test]
    fn any_bytes_are_refused_and_none_stop_the_program(line in prop::collection::vec(any::<u8>(), 0..600)) {
        prop_assert!(Envelope::open(&line).is_err(), "nobody signed these");
    }

    #[test]
    fn any_text_in_the_parts_of_an_envelope_is_refused(payload in ".{0,200}", keyid in "[0-9a-f]{64}", sig in ".{0,90}") {
        let line = serde_json::json!({
            "payloadType": "application/vnd.evenhand.record+json", "payload": STANDARD.encode(payload),
            "signatures": [{"keyid": keyid, "sig": STANDARD.encode(sig)}],
        });
        prop_assert!(Envelope::open(line.to_string().as_bytes()).is_err(), "nobody signed these");
    }
}

#[test]
fn a_respelt_envelope_is_refused_because_it_would_be_a_second_record() {
    let record = signed(&one_of_each()[9]);
    let line = std::str::from_utf8(record.line()).unwrap();
    for respelt in [
        line.replace("\":", "\": "),
        format!("{line}\n"),
        format!(" {line}"),
        line.replacen("payloadType", "p\\u0061yloadType", 1),
    ] {
        assert_eq!(
            Envelope::open(respelt.as_bytes()).err(),
            Some(EnvelopeFault::Respelt),
            "{respelt}"
        );
    }
}

#[test]
fn each_way_an_envelope_can_be_wrong_has_its_own_sentence() {
    let record = signed(&one_of_each()[9]);
    let line = std::str::from_utf8(record.line()).unwrap();
    let fault = |line: String| Envelope::open(line.as_bytes()).unwrap_err();
    let (start, signature) = line.split_at(line.find("{\"keyid\"").unwrap());
    let signature = signature.strip_suffix("]}").unwrap();
    assert_eq!(
        fault(format!("{start}{signature},{signature}]}}")),
        EnvelopeFault::SignatureCount(2)
    );
    assert_eq!(
        fault(format!("{start}]}}")),
        EnvelopeFault::SignatureCount(0)
    );
    assert_eq!(
        fault(line.replace("vnd.evenhand", "vnd.other")),
        EnvelopeFault::OtherType("application/vnd.other.record+json".into())
    );
    let other = "00".repeat(32);
    assert_eq!(
        fault(line.replace(&key().log().to_string(), &other)),
        EnvelopeFault::OtherKey(other)
    );
    assert_eq!(fault(" ".repeat(2 << 20)), EnvelopeFault::TooLong(2 << 20));
}

#[test]
fn a_signature_by_another_key_is_refused() {
    let ours = signed(&one_of_each()[9]);
    let theirs = next(
        &evenhand_record::DeviceKey::from_seed(&[8; 32]),
        ours.payload().panel,
        None,
        &[],
        &one_of_each()[9],
    );
    let sig = |record: &Record| {
        std::str::from_utf8(record.line())
            .unwrap()
            .rsplit('"')
            .nth(1)
            .unwrap()
            .to_owned()
    };
    let line = std::str::from_utf8(ours.line())
        .unwrap()
        .replace(&sig(&ours), &sig(&theirs));
    assert_eq!(
        Envelope::open(line.as_bytes()).err(),
        Some(EnvelopeFault::BadSignature)
    );
}

#[test]
fn a_body_over_the_limit_is_refused_before_it_is_signed() {
    let body = Body::BidWithdrawn {
        round: "r".into(),
        bid: "b".into(),
        reason: "x".repeat(MAX_BODY),
    };
    let place = evenhand_record::LogPosition {
        seq: 1,
        prev: None,
        seen: Default::default(),
    };
    let refusal = Record::sign(&key(), heading(None, place), &body, salt()).unwrap_err();
    assert!(
        matches!(refusal, Unwritable::TooLarge { bytes } if bytes > MAX_BODY),
        "{refusal}"
    );
}

/// Signs any payload and body, as a newer program might.
fn from_elsewhere(
    kind: &str,
    version: u32,
    body_kind: &str,
    body: &[u8],
) -> Result<Record, RecordFault> {
    at_place(1, (kind, version, body_kind), body)
}

/// The same at any place of the log.
fn at_place(
    seq: u64,
    (kind, version, body_kind): (&str, u32, &str),
    body: &[u8],
) -> Result<Record, RecordFault> {
    use ed25519_dalek::Signer;
    let payload = serde_json::json!({
        "panel": "11".repeat(32), "log": key().log(), "seq": seq, "prev": "", "type": kind, "version": version, "seen": {},
        "at": "2031-01-01T00:00:00Z", "body_kind": body_kind, "body_sha256": hex::encode(salt().hash(body)), "later": true,
    })
    .to_string();
    let signed = evenhand_record::envelope::pre_authentication(
        "application/vnd.evenhand.record+json",
        payload.as_bytes(),
    );
    let sig = ed25519_dalek::SigningKey::from_bytes(&key().seed()).sign(&signed);
    let line = serde_json::json!({
        "payloadType": "application/vnd.evenhand.record+json", "payload": STANDARD.encode(&payload),
        "signatures": [{"keyid": key().log(), "sig": STANDARD.encode(sig.to_bytes())}],
    });
    Record::open(line.to_string().as_bytes(), salt(), body.to_vec())
}

#[test]
fn a_place_that_no_log_has_is_refused() {
    let body = br#"{"type":"round_closed","round":"2014"}"#;
    let kind = ("round_closed", 1, "plain");
    assert!(at_place(i64::MAX as u64, kind, body).is_ok());
    for seq in [0, i64::MAX as u64 + 1, u64::MAX] {
        assert_eq!(
            at_place(seq, kind, body),
            Err(RecordFault::Envelope(EnvelopeFault::NoSuchPlace(seq))),
            "one such record must not hold up all others"
        );
    }
}

#[test]
fn what_a_newer_program_wrote_is_checked_kept_and_parked() {
    for (kind, version, body_kind) in [
        ("review_held", 1, "plain"),
        ("round_opened", 2, "plain"),
        ("bids_set", 4, "plain"),
        ("round_opened", 0, "plain"),
        ("sheet_submitted", 1, "other"),
    ] {
        let record = from_elsewhere(kind, version, body_kind, b"\x00 not for us").unwrap();
        assert_eq!(
            record.content(),
            Ok(Content::Unknown {
                kind: kind.into(),
                version,
                round: None
            }),
            "kept, with its name"
        );
    }
    let named = br#"{"type":"review_held","round":"2014","more":[1]}"#;
    let record = from_elsewhere("review_held", 1, "plain", named).unwrap();
    assert_eq!(
        record.content().unwrap().round(),
        Some(&"2014".into()),
        "it stands in the history of its round"
    );
}

#[test]
fn a_body_that_is_not_what_its_envelope_names_is_refused() {
    let body = br#"{"type":"round_closed","round":"2014"}"#;
    assert_eq!(
        from_elsewhere("round_opened", 1, "plain", body),
        Err(RecordFault::Content(ContentFault::OtherKind {
            envelope: Kind::RoundOpened,
            body: Kind::RoundClosed,
        }))
    );
    assert!(matches!(
        from_elsewhere("round_opened", 1, "plain", b"{}"),
        Err(RecordFault::Content(ContentFault::Malformed { .. }))
    ));
}

#[test]
fn a_body_that_says_more_than_the_version_its_envelope_names_is_refused() {
    let body = br#"{"type":"bids_set","round":"2014","bids":[{"ref":"021","bidder":"Leeway","title":"Refuge","amount":"10","details":{"purpose":"Beds"}}]}"#;
    assert_eq!(
        from_elsewhere("bids_set", 1, "plain", body),
        Err(RecordFault::Content(ContentFault::OtherVersion {
            kind: Kind::BidsSet,
            envelope: 1,
            body: 2,
        })),
        "an older program would drop the purpose without a word"
    );
    assert!(from_elsewhere("bids_set", 2, "plain", body).is_ok());
    let plain = br#"{"type":"bids_set","round":"2014","bids":[]}"#;
    assert!(
        from_elsewhere("bids_set", 2, "plain", plain).is_ok(),
        "a newer version may say no more than the first"
    );
}

#[test]
fn no_body_has_a_float_in_it() {
    fn is_exact(value: &serde_json::Value) -> bool {
        match value {
            serde_json::Value::Number(number) => !number.is_f64(),
            serde_json::Value::Array(all) => all.iter().all(is_exact),
            serde_json::Value::Object(all) => all.values().all(is_exact),
            _ => true,
        }
    }
    for body in one_of_each() {
        assert!(
            is_exact(&serde_json::from_slice(signed(&body).body()).unwrap()),
            "{}",
            body.kind()
        );
    }
}
