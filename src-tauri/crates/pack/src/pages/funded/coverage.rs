//! What the main shortlist comes to for each objective, priority group and district.

use evenhand_core::{Titled, shortlist::CoverageRow};

use super::Given;
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
        spread::drawn,
    },
    wording,
};

/// The height of one row on the chart.
const STEP: f32 = 16.0;
/// The most that the titles take of the chart's width.
const TITLES: f32 = 200.0;

/// Lays coverage out.
pub(super) fn coverage(flow: &mut Flow, given: Given<'_>) -> Result<(), PackError> {
    let rows = &given.shortlist.coverage;
    flow.sub_heading("What it does for objectives, groups and districts")?;
    if rows.is_empty() {
        return flow
            .prose("No bid claims an objective or a priority group, and none names a district.");
    }
    flow.prose(format!(
        "Shares of the awards under {}. A bid that claims two objectives counts under both, so shares can add up to more than 100%.",
        given.main.fund.to_words()
    ))?;
    plot::paged(flow, rows, STEP, figure)?;
    table(flow, rows)
}

fn figure(flow: &mut Flow, rows: &[CoverageRow]) -> Result<(), PackError> {
    let titles = rows.iter().map(|row| row.title.as_str());
    let titles = plot::widest(flow, DENSE, titles, TITLES)?;
    let frame = Frame {
        left: LEFT + titles + 8.0,
        length: WIDTH - titles - 8.0 - 48.0,
        low: 0.0,
        high: 100.0,
    };
    let height = AXIS + STEP * rows.len() as f32;
    plot::figure(flow, height, described(rows), |flow| {
        let marks = plot::marks(0.0, 100.0, 20.0);
        let marks: Vec<_> = marks
            .into_iter()
            .map(|at| (at, format!("{at:.0}%")))
            .collect();
        plot::axis(flow, &frame, &marks, height)?;
        let mut top = flow.y + AXIS;
        for row in rows {
            let baseline = top + STEP / 2.0 + 3.0;
            plot::label(flow, DENSE, LEFT, baseline, titles, &row.title)?;
            let width = frame.x(drawn(row.share)) - frame.left;
            flow.canvas
                .fill(Ink::Tint, frame.left, top + 3.0, width, STEP - 6.0);
            let share = format!("{}%", row.share);
            flow.canvas
                .line_to(DENSE.strong().look, RIGHT, baseline, &share)?;
            top += STEP;
        }
        Ok(())
    })
}

fn described(rows: &[CoverageRow]) -> String {
    let most = rows.iter().max_by_key(|row| row.share);
    let most = most.map_or_else(String::new, |row| {
        format!(" The largest is {}% for {}.", row.share, row.title)
    });
    format!(
        "Bar chart of the share of the awards for each of {}.{most} The same figures are in the table after the chart.",
        wording::count(
            rows.len(),
            "objective, group or district",
            "objectives, groups and districts"
        )
    )
}

fn table(flow: &mut Flow, rows: &[CoverageRow]) -> Result<(), PackError> {
    flow.minor_heading("The same in figures")?;
    let money = grid::money(flow, rows.iter().map(|row| row.asked))?;
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
    let mut table = grid::table(flow, &parts);
    let mut kind = None;
    for row in rows {
        if kind != Some(row.kind) {
            kind = Some(row.kind);
            let text = Text::new(row.kind.title(), DENSE.strong());
            let cell = Cell::new(text).over(parts.len()).heads(Scope::Row);
            table.row(flow, Row::new(vec![cell]).look(Look::Band))?;
        }
        table.row(flow, cells(row))?;
    }
    table.end(flow)
}

fn cells(row: &CoverageRow) -> Row {
    let spend = row.least_spend.map(|least| least.to_words());
    let awards = row.least_awards.map(|least| {
        wording::count(
            usize::try_from(least).unwrap_or(usize::MAX),
            "award",
            "awards",
        )
    });
    let least: Vec<String> = spend.into_iter().chain(awards).collect();
    let met = match row.met {
        Some(true) => "Yes",
        Some(false) => "No",
        None => "—",
    };
    Row::new(vec![
        Cell::dense(row.title.as_str()).heads(Scope::Row),
        Cell::dense(row.bids.to_string()),
        grid::amount(row.asked),
        Cell::dense(row.awards.to_string()),
        grid::amount(row.spend),
        Cell::dense(format!("{}%", row.share)),
        Cell::dense(if least.is_empty() {
            "—".to_owned()
        } else {
            wording::list(&least)
        }),
        Cell::dense(met),
    ])
}
