//! The best set of bids beside rank order.

use evenhand_core::{
    BidRef, Points, Pounds, phrase,
    shortlist::{BestValue, Difference, Objective},
};

use super::FundedInput;
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Look, Row, Text, style::DENSE},
    pages::grid,
    wording,
};

/// Lays the comparison out, or the reason why there is none.
pub(super) fn draw_best_set(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    flow.add_sub_heading("The best set of bids beside rank order")?;
    let (best, difference) = match &given.shortlist.best {
        Ok(both) => both,
        Err(reason) => return flow.add_prose(format!("There is no best set to show. {reason}")),
    };
    flow.add_prose(best_set_words(given, best))?;
    flow.add_prose(proof_words(best))?;
    flow.add_prose(difference_words(difference))?;
    draw_difference_table(flow, given, difference)
}

fn best_set_words(given: FundedInput<'_>, best: &BestValue) -> String {
    let (objective, unit) = match best.objective {
        Objective::TotalScore => ("sum of published totals", " points"),
        Objective::ScoreTimesAmount => (
            "sum of published totals, each times its amount in pounds",
            "",
        ),
    };
    format!(
        "The best set is the one with the highest {objective} of all sets of bids, each funded in full, that keep to the terms of the fund. It does not go by \
         rank, and choosing it needs a reason. Under {} it funds {} for {}, leaves {} and comes to {}{unit}.",
        given.main.fund.to_words(),
        phrase::counted(best.awards.len(), "bid", "bids"),
        best.spent.to_words(),
        left_words(given, best),
        best.value.normalize()
    )
}

/// What a set leaves; where awards may exceed the fund it is not money that the fund has.
fn left_words(given: FundedInput<'_>, best: &BestValue) -> String {
    let left = best.left.to_words();
    if given.main.over_allocation == Pounds::ZERO {
        left
    } else {
        format!("{left} that may still be awarded")
    }
}

fn proof_words(best: &BestValue) -> String {
    match best.bound {
        _ if best.proved => {
            "It is proved, in whole numbers, that no other set comes to more.".to_owned()
        }
        Some(bound) => format!(
            "It is not proved that this is the best: the search was stopped. No set comes to more than {}.",
            bound.normalize()
        ),
        None => "It is not proved that this is the best: the search was stopped.".to_owned(),
    }
}

fn difference_words(difference: &Difference) -> String {
    if difference.gained.is_empty() && difference.lost.is_empty() {
        return "It is the same set as the bids that rank order funds in full.".to_owned();
    }
    let points = if difference.points == Points::default() {
        "the same sum of totals".to_owned()
    } else {
        wording::more_points(difference.points)
    };
    let pounds = if difference.pounds == Pounds::ZERO {
        "the same money".to_owned()
    } else {
        wording::more_money(difference.pounds)
    };
    format!(
        "Beside the bids that rank order funds in full it brings {points}, for {pounds}: it gains {} and loses {}.",
        phrase::counted(difference.gained.len(), "bid", "bids"),
        phrase::counted(difference.lost.len(), "bid", "bids")
    )
}

fn draw_difference_table(
    flow: &mut Flow,
    given: FundedInput<'_>,
    difference: &Difference,
) -> Result<(), PackError> {
    let both = [
        ("Gained: funded in the best set alone", &difference.gained),
        ("Lost: funded in rank order alone", &difference.lost),
    ];
    if both.iter().all(|(_, bids)| bids.is_empty()) {
        return Ok(());
    }
    let all = difference.gained.iter().chain(&difference.lost);
    let reference = grid::reference_width(flow, all)?;
    let asked = given.papers.input.bids.iter().map(|bid| bid.amount);
    let money = grid::money_width(flow, asked)?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
        ("Total", Column::right(48.0)),
        ("Asked for", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for (title, bids) in both.into_iter().filter(|(_, bids)| !bids.is_empty()) {
        let text = Text::new(title, DENSE.strong());
        let cell = Cell::new(text).over(parts.len()).heads(Scope::Row);
        table.add_row(flow, Row::new(vec![cell]).look(Look::Band))?;
        for bid in bids {
            table.add_row(flow, difference_row(given, bid)?)?;
        }
    }
    table.finish(flow)
}

fn difference_row(given: FundedInput<'_>, reference: &BidRef) -> Result<Row, PackError> {
    let (rank, total) = given.papers.ranked_bid(reference).map_or_else(
        || (String::new(), String::new()),
        |entry| {
            let rank = wording::rank(entry.rank, entry.tied);
            (rank, wording::points(entry.figures.total))
        },
    );
    Ok(Row::new(vec![
        Cell::dense(rank),
        grid::reference_cell(given.papers, reference),
        grid::bidder_cell(given.papers, reference)?,
        Cell::dense(total),
        grid::amount_cell(given.papers.bid(reference)?.amount),
    ]))
}
