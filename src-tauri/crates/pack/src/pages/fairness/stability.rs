//! How firmly each ranked bid stands where it stands: bars, and the same in figures.

use evenhand_core::{Titled, VariantArray, phrase};

use evenhand_core::fairness::stability::{Band, BidStability};

use crate::{
    PackError,
    input::PackFairness,
    layer::Ink,
    layout::{
        Cell, Column, Flow, Row, Text,
        style::{DENSE, LEFT, RIGHT, SMALL},
    },
    pages::{
        grid,
        plot::{self, AXIS, Frame},
    },
    papers::Papers,
    wording,
};

/// The height of one bid on the chart.
const STEP: f32 = 16.0;
/// The room for the rank range and the band at the right.
const WORDS: f32 = 118.0;

/// Lays stability out, with what it takes to repeat it.
pub(super) fn draw_stability(
    flow: &mut Flow,
    papers: &Papers<'_>,
    given: &PackFairness,
) -> Result<(), PackError> {
    flow.add_sub_heading("How firmly each bid stands")?;
    if given.stability.is_empty() {
        return flow.add_prose(
            "No bid is ranked, or no fund is supposed, so there is no line to stand above.",
        );
    }
    flow.add_prose(
        "Above the line means funded in full; the bars of bids that are above it in this pack are dark. The chance is the share of draws in which the bid is above the line when the panel is drawn anew from its \
         members. The rank range holds its rank and those that it would have without any one member. A bid is safe where it is above the line with, and \
         without, each member, and in at least 95% of the draws and of the weightings; out where it is below with and without each member, and above in at \
         most 5% of both; in the balance otherwise.",
    )?;
    flow.add_prose(how_to_repeat(given))?;
    plot::draw_paged(flow, &given.stability, STEP, |flow, here| {
        draw_stability_chart(flow, papers, here)
    })?;
    draw_stability_table(flow, papers, &given.stability)
}

/// What it takes to repeat the runs.
pub(crate) fn how_to_repeat(given: &PackFairness) -> String {
    format!(
        "To repeat it: a fund of {}, {} draws of members, {} weightings (each weight moved by up to 20% and the weights renormalised), seed {}.",
        given.total.to_words(),
        given.draws,
        given.weightings,
        given.seed
    )
}

fn draw_stability_chart(
    flow: &mut Flow,
    papers: &Papers<'_>,
    bids: &[BidStability],
) -> Result<(), PackError> {
    let references = bids.iter().map(|one| one.bid.as_str());
    let labels = plot::widest_label(flow, DENSE, references, 102.0)?;
    let left = LEFT + 28.0 + labels + 8.0;
    let frame = Frame {
        left,
        length: RIGHT - WORDS - left,
        low: 0.0,
        high: 100.0,
    };
    let height = AXIS + STEP * bids.len() as f32;
    plot::draw_figure(flow, height, describe_stability(bids), |flow| {
        let marks = plot::axis_marks(0.0, 100.0, 20.0);
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, format!("{at:.0}%")))
            .collect();
        plot::draw_axis(flow, &frame, &marks, height)?;
        let mut top = flow.y + AXIS;
        for one in bids {
            draw_chance_bar(flow, papers, &frame, one, top)?;
            top += STEP;
        }
        Ok(())
    })
}

fn draw_chance_bar(
    flow: &mut Flow,
    papers: &Papers<'_>,
    frame: &Frame,
    one: &BidStability,
    top: f32,
) -> Result<(), PackError> {
    let baseline = top + STEP / 2.0 + 3.0;
    flow.canvas.draw_text_ending_at(
        DENSE.strong().look,
        LEFT + 22.0,
        baseline,
        &rank_words(papers, one),
    )?;
    let room = frame.left - LEFT - 36.0;
    plot::draw_label(flow, DENSE, LEFT + 28.0, baseline, room, one.bid.as_str())?;
    let chance = one.above_line.unwrap_or_default() as f32 * 100.0;
    let width = frame.x(chance) - frame.left;
    let ink = if one.above { Ink::Accent } else { Ink::Tint };
    flow.canvas
        .fill_rectangle(ink, frame.left, top + 3.0, width, STEP - 6.0);
    let words = RIGHT - WORDS + 8.0;
    plot::draw_label(flow, DENSE, words, baseline, 44.0, &rank_range_words(one))?;
    plot::draw_label(
        flow,
        DENSE.strong(),
        words + 46.0,
        baseline,
        WORDS - 54.0,
        one.band.title(),
    )
}

fn rank_words(papers: &Papers<'_>, one: &BidStability) -> String {
    let tied = papers.ranked_bid(&one.bid).is_some_and(|entry| entry.tied);
    wording::rank(one.rank, tied)
}

/// "3", or "2–5".
fn rank_range_words(one: &BidStability) -> String {
    if one.rank_low == one.rank_high {
        one.rank_low.to_string()
    } else {
        format!("{}–{}", one.rank_low, one.rank_high)
    }
}

fn describe_stability(bids: &[BidStability]) -> String {
    let number = |band: Band| bids.iter().filter(|one| one.band == band).count();
    let bands = Band::VARIANTS.iter();
    let bands: Vec<String> = bands
        .map(|band| format!("{} {}", number(*band), band.in_sentence()))
        .collect();
    format!(
        "Bar chart of the chance of {} to be above the funding line, each with its rank range and band: {}. The bars of bids \
         that are above the line are dark. The same figures are in the table after the chart.",
        phrase::counted(bids.len(), "bid", "bids"),
        bands.join(", ")
    )
}

fn draw_stability_table(
    flow: &mut Flow,
    papers: &Papers<'_>,
    all: &[BidStability],
) -> Result<(), PackError> {
    flow.add_minor_heading("The same in figures")?;
    let reference = grid::reference_width(flow, all.iter().map(|one| &one.bid))?;
    let parts = [
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
        ("Above the line now", Column::left(56.0)),
        ("Chance by draws", Column::right(58.0)),
        ("Chance by weightings", Column::right(62.0)),
        ("Rank range", Column::right(50.0)),
        ("Band", Column::left(74.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in all {
        let share =
            |share: Option<f64>| Cell::dense(share.map_or_else(|| "—".to_owned(), wording::chance));
        let mut band = Cell::new(Text::new(one.band.title(), DENSE.strong()));
        if let Some(reason) = &one.reason {
            band = band.below(Text::new(reason.as_str(), SMALL));
        }
        let cells = vec![
            Cell::dense(rank_words(papers, one)),
            grid::reference_cell(papers, &one.bid),
            grid::bidder_cell(papers, &one.bid)?,
            Cell::dense(if one.above { "Yes" } else { "No" }),
            share(one.above_line),
            share(one.weightings),
            Cell::dense(rank_range_words(one)),
            band,
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}
