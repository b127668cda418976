//! Totals as bars, with each member's own total as a dot, and the same in figures.

use evenhand_core::phrase;

use super::{
    grid,
    plot::{self, AXIS, Frame},
    spread::{self, Spread},
};
use crate::{
    PackError,
    layer::Ink,
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{DENSE, LEFT, RIGHT, SMALL, WIDTH},
    },
    papers::Papers,
    wording,
};

/// The height of one bid on the chart.
const STEP: f32 = 16.0;

/// Lays the chapter out.
pub(crate) fn draw_totals(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let all = Spread::of_ranked(papers);
    flow.add_prose(
        "Each bar is a bid’s total. Each dot is the total that the bid would have by one member’s sheet alone: dots far apart show that the panel \
         saw the bid differently. Totals with agreed scores can lie away from the dots. The figures are in the table after the chart.",
    )?;
    plot::draw_paged(flow, &all, STEP, draw_totals_chart)?;
    draw_totals_table(flow, papers, &all)
}

fn draw_totals_chart(flow: &mut Flow, bids: &[Spread<'_>]) -> Result<(), PackError> {
    let references = bids.iter().map(|spread| spread.bid.reference.as_str());
    let labels = plot::widest_label(flow, DENSE, references, 102.0)? + 8.0;
    let frame = Frame {
        left: LEFT + 28.0 + labels,
        length: WIDTH - 28.0 - labels - 44.0,
        low: 0.0,
        high: 100.0,
    };
    let height = STEP * bids.len() as f32 + AXIS;
    plot::draw_figure(flow, height, describe_totals(bids), |flow| {
        let marks = plot::axis_marks(0.0, 100.0, 20.0);
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, format!("{at:.0}")))
            .collect();
        plot::draw_axis(flow, &frame, &marks, height)?;
        let mut top = flow.y + AXIS;
        for spread in bids {
            draw_total_bar(flow, &frame, spread, top)?;
            top += STEP;
        }
        Ok(())
    })
}

fn draw_total_bar(
    flow: &mut Flow,
    frame: &Frame,
    spread: &Spread<'_>,
    top: f32,
) -> Result<(), PackError> {
    let (baseline, middle) = (top + STEP / 2.0 + 3.0, top + STEP / 2.0);
    let total = spread.entry.figures.total;
    flow.canvas.draw_text_ending_at(
        DENSE.strong().look,
        LEFT + 22.0,
        baseline,
        &wording::rank(spread.entry.rank, spread.entry.tied),
    )?;
    let room = frame.left - LEFT - 34.0;
    plot::draw_label(
        flow,
        DENSE,
        LEFT + 28.0,
        baseline,
        room,
        spread.bid.reference.as_str(),
    )?;
    let width = frame.x(spread::points_on_axis(total)) - frame.left;
    flow.canvas
        .fill_rectangle(Ink::Tint, frame.left, top + 3.0, width, STEP - 6.0);
    draw_own_totals(flow, frame, spread, middle);
    let words = wording::points(total);
    flow.canvas
        .draw_text_ending_at(DENSE.strong().look, RIGHT, baseline, &words)
}

/// The members' own totals: a dot each, and a line from the lowest to the highest.
fn draw_own_totals(flow: &mut Flow, frame: &Frame, spread: &Spread<'_>, middle: f32) {
    let x = |points| frame.x(spread::points_on_axis(points));
    if let Some((low, high)) = spread.ends() {
        flow.canvas
            .draw_stroke(Ink::Accent, 0.8, (x(low), middle), (x(high), middle));
    }
    for own in &spread.own {
        flow.canvas.draw_disc(Ink::Accent, x(*own), middle, 2.2);
    }
}

/// The chart in words, for those who cannot see it.
fn describe_totals(bids: &[Spread<'_>]) -> String {
    let (Some(first), Some(last)) = (bids.first(), bids.last()) else {
        return String::new();
    };
    let widest = bids
        .iter()
        .filter_map(|spread| {
            spread
                .ends()
                .map(|(low, high)| (high.0 - low.0, spread, low, high))
        })
        .max_by_key(|(width, ..)| *width);
    let apart = widest.map_or_else(String::new, |(_, spread, low, high)| {
        format!(
            " The members’ own totals lie furthest apart for bid {}: from {low} to {high}.",
            spread.bid.reference
        )
    });
    format!(
        "Bar chart of the totals of {}, from rank {} (bid {}, {}) to rank {} (bid {}, {}), with the members’ own totals as dots.{apart} The same figures \
         are in the table after the chart.",
        phrase::counted(bids.len(), "bid", "bids"),
        first.entry.rank,
        first.bid.reference,
        first.entry.figures.total,
        last.entry.rank,
        last.bid.reference,
        last.entry.figures.total
    )
}

fn draw_totals_table(
    flow: &mut Flow,
    papers: &Papers<'_>,
    all: &[Spread<'_>],
) -> Result<(), PackError> {
    flow.add_sub_heading("The same in figures")?;
    let titles = [
        "Rank",
        "Bid",
        "Bidder",
        "Total",
        "Lowest of a member",
        "Highest of a member",
        "Apart",
    ];
    let widths = [34.0, 84.0, 0.0, 46.0, 62.0, 62.0, 46.0];
    let others: f32 = widths.iter().sum();
    let columns = widths
        .iter()
        .enumerate()
        .map(|(number, width)| match number {
            1 => Column::left(*width),
            2 => Column::left(WIDTH - others),
            _ => Column::right(*width),
        });
    let head = titles.map(|title| Cell::new(Text::new(title, SMALL.strong())));
    let mut table = Table::new(flow, columns.collect(), head.to_vec());
    for spread in all {
        table.add_row(flow, spread_row(papers, spread))?;
    }
    table.finish(flow)
}

fn spread_row(papers: &Papers<'_>, spread: &Spread<'_>) -> Row {
    let dash = || "—".to_owned();
    let ends = spread.ends();
    Row::new(vec![
        Cell::dense(wording::rank(spread.entry.rank, spread.entry.tied)),
        grid::reference_cell(papers, &spread.bid.reference),
        Cell::dense(spread.bid.bidder.as_str()),
        Cell::dense(wording::points(spread.entry.figures.total)),
        Cell::dense(ends.map_or_else(dash, |(low, _)| low.to_string())),
        Cell::dense(ends.map_or_else(dash, |(_, high)| high.to_string())),
        Cell::dense(ends.map_or_else(dash, |(low, high)| (high.0 - low.0).to_string())),
    ])
}
