//! The answers and the report of the year, where agreements, payments, other rounds and the
//! cycle are on file: every figure against one that was worked out by hand.

use std::collections::BTreeMap;

use evenhand_core::commission::{
    AwardEntry, AwardFile, CycleEntry, CycleRound, RoundStep, subjects_of,
};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{Approach, FundLine, Office, Pounds, RoundId, Stage};
use evenhand_documents::{
    CycleReport, DecidedRound, FoiFacts, NextRound, cycle_report, foi, render_document,
};
use evenhand_pack::input::PackInput;
use serde_json::{Value, json};

use crate::{
    inputs::{PRIVATE, decided},
    read::docx_text,
};

fn pounds(text: &str) -> Pounds {
    Pounds::parse(text).unwrap()
}

/// The round that the source letter tells of: three grants, one to the partnership for
/// services relating to drug or alcohol use.
fn norfolk_round() -> PackInput {
    let mut input = decided(4);
    input.scheme = norfolk();
    input.round.fund.sources = vec![FundLine {
        label: "Community Safety Fund".to_owned(),
        amount: pounds("669000"),
    }];
    let bids = [
        (
            "Norfolk Drug and Alcohol Partnership",
            &["o1"][..],
            &["alcohol_drugs"][..],
            "174000",
        ),
        (
            "Leeway",
            &["o2"],
            &["domestic_abuse", "victims"],
            "60000.50",
        ),
        ("Victim Support", &["o2"], &["victims"], "40000"),
        ("Nobody", &["o1"], &["alcohol_drugs"], "0"),
    ];
    for ((bid, decision), (bidder, objectives, groups, amount)) in
        input.bids.iter_mut().zip(&mut input.decisions).zip(bids)
    {
        bid.bidder = bidder.into();
        bid.objectives = objectives.iter().map(|id| (*id).into()).collect();
        bid.groups = groups.iter().map(|id| (*id).into()).collect();
        decision.amount = pounds(amount);
    }
    input
}

/// The file of an award that is paid in parts: the amount and the needs of each, and which
/// were paid.
fn award_file(parts: &[(&str, Value)], paid: &[u32]) -> AwardFile {
    let payments: Vec<Value> = (1..)
        .zip(parts)
        .map(|(number, (amount, needs))| {
            json!({"number": number, "due": "2013-06-01", "amount": amount, "needs": needs})
        })
        .collect();
    let agreement = json!({
        "start": "2013-04-01", "end": "2014-03-31", "measures": [], "payments": payments,
        "returns": [{"number": 1, "from": "2013-04-01", "to": "2013-09-30", "due": "2013-10-31"}],
        "reviews": [], "bid_sha256": "0".repeat(64),
    });
    let at = "2013-05-01T09:00:00Z".parse().unwrap();
    let mut file = AwardFile::default();
    file.add(
        AwardEntry::Written(serde_json::from_value(agreement).unwrap()),
        at,
    );
    for number in paid {
        file.add(
            paid_event(
                *number,
                json!({"step": "paid", "on": "2013-06-02", "reference": "BACS"}),
            ),
            at,
        );
    }
    file
}

fn paid_event(number: u32, step: Value) -> AwardEntry {
    AwardEntry::Paid(serde_json::from_value(json!({"number": number, "step": step})).unwrap())
}

/// Half of the partnership's grant was paid, and £1,000.25 of it paid back; Leeway's is paid
/// but for a payment that waits; Victim Support has no agreement yet.
fn facts(input: &PackInput) -> FoiFacts {
    let reference = |index: usize| input.bids[index].reference.clone();
    let mut partnership = award_file(
        &[
            ("87000", json!(["signatures"])),
            ("87000", json!([{"return": 1}])),
        ],
        &[1],
    );
    let back = json!({"step": "repaid", "on": "2013-09-01", "amount": "1000.25", "reason": "A post was empty"});
    partnership.add(paid_event(1, back), "2013-09-01T09:00:00Z".parse().unwrap());
    let leeway = award_file(
        &[
            (
                "30000.50",
                json!([{"check": "insurance"}, {"check": "dbs"}]),
            ),
            ("20000", json!([{"return": 1}, {"check": "insurance"}])),
            ("10000", json!([])),
        ],
        &[1, 3],
    );
    FoiFacts {
        awards: BTreeMap::from([(reference(0), partnership), (reference(1), leeway)]),
        ..FoiFacts::default()
    }
}

fn entry(more: Value) -> CycleEntry {
    let mut json = json!({
        "id": "e", "kind": "engagement", "phases": ["understand"], "title": "Health and Wellbeing Board",
        "on": "2013-06-12", "who": "The Norfolk Health and Wellbeing Board", "how": "Member of the Board",
        "text": "The Commissioner contributed to the Joint Strategic Needs Assessment.", "public": true,
    });
    for (name, value) in more.as_object().unwrap() {
        json[name] = value.clone();
    }
    serde_json::from_value(json).unwrap()
}

