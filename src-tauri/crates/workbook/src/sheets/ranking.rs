//! The ranking: each bid's total and rank as its formulas find them, beside those published.

use std::collections::BTreeMap;

use evenhand_core::rank::{BidFigures, RankedBid, UnrankedReason};
use evenhand_core::scheme::TieBreak;
use evenhand_core::{BidRef, Points, Titled};
use rust_decimal::Decimal;
use rust_xlsxwriter::{Color, ConditionalFormatText, ConditionalFormatTextRule, Format};

use super::Book;
use super::layout::row as row_at;
use super::section_formulas::work_row;
use super::workings::WORKINGS;
use crate::WorkbookError;
use crate::page::{Column, Comes, Page, Row, cell, fixed};
use crate::placing::{Placed, Worked};
use crate::whole_scheme::units_in_a_point;

const HEADINGS: [&str; 7] = [
    "ref",
    "bidder",
    "total",
    "rank",
    "published total",
    "published rank",
    "same",
];
const TOTAL: Column = 2;
const RANK: Column = 3;
const PUBLISHED_TOTAL: Column = 4;
const PUBLISHED_RANK: Column = 5;
const SAME: Column = 6;

/// What a row says that is the same as published.
const YES: &str = "yes";
/// What a row says that is not.
const NO: &str = "NO: not as published";
/// What a row says whose place was drawn.
const YES_DRAWN: &str =
    "yes; the lots are given, in Bids: spreadsheets have no SHA-256 to draw them again";
/// What a row says that is not recomputed.
const GIVEN: &str = "not recomputed: exact whole numbers for this bid need more figures than a spreadsheet keeps; total and rank rest on the published figures";

/// One bid as it was published.
struct Published<'a> {
    bid: &'a BidRef,
    figures: Option<&'a BidFigures>,
    place: Result<&'a RankedBid, UnrankedReason>,
}

/// Fills the sheet.
pub(super) fn fill_ranking(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    page.headings(&HEADINGS.map(str::to_owned), 2)?;
    page.widths(&[
        (0, 12.0),
        (1, 40.0),
        (4, 12.0),
        (3, 20.0),
        (5, 20.0),
        (6, 70.0),
    ])?;
    let cases = book.cases.iter().enumerate();
    let index_of: BTreeMap<&BidRef, usize> = cases
        .map(|(index, case)| (&case.bid.reference, index))
        .collect();
    let published = published_rows(book);
    for (index, bid) in published.iter().enumerate() {
        let row = row_at(index.saturating_add(1))?;
        let case = index_of.get(bid.bid).copied();
        let placed = case.and_then(|case| Some((case, book.placed.get(case)?)));
        if let Some((case, placed)) = placed {
            bid_cells(book, page, row, case, placed)?;
            published_cells(page, row, bid)?;
            same_cell(page, row, bid, placed, units_in_a_point(book.scheme))?;
        }
    }
    mark_differences(page, row_at(published.len())?)
}

/// The ranked bids as they are listed, then those that are listed apart.
fn published_rows<'a>(book: &Book<'a>) -> Vec<Published<'a>> {
    let ranking = &book.input.ranking;
    let ranked = ranking.ranking.iter().map(|row| Published {
        bid: &row.bid,
        figures: Some(&row.figures),
        place: Ok(row),
    });
    let apart = ranking.unranked.iter().map(|row| Published {
        bid: &row.bid,
        figures: row.figures.as_ref(),
        place: Err(row.reason),
    });
    ranked.chain(apart).collect()
}

