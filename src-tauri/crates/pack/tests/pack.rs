//! The finished file, as validators, readers and auditors meet it.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod common;

use std::{collections::BTreeMap, process::Command};

use common::{Plan, assert_valid_file, pack, texts};
use evenhand_core::{Approach, Bid, BidApproach, BidRef, PrivateText, scheme::TotalBand};
use evenhand_pack::input::{PackApproach, PackCorrection, PackFast, PackInput};

fn assert_valid(input: &PackInput) {
    assert_valid_file(&pack(input));
}

#[test]
fn an_empty_round_passes_both_validators() {
    assert_valid(&common::round(Plan {
        decided: false,
        sample: false,
        ..Plan::of(0)
    }));
}

#[test]
fn one_bid_passes_both_validators() {
    assert_valid(&common::round(Plan::of(1)));
}

#[test]
fn thirty_bids_pass_both_validators() {
    assert_valid(&common::round(Plan::of(30)));
}

#[test]
fn three_hundred_bids_pass_both_validators() {
    assert_valid(&common::round(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(300)
    }));
}

#[test]
fn odd_text_passes_both_validators() {
    assert_valid(&common::odd(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(9)
    }));
}

#[test]
fn the_same_round_gives_the_same_bytes() {
    let input = common::round(Plan::of(4));
    assert!(
        pack(&input) == pack(&input),
        "a second pack in one process is the same"
    );
    let file = std::env::temp_dir().join(format!("evenhand-pack-{}.pdf", std::process::id()));
    let status = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "write_for_the_other_process", "--nocapture"])
        .env("EVENHAND_PACK_TO", &file)
        .status()
        .unwrap();
    assert!(status.success());
    let other = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    assert!(
        other == pack(&input).bytes,
        "a pack made by another process is the same"
    );
}

/// The other half of the test above: writes the pack where it is told to.
#[test]
fn write_for_the_other_process() {
    let pack = pack(&common::round(Plan::of(4)));
    assert!(pack.bytes.starts_with(b"%PDF-1.7"));
    if let Some(path) = std::env::var_os("EVENHAND_PACK_TO") {
        std::fs::write(path, pack.bytes).unwrap();
    }
}

#[test]
fn another_moment_or_digest_gives_other_bytes() {
    let mut input = common::round(Plan::of(1));
    let before = pack(&input);
    input.audit.digest = "0".repeat(64);
    assert!(
        before.bytes != pack(&input).bytes,
        "the pack is tied to its round"
    );
}

#[test]
fn every_bid_is_read_once_in_each_of_its_places() {
    let input = common::round(Plan::of(30));
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let mut times: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for bid in &input.bids {
        for page in &pages {
            let chapter = [
                "Ranked shortlist",
                "Totals and their spread",
                "Bids that are not ranked",
                "one by one",
            ]
            .into_iter()
            .find(|chapter| page.lines().take(3).any(|line| line.contains(chapter)));
            let count = page
                .split_whitespace()
                .filter(|word| *word == bid.reference.as_str())
                .count();
            *times
                .entry((bid.reference.as_str(), chapter.unwrap_or_default()))
                .or_default() += count;
        }
    }
    for entry in &input.ranking.ranking {
        let at = |chapter| {
            times
                .get(&(entry.bid.as_str(), chapter))
                .copied()
                .unwrap_or_default()
        };
        assert_eq!(
            (
                at("Ranked shortlist"),
                at("Totals and their spread"),
                at("one by one"),
                at("Bids that are not ranked")
            ),
            (1, 2, 1, 0),
            "{}",
            entry.bid
        );
    }
    for entry in &input.ranking.unranked {
        let at = |chapter| {
            times
                .get(&(entry.bid.as_str(), chapter))
                .copied()
                .unwrap_or_default()
        };
        assert_eq!(
            (
                at("Ranked shortlist"),
                at("Bids that are not ranked"),
                at("one by one")
            ),
            (0, 1, 1),
            "{}",
            entry.bid
        );
    }
}

#[test]
fn a_band_is_read_beside_each_total_that_is_in_it_and_in_the_method() {
    let mut input = common::round(Plan::of(4));
    let highest = &input.ranking.ranking[0].figures;
    input.scheme.bands = vec![TotalBand {
        from: highest.total,
        title: "Fundable".to_owned(),
    }];
    let scheme = input.scheme.clone();
    let mut banded = 0;
    for row in &mut input.ranking.ranking {
        let band = scheme.band_of(row.figures.total);
        row.figures.band = band.map(|band| band.title.clone());
        banded += usize::from(band.is_some());
    }
    assert!(banded > 0, "the first bid is in the band");
    assert_valid(&input);
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let told = pages.join(" ").matches("Fundable").count();
    assert_eq!(
        told,
        1 + 2 * banded,
        "once in the method, and for each bid in the shortlist and on its page"
    );
}

/// The first page of a chapter.
fn chapter<'a>(pages: &'a [String], title: &str) -> &'a str {
    let begins = |page: &&String| {
        page.lines()
            .take(3)
            .any(|line| line.trim_end().ends_with(title))
    };
    pages.iter().find(begins).unwrap()
}

