//! What is published is what was read, letter for letter, and nothing that is private.

use evenhand_core::{BidRef, DecisionKind, PublicText, ReadText};
use evenhand_opendata::{FreeText, Month, ReadMarks, SpecifiedInformation};

use crate::rounds::{as_of, office, sample};

const SHA256_OF_ABC: &str = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

fn mark(bid: Option<&str>, text: PublicText, sha256: &str) -> ReadText {
    ReadText {
        bid: bid.map(BidRef::new),
        text,
        sha256: sha256.to_owned(),
    }
}

#[test]
fn a_text_counts_as_read_by_the_digest_of_its_bytes() {
    let read = [
        mark(Some("1"), PublicText::Purpose, SHA256_OF_ABC),
        mark(
            Some("2"),
            PublicText::Purpose,
            &SHA256_OF_ABC.to_uppercase(),
        ),
        mark(None, PublicText::Options, SHA256_OF_ABC),
    ];
    let marks = ReadMarks::new(&read);
    let look = |bid: &str, text, words| FreeText::look_up(&marks, &BidRef::new(bid), text, words);
    assert_eq!(
        look("1", PublicText::Purpose, Some("abc")).words(),
        Some("abc")
    );
    assert_eq!(
        look("2", PublicText::Purpose, Some("abc")).words(),
        Some("abc")
    );
    for (bid, text, words) in [
        ("1", PublicText::Purpose, "abd"),
        ("1", PublicText::Purpose, "abc "),
        ("1", PublicText::Summary, "abc"),
        ("3", PublicText::Purpose, "abc"),
        ("1", PublicText::Options, "abc"),
    ] {
        let text = look(bid, text, Some(words));
        assert_eq!(text, FreeText::NotRead, "{bid} {words:?} was never read");
    }
    for nothing in [None, Some(""), Some(" \n"), Some("\u{200b}")] {
        assert_eq!(look("1", PublicText::Purpose, nothing), FreeText::NotGiven);
    }
}

#[test]
fn awards_and_part_awards_alone_are_grants() {
    let round = sample();
    let awarded: Vec<String> = round
        .grants()
        .iter()
        .map(|grant| grant.bid.to_string())
        .collect();
    assert_eq!(awarded, ["021", "3", "A2"]);
    let kinds = round.bids.iter().map(|(_, decision)| decision.kind);
    assert!(kinds.clone().any(|kind| kind == DecisionKind::Deferred));
}

#[test]
fn nothing_private_and_nothing_unread_is_in_any_file() {
    let mut round = sample();
    round.bids[0].1.reason.push_str(" Unread addition.");
    round.bids[0].0.summary = Some("Unread summary".to_owned());
    let grants = round.grants();
    let march: Month = "2014-03".parse().unwrap();
    let month = SpecifiedInformation::new(march, &grants, &office(), as_of());
    let data = round.open_data();
    let files = [
        data.to_json(),
        data.to_csv(),
        month.to_csv(),
        month.to_html(),
    ];
    let held = format!("{grants:?}").into_bytes();
    for file in files.into_iter().chain([held]) {
        let text = String::from_utf8(file).unwrap();
        assert!(text.contains("Refuge Norfolk"), "the grant is there");
        for private in [
            "Secret",
            "refuge.example",
            "Hidden",
            "Quiet",
            "Unread",
            "norfolk.example",
            "Unlucky",
        ] {
            assert!(!text.contains(private), "{private} is in {text}");
        }
    }
}
