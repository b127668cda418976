//! The main shortlist: what each ranked bid is awarded, with the reason and the
//! running sum, and the funding line.

use evenhand_core::{
    FitRule, Pounds, Titled, phrase,
    shortlist::{Award, AwardKind},
};

use super::FundedInput;
use crate::{
    PackError,
    layer::Ink,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, SMALL},
    },
    pages::{chapter::Chapter, grid},
    wording,
};

/// Lays the shortlist out.
pub(super) fn draw_walk(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    flow.add_sub_heading(&format!(
        "The shortlist under {}",
        given.main.fund.to_words()
    ))?;
    flow.add_prose(walk_summary(given))?;
    let ranked: Vec<&Award> = ranked_awards(given).collect();
    if ranked.is_empty() {
        return flow.add_prose("No bid is ranked, so none can be awarded anything.");
    }
    let line = funding_line(given, &ranked);
    let mut table = begin_walk_table(flow, given, &ranked)?;
    let mut sum = Pounds::ZERO;
    for (index, award) in ranked.iter().enumerate() {
        if line == Some(index) {
            draw_funding_line(flow, &mut table, given)?;
        }
        sum = [sum, award.amount].into_iter().sum();
        table.add_row(flow, award_row(given, award, sum)?)?;
    }
    table.finish(flow)?;
    flow.skip_space(8.0);
    flow.add_note(closing_words(given, line))
}

/// The awards of ranked bids, by rank.
fn ranked_awards<'a>(given: FundedInput<'a>) -> impl Iterator<Item = &'a Award> {
    let awards = given.main.awards.iter();
    awards.filter(|award| award.rank.is_some())
}

fn walk_summary(given: FundedInput<'_>) -> String {
    let main = given.main;
    let number = |kind| {
        main.awards
            .iter()
            .filter(|award| award.kind == kind)
            .count()
    };
    let full = phrase::counted(
        number(AwardKind::Full),
        "bid is funded in full",
        "bids are funded in full",
    );
    let part = match number(AwardKind::Part) {
        0 => String::new(),
        some => format!(" and {some} in part"),
    };
    let reserve = if main.reserve == Pounds::ZERO {
        String::new()
    } else {
        format!(" {} is held back.", main.reserve.to_words())
    };
    let over = main.over_fund();
    let over = if over == Pounds::ZERO {
        String::new()
    } else {
        format!(" That is {} over the fund.", over.to_words())
    };
    format!(
        "{full}{part}, for {} in all.{reserve}{over} {} is left to award. The running sum adds up the awards, from the first rank down.",
        main.spent.to_words(),
        main.left.to_words()
    )
}

fn begin_walk_table(
    flow: &mut Flow,
    given: FundedInput<'_>,
    ranked: &[&Award],
) -> Result<Table, PackError> {
    let reference = grid::reference_width(flow, ranked.iter().map(|award| &award.bid))?;
    let asked = given.papers.ranked.iter().map(|(_, bid)| bid.amount);
    let money = grid::money_width(flow, asked.chain([given.main.spent]))?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(112.0)),
        ("Asked for", Column::right(money)),
        ("Awarded", Column::right(money)),
        ("Running sum", Column::right(money)),
        ("Why", Column::left(0.0)),
    ];
    Ok(grid::begin_table(flow, &parts))
}

fn award_row(given: FundedInput<'_>, award: &Award, sum: Pounds) -> Result<Row, PackError> {
    let bid = given.papers.bid(&award.bid)?;
    let rank = given.papers.ranked_bid(&award.bid).map_or_else(
        || award.rank.map_or_else(String::new, |rank| rank.to_string()),
        |entry| wording::rank(entry.rank, entry.tied),
    );
    let kind = award.kind.title();
    let awarded = if award.amount == Pounds::ZERO {
        Cell::dense(kind)
    } else {
        Cell::new(Text::new(award.amount.to_words(), DENSE.strong())).below(Text::new(kind, SMALL))
    };
    Ok(Row::new(vec![
        Cell::new(Text::new(rank, DENSE.strong())),
        grid::reference_cell(given.papers, &award.bid),
        Cell::dense(bid.bidder.as_str()),
        grid::amount_cell(bid.amount),
        awarded,
        grid::amount_cell(sum),
        Cell::dense(award.reason.as_str()),
    ]))
}

/// Before which of the ranked bids the funding line stands: where the walk ended, or
/// after the last bid that it funded. None where it stands below all of them.
fn funding_line(given: FundedInput<'_>, ranked: &[&Award]) -> Option<usize> {
    let in_order = |award: &Award| given.override_of(&award.bid).is_none();
    if given.fund().rule == FitRule::Stop {
        return ranked
            .iter()
            .position(|award| award.kind == AwardKind::Reserve && in_order(award));
    }
    let after = ranked
        .iter()
        .rposition(|award| award.amount > Pounds::ZERO && in_order(award))
        .map_or(0, |index| index.saturating_add(1));
    (after < ranked.len()).then_some(after)
}

fn draw_funding_line(
    flow: &mut Flow,
    table: &mut Table,
    given: FundedInput<'_>,
) -> Result<(), PackError> {
    let left = given.main.left.to_words();
    let words = match given.fund().rule {
        FitRule::Stop => {
            format!("The funding line: the list ended here, and {left} is left.")
        }
        FitRule::Skip | FitRule::Part => {
            format!(
                "The funding line: no bid below it is funded in rank order, and {left} is left."
            )
        }
    };
    let text = Text::new(words, DENSE.strong().ink(Ink::Accent));
    table.add_row(
        flow,
        Row::new(vec![Cell::new(text).over(7)]).look(Look::Rule),
    )
}

fn closing_words(given: FundedInput<'_>, line: Option<usize>) -> String {
    let apart = given.papers.unranked.len();
    let all = if line.is_none() && given.main.awards.iter().any(|award| award.rank.is_some()) {
        "The list went down to the last ranked bid, so no funding line is drawn. "
    } else {
        ""
    };
    match apart {
        0 => format!("{all}Every bid is ranked."),
        _ => format!(
            "{all}{} not ranked and awarded nothing; the reasons are in “{}”.",
            phrase::counted(apart, "bid is", "bids are"),
            Chapter::Unranked.title()
        ),
    }
}
