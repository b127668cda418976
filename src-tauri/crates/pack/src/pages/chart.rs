//! Totals as bars, with each member's own total as a dot, and the same in figures.

use super::{
    chapter,
    spread::{self, Spread},
};
use crate::{
    PackError,
    layer::{Anchor, Ink, Scope, Tag, content::PAGE_HEIGHT},
    layout::{
        Cell, Column, Flow, Row, Table, Text,
        style::{BOTTOM, DENSE, LEFT, RIGHT, SMALL, WIDTH},
        wrap,
    },
    papers::Papers,
    wording,
};

/// The height of one bid on the chart.
const STEP: f32 = 16.0;
/// Room for the figures of the axis.
const AXIS: f32 = 20.0;

/// Lays the chapter out.
pub(crate) fn chart(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    let all = Spread::all(papers);
    flow.begin_chapter(chapter::CHART);
    flow.chapter_heading(chapter::CHART)?;
    flow.prose(
        "Each bar is a bid’s total. Each dot is the total that the bid would have by one member’s sheet alone: dots far apart show that the panel \
         saw the bid differently. Totals with agreed scores can lie away from the dots. The figures are in the table after the chart, and every member’s own \
         total is on the bid’s page.",
    )?;
    let mut rest = all.as_slice();
    while !rest.is_empty() {
        if flow.room() < AXIS + 4.0 * STEP {
            flow.new_page();
        }
        let fit = rows_in(flow.room() - AXIS).min(rest.len());
        let (here, after) = rest.split_at(fit.max(1).min(rest.len()));
        figure(flow, here)?;
        rest = after;
    }
    table(flow, &all)
}

/// How many bids fit into a height.
fn rows_in(height: f32) -> usize {
    (height / STEP).floor().max(0.0) as usize
}

/// The frame of a chart: where the axis begins and how long it is.
struct Frame {
    left: f32,
    length: f32,
}

impl Frame {
    fn x(&self, part: f32) -> f32 {
        self.left + self.length * part
    }
}

fn figure(flow: &mut Flow, bids: &[Spread<'_>]) -> Result<(), PackError> {
    let mut labels = 40.0_f32;
    for spread in bids {
        labels = labels.max(
            wrap::widest_word(&mut flow.canvas.fonts, spread.bid.reference.as_str(), DENSE)? + 8.0,
        );
    }
    let labels = labels.min(110.0);
    let frame = Frame {
        left: LEFT + 28.0 + labels,
        length: WIDTH - 28.0 - labels - 44.0,
    };
    let height = STEP * bids.len() as f32 + AXIS;
    let elem = flow.elem(Tag::Figure);
    let bounds = [
        LEFT,
        PAGE_HEIGHT - flow.y - height,
        RIGHT,
        PAGE_HEIGHT - flow.y,
    ];
    flow.canvas
        .structure
        .set_figure(elem, described(bids), bounds);
    flow.canvas.begin(elem);
    axis(flow, &frame, height)?;
    let top = flow.y + AXIS;
    for (number, spread) in bids.iter().enumerate() {
        bar(flow, &frame, spread, top + STEP * number as f32)?;
    }
    flow.canvas.end();
    flow.y = (flow.y + height).min(BOTTOM);
    Ok(())
}

fn axis(flow: &mut Flow, frame: &Frame, height: f32) -> Result<(), PackError> {
    let top = flow.y;
    for part in [0.0_f32, 0.2, 0.4, 0.6, 0.8, 1.0] {
        let x = frame.x(part);
        flow.canvas
            .stroke(Ink::Line, 0.5, (x, top + AXIS - 4.0), (x, top + height));
        let label = format!("{:.0}", part * 100.0);
        let width = flow.canvas.fonts.width(SMALL.look.face, &label)? * SMALL.look.size;
        flow.canvas
            .line_of(SMALL.look, x - width / 2.0, top + 11.0, &label)?;
    }
    Ok(())
}

fn bar(flow: &mut Flow, frame: &Frame, spread: &Spread<'_>, top: f32) -> Result<(), PackError> {
    let baseline = top + STEP / 2.0 + 3.0;
    let total = spread.entry.figures.total;
    flow.canvas.line_to(
        DENSE.strong().look,
        LEFT + 22.0,
        baseline,
        &wording::rank(spread.entry.rank, spread.entry.tied),
    )?;
    let reference = Text::dense(spread.bid.reference.as_str());
    let lines = wrap::wrap(&mut flow.canvas.fonts, &reference, frame.left - LEFT - 32.0)?;
    if let [line] = lines.as_slice() {
        let words: Vec<_> = line
            .words
            .iter()
            .filter_map(|word| {
                if let wrap::Piece::Word(shaped) = &word.piece {
                    Some((word.x, shaped.clone()))
                } else {
                    None
                }
            })
            .collect();
        for (x, word) in words {
            flow.canvas.words(
                DENSE.look,
                LEFT + 28.0 + x,
                baseline,
                std::iter::once(word.as_ref()),
            );
        }
    }
    flow.canvas.fill(
        Ink::Tint,
        frame.left,
        top + 3.0,
        frame.length * spread::part(total),
        STEP - 6.0,
    );
    if let Some((low, high)) = spread.ends() {
        let (low, high) = (frame.x(spread::part(low)), frame.x(spread::part(high)));
        flow.canvas.stroke(
            Ink::Accent,
            0.8,
            (low, top + STEP / 2.0),
            (high, top + STEP / 2.0),
        );
    }
    for own in &spread.own {
        flow.canvas.disc(
            Ink::Accent,
            frame.x(spread::part(*own)),
            top + STEP / 2.0,
            2.2,
        );
    }
    flow.canvas.line_to(
        DENSE.strong().look,
        RIGHT,
        baseline,
        &wording::points(total),
    )
}

/// The chart in words, for those who cannot see it.
fn described(bids: &[Spread<'_>]) -> String {
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
        wording::count(bids.len(), "bid", "bids"),
        first.entry.rank,
        first.bid.reference,
        first.entry.figures.total,
        last.entry.rank,
        last.bid.reference,
        last.entry.figures.total
    )
}

fn table(flow: &mut Flow, all: &[Spread<'_>]) -> Result<(), PackError> {
    flow.sub_heading("The same in figures")?;
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
        table.row(flow, row(spread))?;
    }
    table.end(flow)
}

fn row(spread: &Spread<'_>) -> Row {
    let dash = || "—".to_owned();
    let ends = spread.ends();
    let to = Anchor::Bid(spread.bid.reference.clone());
    Row::new(vec![
        Cell::dense(wording::rank(spread.entry.rank, spread.entry.tied)),
        Cell::new(Text::default().link(spread.bid.reference.as_str(), DENSE.ink(Ink::Accent), to))
            .heads(Scope::Row),
        Cell::dense(spread.bid.bidder.as_str()),
        Cell::dense(wording::points(spread.entry.figures.total)),
        Cell::dense(ends.map_or_else(dash, |(low, _)| low.to_string())),
        Cell::dense(ends.map_or_else(dash, |(_, high)| high.to_string())),
        Cell::dense(ends.map_or_else(dash, |(low, high)| (high.0 - low.0).to_string())),
    ])
}
