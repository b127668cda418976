//! The pages of a round that several commissioners commission together.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "tests")]

mod common;

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use common::{Plan, assert_valid_file, attachments, pack_with, running_text, texts};
use evenhand_core::commission::{
    AwardToSplit, Earmark, Partner, Partnership, SharedOutcome, SignOffState, SplitRule,
    split_awards,
};
use evenhand_core::{BidRef, Pounds};
use evenhand_pack::input::{PackInput, PackPartners, PackSignOff};
use evenhand_pack::{Annex, Pack, render_public};

fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

fn partner(input: &PackInput, number: usize, money: &str) -> Partner {
    let names = [
        "Police and Crime Commissioner for Norfolk",
        "Norfolk County Council",
        "Great Yarmouth and Waveney Clinical Commissioning Group",
    ];
    let name = names.get(number).map(|name| (*name).to_owned());
    Partner {
        id: format!("p{number}").as_str().into(),
        name: name.unwrap_or_else(|| format!("District Council Number {number}")),
        organisation_id: format!("GB-LAE-{number}"),
        money: pounds(money),
        people: "Peoplecanary, a support officer two days a week".to_owned(),
        influence: "Influencecanary, referrals from its own services".to_owned(),
        members: input
            .members
            .get(number)
            .map(|one| one.id.clone())
            .into_iter()
            .collect(),
        earmark: Earmark::default(),
    }
}

/// A decided round of so many partners with so much money each.
fn shared(bids: usize, partners: usize, money: &str) -> PackInput {
    let mut input = common::round(Plan {
        decided: true,
        ..Plan::of(bids)
    });
    let all = (0..partners).map(|number| partner(&input, number, money));
    let partnership = Partnership {
        partners: all.collect(),
        rule: SplitRule::Shares,
        outcomes: vec![SharedOutcome {
            text: "Fewer people are the victim of a crime twice".to_owned(),
            criteria: input.scheme.criterion_ids().into_iter().take(1).collect(),
        }],
    };
    let amount = |bid: &BidRef| {
        let mut decisions = input.decisions.iter();
        let decided = decisions.find(|one| one.bid == *bid && one.kind.is_award());
        decided.map(|one| one.amount)
    };
    let awards = input.bids.iter();
    let awards = awards.filter_map(|bid| Some(AwardToSplit::of(bid, amount(&bid.reference)?)));
    let split = split_awards(&partnership, &awards.collect::<Vec<_>>());
    let sign_off = PackSignOff {
        state: SignOffState::Signed,
        by: "Bycanary, the leader".to_owned(),
        at: input.audit.as_of,
        note: "Notecanary".to_owned(),
    };
    input.partners = Some(PackPartners {
        sign_offs: BTreeMap::from([("p0".into(), sign_off)]),
        split: Some(split),
        partnership,
    });
    input
}

fn public(input: &PackInput) -> Pack {
    render_public(input, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn the_signed_pages_and_a_chapter_tell_what_each_partner_pays() {
    let input = shared(12, 3, "900000");
    let pack = pack_with(&input, Annex::Without);
    assert_valid_file(&pack);
    assert_valid_file(&public(&input));
    let Some(pages) = texts(&pack) else { return };
    let words = |page: &String| page.split_whitespace().collect::<Vec<_>>().join(" ");
    let first = pages
        .iter()
        .take(2)
        .map(words)
        .collect::<Vec<_>>()
        .join(" ");
    let split = input
        .partners
        .as_ref()
        .unwrap()
        .split
        .clone()
        .unwrap()
        .unwrap();
    assert!(first.contains("What each partner pays"), "{first}");
    for paid in &split.paid {
        assert!(first.contains(&paid.to_words()), "{paid} is signed for");
    }
    let Some(all) = running_text(&pack) else {
        return;
    };
    for said in [
        "Outcomes that all partners have agreed",
        "Peoplecanary",
        "Influencecanary",
        "In proportion to what each contributes.",
        "Bycanary, the leader",
        "Notecanary",
        "Signed as it stands",
        "Not signed yet",
        "Pays in all",
    ] {
        assert!(all.contains(said), "{said} is not in the pack");
    }
    for row in &split.awards {
        for part in &row.parts {
            assert!(all.contains(&part.to_words()), "{part} of {}", row.bid);
        }
    }
}

#[test]
fn many_partners_stand_in_several_tables_that_pass_the_validators() {
    let input = shared(5, 11, "900000.01");
    assert_valid_file(&pack_with(&input, Annex::With));
    assert_valid_file(&public(&input));
}

#[test]
fn a_shortfall_is_said_where_the_split_would_stand() {
    let input = shared(12, 2, "1");
    let Some(pages) = texts(&pack_with(&input, Annex::Without)) else {
        return;
    };
    let first = pages[0].split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        first.contains("The partners’ money does not reach as far as bid"),
        "{first}"
    );
}

#[test]
fn the_public_version_has_the_money_and_nobody() {
    let mut input = shared(12, 3, "900000");
    let bid = input.bids[0].reference.clone();
    if let Some(partners) = &mut input.partners {
        partners.partnership.rule = SplitRule::Earmarked;
        partners.partnership.partners[1].earmark.bids = [bid].into();
    }
    let pack = public(&input);
    let held = attachments(&pack);
    let file = held
        .iter()
        .find(|(name, _)| name.as_str() == "public.json")
        .unwrap();
    let text = String::from_utf8(file.1.clone()).unwrap();
    for word in ["Peoplecanary", "Influencecanary", "Bycanary", "Notecanary"] {
        assert!(!text.contains(word), "{word} is in public.json");
        for page in texts(&pack).into_iter().flatten() {
            assert!(!page.contains(word), "{word} is printed");
        }
    }
    let said: serde_json::Value = serde_json::from_str(&text).unwrap();
    let partners = &said["partners"];
    assert_eq!(
        partners["partners"][1]["earmark"], "1 bid that is named",
        "a reference is not told"
    );
    assert_eq!(partners["partners"][0]["signed"], "Signed as it stands");
    for row in partners["split"].as_array().unwrap() {
        let parts = row["parts"].as_array().unwrap().iter();
        let sum: Pounds = parts.map(|part| pounds(part.as_str().unwrap())).sum();
        assert_eq!(sum, pounds(row["amount"].as_str().unwrap()));
    }
}

#[test]
fn a_round_of_one_commissioner_says_nothing_of_partners() {
    let input = common::round(Plan::of(3));
    let held = attachments(&public(&input));
    let file = held
        .iter()
        .find(|(name, _)| name.as_str() == "public.json")
        .unwrap();
    assert!(
        !String::from_utf8(file.1.clone())
            .unwrap()
            .contains("\"partners\"")
    );
}
