//! What the answers say.

use evenhand_core::{Approach, BidRef, PrivateText};
use evenhand_documents::{FoiFacts, foi};

use crate::{
    common::{self, Plan},
    inputs::decided,
    read::docx_text,
};

#[test]
fn spend_counts_a_bid_in_full_under_each_that_it_claims_and_says_so() {
    let mut input = decided(4);
    for (bid, claims) in input
        .bids
        .iter_mut()
        .zip([&["o1", "o2"][..], &["o1"], &[], &["o2"]])
    {
        bid.objectives = claims.iter().map(|id| (*id).into()).collect();
        bid.groups.clear();
    }
    for (decision, amount) in input
        .decisions
        .iter_mut()
        .zip(["100.10", "200.20", "400", "0"])
    {
        decision.amount = amount.parse().unwrap();
    }
    let text = docx_text(&foi(&input, &FoiFacts::default()));
    for said in [
        "3 bids were awarded £700.30 in all.",
        "counts in full under each of them",
        "O1: Protect vulnerable people and communities 2 £300.30",
        "O2: Rehabilitate offenders 1 £100.10",
        "None claimed 1 £400",
        "Priority group Bids awarded Awarded None claimed 3 £700.30",
    ] {
        assert!(text.contains(said), "{said} is not in the answers: {text}");
    }
}

#[test]
fn what_the_data_does_not_hold_is_said_to_be_not_held() {
    let text = docx_text(&foi(&decided(6), &FoiFacts::default()));
    for said in [
        "Next year’s allocation and the dates of its process: not held.",
        "Joint Strategic Needs Assessments and joint strategies: not held.",
        "by which mechanism: not held.",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
    let undecided = common::round(Plan {
        decided: false,
        ..Plan::of(2)
    });
    let text = docx_text(&foi(&undecided, &FoiFacts::default()));
    assert!(
        text.contains("Not held: nothing has been decided in this round yet."),
        "{text}"
    );
    assert!(text.contains("Decided on Not decided yet"), "{text}");
}

#[test]
fn partners_are_a_count_and_the_approach_is_told() {
    let mut input = decided(6);
    input.round.approach = Approach::CoCommissioning;
    let private = Some(PrivateText::new("The county pays half"));
    input.bids[0].details.other_funding = private.clone();
    input.bids[5].details.other_funding = private;
    let text = docx_text(&foi(&input, &FoiFacts::default()));
    assert!(
        text.contains("others pay for the project too: 1 of 3. Who they are"),
        "{text}"
    );
    assert!(text.contains("This round was co-commissioned"), "{text}");
    assert!(text.contains("Approach Co-commissioning"), "{text}");
    assert!(!text.contains("The county pays"));
}

#[test]
fn conditions_are_listed_as_far_as_they_were_read() {
    let mut input = decided(6);
    let unread = BidRef::new("PCC-002");
    for decision in &mut input.decisions {
        if decision.bid == unread {
            decision.conditions = "A word that nobody read".to_owned();
        }
    }
    let text = docx_text(&foi(&input, &FoiFacts::default()));
    assert!(
        text.contains("Of 3 awards, 2 have conditions of their own."),
        "{text}"
    );
    assert!(
        text.contains("A safeguarding policy is shown first."),
        "{text}"
    );
    assert!(text.contains("[not yet read for publication]"), "{text}");
    assert!(!text.contains("A word that nobody read"));
}
