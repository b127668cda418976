//! The scores of one bid: criteria down, members across, in as many tables as the
//! members need.

use std::collections::BTreeMap;

use evenhand_core::{
    Bid, phrase,
    rank::{BidFigures, CriterionFigures},
    scheme::{Criterion, Section},
};

use super::{
    member_columns::{MemberColumn, OF_100, PANEL, TITLE, list_columns, split_columns},
    standing::PlacedBid,
};
use crate::{
    PackError,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{BOTTOM, FINE, SMALL, TOP, WIDTH},
    },
    papers::Papers,
    wording,
};

/// The mark of a sheet that does not count.
const LEFT_OUT: &str = "†";

/// Lays the scores out.
pub(crate) fn draw_scores(
    flow: &mut Flow,
    papers: &Papers<'_>,
    placed: PlacedBid<'_>,
) -> Result<(), PackError> {
    let sheets = papers.sheets(&placed.bid.reference);
    if sheets.is_empty() && placed.figures().is_none() {
        flow.skip_space(8.0);
        return flow.add_note("No sheet is on file for this bid.");
    }
    flow.add_minor_heading("Scores")?;
    let (members, named) = list_columns(flow, papers, sheets)?;
    let blocks = split_columns(&members);
    let count = blocks.len();
    for (number, block) in blocks.into_iter().enumerate() {
        let last = number.saturating_add(1) == count;
        if number > 0 {
            flow.skip_space(8.0);
            flow.need_room(least_height(papers))?;
        }
        draw_score_table(flow, papers, placed, block, named, last)?;
    }
    draw_score_notes(flow, papers, &members, named)
}

/// What a table takes at least, where a page holds it: better a table on the next
/// page than one cut in two.
fn least_height(papers: &Papers<'_>) -> f32 {
    let scheme = &papers.input.scheme;
    let rows = scheme
        .sections
        .len()
        .saturating_add(scheme.criteria().count())
        .saturating_add(2);
    let height = rows as f32 * (FINE.leading + 4.0);
    if height > BOTTOM - TOP { 0.0 } else { height }
}

/// One table: the criteria against a block of members, and in the last the panel's figures.
fn draw_score_table(
    flow: &mut Flow,
    papers: &Papers<'_>,
    placed: PlacedBid<'_>,
    members: &[MemberColumn<'_>],
    named: bool,
    is_last: bool,
) -> Result<(), PackError> {
    let taken: f32 = members.iter().map(|member| member.width).sum::<f32>()
        + if is_last { PANEL + OF_100 } else { 0.0 };
    let mut columns = vec![Column::left((WIDTH - taken).min(TITLE * 1.8))];
    let mut head = vec![head_cell("Criterion")];
    for member in members {
        columns.push(Column::right(member.width));
        head.push(member_head(member, named));
    }
    if is_last {
        columns.extend([Column::right(PANEL), Column::right(OF_100)]);
        head.extend([head_cell("Panel"), head_cell("Out of 100")]);
    }
    let mut table = Table::new(flow, columns, head).tight();
    let grid = ScoreGrid {
        placed,
        members,
        is_last,
    };
    for section in &papers.input.scheme.sections {
        table.add_row(flow, grid.section_row(section))?;
        for criterion in &section.criteria {
            table.add_row(flow, grid.criterion_row(criterion))?;
        }
    }
    table.add_row(flow, grid.totals_row())?;
    table.finish(flow)
}

fn head_cell(words: &str) -> Cell {
    Cell::new(Text::new(words, FINE.strong()))
}

fn member_head(member: &MemberColumn<'_>, named: bool) -> Cell {
    let words = if named {
        member.name
    } else {
        member.key.as_str()
    };
    let text = Text::new(words, FINE.strong());
    Cell::new(if member.sheet.left_out.is_some() {
        text.then(LEFT_OUT, FINE.strong())
    } else {
        text
    })
}

/// What the rows of one table are made from.
struct ScoreGrid<'g, 'a> {
    placed: PlacedBid<'g>,
    members: &'g [MemberColumn<'a>],
    is_last: bool,
}

impl ScoreGrid<'_, '_> {
    fn figures(&self) -> Option<&BidFigures> {
        self.placed.figures()
    }

    fn bid(&self) -> &Bid {
        self.placed.bid
    }

