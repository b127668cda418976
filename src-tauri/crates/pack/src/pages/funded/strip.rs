//! The breakpoints as a strip chart: a line from the low to the high end of the
//! fund, a tick at each, and flags that name the bids where there is room.

use evenhand_core::{BidRef, Fund, Pounds, shortlist::Breakpoint};
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
pub(super) fn strip(flow: &mut Flow, fund: &Fund, list: &[Breakpoint]) -> Result<(), PackError> {
    let entering = list.iter().filter(|one| !one.enters.is_empty()).count();
    let leaving = list.iter().filter(|one| !one.leaves.is_empty()).count();
    let (rows_above, rows_below) = (entering.min(ROWS), leaving.min(ROWS_BELOW));
    let frame = Frame {
        left: LEFT + 4.0,
        length: WIDTH - 4.0 - LAST,
        low: drawn(fund.low),
        high: drawn(fund.high),
    };
    let above = ROW * rows_above as f32 + TICK + 2.0;
    let height = above + TICK + ROW * rows_below as f32 + 2.0 * ROW;
    plot::figure(flow, height, described(fund, list), |flow| {
        let line = flow.y + above;
        flow.canvas.stroke(
            Ink::Accent,
            1.2,
            (frame.left, line),
            (frame.left + frame.length, line),
        );
        for one in list {
            let x = frame.x(drawn(one.fund));
            flow.canvas
                .stroke(Ink::Accent, 0.8, (x, line - TICK), (x, line + TICK));
        }
        flags(
            flow,
            &frame,
            line,
            -1.0,
            &mut Rows::of(rows_above),
            list,
            |one| &one.enters,
        )?;
        flags(
            flow,
            &frame,
            line,
            1.0,
            &mut Rows::of(rows_below),
            list,
            |one| &one.leaves,
        )?;
        ends(
            flow,
            &frame,
            fund,
            line + TICK + ROW * rows_below as f32 + ROW,
        )
    })
}

/// Names the bids on one side of the line: above where `side` is under 0.
fn flags(
    flow: &mut Flow,
    frame: &Frame,
    line: f32,
    side: f32,
    rows: &mut Rows,
    list: &[Breakpoint],
    of: fn(&Breakpoint) -> &Vec<BidRef>,
) -> Result<(), PackError> {
    let sign = if side < 0.0 { "+" } else { "−" };
    for one in list.iter().filter(|one| !of(one).is_empty()) {
        let label = named(sign, of(one));
        let x = frame.x(drawn(one.fund));
        let width = plot::width(flow, SMALL, &label)?;
        let Some(row) = rows.take(x, x + 3.0 + width) else {
            continue;
        };
        let from_line = TICK + 2.0 + ROW * row as f32;
        let (near, far) = (line + side * TICK, line + side * (from_line + ROW - 3.0));
        flow.canvas.stroke(Ink::Line, 0.5, (x, near), (x, far));
        let foot = if side < 0.0 { 2.0 } else { ROW - 3.0 };
        let baseline = line + side * from_line + side * foot;
        plot::label(
            flow,
            SMALL.ink(Ink::Black),
            x + 3.0,
            baseline,
            RIGHT - x - 3.0,
            &label,
        )?;
    }
    Ok(())
}

/// "+PCC-004", or with how many more.
fn named(sign: &str, bids: &[BidRef]) -> String {
    match bids {
        [] => String::new(),
        [one] => format!("{sign}{one}"),
        [first, others @ ..] => format!("{sign}{first} and {} more", others.len()),
    }
}

/// How far to the right each row of flags is taken, the row next to the line first.
struct Rows(Vec<f32>);

impl Rows {
    fn of(rows: usize) -> Self {
        Self(vec![f32::MIN; rows])
    }

    /// Takes the row furthest from the line in which a flag fits, its pole crossing
    /// none of the flags between; none where there is no room.
    fn take(&mut self, left: f32, right: f32) -> Option<usize> {
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

fn ends(flow: &mut Flow, frame: &Frame, fund: &Fund, baseline: f32) -> Result<(), PackError> {
    let low = format!("{}, the low end", fund.low.to_words());
    let high = format!("{}, the high end", fund.high.to_words());
    plot::label(
        flow,
        DENSE,
        frame.left,
        baseline,
        frame.length / 2.0 - 8.0,
        &low,
    )?;
    flow.canvas
        .line_to(DENSE.look, frame.left + frame.length, baseline, &high)
}

/// An amount, for drawing alone.
fn drawn(amount: Pounds) -> f32 {
    amount.0.to_f32().unwrap_or_default()
}

fn described(fund: &Fund, list: &[Breakpoint]) -> String {
    let at = |one: Option<&Breakpoint>| one.map_or_else(String::new, |one| one.fund.to_words());
    format!(
        "Strip chart of the fund from {}, with a tick at each of {} at which the set of bids funded in full changes, the first at {} and the last at {}. The \
         same figures, with the bids, are in the table after the chart.",
        wording::range(fund.low, fund.high),
        wording::count(list.len(), "fund", "funds"),
        at(list.first()),
        at(list.last())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_never_overlap_nor_cross_a_pole() {
        let mut rows = Rows::of(3);
        assert_eq!(rows.take(0.0, 50.0), Some(2), "furthest from the line");
        assert_eq!(rows.take(10.0, 60.0), Some(1), "below the first one's flag");
        assert_eq!(rows.take(20.0, 70.0), Some(0));
        assert_eq!(
            rows.take(30.0, 80.0),
            None,
            "its pole would cross the last flag"
        );
        assert_eq!(rows.take(90.0, 120.0), Some(2));
        assert_eq!(
            rows.take(200.0, RIGHT + 1.0),
            None,
            "it would leave the page"
        );
    }
}