/// The bid, with its total and rank as they are worked out.
fn bid_cells(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    case: usize,
    placed: &Placed,
) -> Result<(), WorkbookError> {
    if let Some(case) = book.cases.get(case) {
        page.text(row, 0, case.bid.reference.as_str())?;
        page.text(row, 1, case.bid.bidder.as_str())?;
    }
    let at = |column: Column| Ok::<_, WorkbookError>(fixed(work_row(case)?, column));
    let columns = &book.layout.workings;
    let units = format!("{WORKINGS}!{}", at(columns.units)?);
    let unit = units_in_a_point(book.scheme);
    let formula = format!("=IF({units}=\"\",\"\",{units}/{unit})");
    let total = worked_total(placed, u32::from(book.scheme.decimals));
    let comes = total.map_or(Comes::ToText(""), Comes::ToFigure);
    page.formula(row, TOTAL, &formula, &comes)?;
    let apart = format!("{WORKINGS}!{}", at(columns.apart)?);
    if let Some(before) = columns.before.last() {
        let before = format!("{WORKINGS}!{}", at(*before)?);
        let formula = format!("=IF({apart}=\"\",{before}+1,{apart})");
        page.formula(row, RANK, &formula, &worked_rank(placed))?;
    }
    Ok(())
}

fn worked_total(placed: &Placed, decimals: u32) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(placed.units()?, decimals).ok()
}

fn worked_rank(placed: &Placed) -> Comes {
    match placed.apart {
        Some(reason) => Comes::ToText(reason.title()),
        None => Comes::To(
            placed
                .before
                .last()
                .map_or(0, |count| count.saturating_add(1)),
        ),
    }
}

fn published_cells(
    page: &mut Page<'_>,
    row: Row,
    bid: &Published<'_>,
) -> Result<(), WorkbookError> {
    if let Some(figures) = bid.figures {
        let Points(total) = figures.total;
        page.figure(row, PUBLISHED_TOTAL, total)?;
    }
    match bid.place {
        Ok(ranked) => page.whole(row, PUBLISHED_RANK, i128::from(ranked.rank)),
        Err(reason) => page.text(row, PUBLISHED_RANK, reason.title()),
    }
}

fn same_cell(
    page: &mut Page<'_>,
    row: Row,
    bid: &Published<'_>,
    placed: &Placed,
    unit: i128,
) -> Result<(), WorkbookError> {
    if matches!(placed.worked, Worked::Given(_)) {
        return page.text(row, SAME, GIVEN);
    }
    let drawn = bid
        .place
        .is_ok_and(|ranked| matches!(ranked.tie_break, Some(TieBreak::Drawn(_))));
    let words = if drawn { YES_DRAWN } else { YES };
    let formula = format!(
        "=IF(AND({}={},{}={}),\"{words}\",\"{NO}\")",
        cell(row, TOTAL),
        cell(row, PUBLISHED_TOTAL),
        cell(row, RANK),
        cell(row, PUBLISHED_RANK)
    );
    let same = is_same(bid, placed, unit);
    let comes = Comes::ToText(if same { words } else { NO });
    page.formula(row, SAME, &formula, &comes)
}

/// Whether what was worked out is what was published.
fn is_same(bid: &Published<'_>, placed: &Placed, unit: i128) -> bool {
    let total = bid.figures.map(|figures| figures.total.0);
    let units = total.and_then(|total| crate::whole::whole(total, unit).ok());
    let rank = match bid.place {
        Ok(ranked) => Comes::To(i128::from(ranked.rank)),
        Err(reason) => Comes::ToText(reason.title()),
    };
    units == placed.units() && rank == worked_rank(placed)
}

/// Shows red what differs.
fn mark_differences(page: &mut Page<'_>, last: Row) -> Result<(), WorkbookError> {
    let red = Format::new()
        .set_bold()
        .set_font_color(Color::RGB(0x009C_0006))
        .set_background_color(Color::RGB(0x00FF_C7CE));
    let differs = ConditionalFormatText::new()
        .set_rule(ConditionalFormatTextRule::BeginsWith("NO".to_owned()))
        .set_format(red);
    let last = last.max(1);
    page.sheet()
        .add_conditional_format(1, SAME, last, SAME, &differs)?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_within_a_formula_are_short_enough_for_excel() {
        for words in [YES, YES_DRAWN, NO] {
            assert!(words.encode_utf16().count() <= 255, "{words}");
            assert!(!words.contains('"'), "{words}");
        }
    }
}
