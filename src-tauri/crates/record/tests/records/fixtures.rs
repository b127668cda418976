//! The exact bytes of one record of every version of every kind, kept under `tests/fixtures`.
//!
//! Each file has three lines: the envelope, the salt, the body. To add one for
//! a new kind, run this with `EVENHAND_WRITE_FIXTURES=1`; a fixture that is
//! there already is never written over.

use std::collections::BTreeSet;
use std::{fs, path::PathBuf};

use evenhand_record::{Body, Content, Kind, MaySign, Needs, Record, SheetAct, Tells};
use strum::VariantArray;

use crate::samples::{one_of_each, one_of_each_second_version, one_of_each_third_version, signed};

/// The first version of a kind bears its name ("decided.txt"), a newer one its number too
/// ("decided_2.txt").
fn path(body: &Body) -> PathBuf {
    let name = match body.version() {
        1 => format!("{}.txt", body.kind()),
        newer => format!("{}_{newer}.txt", body.kind()),
    };
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fixtures")
        .join(name)
}

fn one_of_each_version() -> Vec<Body> {
    [
        one_of_each(),
        one_of_each_second_version(),
        one_of_each_third_version(),
    ]
    .concat()
}

fn lines(record: &Record) -> String {
    let text = |bytes| std::str::from_utf8(bytes).unwrap();
    format!(
        "{}\n{}\n{}\n",
        text(record.line()),
        record.salt(),
        text(record.body())
    )
}

fn fixture(body: &Body) -> String {
    let path = path(body);
    if !path.exists() && std::env::var_os("EVENHAND_WRITE_FIXTURES").is_some() {
        fs::write(&path, lines(&signed(body))).unwrap();
    }
    fs::read_to_string(&path).unwrap_or_else(|problem| panic!("{}: {problem}", path.display()))
}

#[test]
fn the_samples_are_one_of_every_kind() {
    let kinds: Vec<_> = one_of_each().iter().map(Body::kind).collect();
    assert_eq!(kinds.len(), Kind::VARIANTS.len(), "each once");
    assert_eq!(
        BTreeSet::from_iter(kinds),
        BTreeSet::from_iter(Kind::VARIANTS.iter().copied()),
        "a kind without a fixture is a format without a promise"
    );
}

#[test]
fn every_version_of_a_kind_has_a_sample_and_is_written_as_that_version() {
    let written = |bodies: Vec<Body>| -> BTreeSet<(Kind, u32)> {
        let payloads = bodies.iter().map(|body| (body.kind(), signed(body)));
        payloads
            .map(|(kind, record)| (kind, record.payload().version))
            .collect()
    };
    let known = Kind::VARIANTS
        .iter()
        .flat_map(|kind| (1..=kind.newest_version()).map(|version| (*kind, version)));
    assert_eq!(
        written(one_of_each_version()),
        known.collect(),
        "a version without a fixture is a format without a promise"
    );
    assert!(
        written(one_of_each())
            .iter()
            .all(|(_, version)| *version == 1),
        "what says no more than before is written as before"
    );
}

#[test]
fn every_kind_is_written_byte_for_byte_as_the_fixture() {
    for body in one_of_each_version() {
        assert_eq!(
            lines(&signed(&body)),
            fixture(&body),
            "{}: files out there are written like this",
            body.kind()
        );
    }
}

#[test]
fn every_fixture_reads_back_as_what_was_written() {
    for body in one_of_each_version() {
        let kept = fixture(&body);
        let [line, salt, text] = kept.lines().collect::<Vec<_>>()[..] else {
            panic!("three lines")
        };
        let record = Record::open(line.as_bytes(), salt.parse().unwrap(), text.into()).unwrap();
        assert_eq!(record.payload().known_kind(), Some(body.kind()));
        assert_eq!(record.content().unwrap(), Content::Known(Box::new(body)));
    }
}

#[test]
fn the_worked_example_in_the_documents_is_the_fixture() {
    let document = include_str!("../../../../../docs/RECORDS.md");
    let bodies = one_of_each();
    let withdrawn = bodies.iter().find(|body| body.kind() == Kind::BidWithdrawn);
    let body = withdrawn.unwrap();
    assert!(
        document.contains(&fixture(body)),
        "an auditor reads the example and finds the file"
    );
    assert!(document.contains(&signed(body).id().to_string()));
}

#[test]
fn every_kind_is_in_the_documents() {
    let document = include_str!("../../../../../docs/RECORDS.md");
    for kind in Kind::VARIANTS {
        assert!(document.contains(&format!("| `{kind}` |")), "{kind}");
    }
}

#[test]
fn a_name_reads_back_as_its_kind() {
    for kind in Kind::VARIANTS {
        assert_eq!(kind.name().parse(), Ok(*kind));
        let text = serde_json::to_string(kind).unwrap();
        assert_eq!(serde_json::from_str::<Kind>(&text).unwrap(), *kind);
    }
    assert!("review_held".parse::<Kind>().is_err());
}

#[test]
fn a_kind_speaks_of_all_that_its_rules_ask_about() {
    for body in one_of_each() {
        let (about, rules) = (body.about(), body.kind().rules());
        let kind = body.kind();
        let is_somebodys = matches!(
            rules.may_sign,
            MaySign::Declarant | MaySign::Author | MaySign::ChairOrDeputy
        );
        assert!(
            !(is_somebodys && about.members.is_empty()),
            "{kind}: anybody could sign it if it named nobody"
        );
        let (round, members, bids) = match rules.needs {
            Needs::Nothing | Needs::NoPanel | Needs::Panel => (false, false, false),
            Needs::Round => (true, false, false),
            Needs::Members => (true, true, false),
            Needs::Bids => (true, false, true),
            Needs::SheetParties | Needs::OpenSheet | Needs::Sheet => (true, true, true),
        };
        assert!(about.round.is_some() || !round, "{kind} names no round");
        assert!(!about.members.is_empty() || !members, "{kind} names nobody");
        assert!(!about.bids.is_empty() || !bids, "{kind} names no bid");
        assert!(
            !(rules.may_sign == MaySign::Observer && about.round.is_none()),
            "{}: an observer is one of a round",
            body.kind()
        );
        assert!(
            !(rules.tells == Tells::OfItsBids && about.bids.is_empty()),
            "{}: a recused person would be shown it",
            body.kind()
        );
        assert_eq!(
            SheetAct::try_from(body.kind()).ok(),
            body.sheet().map(|(_, act)| act),
            "{}: what can be sealed is sealed",
            body.kind()
        );
        assert!(
            !rules.areas.is_empty(),
            "{}: it changes something",
            body.kind()
        );
    }
}
