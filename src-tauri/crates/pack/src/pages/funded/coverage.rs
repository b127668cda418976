//! What the main shortlist comes to for each objective, priority group and district.

use evenhand_core::{Titled, phrase, shortlist::CoverageRow};

use super::FundedInput;
use crate::{
    PackError,
    layer::{Ink, Scope},
    layout::{
        Cell, Column, Flow, Look, Row, Text,
        style::{DENSE, LEFT, RIGHT, WIDTH},
    },
    pages::{
        grid,
        plot::{self, AXIS, Frame},
        spread::points_on_axis,
    },
};

/// The height of one row on the chart.
const STEP: f32 = 16.0;
/// The most that the titles take of the chart's width.
const TITLES: f32 = 200.0;

/// Lays coverage out.
pub(super) fn draw_coverage(flow: &mut Flow, given: FundedInput<'_>) -> Result<(), PackError> {
    let rows = &given.shortlist.coverage;
    flow.add_sub_heading("What it does for objectives, groups and districts")?;
    if rows.is_empty() {
        return flow.add_prose(
            "No bid claims an objective or a priority group, and none names a district.",
        );
    }
    flow.add_prose(format!(
        "Shares of the awards under {}. A bid that claims two objectives counts under both, so shares can add up to more than 100%.",
        given.main.fund.to_words()
    ))?;
    plot::draw_paged(flow, rows, STEP, draw_coverage_chart)?;
    draw_coverage_table(flow, rows)
}

fn draw_coverage_chart(flow: &mut Flow, rows: &[CoverageRow]) -> Result<(), PackError> {
    let titles = rows.iter().map(|row| row.title.as_str());
    let titles = plot::widest_label(flow, DENSE, titles, TITLES)?;
    let frame = Frame {
        left: LEFT + titles + 8.0,
        length: WIDTH - titles - 8.0 - 48.0,
        low: 0.0,
        high: 100.0,
    };
    let height = AXIS + STEP * rows.len() as f32;
    plot::draw_figure(flow, height, describe_coverage(rows), |flow| {
        let marks = plot::axis_marks(0.0, 100.0, 20.0);
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, format!("{at:.0}%")))
            .collect();
        plot::draw_axis(flow, &frame, &marks, height)?;
        let mut top = flow.y + AXIS;
        for row in rows {
            let baseline = top + STEP / 2.0 + 3.0;
            plot::draw_label(flow, DENSE, LEFT, baseline, titles, &row.title)?;
            let width = frame.x(points_on_axis(row.share)) - frame.left;
            flow.canvas
                .fill_rectangle(Ink::Tint, frame.left, top + 3.0, width, STEP - 6.0);
            let share = format!("{}%", row.share);
            flow.canvas
                .draw_text_ending_at(DENSE.strong().look, RIGHT, baseline, &share)?;
            top += STEP;
        }
        Ok(())
    })
}

fn describe_coverage(rows: &[CoverageRow]) -> String {
    let most = rows.iter().max_by_key(|row| row.share);
    let most = most.map_or_else(String::new, |row| {
        format!(" The largest is {}% for {}.", row.share, row.title)
    });
    format!(
        "Bar chart of the share of the awards for each of {}.{most} The same figures are in the table after the chart.",
        phrase::counted(
            rows.len(),
            "objective, group or district",
            "objectives, groups and districts"
        )
    )
}

fn draw_coverage_table(flow: &mut Flow, rows: &[CoverageRow]) -> Result<(), PackError> {
    flow.add_minor_heading("The same in figures")?;
    let money = grid::money_width(flow, rows.iter().map(|row| row.asked))?;
    let parts = [
        ("What for", Column::left(0.0)),
        ("Bids", Column::right(34.0)),
        ("Asked for", Column::right(money)),
        ("Awards", Column::right(42.0)),
        ("Awarded", Column::right(money)),
        ("Share", Column::right(44.0)),
        ("Least wanted", Column::left(86.0)),
        ("Reached", Column::left(50.0)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    let mut kind = None;
    for row in rows {
        if kind != Some(row.kind) {
            kind = Some(row.kind);
            let text = Text::new(row.kind.title(), DENSE.strong());
            let cell = Cell::new(text).over(parts.len()).heads(Scope::Row);
            table.add_row(flow, Row::new(vec![cell]).look(Look::Band))?;
        }
        table.add_row(flow, coverage_row(row))?;
    }
    table.finish(flow)
}

fn coverage_row(row: &CoverageRow) -> Row {
    let spend = row.least_spend.map(|least| least.to_words());
    let awards = row.least_awards;
    let awards = awards.map(|least| phrase::counted(least, "award", "awards"));
    let least: Vec<String> = spend.into_iter().chain(awards).collect();
    let met = match row.met {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "—",
    };
    Row::new(vec![
        Cell::dense(row.title.as_str()).heads(Scope::Row),
        Cell::dense(row.bids.to_string()),
        grid::amount_cell(row.asked),
        Cell::dense(row.awards.to_string()),
        grid::amount_cell(row.spend),
        Cell::dense(format!("{}%", row.share)),
        Cell::dense(if least.is_empty() {
            "—".to_owned()
        } else {
            phrase::listed(&least)
        }),
        Cell::dense(met),
    ])
}
