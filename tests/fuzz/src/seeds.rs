//! What to begin with: the fixtures, and what is inside them.

use std::path::{Path, PathBuf};

use base64::{Engine, engine::general_purpose::STANDARD};
use evenhand_record::DeviceKey;
use serde_json::{Value, json};

use super::envelope::SEED;
use super::joining::INVITATION;
use super::sealed_body::{SECRET, place};
use super::{first_line, kit, sealed_body};

const BUNDLE: &[u8] = include_bytes!("../../../src-tauri/crates/sync/tests/fixtures/three.ehx");
const REPLY: &[u8] = include_bytes!("../../../src-tauri/crates/sync/tests/fixtures/reply.ehr");

/// Good bytes for each function, by its name.
pub fn seeds() -> Vec<(&'static str, Vec<u8>)> {
    let records = fixtures()
        .into_iter()
        .map(|path| std::fs::read(path).expect("a fixture"));
    let records: Vec<Vec<u8>> = records.collect();
    let payloads = records.iter().map(|record| payload_and_body(record));
    let envelopes = payloads.chain(records.iter().cloned());
    let kits = [in_kit(), kit::seal(&in_kit())];
    let of = |name, seeds: Vec<Vec<u8>>| seeds.into_iter().map(move |seed| (name, seed));
    of("envelope", envelopes.collect())
        .chain(of("bundle", vec![BUNDLE.to_vec()]))
        .chain(of("sealed_body", in_sealed_body()))
        .chain(of("invitation", vec![INVITATION.to_vec()]))
        .chain(of("reply", vec![REPLY.to_vec()]))
        .chain(of("kit", kits.to_vec()))
        .collect()
}

/// One record of every kind, each on three lines.
fn fixtures() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = "src-tauri/crates/record/tests/fixtures";
    let folder = here
        .ancestors()
        .map(|above| above.join(folder))
        .find(|one| one.is_dir());
    let entries = std::fs::read_dir(folder.expect("the fixtures lie in the tree"));
    let entries = entries.expect("the fixtures can be read");
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.sort();
    paths
}

/// The payload of a record on a line, and its body.
fn payload_and_body(record: &[u8]) -> Vec<u8> {
    let (line, rest) = first_line(record);
    let line: Value = serde_json::from_slice(line).expect("a fixture is JSON");
    let payload = line["payload"]
        .as_str()
        .and_then(|text| STANDARD.decode(text).ok());
    let (_, body) = first_line(rest);
    [
        &payload.expect("a payload is base64"),
        b"\n".as_slice(),
        body.trim_ascii_end(),
    ]
    .concat()
}

fn in_sealed_body() -> Vec<Vec<u8>> {
    let mut inside = place();
    inside["content"] = json!({
        "scores": {"o1": "4", "o3": "2.5"}, "reasons": {"o1": "Well costed."},
        "strengths": "Known need", "weaknesses": "", "comment": "",
        "recommendation": "part_fund", "suggested_amount": "20000",
    });
    let inside = inside.to_string().into_bytes();
    let sealed = sealed_body::seal(&inside);
    let body = json!({
        "type": "sheet_submitted", "round": "2014", "bid": "021", "member": "m1",
        "sealed": STANDARD.encode(&sealed), "twice": STANDARD.encode(sealed_body::seal(&sealed)),
    });
    vec![inside, sealed, body.to_string().into_bytes(), SECRET.into()]
}

fn in_kit() -> Vec<u8> {
    let log = DeviceKey::from_seed(&SEED).log();
    let kit = json!({
        "evenhand": "kit", "version": 1, "panel": "01".repeat(32), "title": "Grants",
        "member": "m1", "log": log, "seed": STANDARD.encode(SEED), "identity": SECRET,
    });
    kit.to_string().into_bytes()
}
