//! The funds at which a bid enters or leaves, as a strip chart and in figures.

use super::{FundedInput, strip};
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row},
    pages::grid,
    wording,
};

/// Lays them out.
pub(super) fn draw_breakpoints(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    let (fund, breakpoints) = (given.fund(), &given.shortlist.breakpoints);
    flow.add_sub_heading("Where the fund would change the shortlist")?;
    if let Some(fund) = breakpoints.given_up_at {
        flow.add_prose(format!(
            "The range holds more such funds than could be searched: the search was given up at {}, and over that there may be more.",
            fund.to_words()
        ))?;
    }
    if breakpoints.list.is_empty() {
        return flow.add_prose(if fund.low == fund.high {
            "The fund is settled and has no range, so nothing can change the shortlist.".to_owned()
        } else {
            format!(
                "No fund in the range {} changes which bids are funded in full.",
                wording::fund_range(fund.low, fund.high)
            )
        });
    }
    let there_are = match breakpoints.list.len() {
        1 => "there is one fund".to_owned(),
        many => format!("there are {many} funds"),
    };
    flow.add_prose(format!(
        "From {} {there_are} at which the set of bids funded in full changes. Each is exact: with a penny less, the set is the one before.",
        wording::fund_range(fund.low, fund.high)
    ))?;
    strip::draw_strip(flow, fund, &breakpoints.list)?;
    draw_breakpoint_table(flow, given)
}

fn draw_breakpoint_table(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    let list = &given.shortlist.breakpoints.list;
    flow.add_minor_heading("The same in figures")?;
    let money = grid::money_width(flow, list.iter().map(|one| one.fund))?.max(72.0);
    let parts = [
        ("From this fund on", Column::right(money)),
        ("Bids that enter", Column::left(0.0)),
        ("Bids that leave", Column::left(0.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in list {
        let cells = vec![
            Cell::dense(one.fund.to_words()).heads(Scope::Row),
            grid::bid_links_cell(given.papers, &one.enters),
            grid::bid_links_cell(given.papers, &one.leaves),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