    fn section_row(&self, section: &Section) -> Row {
        let title = Text::new(section.title.as_str(), FINE.strong())
            .then(wording::weight(section.weight), SMALL);
        let mut cells = vec![Cell::new(title).heads(Scope::Row)];
        cells.extend(self.members.iter().map(|_| Cell::empty()));
        if self.is_last {
            let score = self
                .figures()
                .and_then(|figures| figures.sections.get(&section.id));
            cells.push(Cell::empty());
            cells.push(Cell::new(Text::new(
                score.map(ToString::to_string).unwrap_or_default(),
                FINE.strong(),
            )));
        }
        Row::new(cells).look(Look::Band)
    }

    fn criterion_row(&self, criterion: &Criterion) -> Row {
        let title = Text::new(criterion.title.as_str(), FINE)
            .then(wording::weight(criterion.weight), SMALL);
        let mut cells = vec![Cell::new(title).heads(Scope::Row)];
        cells.extend(self.members.iter().map(|member| {
            let score = member.sheet.content.scores.get(&criterion.id);
            Cell::new(Text::new(
                score.map_or_else(
                    || "–".to_owned(),
                    |score| wording::score(&criterion.scale, score),
                ),
                FINE,
            ))
        }));
        if self.is_last {
            cells.extend(self.panel_cells(criterion));
        }
        Row::new(cells)
    }

    fn panel_cells(&self, criterion: &Criterion) -> [Cell; 2] {
        if !criterion.applies_to(self.bid()) {
            return [
                Cell::new(Text::new("not claimed", FINE)),
                Cell::new(Text::new("–", FINE)),
            ];
        }
        match self
            .figures()
            .and_then(|figures| figures.criteria.get(&criterion.id))
        {
            None => ["–", "–"].map(|dash| Cell::new(Text::new(dash, FINE))),
            Some(figures) => [
                panel_cell(criterion, figures),
                Cell::new(Text::new(figures.normalised.to_string(), FINE)),
            ],
        }
    }

    fn totals_row(&self) -> Row {
        let strong = |words: String| Cell::new(Text::new(words, FINE.strong()));
        let mut cells = vec![strong("Total, and by each sheet alone".to_owned()).heads(Scope::Row)];
        cells.extend(self.members.iter().map(|member| {
            strong(
                member
                    .sheet
                    .own_total
                    .map_or_else(|| "–".to_owned(), wording::points),
            )
        }));
        if self.is_last {
            cells.push(Cell::empty());
            cells.push(strong(self.figures().map_or_else(
                || "–".to_owned(),
                |figures| wording::points(figures.total),
            )));
        }
        Row::new(cells).look(Look::Sum)
    }
}

/// The panel's score; an agreed one says so, in its scale's words where it has only those.
fn panel_cell(criterion: &Criterion, figures: &CriterionFigures) -> Cell {
    if figures.agreed {
        return Cell::new(Text::new(
            wording::score(&criterion.scale, figures.panel),
            FINE.strong(),
        ))
        .below(Text::new("agreed", SMALL));
    }
    Cell::new(Text::new(figures.panel.to_string(), FINE.strong()))
}

/// Who the keys are, which sheets do not count and why, and who typed others' sheets in.
fn draw_score_notes(
    flow: &mut Flow,
    papers: &Papers<'_>,
    members: &[MemberColumn<'_>],
    named: bool,
) -> Result<(), PackError> {
    flow.y += 4.0;
    if !named && !members.is_empty() {
        let keys: Vec<String> = members
            .iter()
            .map(|member| format!("{} {}", member.key, member.name))
            .collect();
        flow.add_note(format!("{}.", keys.join(" · ")))?;
    }
    for member in members {
        if let Some(reason) = &member.sheet.left_out {
            flow.add_note(format!(
                "{LEFT_OUT} The sheet of {} does not count: {reason}.",
                member.name
            ))?;
        }
    }
    for (clerk, authors) in typed_in(papers, members) {
        flow.add_note(format!(
            "Typed in by {clerk} for {}.",
            phrase::listed(&authors)
        ))?;
    }
    Ok(())
}

/// Whose sheets were typed in by someone else, by who that was.
fn typed_in(papers: &Papers<'_>, members: &[MemberColumn<'_>]) -> BTreeMap<String, Vec<String>> {
    let mut clerks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for member in members {
        if let Some(clerk) = &member.sheet.entered_by {
            let authors = clerks
                .entry(papers.member_name(clerk).to_owned())
                .or_default();
            authors.push(member.name.to_owned());
        }
    }
    clerks
}
