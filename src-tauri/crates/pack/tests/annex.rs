//! What is signed, on the first pages; and the annex: bound in, left out, or apart.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::ops::ControlFlow;

use common::{
    Choices, Plan, annex, assert_valid_file, attachments, pack_with, page_labels, running_text,
    texts, work_out,
};
use evenhand_core::{BidRef, DecisionDetails, DecisionKind, LegalPower, Weight};
use evenhand_pack::{
    Annex, Pack, PackOptions,
    input::{PackDecision, PackInput},
    render,
};
use lopdf::Document;

/// The words of the first pages, a blank between any two.
fn first_pages(pack: &Pack, count: usize) -> Option<String> {
    let pages = texts(pack)?;
    let words: Vec<&str> = pages
        .iter()
        .take(count)
        .flat_map(|page| page.split_whitespace())
        .collect();
    Some(words.join(" "))
}

fn links(pack: &Pack) -> Vec<String> {
    let document = Document::load_mem(&pack.bytes).unwrap();
    let dictionaries = document
        .objects
        .values()
        .filter_map(|one| one.as_dict().ok());
    let links = dictionaries.filter(|one| {
        one.get(b"Subtype")
            .is_ok_and(|kind| kind.as_name().is_ok_and(|name| name == b"Link"))
    });
    links
        .map(|link| {
            assert!(link.has(b"A"), "every link leads somewhere");
            lopdf::decode_text_string(link.get(b"Contents").unwrap()).unwrap()
        })
        .collect()
}

#[test]
fn each_way_of_binding_passes_both_validators() {
    for bids in [0, 1, 30] {
        let input = common::round(Plan::of(bids));
        for way in [Annex::Without, Annex::Apart] {
            assert_valid_file(&pack_with(&input, way));
        }
        assert_valid_file(&annex(&input));
    }
    let many = common::round(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(300)
    });
    assert_valid_file(&pack_with(&many, Annex::Apart));
    assert_valid_file(&annex(&many));
}

#[test]
fn the_same_round_gives_the_same_bytes() {
    let input = common::round(Plan::of(4));
    for way in [Annex::With, Annex::Without, Annex::Apart] {
        assert!(pack_with(&input, way) == pack_with(&input, way));
    }
    assert!(annex(&input) == annex(&input));
}

#[test]
fn thirty_bids_are_signed_for_on_two_pages() {
    let input = common::round(Plan::of(30));
    let Some(text) = first_pages(&pack_with(&input, Annex::With), 2) else {
        return;
    };
    let awards = input
        .decisions
        .iter()
        .filter(|one| one.kind == DecisionKind::Award);
    for award in awards.clone() {
        let bid = input
            .bids
            .iter()
            .find(|bid| bid.reference == award.bid)
            .unwrap();
        let row = format!("{} {}", award.amount.to_words(), bid.title);
        let parts = [
            award.bid.as_str(),
            bid.title.as_str(),
            &award.amount.to_words(),
        ];
        for part in parts {
            assert!(text.contains(part), "{row}");
        }
    }
    let count = awards.count();
    for words in [
        "Pages 1 and 2 are what is signed.",
        &format!("Awarded: {count} awards"),
        "The legal power is not given.",
        "Declined 11 ",
        "Not ranked 7 ",
        "stood aside from 3 bids or bidders",
        "Within the fund in rank order; it will help to reduce crime",
        "Name Office Police and Crime Commissioner for Norfolk Date Signature",
        "Digest of the round fcde2b2edba56bf4…",
        "last records 9f86d081884c7d65…",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    assert!(!text.contains("At a glance"), "nothing else stands on them");
}

#[test]
fn more_awards_than_two_pages_hold_go_on_and_page_one_says_so() {
    let input = common::round(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(120)
    });
    let pack = pack_with(&input, Annex::Without);
    let Some(pages) = texts(&pack) else { return };
    let signed = pages
        .iter()
        .position(|page| page.contains("To be signed"))
        .unwrap()
        + 1;
    assert!(signed > 2, "there is more than two pages hold");
    let said = format!("Pages 1 to {signed} are what is signed");
    assert!(pages[0].contains(&said), "{said}");
    assert!(
        pages[signed].contains("At a glance"),
        "then the rest follows"
    );
}

