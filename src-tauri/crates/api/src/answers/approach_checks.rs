//! What each approach asks of a round, and whether it is met.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::scheme::GatewayKind;
use evenhand_core::{Approach, Bid, GatewayAnswer, Pounds, Titled, phrase};

use super::partner_checks;
use super::research::missing_of;
use crate::round_data::RoundData;
use crate::view::round::{Screen, StepCheck};

/// What an approach asks of the round.
pub(crate) fn list_asks(round: &RoundData, approach: Approach) -> Vec<StepCheck> {
    match approach {
        Approach::InvitationForBids => invitation_asks(round),
        Approach::EvidenceLed => {
            let bids = evidence_check(round);
            std::iter::once(research_check(round)).chain(bids).collect()
        }
        Approach::GrantGiving => grant_asks(round),
        Approach::CoCommissioning => partner_checks::opening_checks(round),
        Approach::Iterative => vec![projects_check(round)],
    }
}

/// What the approaches that the round has ask before scoring is opened, or advise.
pub(crate) fn opening_checks(round: &RoundData) -> Vec<StepCheck> {
    let approaches = round.approaches();
    let mut checks: Vec<StepCheck> = plan_check(round, &approaches).into_iter().collect();
    if approaches.contains(&Approach::EvidenceLed) {
        checks.push(research_check(round));
        checks.extend(evidence_check(round));
    }
    if approaches.contains(&Approach::GrantGiving) {
        checks.extend(grant_asks(round));
    }
    checks
}

/// That it is on file why an approach was chosen that asks something of a round.
fn plan_check(round: &RoundData, approaches: &BTreeSet<Approach>) -> Option<StepCheck> {
    let asks_nothing = *approaches == BTreeSet::from([Approach::InvitationForBids]);
    if asks_nothing || !round.commissioning.plans.is_empty() {
        return None;
    }
    let titles = approaches.iter().map(|one| one.in_sentence());
    let text = format!(
        "Say why the round goes by {}, on the page Approach of its set-up.",
        phrase::listed(titles)
    );
    Some(check(false, true, text, Screen::SetUp))
}

fn invitation_asks(round: &RoundData) -> Vec<StepCheck> {
    let details = &round.row.details;
    let pot = details.fund.high;
    let most = details.fund.most_per_bidder;
    let given = |met, yes: String, no: &str| {
        let text = if met { yes } else { no.to_owned() };
        check(met, false, text, Screen::SetUp)
    };
    vec![
        given(
            pot > Pounds::ZERO,
            format!("The total amount of money is set: {}.", pot.to_words()),
            "The total amount of money is not set; give it among the round’s details.",
        ),
        given(
            most.is_some(),
            format!(
                "The most for a single bidder is set: {}.",
                most.unwrap_or_default().to_words()
            ),
            "The most for a single bidder is not set; give it among the round’s details.",
        ),
        given(
            !details.direction.trim().is_empty(),
            "Direction is given to bidders.".to_owned(),
            "No direction is given to bidders; give it among the round’s details.",
        ),
    ]
}

/// That the research is signed off, word for word.
fn research_check(round: &RoundData) -> StepCheck {
    let missing = missing_of(&round.commissioning);
    let text = match missing.is_empty() {
        true => "The research is signed off.".to_owned(),
        false => format!("The research is not signed off. {}", missing.join(" ")),
    };
    check(missing.is_empty(), true, text, Screen::Research)
}

/// That each bid is marked as proven with its sources, or as new with a plan; nothing
/// where there are no bids.
fn evidence_check(round: &RoundData) -> Option<StepCheck> {
    round.bids().next()?;
    let mut wanting: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for bid in round.bids() {
        if let Some(wants) = bid.details.wanting_evidence() {
            let alike = wanting.entry(wants).or_default();
            alike.push(bid.reference.to_string());
        }
    }
    let told: Vec<String> = wanting
        .iter()
        .map(|(wants, bids)| format!("Each of these {wants}: {}.", phrase::listed(bids)))
        .collect();
    let text = match told.is_empty() {
        true => {
            "Each bid is proven with its sources, or new with a plan to validate it.".to_owned()
        }
        false => told.join(" "),
    };
    Some(check(wanting.is_empty(), false, text, Screen::Bids))
}

/// That there are two gates, and that each bid has an answer to each with its evidence.
fn grant_asks(round: &RoundData) -> Vec<StepCheck> {
    let gates = round.scheme().gateways.iter();
    let stops = gates.filter(|one| one.kind == GatewayKind::Showstopper);
    let stops: Vec<_> = stops.collect();
    let two = check(
        stops.len() >= 2,
        true,
        "A quick grant has two gateways that stop a bid: an evidenced need, and a well proven record with the ability to deliver.".to_owned(),
        Screen::SetUp,
    );
    let lacks = |bid: &&Bid| {
        stops.iter().any(|gate| {
            let of_gate = |one: &&GatewayAnswer| one.bid == bid.reference && one.gateway == gate.id;
            let answer = round.gateways.iter().find(of_gate);
            answer.is_none_or(|one| one.answer.is_none() || one.note.trim().is_empty())
        })
    };
    let lacking: Vec<String> = round
        .bids()
        .filter(lacks)
        .map(|bid| bid.reference.to_string())
        .collect();
    let text = match lacking.is_empty() {
        true => "Each gateway is answered with its evidence.".to_owned(),
        false => format!(
            "Answer each gateway that stops a bid, with its evidence beside it, for: {}.",
            phrase::listed(&lacking)
        ),
    };
    vec![two, check(lacking.is_empty(), true, text, Screen::Bids)]
}

fn projects_check(round: &RoundData) -> StepCheck {
    let projects = round.commissioning.projects.len();
    let text = match projects {
        0 => "No existing project is taken over yet.".to_owned(),
        taken => format!(
            "{} taken over.",
            phrase::counted(taken, "existing project is", "existing projects are")
        ),
    };
    check(projects > 0, true, text, Screen::Projects)
}

fn check(met: bool, required: bool, text: String, screen: Screen) -> StepCheck {
    StepCheck {
        met,
        advisory: !required,
        text,
        screen,
    }
}
