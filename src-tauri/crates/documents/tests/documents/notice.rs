//! What the notice says.

use evenhand_core::commission::{
    AwardToSplit, Earmark, Partner, Partnership, SplitRule, split_awards,
};
use evenhand_core::{DecisionKind, TemplateName, Unsuccessful};
use evenhand_documents::{notice, render_document, restricted_part};
use evenhand_pack::input::PackPartners;

use crate::{
    common::{self, Plan},
    inputs::decided,
    read::docx_text,
};

#[test]
fn it_says_who_decided_by_which_power_and_what_ties_it_to_the_records() {
    let input = decided(12);
    let text = docx_text(&notice(&input).unwrap());
    for said in [
        "Office of the Police and Crime Commissioner for Norfolk",
        "PCC 2014/07",
        "Stephen Bett, Police and Crime Commissioner for Norfolk",
        "Police Reform and Social Responsibility Act 2011, section 9",
        "1 April 2014",
        "1 April 2014 to 31 March 2015",
        "To fund fewer bids in full was considered.",
        "This notice has no restricted part.",
        input.audit.logs[0].head.as_str(),
        input.audit.digest.as_str(),
        "Signed Name Date",
    ] {
        assert!(text.contains(said), "{said} is not in the notice: {text}");
    }
    for member in &input.members {
        assert!(!text.contains(member.name.as_str()), "no member is named");
    }
}

#[test]
fn every_award_and_the_sums_are_exact() {
    let mut input = decided(6);
    input.decisions[0].amount = "1000.01".parse().unwrap();
    input.decisions[1].amount = "2000.02".parse().unwrap();
    input.decisions[2].amount = "3000.03".parse().unwrap();
    input.shortlist = None;
    input.round.fund.low = "6000".parse().unwrap();
    input.round.fund.high = "6000".parse().unwrap();
    let text = docx_text(&notice(&input).unwrap());
    for said in [
        "3 grants are awarded, of £6,000.06 in all, from 6 bids",
        "£1,000.01",
        "Awarded in all £6,000.06 Fund £6,000 Left of the fund nothing; the awards are £0.06 over the fund",
        "exceed the fund by 10%, which is £600,",
    ] {
        assert!(text.contains(said), "{said} is not in the notice: {text}");
    }
}

#[test]
fn bids_that_were_not_awarded_are_told_of_as_the_office_chose() {
    let mut input = decided(12);
    let is_declined = |one: &&evenhand_core::Decision| one.kind == DecisionKind::Decline;
    let declined = input.decisions.iter().find(is_declined).unwrap();
    let reference = declined.bid.clone();
    let bid = input.bids.iter().find(|bid| bid.reference == reference);
    let bidder = bid.unwrap().bidder.clone();
    let mut told = |how| {
        input.publication.unsuccessful = how;
        let text = docx_text(&notice(&input).unwrap());
        assert!(
            text.contains("6 bids were not awarded anything: 2 on the reserve list, 2 deferred and 2 declined."),
            "{text}"
        );
        (
            text.contains(reference.as_str()),
            text.contains(bidder.as_str()),
        )
    };
    assert_eq!(told(Unsuccessful::LeftOut), (false, false));
    assert_eq!(told(Unsuccessful::ByReference), (true, false));
    assert_eq!(told(Unsuccessful::Named), (true, true));
}

#[test]
fn thirty_bids_take_two_to_four_pages() {
    let pages = render_document(&notice(&decided(30)).unwrap())
        .unwrap()
        .pages;
    assert!((2..=4).contains(&pages), "{pages} pages");
}

#[test]
fn before_a_decision_nothing_is_said_to_be_decided() {
    let input = common::round(Plan {
        decided: false,
        ..Plan::of(3)
    });
    let text = docx_text(&notice(&input).unwrap());
    assert!(
        text.contains("Nothing has been decided yet.") && text.contains("No grant is awarded.")
    );
    assert!(text.contains("3 bids have not been decided on."));
    assert_eq!(restricted_part(&input), None);
}

#[test]
fn an_office_has_its_own_headings_and_cannot_leave_the_restricted_part_unsaid() {
    let mut input = decided(2);
    let own = "# {{ office.name }}: decision {{ reference }}\n[facts]\n## Penderfyniad\n[awards]\n[money]\n[restricted]\n[record]\n[signatures]\n";
    input
        .office
        .templates
        .insert(TemplateName::Notice, own.to_owned());
    let text = docx_text(&notice(&input).unwrap());
    assert!(text.contains("Penderfyniad") && !text.contains("Options considered"));
    let hidden = own.replace(
        "[restricted]",
        "{% if not office.name %}\n[restricted]\n{% endif %}",
    );
    input.office.templates.insert(TemplateName::Notice, hidden);
    let fault = notice(&input).unwrap_err().to_string();
    assert_eq!(
        fault,
        "Template \"Decision notice\", line 1: The notice has to hold the part [restricted]. Put it on a line of its own."
    );
}

#[test]
fn each_partners_share_of_each_award_stands_beside_it() {
    let mut input = decided(6);
    let partner = |id: &str, name: &str, money: &str| Partner {
        id: id.into(),
        name: name.to_owned(),
        organisation_id: String::new(),
        money: money.parse().unwrap(),
        people: "Peoplecanary".to_owned(),
        influence: String::new(),
        members: [].into(),
        earmark: Earmark::default(),
    };
    let partnership = Partnership {
        partners: vec![
            partner("pcc", "The Commissioner", "600000"),
            partner("council", "The Council", "300000"),
        ],
        rule: SplitRule::Shares,
        outcomes: Vec::new(),
    };
    let awards = input.decisions.iter().filter(|one| one.kind.is_award());
    let awards = awards.map(|one| {
        let bid = input.bids.iter().find(|bid| bid.reference == one.bid);
        AwardToSplit::of(bid.unwrap(), one.amount)
    });
    let split = split_awards(&partnership, &awards.collect::<Vec<_>>());
    let made = split.clone().unwrap();
    input.partners = Some(PackPartners {
        partnership,
        sign_offs: [].into(),
        split: Some(split),
    });
    let text = docx_text(&notice(&input).unwrap());
    for row in &made.awards {
        let parts: Vec<String> = row.parts.iter().map(|part| part.to_words()).collect();
        let line = format!("{} {} {}", row.bid, parts.join(" "), row.amount.to_words());
        assert!(text.contains(&line), "{line} is not in the notice: {text}");
    }
    let paid = made.paid[1].to_words();
    assert!(
        text.contains(&format!("The Council {paid} of the £300,000")),
        "{text}"
    );
    assert!(
        !text.contains("Peoplecanary"),
        "what was not read is not published"
    );
}