#[test]
fn late_and_withdrawn_bids_and_who_left_are_told_with_the_reasons() {
    let mut input = common::round(Plan::of(4));
    let withdrawn = Bid::new(
        BidRef::new("PCC-900"),
        "Fakenham Sheds".into(),
        "Tools for the shed".to_owned(),
        "7000".parse().unwrap(),
    );
    input
        .withdrawn
        .push((withdrawn, "The lease fell through".to_owned()));
    let late = input.bids[1].reference.clone();
    input.late.insert(late, "The portal was down".to_owned());
    let left = input.members.pop().unwrap();
    let name = left.name.clone();
    input.left.push((left, "Moved to Leeds".to_owned()));
    assert_valid(&input);
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let glance = chapter(&pages, "At a glance");
    let cover = glance.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        cover.contains("Bids received Ranked Not ranked Asked for in all 5 "),
        "a withdrawn bid was received: {cover}"
    );
    assert!(cover.contains(&format!("Left the panel {name}: Moved to Leeds")));
    let members = cover.split("Members ").nth(1).unwrap();
    let members = members.split("Left the panel").next().unwrap();
    assert!(!members.contains(&name), "who left is no member: {members}");
    let all = pages.join(" ");
    for words in ["PCC-900", "The lease fell", "Late and withdrawn bids"] {
        assert!(all.contains(words), "{words} is not in the pack");
    }
    assert_eq!(
        all.matches("The portal was down").count(),
        2,
        "among the late ones, and on the bid's own page"
    );
}

#[test]
fn a_bid_that_was_put_right_shows_what_it_said_and_why() {
    let mut input = common::round(Plan::of(2));
    let now = input.bids[0].clone();
    let mut was = now.clone();
    was.title = "Shade for the Odeon".to_owned();
    was.details.address = Some(PrivateText::new("1 Elm Lane"));
    was.objectives = [input.scheme.criteria().next().unwrap().id.clone()].into();
    let title_of = |id: &_| input.scheme.title_of(id);
    let changes = was.changes_to(&now, title_of);
    let title = title_of(was.objectives.first().unwrap());
    let put_right = PackCorrection {
        at: "2014-06-30T23:30:00Z".parse().unwrap(),
        reason: "Two letters were left out".to_owned(),
        changes,
    };
    let reference = now.reference.clone();
    input.corrections.insert(reference, vec![put_right]);
    assert_valid(&input);
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let words: Vec<&str> = pages
        .iter()
        .flat_map(|page| page.split_whitespace())
        .collect();
    let all = words.join(" ");
    for said in [
        "Put right on 1 July 2014, 00:30:00 BST",
        "Two letters were left out",
        "Shade for the Odeon",
        title.as_str(),
    ] {
        assert!(all.contains(said), "{said} is not in the pack");
    }
    assert!(all.contains("Address not published nothing"));
    assert!(
        !all.contains("Elm Lane"),
        "a refuge's address is in no pack"
    );
}

#[test]
fn text_comes_out_as_it_went_in() {
    let input = common::odd(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(3)
    });
    let Some(pages) = texts(&pack(&input)) else {
        return;
    };
    let all = pages.join(" ");
    for words in [
        "Zażółć gęślą jaźń",
        "ŵÿ",
        "社会",
        "😀",
        "[U+16A0]",
        "U+16A0",
        "Characters that the typefaces lack",
        "Page 1 of",
    ] {
        assert!(all.contains(words), "{words} is not in the text");
    }
    assert!(
        !all.contains(['\u{0}', '\u{202e}', '\u{fffd}']),
        "controls are gone, and nothing is unreadable"
    );
}

#[test]
fn attached_files_come_back_byte_for_byte() {
    let input = common::round(Plan::of(2));
    let found = common::attachments(&pack(&input));
    let given: BTreeMap<String, Vec<u8>> = input
        .files
        .iter()
        .map(|file| (file.name.clone(), file.bytes.clone()))
        .collect();
    assert_eq!(found, given);
}

#[test]
fn the_contents_and_the_outline_lead_to_the_right_pages() {
    let input = common::round(Plan::of(12));
    let pack = pack(&input);
    let Some(pages) = texts(&pack) else { return };
    let labels = common::page_labels(&pack);
    let contents = chapter(&pages, "At a glance");
    let mut met = 0;
    for line in contents
        .lines()
        .skip_while(|line| !line.contains("Contents"))
        .skip(1)
    {
        let Some((title, page)) = line.trim().rsplit_once("  ") else {
            continue;
        };
        let Some(index) = labels.iter().position(|label| label == page.trim()) else {
            continue;
        };
        met += 1;
        if title.trim() == "Summary" {
            assert_eq!(index, 0, "what is signed comes first");
            continue;
        }
        let page = &pages[index];
        assert!(
            page.lines().take(6).any(|line| line.contains(title.trim())),
            "{title} is not on page {index}"
        );
    }
    assert!(met >= 10, "the contents list {met} chapters");
}

#[test]
fn a_quick_grant_says_how_fast_it_was_and_an_evidence_led_round_what_shows_it() {
    let mut input = common::round(Plan::of(2));
    let before = pack(&input);
    input.approach = PackApproach {
        approaches: [Approach::EvidenceLed, Approach::GrantGiving].into(),
        reason: "Nobody else can wait".to_owned(),
        fast: Some(PackFast {
            days: 1,
            because: "The floods".to_owned(),
        }),
        research: None,
    };
    input.bids[0].details.approach = Some(BidApproach::Proven);
    input.bids[0].details.evidence = Some("The Suffolk evaluation".to_owned());
    let after = pack(&input);
    assert_ne!(before.bytes, after.bytes);
    let Some(text) = common::running_text(&after) else {
        return;
    };
    for said in [
        "Evidence led commissioning and Grant giving",
        "Nobody else can wait",
        "Decided in 1 day; why: The floods",
        "The Suffolk evaluation",
    ] {
        assert!(text.contains(said), "{said}");
    }
}
