//! What is put to the chair, and what the chair chose: ties at the line, minimums
//! not reached, bids outside the rank order, the shortlist that was settled on.

use evenhand_core::{
    BidRef, Pounds, Settled, Titled, phrase,
    shortlist::{AwardKind, Shortlist},
};

use super::{FundedInput, terms};
use crate::{
    PackError,
    layout::{Cell, Column, Flow, Row, Text, style::DENSE},
    pages::grid,
    wording,
};

/// Lays them out, those that there are.
pub(super) fn draw_choices(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    draw_ties(flow, given.main)?;
    draw_unmet_minimums(flow, given)?;
    draw_overrides(flow, given)?;
    match &given.shortlist.settled {
        Some(settled) => draw_settled(flow, given, settled),
        None => flow.add_prose("The chair has not settled on a shortlist."),
    }
}

fn draw_ties(flow: &mut Flow, main: &Shortlist) -> Result<(), PackError> {
    if main.ties.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Ties put to the chair")?;
    main.ties
        .iter()
        .try_for_each(|tie| flow.add_prose(tie.sentence.as_str()))
}

fn draw_unmet_minimums(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    if given.main.unmet.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Minimums that are not reached")?;
    let parts = [
        ("What for", Column::left(0.0)),
        ("What is missing", Column::left(0.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for unmet in &given.main.unmet {
        let title = terms::minimum_title(&given.papers.input.scheme, &unmet.of);
        let cells = vec![
            Cell::dense(title).heads(crate::layer::Scope::Row),
            Cell::dense(unmet.sentence.as_str()),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn draw_overrides(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    let overrides = &given.shortlist.overrides;
    if overrides.is_empty() {
        return Ok(());
    }
    flow.add_sub_heading("Decided by the chair outside the rank order")?;
    let reference = grid::reference_width(flow, overrides.iter().map(|one| &one.bid))?;
    let parts = [
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(120.0)),
        ("Decided", Column::left(92.0)),
        ("Why", Column::left(0.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in overrides {
        let cells = vec![
            grid::reference_cell(given.papers, &one.bid),
            grid::bidder_cell(given.papers, &one.bid)?,
            Cell::dense(one.kind.title()),
            Cell::dense(one.reason.as_str()),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn draw_settled(
    flow: &mut Flow,
    given: FundedInput<'_>,
    settled: &Settled,
) -> Result<(), PackError> {
    flow.add_sub_heading("The shortlist that the chair settled on")?;
    let way = settled.way.in_sentence();
    let sum = settled
        .awards
        .iter()
        .map(|award| award.amount)
        .sum::<Pounds>();
    flow.add_prose(format!(
        "The chair settled on a fund of {}, awarded {way}: {} for {} in all.",
        settled.total.to_words(),
        phrase::counted(settled.awards.len(), "award", "awards"),
        sum.to_words()
    ))?;
    if !settled.reason.trim().is_empty() {
        flow.add_dense(&Text::new("Why", DENSE.strong()).then(settled.reason.as_str(), DENSE))?;
        flow.skip_space(4.0);
    }
    if is_main_shortlist(given.main, settled) {
        return flow.add_prose("Its awards are those of the shortlist above.");
    }
    flow.add_prose("Its awards differ from those of the shortlist above.")?;
    draw_settled_awards(flow, given, settled)
}

fn is_main_shortlist(main: &Shortlist, settled: &Settled) -> bool {
    let paid = |kind| matches!(kind, AwardKind::Full | AwardKind::Part);
    let mut theirs: Vec<(&BidRef, Pounds)> = main
        .awards
        .iter()
        .filter(|award| paid(award.kind))
        .map(|award| (&award.bid, award.amount))
        .collect();
    let mut ours: Vec<(&BidRef, Pounds)> = settled
        .awards
        .iter()
        .map(|award| (&award.bid, award.amount))
        .collect();
    theirs.sort();
    ours.sort();
    theirs == ours
}

fn draw_settled_awards(
    flow: &mut Flow,
    given: FundedInput<'_>,
    settled: &Settled,
) -> Result<(), PackError> {
    let reference = grid::reference_width(flow, settled.awards.iter().map(|award| &award.bid))?;
    let asked = given.papers.input.bids.iter().map(|bid| bid.amount);
    let money = grid::money_width(flow, asked)?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
        ("Asked for", Column::right(money)),
        ("Awarded", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for award in &settled.awards {
        let rank = given
            .papers
            .ranked_bid(&award.bid)
            .map_or_else(String::new, |entry| wording::rank(entry.rank, entry.tied));
        let cells = vec![
            Cell::dense(rank),
            grid::reference_cell(given.papers, &award.bid),
            grid::bidder_cell(given.papers, &award.bid)?,
            grid::amount_cell(given.papers.bid(&award.bid)?.amount),
            Cell::new(Text::new(award.amount.to_words(), DENSE.strong())),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
