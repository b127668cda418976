//! The scores of one bid: criteria down, members across, in as many tables as the
//! members need.

use std::collections::BTreeMap;

use evenhand_core::{
    Bid,
    rank::{BidFigures, CriterionFigures},
    scheme::{Criterion, Section},
};

use super::bid::Case;
use crate::{
    PackError,
    input::PackSheet,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{BOTTOM, FINE, SMALL, TOP, WIDTH},
        wrap,
    },
    papers::Papers,
    wording,
};

/// The mark of a sheet that does not count.
const LEFT_OUT: &str = "†";
/// What a cell needs beside its widest word.
const PADDING: f32 = 5.5;
/// The least room for a criterion's title.
const TITLE: f32 = 108.0;
/// The columns of the panel's score and of the score out of 100.
const PANEL: f32 = 44.0;
const OF_100: f32 = 42.0;
/// The widest that a member's column grows for one word; longer words are cut.
const WIDEST: f32 = 90.0;

/// A member's column.
struct Seat<'a> {
    sheet: &'a PackSheet,
    name: &'a str,
    key: String,
    width: f32,
}

/// Lays the scores out.
pub(crate) fn matrix(
    flow: &mut Flow,
    papers: &Papers<'_>,
    case: Case<'_>,
) -> Result<(), PackError> {
    let sheets = papers.sheets(&case.bid.reference);
    if sheets.is_empty() && case.figures().is_none() {
        flow.skip(8.0);
        return flow.note("No sheet is on file for this bid.");
    }
    flow.minor_heading("Scores")?;
    let (seats, named) = seats(flow, papers, sheets)?;
    let blocks = blocks(&seats);
    let count = blocks.len();
    for (number, block) in blocks.into_iter().enumerate() {
        let last = number.saturating_add(1) == count;
        if number > 0 {
            flow.skip(8.0);
            flow.need(least_height(papers));
        }
        table(flow, papers, case, block, named, last)?;
    }
    notes(flow, papers, &seats, named)
}

/// The members' columns: by name where all names fit side by side, else by a key
/// that is written out below.
fn seats<'a>(
    flow: &mut Flow,
    papers: &'a Papers<'a>,
    sheets: &[&'a PackSheet],
) -> Result<(Vec<Seat<'a>>, bool), PackError> {
    let mut seats = Vec::with_capacity(sheets.len());
    let mut named_width = TITLE + PANEL + OF_100;
    let mut longest_name = 0.0_f32;
    for (number, sheet) in (1..).zip(sheets) {
        let name = papers.name(&sheet.member);
        let key = format!("M{number}");
        let scores = widest_score(flow, papers, sheet)?;
        let width = scores.max(wrap::widest_word(
            &mut flow.canvas.fonts,
            &key,
            FINE.strong(),
        )?) + PADDING;
        let by_name = wrap::widest_word(&mut flow.canvas.fonts, name, FINE.strong())? + PADDING;
        longest_name = longest_name.max(by_name);
        named_width += width.max(by_name);
        seats.push(Seat {
            sheet,
            name,
            key,
            width: width.min(WIDEST),
        });
    }
    let named = named_width <= WIDTH && longest_name <= WIDEST;
    if named {
        for seat in &mut seats {
            seat.width = seat.width.max(
                wrap::widest_word(&mut flow.canvas.fonts, seat.name, FINE.strong())? + PADDING,
            );
        }
    }
    Ok((seats, named))
}

fn widest_score(flow: &mut Flow, papers: &Papers<'_>, sheet: &PackSheet) -> Result<f32, PackError> {
    let mut widest = 0.0_f32;
    for criterion in papers.input.scheme.criteria() {
        if let Some(score) = sheet.content.scores.get(&criterion.id) {
            let words = wording::score(&criterion.scale, score);
            widest = widest.max(wrap::widest_word(&mut flow.canvas.fonts, &words, FINE)?);
        }
    }
    if let Some(own) = sheet.own_total {
        widest = widest.max(wrap::widest_word(
            &mut flow.canvas.fonts,
            &own.to_string(),
            FINE.strong(),
        )?);
    }
    Ok(widest)
}

/// The seats, cut into as few tables as fit the page, of one length where that
/// fits too; each has room for the panel's columns, so that the last may carry them.
fn blocks<'s, 'a>(seats: &'s [Seat<'a>]) -> Vec<&'s [Seat<'a>]> {
    let greedy = cut(seats, usize::MAX);
    let even = cut(seats, seats.len().div_ceil(greedy.len().max(1)));
    if even.len() <= greedy.len() {
        even
    } else {
        greedy
    }
}

