//! What letters say.

use std::collections::BTreeSet;

use evenhand_core::{Bidder, DecisionKind, TemplateName};
use evenhand_documents::{letters, render_document};
use evenhand_pack::{document::Block, input::ModerationNote};

use crate::{common::texts, inputs::decided, read::docx_text};

#[test]
fn each_bidder_has_one_letter_with_a_part_for_each_of_its_bids() {
    for bids in [0, 1, 30, 300] {
        let input = decided(bids);
        let letters = letters(&input).unwrap();
        let bidders: BTreeSet<&Bidder> = input.bids.iter().map(|bid| &bid.bidder).collect();
        assert_eq!(letters.each.len(), bidders.len());
        assert_eq!(letters.together.is_some(), bids > 0);
        let told: usize = letters.each.iter().map(|letter| letter.bids.len()).sum();
        assert_eq!(told, bids, "every bid is told of once");
        for letter in &letters.each {
            for bid in &letter.bids {
                let heading = format!("{bid}: ");
                let is_part = |block: &&Block| matches!(block, Block::Heading(words) if words.starts_with(&heading));
                assert_eq!(letter.document.blocks.iter().filter(is_part).count(), 1);
            }
        }
    }
}

#[test]
fn an_award_letter_says_all_that_a_bidder_has_to_know() {
    let mut input = decided(1);
    let note = ModerationNote {
        strengths: "Known in the town.".to_owned(),
        weaknesses: "No plan for when the grant ends.".to_owned(),
    };
    let reference = input.bids[0].reference.clone();
    input.notes.insert(reference.clone(), note);
    let text = docx_text(&letters(&input).unwrap().each[0].document);
    let total = input.ranking.ranking[0].figures.total.to_string();
    let amount = input.bids[0].amount.to_words();
    for said in [
        "Building 8, Falconers Chase Wymondham NR18 0WW",
        "Ann Other, ann@bidder.example",
        "1 Elm Lane Norwich",
        "3 April 2014",
        &format!("Our decision on your bid {reference}"),
        &format!("a grant of {amount}, which is all that you asked for"),
        "1 April 2014 to 31 March 2015",
        "A safeguarding policy is shown first.",
        "It will help to reduce crime, reason 0.",
        "O1: Protect vulnerable people and communities 3 5",
        &format!("Total, once weighted {total} 100"),
        "Known in the town.",
        "No plan for when the grant ends.",
        "tell us by 17 April 2014 that you accept, by writing to grants@norfolk.example",
    ] {
        assert!(text.contains(said), "{said} is not in the letter: {text}");
    }
    input.office.accept_within = None;
    let text = docx_text(&letters(&input).unwrap().each[0].document);
    assert!(text.contains("Please tell us that you accept"), "{text}");
}

#[test]
fn every_kind_of_decision_has_its_own_words() {
    let input = decided(12);
    let letters = letters(&input).unwrap().each;
    for (kind, said) in [
        (DecisionKind::Award, "which is all that you asked for"),
        (DecisionKind::PartAward, "This is a part of the £"),
        (DecisionKind::Reserve, "Your bid is on the reserve list"),
        (DecisionKind::Deferred, "Your bid has not been decided yet"),
        (DecisionKind::Decline, "your bid was not successful"),
    ] {
        let of_kind = input.decisions.iter().filter(|one| one.kind == kind);
        let mut met = 0;
        for decision in of_kind {
            let letter = letters
                .iter()
                .find(|letter| letter.bids.contains(&decision.bid));
            let text = docx_text(&letter.unwrap().document);
            assert!(text.contains(said), "{kind:?}: {text}");
            met += 1;
        }
        assert!(met > 0, "the round has a {kind:?}");
    }
}

#[test]
fn a_bidder_with_an_award_and_a_refusal_is_told_of_both_in_one_letter() {
    let mut input = decided(12);
    let bidder = input.bids[6].bidder.clone();
    input.bids[5].bidder = bidder.clone();
    let letters = letters(&input).unwrap().each;
    let letter = letters
        .iter()
        .find(|letter| letter.bidder == bidder)
        .unwrap();
    let text = docx_text(&letter.document);
    let [one, other] = [5, 6].map(|index| input.bids[index].reference.clone());
    assert!(
        text.contains(&format!("on your bids {one} and {other}")),
        "{text}"
    );
    assert!(text.contains("which is all that you asked for"));
    assert!(text.contains("your bid was not successful"));
    assert_eq!(text.matches("Yours sincerely").count(), 1);
    assert!(
        text.contains("How to accept"),
        "the kindest decision closes the letter"
    );
}

#[test]
fn bound_together_each_letter_begins_a_page_and_has_a_bookmark() {
    let input = decided(30);
    let letters = letters(&input).unwrap();
    let pack = render_document(letters.together.as_ref().unwrap()).unwrap();
    let document = lopdf::Document::load_mem(&pack.bytes).unwrap();
    let bookmarks = document.get_toc().unwrap().toc;
    let top = bookmarks.iter().filter(|entry| entry.level == 1).count();
    assert_eq!(top, letters.each.len());
    let Some(pages) = texts(&pack) else { return };
    let begun = pages
        .iter()
        .filter(|page| page.contains("Building 8, Falconers Chase"));
    assert_eq!(begun.count(), letters.each.len(), "no page has two letters");
}

#[test]
fn words_of_a_bidder_are_words_whatever_they_look_like() {
    let mut input = decided(1);
    input.bids[0].title = "{{ office.name }} {% if".to_owned();
    input.decisions[0].reason = "# No heading\n[scores]\n- no point\n---\n{{ 1 }}".to_owned();
    let own = "# {{ round.title }}\n---\n{{ bid.reason }}\n{{ bid.title }}\n---\nEnd\n";
    input
        .office
        .templates
        .insert(TemplateName::AwardLetter, own.to_owned());
    let letter = &letters(&input).unwrap().each[0];
    assert_eq!(
        letter.document.blocks[1..],
        [
            Block::Paragraph(
                "# No heading\n[scores]\n- no point\n---\n{{ 1 }}\n{{ office.name }} {% if"
                    .to_owned()
            ),
            Block::Paragraph("End".to_owned())
        ]
    );
}
