//! Tables whose columns are as wide as what stands in them, and cells that many of them share.

use evenhand_core::{BidRef, Pounds};

use crate::{
    PackError,
    layer::{Anchor, Ink, Scope},
    layout::{
        Cell, Column, Flow, Table, Text,
        style::{DENSE, SMALL, WIDTH},
        wrap,
    },
    papers::Papers,
};

/// White space at both sides of a cell, and a hair.
pub(crate) const SIDES: f32 = 8.5;

/// Begins a table. Columns of no width share what the others leave.
pub(crate) fn begin_table(flow: &mut Flow, parts: &[(&str, Column)]) -> Table {
    let (columns, head) = columns_and_heads(parts);
    Table::new(flow, columns, head)
}

/// The columns and the heads of a table. Columns of no width share what the others leave.
pub(crate) fn columns_and_heads(parts: &[(&str, Column)]) -> (Vec<Column>, Vec<Cell>) {
    let others: f32 = parts.iter().map(|(_, column)| column.width).sum();
    let open = parts
        .iter()
        .filter(|(_, column)| column.width == 0.0)
        .count();
    let share = (WIDTH - others).max(0.0) / (open as f32).max(1.0);
    let columns = parts.iter().map(|(_, column)| Column {
        width: if column.width == 0.0 {
            share
        } else {
            column.width
        },
        ..*column
    });
    let head = parts
        .iter()
        .map(|(title, _)| Cell::new(Text::new(*title, SMALL.strong())));
    (columns.collect(), head.collect())
}

/// The width of a column of money: as its largest amount, within limits.
pub(crate) fn money_width(
    flow: &mut Flow,
    amounts: impl Iterator<Item = Pounds>,
) -> Result<f32, PackError> {
    let words = Pounds(
        amounts
            .map(|amount| amount.0.abs())
            .max()
            .unwrap_or_default(),
    )
    .to_words();
    let widest = wrap::widest_word(&mut flow.canvas.fonts, &words, DENSE.strong())?;
    Ok((widest + SIDES).clamp(48.0, 100.0))
}

/// The width of a column of references: as the widest, within limits.
pub(crate) fn reference_width<'a>(
    flow: &mut Flow,
    references: impl Iterator<Item = &'a BidRef>,
) -> Result<f32, PackError> {
    words_width(flow, references.map(BidRef::as_str))
}

/// The same of references as text.
pub(crate) fn words_width<'a>(
    flow: &mut Flow,
    references: impl Iterator<Item = &'a str>,
) -> Result<f32, PackError> {
    let mut widest = 36.0_f32;
    for reference in references {
        let word = wrap::widest_word(&mut flow.canvas.fonts, reference, DENSE)?;
        widest = widest.max(word + SIDES);
    }
    Ok(widest.min(84.0))
}

/// A bid's reference; it leads to the bid's page where that is in the file.
pub(crate) fn reference_text(papers: &Papers<'_>, bid: &BidRef) -> Text {
    then_reference(papers, Text::default(), bid.as_str(), bid)
}

/// Goes on with words about a bid; they lead to its page where that is in the file.
fn then_reference(papers: &Papers<'_>, text: Text, words: &str, bid: &BidRef) -> Text {
    if papers.binding.has_bids() {
        text.then_link(words, DENSE.ink(Ink::Accent), Anchor::Bid(bid.clone()))
    } else {
        text.then(words, DENSE)
    }
}

/// The same as the head of its row.
pub(crate) fn reference_cell(papers: &Papers<'_>, bid: &BidRef) -> Cell {
    Cell::new(reference_text(papers, bid)).heads(Scope::Row)
}

/// The column of page numbers, where the pages of the bids are in the file.
pub(crate) fn page_column(papers: &Papers<'_>) -> Option<(&'static str, Column)> {
    let column = Column::right(40.0);
    papers.binding.has_bids().then_some(("Page", column))
}

/// The number of a bid's page, for that column.
pub(crate) fn page_cell(papers: &Papers<'_>, bid: &BidRef) -> Option<Cell> {
    let to = Anchor::Bid(bid.clone());
    let cell = Cell::new(Text::default().then_page_number(to, DENSE));
    papers.binding.has_bids().then_some(cell)
}

/// Several bids, each leading to its page where it can; a dash where there is none.
pub(crate) fn bid_links_cell(papers: &Papers<'_>, list: &[BidRef]) -> Cell {
    let Some((last, others)) = list.split_last() else {
        return Cell::dense("—");
    };
    let links = others.iter().fold(Text::default(), |text, bid| {
        then_reference(papers, text, &format!("{bid},"), bid)
    });
    Cell::new(then_reference(papers, links, last.as_str(), last))
}

/// A bid's bidder.
pub(crate) fn bidder_cell(papers: &Papers<'_>, bid: &BidRef) -> Result<Cell, PackError> {
    Ok(Cell::dense(papers.bid(bid)?.bidder.as_str()))
}

/// An amount of money.
pub(crate) fn amount_cell(amount: Pounds) -> Cell {
    Cell::dense(amount.to_words())
}