#[test]
fn allocated_and_paid_are_the_figures_worked_out_by_hand() {
    let input = norfolk_round();
    let text = docx_text(&foi(&input, &facts(&input)));
    for said in [
        "3 bids were awarded £274,000.50 in all.",
        "It comes from a fund made up of: Community Safety Fund (£669,000).",
        // 87,000 - 1,000.25 and 30,000.50 + 10,000
        "under the 2 agreements on file, £126,000.25 of £274,000.50, with £1,000.25 that was paid back taken off.",
        "Prevention of misuse of alcohol and drugs 1 £174,000 £85,999.75",
        "Prevention of misuse of alcohol and drugs Norfolk Drug and Alcohol Partnership £174,000",
        "Victims and perpetrators of domestic abuse 1 £60,000.50 £40,000.50",
        "Supporting victims of crime 2 £100,000.50 £40,000.50",
        "Reduce priority crime, anti-social behaviour and reoffending 1 £174,000 £85,999.75",
        "Reduce vulnerability, promote equality and support victims 2 £100,000.50 £40,000.50",
        "None claimed 0 £0 £0",
    ] {
        assert!(text.contains(said), "{said} is not in the answers: {text}");
    }
}

#[test]
fn without_agreements_the_allocation_is_the_answer_as_in_the_letter() {
    let input = norfolk_round();
    let text = docx_text(&foi(&input, &FoiFacts::default()));
    assert!(
        text.contains("Prevention of misuse of alcohol and drugs 1 £174,000 "),
        "{text}"
    );
    assert!(
        text.contains("Prevention of misuse of alcohol and drugs Norfolk Drug and Alcohol Partnership £174,000"),
        "{text}"
    );
    assert!(
        !text.contains("Paid to date"),
        "nothing is said of payments: {text}"
    );
}

#[test]
fn no_payment_depends_on_a_measure_and_those_that_wait_are_counted() {
    let input = norfolk_round();
    let text = docx_text(&foi(&input, &facts(&input)));
    for said in [
        "No. Under 2 agreements there are 5 payments, and none depends on a measure of results",
        "2 payments wait for a report (a return) to come in and to be accepted, and 2 payments wait for a check",
        "How 1 award without an agreement on file is paid: not held.",
    ] {
        assert!(text.contains(said), "{said} is not in the answers: {text}");
    }
}

#[test]
fn the_next_process_is_told_as_far_as_it_is_known() {
    let input = norfolk_round();
    let round = |title: &str, low: &str, high: &str| NextRound {
        title: title.to_owned(),
        stage: Stage::SetUp,
        approaches: [Approach::InvitationForBids, Approach::Iterative].into(),
        low: pounds(low),
        high: pounds(high),
    };
    let told = |next: NextRound| {
        let facts = FoiFacts {
            next: vec![next],
            ..FoiFacts::default()
        };
        docx_text(&foi(&input, &facts))
    };
    let text = told(round("Grants 2015/16", "800000", "1000000"));
    for said in [
        "1 round is not decided yet:",
        "Grants 2015/16 Invitation for bids and Iterative method Being set up £800,000 to £1,000,000",
        "It rests on the Police Grant, of which the Government tells in late December at the earliest",
    ] {
        assert!(text.contains(said), "{said} is not in the answers: {text}");
    }
    assert!(
        !text.contains("Next year’s allocation and the dates"),
        "{text}"
    );
    let text = told(round("Grants", "0", "0"));
    assert!(text.contains("Being set up Not known yet"), "{text}");
    let text = told(round("Grants", "900000", "900000"));
    assert!(text.contains("Being set up £900,000"), "{text}");
    assert!(!text.contains("Police Grant"), "it is known: {text}");
}

#[test]
fn engagement_is_what_was_read_for_the_public_with_boards_first() {
    let input = norfolk_round();
    let facts = FoiFacts {
        cycle: vec![
            entry(json!({"title": "Canary of a meeting", "public": false})),
            entry(json!({"title": "Survey", "who": "312 victims", "how": "Post", "text": "Slow"})),
            entry(json!({})),
            entry(json!({"title": "Canary of long ago", "on": "2009-06-12"})),
            entry(
                json!({"kind": "needs_document", "title": "Strategic Assessment", "who": "", "how": "",
                "text": "", "sources": [{"title": "Strategic Assessment 2013", "found_at": "page 4", "on": "2013-02-01"}]}),
            ),
            entry(json!({"kind": "decision", "title": "Canary of a decision"})),
        ],
        ..FoiFacts::default()
    };
    let text = docx_text(&foi(&input, &facts));
    let board = text.find("Member of the Board").unwrap();
    let survey = text.find("312 victims").unwrap();
    assert!(board < survey, "{text}");
    assert!(
        text.contains("Sources Strategic Assessment 2013, page 4 (1 February 2013)"),
        "{text}"
    );
    assert!(!text.contains(PRIVATE), "{text}");
    assert!(!text.contains("joint strategies: not held"), "{text}");
}

