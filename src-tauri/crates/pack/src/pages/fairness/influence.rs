//! Which criteria decide: each one's influence beside the weight that it carries.

use std::collections::BTreeMap;

use evenhand_core::{
    CriterionId,
    fairness::CriterionFairness,
    phrase,
    rank::EffectiveFigures,
    scheme::{Criterion, Scheme},
};
use rust_decimal::prelude::ToPrimitive;

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

/// The height of one criterion on the chart.
const STEP: f32 = 24.0;
/// The height of one of its two bars.
const BAR: f32 = 7.0;
/// The most that the titles take of the chart's width.
const TITLES: f32 = 190.0;

/// A criterion with its weight and its influence.
struct WeightAndInfluence<'a> {
    criterion: &'a Criterion,
    weight: Option<&'a EffectiveFigures>,
    figures: &'a CriterionFairness,
}

impl WeightAndInfluence<'_> {
    /// The highest weight and the influence, in hundredths, for drawing alone.
    fn bar_values(&self) -> (f32, f32) {
        let weight = self.weight.and_then(|weight| weight.high.0.to_f32());
        let influence = self.figures.influence.unwrap_or_default() * 100.0;
        (weight.unwrap_or_default(), influence as f32)
    }
}

/// Lays influence out.
pub(crate) fn draw_influence(
    flow: &mut Flow,
    scheme: &Scheme,
    effective: &BTreeMap<CriterionId, EffectiveFigures>,
    by_criterion: &BTreeMap<CriterionId, CriterionFairness>,
) -> Result<(), PackError> {
    flow.add_sub_heading("Which criteria decide")?;
    flow.add_prose(
        "A criterion’s influence is its share of the differences between the totals; the shares add up to 100%. A criterion on which every bid scores alike \
         decides nothing, whatever its weight; one under 0 works against the others. The light bar is the share of the total that its weight carries at most, \
         the dark bar its influence.",
    )?;
    let pairs: Vec<WeightAndInfluence<'_>> = scheme
        .criteria()
        .filter_map(|criterion| {
            Some(WeightAndInfluence {
                criterion,
                weight: effective.get(&criterion.id),
                figures: by_criterion.get(&criterion.id)?,
            })
        })
        .collect();
    if pairs.iter().any(|pair| pair.figures.influence.is_some()) {
        let (low, high) = axis_ends(&pairs);
        plot::draw_paged(flow, &pairs, STEP, |flow, here| {
            draw_influence_chart(flow, here, low, high)
        })?;
    }
    draw_influence_table(flow, &pairs)
}

/// The ends of the axis: 0 always between them.
fn axis_ends(pairs: &[WeightAndInfluence<'_>]) -> (f32, f32) {
    let all = || pairs.iter().map(WeightAndInfluence::bar_values);
    let low = all().map(|(_, influence)| influence).fold(0.0, f32::min);
    let high = all()
        .map(|(weight, influence)| weight.max(influence))
        .fold(10.0, f32::max);
    (low * 1.02, high * 1.02)
}

fn draw_influence_chart(
    flow: &mut Flow,
    pairs: &[WeightAndInfluence<'_>],
    low: f32,
    high: f32,
) -> Result<(), PackError> {
    let titles = pairs.iter().map(|pair| pair.criterion.title.as_str());
    let titles = plot::widest_label(flow, DENSE, titles, TITLES)?;
    let frame = Frame {
        left: LEFT + titles + 12.0,
        length: WIDTH - titles - 12.0 - 48.0,
        low,
        high,
    };
    let height = AXIS + STEP * pairs.len() as f32;
    plot::draw_figure(flow, height, describe_influence(pairs), |flow| {
        let marks = plot::axis_marks(low, high, plot::axis_step(high - low, 6.0).max(1.0));
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, format!("{}%", wording::statistic(f64::from(at), 0))))
            .collect();
        plot::draw_axis(flow, &frame, &marks, height)?;
        let mut top = flow.y + AXIS;
        for pair in pairs {
            draw_influence_bars(flow, &frame, pair, top, titles)?;
            top += STEP;
        }
        Ok(())
    })
}

fn draw_influence_bars(
    flow: &mut Flow,
    frame: &Frame,
    pair: &WeightAndInfluence<'_>,
    top: f32,
    titles: f32,
) -> Result<(), PackError> {
    let baseline = top + STEP / 2.0 + 3.0;
    plot::draw_label(flow, DENSE, LEFT, baseline, titles, &pair.criterion.title)?;
    let (weight, influence) = pair.bar_values();
    let zero = frame.x(0.0);
    for (ink, value, above) in [
        (Ink::Tint, weight, STEP / 2.0 - BAR - 0.5),
        (Ink::Accent, influence, STEP / 2.0 + 0.5),
    ] {
        let end = frame.x(value);
        flow.canvas
            .fill_rectangle(ink, zero.min(end), top + above, (end - zero).abs(), BAR);
    }
    let words = pair
        .figures
        .influence
        .map_or_else(|| "—".to_owned(), wording::percent);
    flow.canvas
        .draw_text_ending_at(DENSE.strong().look, RIGHT, baseline, &words)
}

fn describe_influence(pairs: &[WeightAndInfluence<'_>]) -> String {
    let most = pairs
        .iter()
        .filter_map(|pair| Some((pair, pair.figures.influence?)))
        .max_by(|(_, one), (_, other)| one.total_cmp(other));
    let most = most.map_or_else(String::new, |(pair, influence)| {
        format!(
            " “{}” decides most, with {}.",
            pair.criterion.title,
            wording::percent(influence)
        )
    });
    format!(
        "Chart of paired bars, weight and influence, of {}.{most} The same figures are in the table after the chart.",
        phrase::counted(pairs.len(), "criterion", "criteria")
    )
}

fn draw_influence_table(
    flow: &mut Flow,
    pairs: &[WeightAndInfluence<'_>],
) -> Result<(), PackError> {
    if pairs.is_empty() {
        return Ok(());
    }
    flow.add_minor_heading("In figures")?;
    let parts = [
        ("Criterion", Column::left(0.0)),
        ("Share of total by weight", Column::right(110.0)),
        ("Influence", Column::right(150.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for pair in pairs {
        let weight = pair.weight.map_or_else(
            || "—".to_owned(),
            |weight| wording::share(weight.low, weight.high),
        );
        let cells = vec![
            Cell::dense(pair.criterion.title.as_str()).heads(Scope::Row),
            Cell::dense(weight),
            influence_cell(pair.figures),
        ];
        table.add_row(flow, Row::new(cells))?;
    }
    table.finish(flow)
}

fn influence_cell(figures: &CriterionFairness) -> Cell {
    match figures.influence {
        Some(influence) => Cell::dense(wording::percent(influence)),
        None => {
            let reason = super::agreement::why_not(&figures.agreement, "influence");
            Cell::new(Text::new(reason, SMALL))
        }
    }
}
