//! The breakpoints as a strip chart: a line from the low to the high end of the
//! fund, a tick at each, and flags that name the bids where there is room.

use evenhand_core::{BidRef, Fund, Pounds, phrase, shortlist::Breakpoint};
use rust_decimal::prelude::ToPrimitive;

use crate::{
    PackError,
    layer::Ink,
    layout::{
        Flow,
        style::{DENSE, LEFT, RIGHT, SMALL, WIDTH},
    },
    pages::plot::{self, Frame},
    wording,
};

/// From one row of flags to the next.
const ROW: f32 = 12.0;
/// How many rows of flags there are at most above the line.
const ROWS: usize = 5;
/// How many below it.
const ROWS_BELOW: usize = 2;
/// The room that the last flag has beside the line.
const LAST: f32 = 84.0;
/// The half of a tick.
const TICK: f32 = 5.0;

/// Draws the chart.
pub(super) fn draw_strip(
    flow: &mut Flow,
    fund: &Fund,
    list: &[Breakpoint],
) -> Result<(), PackError> {
    let entering = list.iter().filter(|one| !one.enters.is_empty()).count();
    let leaving = list.iter().filter(|one| !one.leaves.is_empty()).count();
    let (rows_above, rows_below) = (entering.min(ROWS), leaving.min(ROWS_BELOW));
    let frame = Frame {
        left: LEFT + 4.0,
        length: WIDTH - 4.0 - LAST,
        low: amount_on_axis(fund.low),
        high: amount_on_axis(fund.high),
    };
    let above = ROW * rows_above as f32 + TICK + 2.0;
    let below = TICK + ROW * rows_below as f32;
    let height = above + below + 2.0 * ROW;
    plot::draw_figure(flow, height, describe_strip(fund, list), |flow| {
        let line = flow.y + above;
        draw_ticks(flow, &frame, line, list);
        let rows = &mut FlagRows::of(rows_above);
        draw_flags(flow, &frame, line, Side::Above, rows, list)?;
        let rows = &mut FlagRows::of(rows_below);
        draw_flags(flow, &frame, line, Side::Below, rows, list)?;
        draw_strip_ends(flow, &frame, fund, line + below + ROW)
    })
}

/// The line of the fund, with a tick at each breakpoint.
fn draw_ticks(flow: &mut Flow, frame: &Frame, line: f32, list: &[Breakpoint]) {
    let end = frame.left + frame.length;
    flow.canvas
        .draw_stroke(Ink::Accent, 1.2, (frame.left, line), (end, line));
    for one in list {
        let x = frame.x(amount_on_axis(one.fund));
        flow.canvas
            .draw_stroke(Ink::Accent, 0.8, (x, line - TICK), (x, line + TICK));
    }
}

/// A side of the line: bids that enter are named above it, bids that leave below.
#[derive(Clone, Copy)]
enum Side {
    Above,
    Below,
}

impl Side {
    fn bids(self, at: &Breakpoint) -> &[BidRef] {
        match self {
            Self::Above => &at.enters,
            Self::Below => &at.leaves,
        }
    }

    fn sign(self) -> &'static str {
        match self {
            Self::Above => "+",
            Self::Below => "−",
        }
    }

    /// Which way is away from the line.
    fn direction(self) -> f32 {
        match self {
            Self::Above => -1.0,
            Self::Below => 1.0,
        }
    }

    /// From the near edge of a row of flags to the baseline of its words.
    fn baseline(self) -> f32 {
        match self {
            Self::Above => 2.0,
            Self::Below => ROW - 3.0,
        }
    }
}

/// Names the bids on one side of the line, where there is room.
fn draw_flags(
    flow: &mut Flow,
    frame: &Frame,
    line: f32,
    side: Side,
    rows: &mut FlagRows,
    list: &[Breakpoint],
) -> Result<(), PackError> {
    let away = side.direction();
    for one in list.iter().filter(|one| !side.bids(one).is_empty()) {
        let label = flag_label(side.sign(), side.bids(one));
        let x = frame.x(amount_on_axis(one.fund));
        let width = plot::label_width(flow, SMALL, &label)?;
        let Some(row) = rows.take_row(x, x + 3.0 + width) else {
            continue;
        };
        let from_line = TICK + 2.0 + ROW * row as f32;
        let (near, far) = (line + away * TICK, line + away * (from_line + ROW - 3.0));
        flow.canvas.draw_stroke(Ink::Line, 0.5, (x, near), (x, far));
        let baseline = line + away * from_line + away * side.baseline();
        let room = RIGHT - x - 3.0;
        plot::draw_label(flow, SMALL.ink(Ink::Black), x + 3.0, baseline, room, &label)?;
    }
    Ok(())
}

/// "+PCC-004", or with how many more.
fn flag_label(sign: &str, bids: &[BidRef]) -> String {
    match bids {
        [] => String::new(),
        [one] => format!("{sign}{one}"),
        [first, others @ ..] => format!("{sign}{first} and {} more", others.len()),
    }
}

/// How far to the right each row of flags is taken, the row next to the line first.
struct FlagRows(Vec<f32>);

impl FlagRows {
    fn of(rows: usize) -> Self {
        Self(vec![f32::MIN; rows])
    }

    /// Takes the row furthest from the line in which a flag fits, its pole crossing
    /// none of the flags between; none where there is no room.
    fn take_row(&mut self, left: f32, right: f32) -> Option<usize> {
        let free = self.0.iter().take_while(|taken| **taken < left).count();
        let row = free.checked_sub(1)?;
        if right > RIGHT {
            return None;
        }
        if let Some(taken) = self.0.get_mut(row) {
            *taken = right + 2.0;
        }
        Some(row)
    }
}

fn draw_strip_ends(
    flow: &mut Flow,
    frame: &Frame,
    fund: &Fund,
    baseline: f32,
) -> Result<(), PackError> {
    let low = format!("{}, the low end", fund.low.to_words());
    let high = format!("{}, the high end", fund.high.to_words());
    plot::draw_label(
        flow,
        DENSE,
        frame.left,
        baseline,
        frame.length / 2.0 - 8.0,
        &low,
    )?;
    flow.canvas
        .draw_text_ending_at(DENSE.look, frame.left + frame.length, baseline, &high)
}

/// An amount, for drawing alone.
fn amount_on_axis(amount: Pounds) -> f32 {
    amount.0.to_f32().unwrap_or_default()
}

fn describe_strip(fund: &Fund, list: &[Breakpoint]) -> String {
    let at = |one: Option<&Breakpoint>| one.map_or_else(String::new, |one| one.fund.to_words());
    format!(
        "Strip chart of the fund from {}, with a tick at each of {} at which the set of bids funded in full changes, the first at {} and the last at {}. The \
         same figures, with the bids, are in the table after the chart.",
        wording::fund_range(fund.low, fund.high),
        phrase::counted(list.len(), "fund", "funds"),
        at(list.first()),
        at(list.last())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_never_overlap_nor_cross_a_pole() {
        let mut rows = FlagRows::of(3);
        assert_eq!(rows.take_row(0.0, 50.0), Some(2), "furthest from the line");
        assert_eq!(
            rows.take_row(10.0, 60.0),
            Some(1),
            "below the first one's flag"
        );
        assert_eq!(rows.take_row(20.0, 70.0), Some(0));
        assert_eq!(
            rows.take_row(30.0, 80.0),
            None,
            "its pole would cross the last flag"
        );
        assert_eq!(rows.take_row(90.0, 120.0), Some(2));
        assert_eq!(
            rows.take_row(200.0, RIGHT + 1.0),
            None,
            "it would leave the page"
        );
    }
}