/// The report of 2013/14 of two rounds, with entries that were read and one that was not.
pub(crate) fn year_report() -> CycleReport {
    let round = |id: &str, title: &str, steps: &[(Stage, &str)]| CycleRound {
        id: RoundId::new(id),
        title: title.to_owned(),
        stage: Stage::Decided,
        approaches: [Approach::InvitationForBids].into(),
        steps: steps
            .iter()
            .map(|(stage, on)| RoundStep {
                stage: *stage,
                on: on.parse().unwrap(),
            })
            .collect(),
        subjects: subjects_of(&norfolk()),
    };
    let steps = [
        (Stage::SetUp, "2013-09-02"),
        (Stage::Scoring, "2014-01-06"),
        (Stage::Decided, "2014-03-20"),
    ];
    let decided = |title: &str, on: &str, awards, awarded: &str| DecidedRound {
        title: title.to_owned(),
        on: on.parse().unwrap(),
        low: pounds("331000"),
        high: pounds("331000"),
        bids: 32,
        awards,
        awarded: pounds(awarded),
    };
    let rounds = json!(["grants"]);
    CycleReport {
        year: "2013/14".parse().unwrap(),
        entries: vec![
            entry(
                json!({"id": "1", "phases": ["understand", "plan"], "rounds": rounds, "criteria": ["alcohol_drugs"]}),
            ),
            entry(
                json!({"id": "2", "title": "Canary of a title", "public": false, "rounds": rounds}),
            ),
            entry(
                json!({"id": "3", "kind": "needs_document", "title": "Strategic Assessment", "who": "", "how": "",
                "text": "Alcohol stands behind four in ten violent offences.", "on": "2013-05-01",
                "sources": [{"title": "Strategic Assessment 2013", "found_at": "page 4"}]}),
            ),
            entry(
                json!({"id": "4", "kind": "decision", "phases": ["plan"], "title": "Invite bids", "on": "2013-09-01",
                "text": "Bids are invited rather than last year’s projects continued.", "rounds": rounds, "who": "", "how": ""}),
            ),
            entry(
                json!({"id": "5", "kind": "lesson", "phases": ["review"], "title": "Ask earlier", "on": "2014-03-28",
                "text": "Victims should be heard before the scheme is written.", "rounds": rounds, "who": "", "how": ""}),
            ),
        ],
        rounds: vec![round(
            "grants",
            "Crime and disorder reduction grants 2014/15",
            &steps,
        )],
        decided: vec![
            decided("Quick grants", "2013-10-01", 2, "12000.50"),
            decided(
                "Crime and disorder reduction grants 2014/15",
                "2014-03-20",
                9,
                "330500",
            ),
        ],
        office: Office {
            name: "Office of the Police and Crime Commissioner for Norfolk".to_owned(),
            ..Office::default()
        },
        as_of: "2014-03-31T10:00:00Z".parse().unwrap(),
        sample: false,
    }
}

#[test]
fn the_report_of_a_year_tells_what_was_heard_and_what_came_of_it() {
    let document = cycle_report(&year_report());
    let text = docx_text(&document);
    for said in [
        "Year 1 April 2013 to 31 March 2014",
        "Understand: Understanding with the public, victims and stakeholders the outcomes to be achieved. (2 entries)",
        "What came of it Decision: Invite bids (1 September 2013) Lesson: Ask earlier (28 March 2014) Fed into the round “Crime",
        "Quick grants 1 October 2013 £331,000 32 2 £12,000.50",
        "In all 64 11 £342,500.50",
        "Sources Strategic Assessment 2013, page 4",
        "Came out of the round “Crime and disorder reduction grants 2014/15”",
        "Prevention of misuse of alcohol and drugs 1",
        "Supporting victims of crime None",
    ] {
        assert!(text.contains(said), "{said} is not in the report: {text}");
    }
    let all = format!("{document:?}{text}");
    assert!(!all.contains(PRIVATE), "what nobody read is nowhere: {all}");
    assert!(render_document(&document).unwrap().pages >= 1);
}

#[test]
fn a_year_of_nothing_says_so() {
    let report = CycleReport {
        entries: Vec::new(),
        rounds: Vec::new(),
        decided: Vec::new(),
        ..year_report()
    };
    let text = docx_text(&cycle_report(&report));
    assert!(text.contains("No engagement of this year has been read for the public."));
    assert!(text.contains("No round was decided in this year."));
}
