//! The ranked shortlist, with the line where the fund runs out.

use evenhand_core::{Bid, Pounds, Titled, rank::RankedBid};

use super::chapter;
use crate::{
    PackError,
    layer::{Anchor, Ink, Scope},
    layout::{
        Cell, Column, Flow, Look, Row, Table, Text,
        style::{DENSE, SMALL, WIDTH},
        wrap,
    },
    papers::Papers,
    wording,
};

/// Lays the chapter out.
pub(crate) fn shortlist(flow: &mut Flow, papers: &Papers<'_>) -> Result<(), PackError> {
    flow.begin_chapter(chapter::SHORTLIST);
    flow.chapter_heading(chapter::SHORTLIST)?;
    if papers.ranked.is_empty() {
        return flow.prose("No bid is ranked.");
    }
    let mut running = Running::new(papers);
    flow.prose(running.introduction())?;
    let (columns, head) = columns(flow, papers)?;
    let span = columns.len();
    let mut table = Table::new(flow, columns, head);
    for (entry, bid) in &papers.ranked {
        for line in running.add(bid.amount) {
            let text = Text::new(line, DENSE.strong().ink(Ink::Accent));
            table.row(
                flow,
                Row::new(vec![Cell::new(text).over(span)]).look(Look::Rule),
            )?;
        }
        table.row(flow, row(papers, entry, bid, running.sum))?;
    }
    table.end(flow)?;
    flow.skip(8.0);
    flow.note(running.close())
}

/// The columns: district and decision only where there are any; money as wide as
/// its largest amount.
fn columns(flow: &mut Flow, papers: &Papers<'_>) -> Result<(Vec<Column>, Vec<Cell>), PackError> {
    let sum = papers
        .ranked
        .iter()
        .map(|(_, bid)| bid.amount)
        .sum::<Pounds>();
    let mut money = 52.0_f32;
    let mut reference = 36.0_f32;
    for (_, bid) in &papers.ranked {
        money = money
            .max(wrap::widest_word(&mut flow.canvas.fonts, &bid.amount.to_words(), DENSE)? + 8.5);
        reference = reference
            .max(wrap::widest_word(&mut flow.canvas.fonts, bid.reference.as_str(), DENSE)? + 8.5);
    }
    let money = money
        .max(wrap::widest_word(&mut flow.canvas.fonts, &sum.to_words(), DENSE)? + 8.5)
        .min(100.0);
    let mut parts = vec![
        ("Rank", Column::right(34.0)),
        ("Bid", Column::left(reference.min(84.0))),
        ("Bidder and project", Column::left(0.0)),
        (
            "District",
            Column::left(if has_district(papers) { 68.0 } else { 0.0 }),
        ),
        ("Total", Column::right(42.0)),
        ("Asked for", Column::right(money)),
        ("Running sum", Column::right(money)),
        (
            "Decision",
            Column::left(if papers.is_decided() { 54.0 } else { 0.0 }),
        ),
        ("Page", Column::right(32.0)),
    ];
    let others: f32 = parts.iter().map(|(_, column)| column.width).sum();
    parts.retain(|(title, column)| column.width > 0.0 || *title == "Bidder and project");
    let columns = parts
        .iter()
        .map(|(_, column)| {
            if column.width > 0.0 {
                *column
            } else {
                Column::left(WIDTH - others)
            }
        })
        .collect();
    let head = parts
        .iter()
        .map(|(title, _)| Cell::new(Text::new(*title, SMALL.strong())))
        .collect();
    Ok((columns, head))
}

fn has_district(papers: &Papers<'_>) -> bool {
    papers.ranked.iter().any(|(_, bid)| {
        bid.district
            .as_deref()
            .is_some_and(|district| !district.is_empty())
    })
}

fn row(papers: &Papers<'_>, entry: &RankedBid, bid: &Bid, sum: Pounds) -> Row {
    let to = Anchor::Bid(bid.reference.clone());
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
        Cell::new(Text::default().link(bid.reference.as_str(), DENSE.ink(Ink::Accent), to.clone())),
        title,
    ];
    if has_district(papers) {
        cells.push(Cell::dense(bid.district.clone().unwrap_or_default()));
    }
    cells.push(Cell::new(Text::new(
        wording::points(entry.figures.total),
        DENSE.strong(),
    )));
    cells.extend([bid.amount, sum].map(|amount| Cell::dense(amount.to_words())));
    if papers.is_decided() {
        let words = papers
            .decision(&bid.reference)
            .map_or("", |decision| decision.kind.title());
        cells.push(Cell::dense(words));
    }
    cells.push(Cell::new(Text::default().page_of(to, DENSE)));
    Row::new(cells)
}

/// The sum of the amounts asked for, down the ranks, and the ends of the fund that it passes.
struct Running {
    sum: Pounds,
    low: Pounds,
    high: Pounds,
}

impl Running {
    fn new(papers: &Papers<'_>) -> Self {
        let fund = &papers.input.round.fund;
        Self {
            sum: Pounds::ZERO,
            low: fund.low,
            high: fund.high,
        }
    }

    fn introduction(&self) -> String {
        let sum = "The running sum adds up what the bids ask for, from the first rank down.";
        if self.high == Pounds::ZERO {
            return format!("{sum} The fund is not settled yet, so no line is drawn.");
        }
        format!(
            "{sum} A line is drawn where it passes the fund ({}). What is awarded is decided apart.",
            wording::range(self.low, self.high)
        )
    }

    /// Adds a bid; says which ends of the fund it takes the sum past.
    fn add(&mut self, amount: Pounds) -> Vec<String> {
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

    fn close(&self) -> String {
        let all = format!("All ranked bids together ask for {}.", self.sum.to_words());
        if self.high == Pounds::ZERO || self.sum > self.high {
            return all;
        }
        format!("{all} That is within the fund.")
    }
}
