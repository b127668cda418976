//! What a co-commissioned round wants of its partners, before scoring opens and before the
//! decision.

use evenhand_core::commission::{Partner, Partnership, SignOffState};
use evenhand_core::phrase;

use crate::round_data::RoundData;
use crate::view::round::{Screen, StepCheck};

/// What opening the scoring wants of the partners; nothing where the round has no partners
/// by its approach.
pub(crate) fn opening_checks(round: &RoundData) -> Vec<StepCheck> {
    match (round.is_co_commissioned(), round.partnership()) {
        (false, _) => Vec::new(),
        (true, None) => vec![check(false, false, NONE_NAMED.to_owned())],
        (true, Some(partnership)) => vec![
            outcomes_check(partnership),
            members_check(round, partnership),
            money_check(round, partnership),
            signed_check(round, partnership, true),
        ],
    }
}

/// What the decision wants of the partners.
pub(crate) fn deciding_checks(round: &RoundData) -> Vec<StepCheck> {
    match (round.is_co_commissioned(), round.partnership()) {
        (false, _) => Vec::new(),
        (true, None) => vec![check(false, false, NONE_NAMED.to_owned())],
        (true, Some(partnership)) => vec![
            outcomes_check(partnership),
            money_check(round, partnership),
            signed_check(round, partnership, false),
        ],
    }
}

/// What is still missing for the decision, as sentences.
pub(crate) fn list_missing(round: &RoundData) -> Vec<String> {
    let checks = deciding_checks(round).into_iter();
    let unmet = checks.filter(|check| !check.met && !check.advisory);
    unmet.map(|check| check.text).collect()
}

const NONE_NAMED: &str = "The round is co-commissioned, and its partners are not named yet.";

fn check(met: bool, advisory: bool, text: String) -> StepCheck {
    StepCheck {
        met,
        advisory,
        text,
        screen: Screen::Partners,
    }
}

fn outcomes_check(partnership: &Partnership) -> StepCheck {
    let outcomes = partnership.outcomes.len();
    let text = match outcomes {
        0 => "The partners have not agreed an outcome yet.".to_owned(),
        some => format!(
            "The partners have agreed {}.",
            phrase::counted(some, "outcome", "outcomes")
        ),
    };
    check(outcomes > 0, false, text)
}

/// That each partner has somebody on the panel now.
fn members_check(round: &RoundData, partnership: &Partnership) -> StepCheck {
    let sits = |partner: &&Partner| {
        let mut panel = round.panel_members();
        !panel.any(|member| partner.members.contains(&member.id))
    };
    let without = names(partnership.partners.iter().filter(sits));
    let text = match without.is_empty() {
        true => "Each partner has somebody on the panel.".to_owned(),
        false => format!("Nobody sits on the panel for {}.", phrase::listed(&without)),
    };
    check(without.is_empty(), false, text)
}

/// That no fund is supposed that the partners' money does not reach.
fn money_check(round: &RoundData, partnership: &Partnership) -> StepCheck {
    let (money, high) = (partnership.money(), round.row.details.fund.high);
    let (money_words, high_words) = (money.to_words(), high.to_words());
    let text = match high <= money {
        true => format!("The fund of up to {high_words} is within the partners’ {money_words}."),
        false => format!(
            "The fund of up to {high_words} is more than the partners contribute, {money_words}: awards cannot exceed what they contribute."
        ),
    };
    check(high <= money, true, text)
}

/// That each partner has signed for the partnership as it stands.
fn signed_check(round: &RoundData, partnership: &Partnership, advisory: bool) -> StepCheck {
    let in_state = |state: SignOffState| {
        let partners = partnership.partners.iter();
        names(partners.filter(|one| round.commissioning.sign_off_state(&one.id) == state))
    };
    let (not_yet, changed) = (
        in_state(SignOffState::NotYet),
        in_state(SignOffState::Changed),
    );
    let mut sentences = Vec::new();
    if !not_yet.is_empty() {
        let names = phrase::listed(&not_yet);
        sentences.push(format!("Not signed yet by {names}."));
    }
    if !changed.is_empty() {
        let names = phrase::listed(&changed);
        sentences.push(format!("Changed since it was signed by {names}."));
    }
    match sentences.is_empty() {
        true => check(true, advisory, "Each partner has signed.".to_owned()),
        false => check(false, advisory, sentences.join(" ")),
    }
}

fn names<'a>(partners: impl Iterator<Item = &'a Partner>) -> Vec<&'a str> {
    partners.map(|partner| partner.name.as_str()).collect()
}