#[test]
fn before_the_decision_the_recommendation_stands_there_in_words() {
    let mut input = common::round(Plan {
        decided: false,
        ..Plan::of(12)
    });
    let text = |input: &PackInput| first_pages(&pack_with(input, Annex::Without), 2);
    let Some(settled) = text(&input) else { return };
    assert!(settled.contains("Nothing is decided yet. The panel recommends"));
    assert!(settled.contains("as the chair settled it under a fund of £300,000"));
    work_out(&mut input, &|_| Choices::default());
    let walked = text(&input).unwrap();
    let main = input.shortlist.as_ref().unwrap();
    let main = &main.scenarios[main.main];
    let said = format!(
        "Under the main scenario, a fund of {}, the ranking recommends",
        main.fund.to_words()
    );
    assert!(walked.contains(&said), "{walked}");
    assert!(walked.contains(&format!("for {} in all", main.spent.to_words())));
    input.shortlist = None;
    assert!(
        text(&input)
            .unwrap()
            .contains("No fund is given, so that no award is recommended")
    );
}

#[test]
fn money_power_and_whole_decision_are_told() {
    let mut input = common::round(Plan::of(12));
    input.round.fund.power = Some(LegalPower::VictimsServices);
    input.round.fund.over_allocation = Weight("10".parse().unwrap());
    input.decision = Some(PackDecision {
        by: "Ann Lee, Police and Crime Commissioner".to_owned(),
        at: input.audit.as_of,
        details: DecisionDetails {
            reference: Some("PCC 2014/07".to_owned()),
            on: "2014-04-02".parse().ok(),
            options: Some("To fund fewer bids in full".to_owned()),
            restricted: None,
        },
    });
    input.decisions[0].conditions = "Insurance is shown first".to_owned();
    let bid = input.decisions[0].bid.clone();
    let purpose = "Two youth workers for a year";
    let found = input.bids.iter_mut().find(|one| one.reference == bid);
    found.unwrap().details.purpose = Some(purpose.to_owned());
    let pack = pack_with(&input, Annex::Without);
    let Some(text) = first_pages(&pack, 2) else {
        return;
    };
    for words in [
        "Anti-social Behaviour, Crime and Policing Act 2014, section 143",
        "May exceed the fund by",
        "£30,000",
        "Awards may exceed the fund by 10% on purpose",
        "Ann Lee, Police and Crime Commissioner",
        "2 April 2014",
        purpose,
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let all = running_text(&pack).unwrap();
    for words in [
        "Reference PCC 2014/07",
        "To fund fewer bids in full",
        "Conditions: Insurance is shown first",
    ] {
        assert!(all.contains(words), "{words}");
    }
}

#[test]
fn an_award_to_a_bid_that_was_withdrawn_is_none() {
    let mut input = common::round(Plan::of(12));
    let decided = input.decisions[0].clone();
    let place = input
        .bids
        .iter()
        .position(|bid| bid.reference == decided.bid);
    let bid = input.bids.remove(place.unwrap());
    let bids = input.bids.clone();
    let is_live = |reference: &BidRef| bids.iter().any(|bid| bid.reference == *reference);
    input.ranking.ranking.retain(|entry| is_live(&entry.bid));
    (input.shortlist, input.fairness) = (None, None);
    input
        .withdrawn
        .push((bid, "The lease fell through".to_owned()));
    let Some(text) = first_pages(&pack_with(&input, Annex::Without), 2) else {
        return;
    };
    let left = input.decisions[1..]
        .iter()
        .filter(|one| one.kind == DecisionKind::Award);
    assert!(
        text.contains(&format!("Awarded: {} award", left.count())),
        "{text}"
    );
    assert!(text.contains("Withdrawn 1 "), "{text}");
}

#[test]
fn awards_over_the_fund_are_said_to_be() {
    let mut input = common::round(Plan::of(12));
    let awarded: rust_decimal::Decimal = input.decisions.iter().map(|one| one.amount.0).sum();
    let over = "1234.5".parse::<rust_decimal::Decimal>().unwrap();
    let shortlist = input.shortlist.as_mut().unwrap();
    let main = &mut shortlist.scenarios[shortlist.main];
    main.fund.0 = awarded + main.reserve.0 - over;
    if let Some(text) = first_pages(&pack_with(&input, Annex::Without), 2) {
        assert!(text.contains("Over the fund"), "{text}");
        assert!(
            text.contains("come to £1,234.50 more than the fund"),
            "{text}"
        );
    }
}

#[test]
fn pages_of_the_annex_have_numbers_of_their_own() {
    let input = common::round(Plan::of(6));
    let with = page_labels(&pack_with(&input, Annex::With));
    let begin = with.iter().position(|label| label == "A-1").unwrap();
    let end = with
        .iter()
        .rposition(|label| label.starts_with("A-"))
        .unwrap();
    assert_eq!(with[begin - 1], begin.to_string());
    assert_eq!(with[end], format!("A-{}", end - begin + 1));
    assert_eq!(with[end + 1], (begin + 1).to_string(), "the pack goes on");
    let apart = annex(&input);
    assert_eq!(page_labels(&apart)[..2], ["A-1", "A-2"]);
    assert_eq!(
        *page_labels(&apart).last().unwrap(),
        format!("A-{}", apart.pages)
    );
    let without = pack_with(&input, Annex::Without);
    assert_eq!(
        *page_labels(&without).last().unwrap(),
        without.pages.to_string()
    );
    if let Some(pages) = texts(&pack_with(&input, Annex::With)) {
        let last = format!("Page A-{0} of A-{0}", end - begin + 1);
        assert!(
            pages[end].contains(&last),
            "the foot of the page says the same"
        );
    }
}

#[test]
fn links_lead_to_the_bids_only_where_their_pages_are() {
    let input = common::round(Plan::of(6));
    let to_bids = |pack: &Pack| {
        let links = links(pack);
        links
            .iter()
            .filter(|one| one.contains("the page of bid"))
            .count()
    };
    assert!(to_bids(&pack_with(&input, Annex::With)) > 6);
    for way in [Annex::Without, Annex::Apart] {
        assert_eq!(to_bids(&pack_with(&input, way)), 0);
    }
    assert_eq!(
        to_bids(&annex(&input)),
        6,
        "its contents list every bid once"
    );
}

#[test]
fn a_pack_without_its_annex_says_where_that_is() {
    let mut input = common::round(Plan::of(6));
    input.sheets[0].content.comment = "Only in the annex".to_owned();
    let said = |pack: &Pack| running_text(pack);
    let Some(apart) = said(&pack_with(&input, Annex::Apart)) else {
        return;
    };
    assert!(apart.contains("The annex is a file of its own."));
    assert!(!apart.contains("Only in the annex"));
    let without = said(&pack_with(&input, Annex::Without)).unwrap();
    assert!(without.contains("is left out of this pack"));
    let alone = annex(&input);
    assert_eq!(
        alone.title,
        format!("Annex to the decision pack: {}", input.round.title)
    );
    let text = said(&alone).unwrap();
    for words in [
        "Only in the annex",
        input.audit.digest.as_str(),
        input.audit.panel.as_str(),
    ] {
        assert!(text.contains(words), "{words}");
    }
    assert!(attachments(&alone).is_empty());
    assert!(
        said(&pack_with(&input, Annex::With))
            .unwrap()
            .contains("Only in the annex")
    );
}

#[test]
fn the_audit_pages_are_the_last_ones() {
    let input = common::round(Plan::of(3));
    for way in [Annex::With, Annex::Without, Annex::Apart] {
        let Some(pages) = texts(&pack_with(&input, way)) else {
            return;
        };
        let last = pages.iter().rfind(|page| !page.trim().is_empty()).unwrap();
        assert!(
            last.contains("For the auditor"),
            "checkers look for them there"
        );
    }
}

#[test]
fn without_the_annex_there_is_one_step() {
    let mut told = Vec::new();
    let options = PackOptions {
        annex: Annex::Apart,
    };
    let input = common::round(Plan::of(3));
    render(&input, options, &mut |now| {
        told.push((now.done, now.of));
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(told, [(1, 1)]);
}
