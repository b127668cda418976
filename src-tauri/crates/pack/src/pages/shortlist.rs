//! The ranked shortlist, with the line where the fund runs out.

use evenhand_core::{Bid, Pounds, Titled, rank::RankedBid};

use super::grid;
use crate::{
    PackError,
    layer::{Ink, Scope},
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, SMALL},
        wrap,
    },
    papers::Papers,
    wording,
};

/// Lays the chapter out.
pub(crate) fn draw_shortlist(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    if papers.ranked.is_empty() {
        return flow.add_prose("No bid is ranked.");
    }
    let mut running = RunningSum::new(papers);
    flow.add_prose(running.introduction_words())?;
    let (columns, head) = shortlist_columns(flow, papers)?;
    let span = columns.len();
    let mut table = Table::new(flow, columns, head);
    for (entry, bid) in &papers.ranked {
        for line in running.add_bid(bid.amount) {
            let text = Text::new(line, DENSE.strong().ink(Ink::Accent));
            table.add_row(
                flow,
                Row::new(vec![Cell::new(text).over(span)]).look(Look::Rule),
            )?;
        }
        table.add_row(flow, ranked_bid_row(papers, entry, bid, running.sum))?;
    }
    table.finish(flow)?;
    flow.skip_space(8.0);
    flow.add_note(running.closing_words())
}

/// The columns: district and decision only where there are any; money as wide as
/// its largest amount.
fn shortlist_columns(
    flow: &mut Flow,
    papers: &Papers<'_>,
) -> Result<(Vec<Column>, Vec<Cell>), PackError> {
    let money = amount_width(flow, papers)?;
    let bids = papers.ranked.iter().map(|(_, bid)| &bid.reference);
    let reference = grid::reference_width(flow, bids)?;
    let district = has_district(papers).then_some(("District", Column::left(68.0)));
    let decision = papers
        .is_decided()
        .then_some(("Decision", Column::left(54.0)));
    let mut parts = vec![
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference)),
        ("Bidder and project", Column::left(0.0)),
    ];
    parts.extend(district);
    parts.extend([
        ("Total", Column::right(total_width(flow, papers)?)),
        ("Asked for", Column::right(money)),
        ("Running sum", Column::right(money)),
    ]);
    parts.extend(decision);
    parts.extend(grid::page_column(papers));
    Ok(grid::columns_and_heads(&parts))
}

/// The width of a column of money: as the largest amount and the sum of all.
fn amount_width(flow: &mut Flow, papers: &Papers<'_>) -> Result<f32, PackError> {
    let amounts = papers.ranked.iter().map(|(_, bid)| bid.amount);
    let sum: Pounds = amounts.clone().sum();
    let mut widest = 52.0_f32;
    for amount in amounts.chain([sum]) {
        let words = amount.to_words();
        let width = wrap::widest_word(&mut flow.canvas.fonts, &words, DENSE)?;
        widest = widest.max(width + grid::SIDES);
    }
    Ok(widest.min(100.0))
}

/// The width of the column of totals: as the longest word of a band, where there are any.
fn total_width(flow: &mut Flow, papers: &Papers<'_>) -> Result<f32, PackError> {
    let mut widest = 42.0_f32;
    for band in &papers.input.scheme.bands {
        let width = wrap::widest_word(&mut flow.canvas.fonts, &band.title, SMALL)?;
        widest = widest.max(width + grid::SIDES);
    }
    Ok(widest.min(80.0))
}

fn has_district(papers: &Papers<'_>) -> bool {
    papers.ranked.iter().any(|(_, bid)| {
        bid.district
            .as_deref()
            .is_some_and(|district| !district.is_empty())
    })
}

fn ranked_bid_row(papers: &Papers<'_>, entry: &RankedBid, bid: &Bid, sum: Pounds) -> Row {
    let mut title = Cell::new(Text::new(bid.bidder.as_str(), DENSE.strong()))
        .below(Text::new(bid.title.as_str(), DENSE))
        .heads(Scope::Row);
    if let Some(rule) = &entry.tie_break {
        title = title.below(Text::new(
            format!("Set apart by: {}", rule.title(&papers.input.scheme)),
            SMALL,
        ));
    }
    let mut cells = vec![
        Cell::new(Text::new(
            wording::rank(entry.rank, entry.tied),
            DENSE.strong(),
        )),
        Cell::new(grid::reference_text(papers, &bid.reference)),
        title,
    ];
    if has_district(papers) {
        cells.push(Cell::dense(bid.district.clone().unwrap_or_default()));
    }
    cells.push(total_cell(entry));
    cells.extend([bid.amount, sum].map(|amount| Cell::dense(amount.to_words())));
    if papers.is_decided() {
        let words = papers
            .decision(&bid.reference)
            .map_or("", |decision| decision.kind.title());
        cells.push(Cell::dense(words));
    }
    cells.extend(grid::page_cell(papers, &bid.reference));
    Row::new(cells)
}

/// The total, with its band below it where it is in one.
fn total_cell(entry: &RankedBid) -> Cell {
    let total = wording::points(entry.figures.total);
    let cell = Cell::new(Text::new(total, DENSE.strong()));
    match &entry.figures.band {
        Some(band) => cell.below(Text::new(band.as_str(), SMALL)),
        None => cell,
    }
}

/// The sum of the amounts asked for, down the ranks, and the ends of the fund that it passes.
struct RunningSum {
    sum: Pounds,
    low: Pounds,
    high: Pounds,
}

impl RunningSum {
    fn new(papers: &Papers<'_>) -> Self {
        let fund = &papers.input.round.fund;
        Self {
            sum: Pounds::ZERO,
            low: fund.low,
            high: fund.high,
        }
    }

    fn introduction_words(&self) -> String {
        let sum = "The running sum adds up what the bids ask for, from the first rank down.";
        if self.high == Pounds::ZERO {
            return format!("{sum} The fund is not settled yet, so no line is drawn.");
        }
        format!(
            "{sum} A line is drawn where it passes the fund ({}). What is awarded is decided apart.",
            wording::fund_range(self.low, self.high)
        )
    }

    /// Adds a bid; says which ends of the fund it takes the sum past.
    fn add_bid(&mut self, amount: Pounds) -> Vec<String> {
        let before = self.sum;
        self.sum = [before, amount].into_iter().sum();
        if self.high == Pounds::ZERO {
            return Vec::new();
        }
        let ends = if self.low == self.high {
            vec![("The fund", self.high)]
        } else {
            vec![
                ("The low end of the fund", self.low),
                ("The high end of the fund", self.high),
            ]
        };
        let passed = ends
            .into_iter()
            .filter(|(_, end)| before <= *end && self.sum > *end);
        let above = if before == Pounds::ZERO {
            "by the first bid".to_owned()
        } else {
            format!("here: the bids above ask for {}", before.to_words())
        };
        passed
            .map(|(name, end)| format!("{name}, {}, is passed {above}", end.to_words()))
            .collect()
    }

    fn closing_words(&self) -> String {
        let all = format!("All ranked bids together ask for {}.", self.sum.to_words());
        if self.high == Pounds::ZERO || self.sum > self.high {
            return all;
        }
        format!("{all} That is within the fund.")
    }
}
