//! The bids: what they ask for, their gateways, claims and lots.

use evenhand_core::GatewayReply;
use evenhand_core::rank::counting::Case;
use evenhand_core::scheme::{Gateway, GatewayKind};

use super::layout::{gateways, row, seeds};
use super::{Book, heading_of};
use crate::WorkbookError;
use crate::page::{Column, Comes, Page, Row, cell};
use crate::placing::pence;

/// The sheet's name in formulas.
pub(super) const BIDS: &str = "Bids";
/// The column of the amount in pence.
pub(super) const PENCE: Column = 4;
const AMOUNT: Column = 3;
/// What stands in the column of a criterion that the bid claims.
pub(super) const CLAIMED: &str = "yes";
/// What stands in the column of a gateway that the bid passes.
pub(super) const PASSED: &str = "pass";

/// The row of a case.
pub(super) fn bid_row(case: usize) -> Result<Row, WorkbookError> {
    row(case.saturating_add(1))
}

/// Fills the sheet.
pub(super) fn fill_bids(book: &Book<'_>, page: &mut Page<'_>) -> Result<(), WorkbookError> {
    page.headings(&headings(book), 1)?;
    page.widths(&[(0, 12.0), (1, 34.0), (2, 40.0), (3, 16.0), (4, 16.0)])?;
    for (index, case) in book.cases.iter().enumerate() {
        let row = bid_row(index)?;
        page.text(row, 0, case.bid.reference.as_str())?;
        page.text(row, 1, case.bid.bidder.as_str())?;
        page.text(row, 2, &case.bid.title)?;
        page.pounds(row, AMOUNT, case.bid.amount.0)?;
        if let Ok(pence) = pence(case) {
            let formula = format!("=ROUND({}*100,0)", cell(row, AMOUNT));
            page.formula(row, PENCE, &formula, &Comes::To(pence))?;
        }
        answers(book, page, row, case)?;
        claims(book, page, row, case)?;
        let lots = book.placed.get(index).map(|placed| &placed.draws);
        for (column, lot) in book
            .layout
            .bids
            .draws
            .iter()
            .zip(lots.into_iter().flatten())
        {
            page.whole(row, *column, *lot)?;
        }
    }
    Ok(())
}

fn headings(book: &Book<'_>) -> Vec<String> {
    let mut headings: Vec<String> = ["ref", "bidder", "title", "amount", "amount in pence"]
        .map(str::to_owned)
        .to_vec();
    for kind in [GatewayKind::Showstopper, GatewayKind::Advisory] {
        let words = match kind {
            GatewayKind::Showstopper => "gateway",
            GatewayKind::Advisory => "advisory gateway",
        };
        let named = gateways(book.scheme, kind).into_iter();
        headings.extend(named.map(|gateway| format!("{words}: {}", heading_of(&gateway.question))));
    }
    let criteria = book.scheme.criteria().zip(&book.layout.bids.claims);
    let claims = criteria.filter_map(|(criterion, column)| column.map(|_| criterion));
    headings.extend(claims.map(|criterion| format!("claims: {}", heading_of(&criterion.title))));
    let draws = seeds(book.scheme).into_iter();
    headings.extend(draws.map(|seed| format!("place in the draw “{seed}”")));
    headings
}

fn answers(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    case: &Case<'_>,
) -> Result<(), WorkbookError> {
    let columns = &book.layout.bids;
    for (kind, columns) in [
        (GatewayKind::Showstopper, &columns.stops),
        (GatewayKind::Advisory, &columns.advice),
    ] {
        for (gateway, column) in gateways(book.scheme, kind).into_iter().zip(columns) {
            page.text(row, *column, answer_words(case, gateway))?;
        }
    }
    Ok(())
}

fn answer_words(case: &Case<'_>, gateway: &Gateway) -> &'static str {
    let answer = case.gateways.get(&gateway.id);
    match answer.and_then(|answer| answer.answer) {
        Some(GatewayReply::Pass) => PASSED,
        Some(GatewayReply::Fail) => "fail",
        None => "",
    }
}

fn claims(
    book: &Book<'_>,
    page: &mut Page<'_>,
    row: Row,
    case: &Case<'_>,
) -> Result<(), WorkbookError> {
    let criteria = book.scheme.criteria().zip(&book.layout.bids.claims);
    for (criterion, column) in criteria {
        if let Some(column) = column
            && case.bid.claims(&criterion.id)
        {
            page.text(row, *column, CLAIMED)?;
        }
    }
    Ok(())
}
