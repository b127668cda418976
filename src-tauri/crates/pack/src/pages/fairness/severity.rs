//! How severe each member is: dots with whiskers, and the same in figures.

use std::borrow::Cow;

use evenhand_core::phrase;

use crate::{
    PackError,
    layer::{Ink, Scope},
    layout::{
        Cell, Column, Flow, Row, Text,
        style::{DENSE, LEFT, RIGHT, SMALL, WIDTH},
    },
    pages::{
        grid,
        plot::{self, AXIS, Frame},
    },
    wording,
};

/// The height of one member on the chart.
const STEP: f32 = 18.0;
/// The most that the names take of the chart's width.
const NAMES: f32 = 150.0;
/// The standard errors within which 95% of a normal distribution lie.
const NORMAL_95: f64 = 1.96;

/// A member whose effect is known.
struct KnownEffect<'a> {
    name: &'a str,
    effect: f64,
    /// How far the whisker reaches to either side; none without a standard error.
    reach: Option<f64>,
}

/// A member, under the name that the file gives, and how severe that member is.
#[derive(Clone, Debug)]
pub(crate) struct MemberSeverity<'a> {
    pub(crate) name: Cow<'a, str>,
    /// How many sheets of the member's count.
    pub(crate) sheets: u32,
    /// In points of the total; under 0 is more severe. None where it cannot be told.
    pub(crate) effect: Option<f64>,
    /// Its standard error.
    pub(crate) se: Option<f64>,
}

/// Lays severity out. `reason` says why figures are not there, where they are not.
pub(crate) fn draw_severity(
    flow: &mut Flow,
    members: &[MemberSeverity<'_>],
    reason: Option<&str>,
) -> Result<(), PackError> {
    flow.add_sub_heading("How severe each member is")?;
    flow.add_prose(
        "Members are compared on the bids that they share. A member’s effect is how far above the members’ mean that member scores, in points of the total; \
         under 0 the member is more severe. The whiskers show 1.96 standard errors to either side: where they cross 0, the difference may be chance.",
    )?;
    if let Some(reason) = reason {
        flow.add_prose(reason)?;
    }
    let known: Vec<KnownEffect<'_>> = members
        .iter()
        .filter_map(|one| {
            Some(KnownEffect {
                name: &one.name,
                effect: one.effect?,
                reach: one.se.map(|se| se * NORMAL_95),
            })
        })
        .collect();
    let span = axis_reach(&known);
    plot::draw_paged(flow, &known, STEP, |flow, here| {
        draw_severity_chart(flow, here, span)
    })?;
    draw_severity_table(flow, members, reason)
}

/// How far the axis reaches to either side of 0.
fn axis_reach(known: &[KnownEffect<'_>]) -> f32 {
    let reach = known
        .iter()
        .map(|one| one.effect.abs() + one.reach.unwrap_or_default())
        .fold(0.0_f64, f64::max);
    (reach as f32).max(1.0) * 1.05
}

fn draw_severity_chart(
    flow: &mut Flow,
    members: &[KnownEffect<'_>],
    span: f32,
) -> Result<(), PackError> {
    let names = plot::widest_label(flow, DENSE, members.iter().map(|one| one.name), NAMES)?;
    let frame = Frame {
        left: LEFT + names + 12.0,
        length: WIDTH - names - 12.0 - 48.0,
        low: -span,
        high: span,
    };
    let height = AXIS + STEP * members.len() as f32;
    plot::draw_figure(flow, height, describe_severity(members), |flow| {
        let step = plot::axis_step(span, 4.0);
        let places = usize::from(step < 1.0);
        let marks = plot::axis_marks(-span, span, step);
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, wording::signed(f64::from(at), places)))
            .collect();
        plot::draw_axis(flow, &frame, &marks, height)?;
        let zero = frame.x(0.0);
        flow.canvas.draw_stroke(
            Ink::Grey,
            0.8,
            (zero, flow.y + AXIS - 4.0),
            (zero, flow.y + height),
        );
        let mut top = flow.y + AXIS;
        for one in members {
            draw_effect(flow, &frame, one, top, names)?;
            top += STEP;
        }
        Ok(())
    })
}

fn draw_effect(
    flow: &mut Flow,
    frame: &Frame,
    one: &KnownEffect<'_>,
    top: f32,
    names: f32,
) -> Result<(), PackError> {
    let (middle, baseline) = (top + STEP / 2.0, top + STEP / 2.0 + 3.0);
    plot::draw_label(flow, DENSE, LEFT, baseline, names, one.name)?;
    let x = |effect: f64| frame.x(effect as f32);
    if let Some(reach) = one.reach {
        let (low, high) = (x(one.effect - reach), x(one.effect + reach));
        flow.canvas
            .draw_stroke(Ink::Accent, 0.8, (low, middle), (high, middle));
        for end in [low, high] {
            flow.canvas
                .draw_stroke(Ink::Accent, 0.8, (end, middle - 3.0), (end, middle + 3.0));
        }
    }
    flow.canvas
        .draw_disc(Ink::Accent, x(one.effect), middle, 3.0);
    flow.canvas.draw_text_ending_at(
        DENSE.strong().look,
        RIGHT,
        baseline,
        &wording::signed(one.effect, 2),
    )
}

fn describe_severity(members: &[KnownEffect<'_>]) -> String {
    let by_effect =
        |one: &&KnownEffect<'_>, other: &&KnownEffect<'_>| one.effect.total_cmp(&other.effect);
    let end = |one: Option<&KnownEffect<'_>>| {
        one.map_or_else(String::new, |one| {
            format!("{} ({} points)", one.name, wording::signed(one.effect, 2))
        })
    };
    format!(
        "Chart of the effect of {}, each a dot with whiskers of 1.96 standard errors. The most severe is {}, the least {}. The same figures are in the table \
         after the chart.",
        phrase::counted(members.len(), "member", "members"),
        end(members.iter().min_by(by_effect)),
        end(members.iter().max_by(by_effect))
    )
}

fn draw_severity_table(
    flow: &mut Flow,
    members: &[MemberSeverity<'_>],
    reason: Option<&str>,
) -> Result<(), PackError> {
    if members.is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("In figures")?;
    let parts = [
        ("Member", Column::left(0.0)),
        ("Sheets that count", Column::right(66.0)),
        ("Effect, in points", Column::right(66.0)),
        ("Standard error", Column::right(62.0)),
        ("Range, or why there is none", Column::left(136.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for one in members {
        let figure = |value: Option<f64>, words: fn(f64) -> String| {
            Cell::dense(value.map_or_else(|| "—".to_owned(), words))
        };
        let cells = vec![
            Cell::dense(&*one.name).heads(Scope::Row),
            Cell::dense(one.sheets.to_string()),
            figure(one.effect, |effect| wording::signed(effect, 2)),
            figure(one.se, |se| wording::statistic(se, 2)),
            effect_range_cell(one, reason),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn effect_range_cell(one: &MemberSeverity<'_>, reason: Option<&str>) -> Cell {
    match (one.effect, one.se) {
        (Some(effect), Some(se)) => Cell::dense(format!(
            "{} to {}",
            wording::signed(effect - NORMAL_95 * se, 2),
            wording::signed(effect + NORMAL_95 * se, 2)
        )),
        _ => Cell::new(Text::new(
            reason.unwrap_or("It is not defined here."),
            SMALL,
        )),
    }
}