/// Cuts the seats into tables of at most `most` members.
fn cut<'s, 'a>(seats: &'s [Seat<'a>], most: usize) -> Vec<&'s [Seat<'a>]> {
    let room = WIDTH - TITLE - PANEL - OF_100;
    let mut blocks = Vec::new();
    let mut rest = seats;
    loop {
        let mut used = 0.0;
        let fits = |seat: &&Seat<'_>| {
            used += seat.width;
            used <= room + 0.01
        };
        let fit = rest.iter().take_while(fits).count().min(most).max(1);
        let (block, after) = rest.split_at(fit.min(rest.len()));
        blocks.push(block);
        if after.is_empty() {
            return blocks;
        }
        rest = after;
    }
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
fn table(
    flow: &mut Flow,
    papers: &Papers<'_>,
    case: Case<'_>,
    seats: &[Seat<'_>],
    named: bool,
    last: bool,
) -> Result<(), PackError> {
    let taken: f32 =
        seats.iter().map(|seat| seat.width).sum::<f32>() + if last { PANEL + OF_100 } else { 0.0 };
    let mut columns = vec![Column::left((WIDTH - taken).min(TITLE * 1.8))];
    let mut head = vec![head_cell("Criterion")];
    for seat in seats {
        columns.push(Column::right(seat.width));
        head.push(seat_head(seat, named));
    }
    if last {
        columns.extend([Column::right(PANEL), Column::right(OF_100)]);
        head.extend([head_cell("Panel"), head_cell("Out of 100")]);
    }
    let mut table = Table::new(flow, columns, head).tight();
    let grid = Grid { case, seats, last };
    for section in &papers.input.scheme.sections {
        table.row(flow, grid.section(section))?;
        for criterion in &section.criteria {
            table.row(flow, grid.criterion(criterion))?;
        }
    }
    table.row(flow, grid.totals())?;
    table.end(flow)
}

fn head_cell(words: &str) -> Cell {
    Cell::new(Text::new(words, FINE.strong()))
}

fn seat_head(seat: &Seat<'_>, named: bool) -> Cell {
    let words = if named { seat.name } else { seat.key.as_str() };
    let text = Text::new(words, FINE.strong());
    Cell::new(if seat.sheet.left_out.is_some() {
        text.then(LEFT_OUT, FINE.strong())
    } else {
        text
    })
}

/// What the rows of one table are made from.
struct Grid<'g, 'a> {
    case: Case<'g>,
    seats: &'g [Seat<'a>],
    last: bool,
}

impl Grid<'_, '_> {
    fn figures(&self) -> Option<&BidFigures> {
        self.case.figures()
    }

    fn bid(&self) -> &Bid {
        self.case.bid
    }

    fn section(&self, section: &Section) -> Row {
        let title = Text::new(section.title.as_str(), FINE.strong())
            .then(wording::weight(section.weight), SMALL);
        let mut cells = vec![Cell::new(title).heads(Scope::Row)];
        cells.extend(self.seats.iter().map(|_| Cell::empty()));
        if self.last {
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

    fn criterion(&self, criterion: &Criterion) -> Row {
        let title = Text::new(criterion.title.as_str(), FINE)
            .then(wording::weight(criterion.weight), SMALL);
        let mut cells = vec![Cell::new(title).heads(Scope::Row)];
        cells.extend(self.seats.iter().map(|seat| {
            let score = seat.sheet.content.scores.get(&criterion.id);
            Cell::new(Text::new(
                score.map_or_else(
                    || "–".to_owned(),
                    |score| wording::score(&criterion.scale, score),
                ),
                FINE,
            ))
        }));
        if self.last {
            cells.extend(self.panel(criterion));
        }
        Row::new(cells)
    }

    fn panel(&self, criterion: &Criterion) -> [Cell; 2] {
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

    fn totals(&self) -> Row {
        let strong = |words: String| Cell::new(Text::new(words, FINE.strong()));
        let mut cells = vec![strong("Total, and by each sheet alone".to_owned()).heads(Scope::Row)];
        cells.extend(self.seats.iter().map(|seat| {
            strong(
                seat.sheet
                    .own_total
                    .map_or_else(|| "–".to_owned(), wording::points),
            )
        }));
        if self.last {
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
fn notes(
    flow: &mut Flow,
    papers: &Papers<'_>,
    seats: &[Seat<'_>],
    named: bool,
) -> Result<(), PackError> {
    flow.y += 4.0;
    if !named && !seats.is_empty() {
        let keys: Vec<String> = seats
            .iter()
            .map(|seat| format!("{} {}", seat.key, seat.name))
            .collect();
        flow.note(format!("{}.", keys.join(" · ")))?;
    }
    for seat in seats {
        if let Some(reason) = &seat.sheet.left_out {
            flow.note(format!(
                "{LEFT_OUT} The sheet of {} does not count: {reason}.",
                seat.name
            ))?;
        }
    }
    for (clerk, authors) in typed_in(papers, seats) {
        flow.note(format!(
            "Typed in by {clerk} for {}.",
            wording::list(&authors)
        ))?;
    }
    Ok(())
}

/// Whose sheets were typed in by someone else, by who that was.
fn typed_in(papers: &Papers<'_>, seats: &[Seat<'_>]) -> BTreeMap<String, Vec<String>> {
    let mut clerks: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for seat in seats {
        if let Some(clerk) = &seat.sheet.entered_by {
            let authors = clerks.entry(papers.name(clerk).to_owned()).or_default();
            authors.push(seat.name.to_owned());
        }
    }
    clerks
}
