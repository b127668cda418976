//! What the next step of a round wants.

use evenhand_core::scheme::check::check_new;
use evenhand_core::scheme::effective::warnings;
use evenhand_core::scheme::unclaimed::tell_losses;
use evenhand_core::{Bid, BidRef, Pounds, Stage, phrase};

use super::{approach_checks, partner_checks};
use crate::round_data::RoundData;
use crate::view::round::{Screen, StepCheck};

/// What the next step of the round wants.
pub(crate) fn list_step_checks(round: &RoundData) -> Vec<StepCheck> {
    match round.stage() {
        Stage::SetUp => opening_checks(round),
        Stage::Scoring => vec![sheets_check(round)],
        Stage::Closed => Vec::new(),
        Stage::Revealed => partner_checks::deciding_checks(round),
        Stage::Decided => Vec::new(),
    }
}

fn opening_checks(round: &RoundData) -> Vec<StepCheck> {
    let scheme = round.scheme();
    let members = round.scorers().count();
    let faults = check_new(scheme).len();
    let mut checks = vec![
        required_check(
            faults == 0,
            if faults == 0 {
                "The scheme can be followed.".to_owned()
            } else {
                let faults = phrase::counted(faults, "fault", "faults");
                format!("The scheme has {faults} to put right.")
            },
            Screen::SetUp,
        ),
        required_check(
            round.bids().next().is_some(),
            format!("Bids are loaded: {}.", round.bids().count()),
            Screen::Bids,
        ),
        required_check(
            members >= scheme.quorum as usize,
            format!(
                "The panel has {}; the quorum is {}.",
                phrase::counted(members, "member", "members"),
                scheme.quorum
            ),
            Screen::SetUp,
        ),
        advised_check(
            round.row.details.fund.high > Pounds::ZERO,
            "The fund is given, as a range until it is settled.".to_owned(),
            Screen::SetUp,
        ),
    ];
    checks.extend(approach_checks::opening_checks(round));
    checks.extend(partner_checks::opening_checks(round));
    checks.extend(second_key_check(round));
    checks.extend(gateways_check(round));
    checks.extend(failed_check(round));
    let losses = tell_losses(scheme, round.bids());
    let losses = losses.into_iter();
    checks.extend(losses.map(|loss| advised_check(false, loss, Screen::Bids)));
    checks.extend(weights_check(warnings(scheme).len()));
    checks
}

/// That weights carry what they seem to; the scheme's own screen says how far not.
fn weights_check(moved: usize) -> Option<StepCheck> {
    let text = match moved {
        0 => return None,
        1 => "1 criterion counts for another share of the total than it seems to.".to_owned(),
        more => format!("{more} criteria count for other shares of the total than they seem to."),
    };
    Some(advised_check(false, text, Screen::SetUp))
}

/// Where there is an observer, that they have made the second key.
fn second_key_check(round: &RoundData) -> Option<StepCheck> {
    let observer = round.observer()?;
    let made = round.has_second_key();
    let text = match made {
        true => format!("{}, the observer, has made their key.", observer.name),
        false => format!(
            "{}, the observer, makes their key on their own laptop. Invite them, then send and fetch.",
            observer.name
        ),
    };
    Some(required_check(made, text, Screen::Devices))
}

fn gateways_check(round: &RoundData) -> Option<StepCheck> {
    let gateways = round.scheme().gateways.len();
    let wanted = gateways * round.bids().count();
    if wanted == 0 {
        return None;
    }
    let answered = round
        .gateways
        .iter()
        .filter(|answer| {
            answer.answer.is_some() && round.scheme().gateway(&answer.gateway).is_some()
        })
        .count()
        .min(wanted);
    Some(advised_check(
        answered == wanted,
        format!("Gateways are answered: {answered} of {wanted}."),
        Screen::Bids,
    ))
}

/// Which bids are not sent to be scored, for having failed a gateway.
fn failed_check(round: &RoundData) -> Option<StepCheck> {
    let failed = |bid: &&Bid| round.failed_gateway(&bid.reference).is_some();
    let failed = round.bids().filter(failed).map(|bid| &bid.reference);
    let failed: Vec<&str> = failed.map(BidRef::as_str).collect();
    if failed.is_empty() {
        return None;
    }
    let text = format!(
        "Failed a gateway and not sent to be scored: {}. To have one scored all the same, say so beside its answer.",
        phrase::listed(&failed)
    );
    Some(advised_check(true, text, Screen::Bids))
}

fn sheets_check(round: &RoundData) -> StepCheck {
    let (submitted, wanted) = round.sheet_counts();
    advised_check(
        submitted == wanted,
        format!("Sheets are in: {submitted} of {wanted}."),
        Screen::Progress,
    )
}

fn required_check(met: bool, text: String, screen: Screen) -> StepCheck {
    StepCheck {
        met,
        advisory: false,
        text,
        screen,
    }
}

fn advised_check(met: bool, text: String, screen: Screen) -> StepCheck {
    StepCheck {
        met,
        advisory: true,
        text,
        screen,
    }
}
