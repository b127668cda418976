//! The fund and its parameters, in words.

use evenhand_core::{FitRule, Fund, Minimum, MinimumFor, Titled, phrase, scheme::Scheme};

use super::FundedInput;
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, WIDTH},
    },
    wording,
};

/// The width of the names of parameters.
const NAMES: f32 = 130.0;

/// Lays the fund out.
pub(super) fn draw_terms(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    flow.add_prose(
        "A shortlist says what each ranked bid would be awarded under a fund. It goes down the ranks and follows the terms below; it never changes a score \
         or a rank. What is awarded in the end is the Commissioner’s to decide.",
    )?;
    flow.add_sub_heading("The fund and its terms")?;
    let columns = vec![Column::left(NAMES), Column::left(WIDTH - NAMES)];
    let mut table = Table::new(flow, columns, Vec::new());
    for (name, words) in list_terms(given) {
        let name = Cell::new(Text::new(name, DENSE.strong())).heads(Scope::Row);
        table.add_row(flow, Row::new(vec![name, Cell::dense(words)]))?;
    }
    table.finish(flow)
}

fn list_terms(given: FundedInput<'_>) -> Vec<(&'static str, String)> {
    let fund = given.fund();
    let mut lines = vec![("Fund", wording::fund_range(fund.low, fund.high))];
    let line =
        |line: &evenhand_core::FundLine| format!("{}: {}", line.label, line.amount.to_words());
    lines.extend(fund.sources.iter().map(|one| ("From", line(one))));
    lines.extend(
        fund.commitments
            .iter()
            .map(|one| ("Committed already", line(one))),
    );
    lines.extend(fund.power.map(|power| ("Power", power.title().to_owned())));
    lines.extend(list_limits(fund));
    lines.push((
        "A bid that does not fit",
        fit_rule_words(fund.rule).to_owned(),
    ));
    let scheme = &given.papers.input.scheme;
    lines.extend(
        fund.minimums
            .iter()
            .map(|minimum| ("To be reached", minimum_words(scheme, minimum))),
    );
    lines
}

fn list_limits(fund: &Fund) -> impl Iterator<Item = (&'static str, String)> {
    let over = (!fund.over_allocation.is_zero()).then(|| {
        format!(
            "{} of the fund, because recipients underspend",
            wording::weight(fund.over_allocation)
        )
    });
    let reserve = (!fund.reserve_share.is_zero())
        .then(|| format!("{} of the fund", wording::weight(fund.reserve_share)));
    [
        ("Awards may exceed it by", over),
        ("Held back", reserve),
        (
            "Most for one bidder",
            fund.most_per_bidder.map(|most| most.to_words()),
        ),
        (
            "Most for one bid",
            fund.most_per_bid.map(|most| most.to_words()),
        ),
        (
            "Least for an award",
            fund.least_per_bid.map(|least| least.to_words()),
        ),
    ]
    .into_iter()
    .filter_map(|(name, words)| Some((name, words?)))
}

fn fit_rule_words(rule: FitRule) -> &'static str {
    match rule {
        FitRule::Stop => "The list ends there; nothing below it in the ranks is looked at.",
        FitRule::Skip => "It is passed over, and the next bid down the ranks is looked at.",
        FitRule::Part => {
            "It is offered what is left, where that is not under the least that it said it could work with; otherwise it is passed over. The next bid down the ranks is looked at."
        }
    }
}

/// "Reduce burglary: at least £40,000 and at least 2 awards".
fn minimum_words(scheme: &Scheme, minimum: &Minimum) -> String {
    let spend = minimum
        .least_spend
        .map(|least| format!("at least {}", least.to_words()));
    let awards = minimum.least_awards.map(|least| {
        let awards = phrase::counted(least, "award", "awards");
        format!("at least {awards}")
    });
    let parts = phrase::listed(spend.into_iter().chain(awards));
    format!("{}: {parts}", minimum_title(scheme, &minimum.of))
}

/// What a minimum is for, by its title.
pub(super) fn minimum_title(scheme: &Scheme, of: &MinimumFor) -> String {
    match of {
        MinimumFor::Objective(id) | MinimumFor::Group(id) => scheme
            .criterion(id)
            .map_or_else(|| of.words(), |criterion| criterion.title.clone()),
        MinimumFor::District(name) => name.clone(),
    }
}
