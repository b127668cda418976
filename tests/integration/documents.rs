//! Everything that leaves the room, of the sample round, as the headless program writes it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use evenhand_tests::{Profile, Program};
use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::a_round::open_round;
use crate::evenhand;

/// What is written of a round, but for an annex of its own.
const KINDS: [&str; 15] = [
    "360giving_csv",
    "360giving_json",
    "agreement",
    "cycle_report",
    "foi",
    "half_year",
    "half_year_csv",
    "letter",
    "letters",
    "notice",
    "pack",
    "public_pack",
    "specified_information_csv",
    "specified_information_html",
    "workbook",
];

/// The kinds that anybody may read.
const PUBLIC: [&str; 7] = [
    "360giving_csv",
    "360giving_json",
    "foi",
    "notice",
    "public_pack",
    "specified_information_csv",
    "specified_information_html",
];

struct Sample {
    desk: Profile,
    files: Vec<Value>,
}

impl Sample {
    fn new() -> Self {
        let desk = Profile::new();
        let out = desk.desk().join("demo");
        let made = evenhand().json(["demo", "--out", out.to_str().unwrap()]);
        let files = made["files"]["all"].as_array().unwrap().clone();
        Self { desk, files }
    }

    fn program(&self) -> Program {
        evenhand().on(self.desk.desk().join("demo/profile"))
    }

    /// The files of a kind.
    fn of_kind(&self, kind: &str) -> Vec<PathBuf> {
        let files = self.files.iter().filter(|file| file["kind"] == kind);
        files.map(path_of).collect()
    }
}

fn path_of(file: &Value) -> PathBuf {
    PathBuf::from(file["path"].as_str().unwrap())
}

/// All words of a file, however it keeps them.
fn words_of(path: &Path) -> String {
    let reader = match path.extension().and_then(|ending| ending.to_str()) {
        Some("pdf") => Command::new("pdftotext").arg(path).arg("-").output(),
        Some("docx") => Command::new("unzip").arg("-p").arg(path).output(),
        _ => return String::from_utf8(std::fs::read(path).unwrap()).unwrap(),
    };
    let read = reader.unwrap();
    assert!(read.status.success(), "{} is read", path.display());
    String::from_utf8_lossy(&read.stdout).into_owned()
}

#[test]
fn every_document_is_written_whole_and_is_what_it_says() {
    let sample = Sample::new();
    let kinds: BTreeSet<&str> = sample
        .files
        .iter()
        .map(|file| file["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), KINDS);
    for file in &sample.files {
        let bytes = std::fs::read(path_of(file)).unwrap();
        assert_eq!(file["bytes"], bytes.len());
        assert_eq!(file["sha256"], hex::encode(Sha256::digest(&bytes)));
    }
    let letters = sample.of_kind("letter").len();
    assert_eq!(letters, 2 * 27, "a PDF and a DOCX for each of 27 bidders");
    let wensum = sample.files.iter().find(|file| {
        let path = file["path"].as_str().unwrap();
        path.contains("wensum-lantern-trust") && path.ends_with(".pdf")
    });
    let words = words_of(&path_of(wensum.unwrap()));
    assert!(words.contains("Our decision on your bids 001 and 014"));
    assert!(words.contains("£26,650"), "{words}");
}

#[test]
fn what_is_public_holds_nothing_that_is_private() {
    let sample = Sample::new();
    let bids = sample.program().json(["bids", "list"]);
    let details = bids["bids"].as_array().unwrap().iter();
    let details = details.map(|row| &row["bid"]["details"]);
    let private: BTreeSet<&str> = details
        .flat_map(|one| ["contact", "address", "other_funding"].map(|key| one[key].as_str()))
        .flatten()
        .collect();
    assert!(private.len() > 20, "the sample has something to hide");
    let members = ["Helen Marsh", "Priya Raman", "Wiśniewski", "Calderón"];
    for path in PUBLIC.iter().flat_map(|kind| sample.of_kind(kind)) {
        let words = words_of(&path);
        for secret in private.iter().chain(&members) {
            assert!(!words.contains(secret), "{}: {secret}", path.display());
        }
    }
}

#[test]
fn the_same_document_once_more_is_the_same_file() {
    let sample = Sample::new();
    let (program, desk) = (sample.program(), sample.desk.desk());
    for command in [
        "notice",
        "pack",
        "letters",
        "agreement",
        "foi",
        "open-data",
        "workbook",
    ] {
        let ask = [command, "--out", desk.to_str().unwrap()];
        let (first, again) = (program.json(ask), program.json(ask));
        assert_eq!(first, again, "{command}");
    }
    let public = ["pack", "--public", "--out", desk.to_str().unwrap()];
    assert_eq!(program.json(public), program.json(public));
}

#[test]
fn a_pack_with_its_annex_apart_is_checked_as_one() {
    let sample = Sample::new();
    let desk = sample.desk.desk().to_str().unwrap();
    let written = sample
        .program()
        .json(["pack", "--annex", "apart", "--out", desk]);
    let kinds: Vec<&Value> = written["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| &file["kind"])
        .collect();
    assert_eq!(kinds, ["pack", "annex"]);
    let pack = path_of(&written["files"][0]);
    let verified = evenhand().json(["verify-pack", pack.to_str().unwrap()]);
    assert_eq!(verified["result"], "PASSED", "{verified}");
    let annex = path_of(&written["files"][1]);
    let ran = evenhand().run(["verify-pack", annex.to_str().unwrap(), "--json"]);
    assert_eq!(ran.document()["findings"][0]["code"], "no_records");
}

#[test]
fn any_member_of_the_panel_makes_the_same_pack() {
    let sample = Sample::new();
    let desk = sample.desk.desk();
    let written = |program: &Program, out: &str| {
        let out = desk.join(out);
        std::fs::create_dir(&out).unwrap();
        let written = program.json(["pack", "--out", out.to_str().unwrap()]);
        written["files"][0]["sha256"].clone()
    };
    let chairs = written(&sample.program(), "chair");
    let members = std::fs::read_dir(desk.join("demo/members")).unwrap();
    let member = members
        .map(|entry| entry.unwrap().path())
        .find(|path| path.ends_with("marek-wiśniewski"))
        .unwrap();
    assert_eq!(written(&evenhand().on(member), "member"), chairs);
}

#[test]
fn what_cannot_be_made_yet_is_refused_in_a_sentence() {
    let profile = Profile::new();
    let program = open_round(&profile);
    let desk = profile.desk().to_str().unwrap();
    let (status, error) = program.refusal(["notice", "--out", desk]);
    assert_eq!((status, &error["code"]), (1, &Value::from("not_allowed")));
    let sample = Sample::new();
    let refused = |args: &[&str]| sample.program().refusal(args);
    let (status, error) = refused(&["specified-information", "--month", "spring", "--out", desk]);
    assert_eq!(status, 1);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("such as 2014-03"), "{message}");
    let (status, error) = refused(&["open-data", "--prefix", "norfolk", "--out", desk]);
    assert_eq!(status, 1);
    let message = error["message"].as_str().unwrap();
    assert!(message.contains("360G-"), "{message}");
}
