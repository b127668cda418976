//! The funds at which a bid enters or leaves, as a strip chart and in figures.

use super::{Given, strip};
use crate::{
    PackError,
    layer::Scope,
    layout::{Cell, Column, Flow, Row},
    pages::grid,
    wording,
};

/// Lays them out.
pub(super) fn breakpoints(flow: &mut Flow, given: Given<'_>) -> Result<(), PackError> {
    let (fund, breakpoints) = (given.fund(), &given.shortlist.breakpoints);
    flow.sub_heading("Where the fund would change the shortlist")?;
    if let Some(fund) = breakpoints.given_up_at {
        flow.prose(format!(
            "The range holds more such funds than could be searched: the search was given up at {}, and over that there may be more.",
            fund.to_words()
        ))?;
    }
    if breakpoints.list.is_empty() {
        return flow.prose(if fund.low == fund.high {
            "The fund is settled and has no range, so nothing can change the shortlist.".to_owned()
        } else {
            format!(
                "No fund in the range {} changes which bids are funded in full.",
                wording::range(fund.low, fund.high)
            )
        });
    }
    let there_are = match breakpoints.list.len() {
        1 => "there is one fund".to_owned(),
        many => format!("there are {many} funds"),
    };
    flow.prose(format!(
        "From {} {there_are} at which the set of bids funded in full changes. Each is exact: with a penny less, the set is the one before.",
        wording::range(fund.low, fund.high)
    ))?;
    strip::strip(flow, fund, &breakpoints.list)?;
    table(flow, given)
}

fn table(flow: &mut Flow, given: Given<'_>) -> Result<(), PackError> {
    let list = &given.shortlist.breakpoints.list;
    flow.minor_heading("The same in figures")?;
    let money = grid::money(flow, list.iter().map(|one| one.fund))?.max(72.0);
    let parts = [
        ("From this fund on", Column::right(money)),
        ("Bids that enter", Column::left(0.0)),
        ("Bids that leave", Column::left(0.0)),
    ];
    let mut table = grid::table(flow, &parts);
    for one in list {
        let cells = vec![
            Cell::dense(one.fund.to_words()).heads(Scope::Row),
            grid::bids(&one.enters),
            grid::bids(&one.leaves),
        ];
        table.row(flow, Row::new(cells))?;
    }
    table.end(flow)
}
