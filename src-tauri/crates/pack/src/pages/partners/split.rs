//! Awards over the partners' money: what each partner pays in all, and of each award.

use evenhand_core::{Pounds, commission::Split};

use crate::{
    PackError,
    input::PackPartners,
    layer::Scope,
    layout::{
        Cell, Column, Flow, Look, Row, Text,
        style::{DENSE, WIDTH},
    },
    pages::grid,
    papers::Papers,
};

/// The least width of a partner's column, so that most names need not be broken.
const PARTNER_WIDTH: f32 = 70.0;
/// The width that is left to bidders.
const BIDDER_WIDTH: f32 = 110.0;

/// Awards over the partners' money, as they are printed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct SplitTable {
    pub(crate) partners: Vec<SplitPartner>,
    pub(crate) lines: Vec<SplitLine>,
    /// Why there are no lines, as a sentence; empty where there are.
    pub(crate) none: String,
}

/// A partner: its name, what it contributes, and what it pays and what is left where awards
/// are split.
pub(crate) type SplitPartner = (String, Pounds, Option<(Pounds, Pounds)>);

/// One award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SplitLine {
    pub(crate) reference: String,
    pub(crate) bidder: String,
    pub(crate) amount: Pounds,
    pub(crate) parts: Vec<Pounds>,
}

impl SplitTable {
    /// The awards of a round over its partners' money.
    pub(crate) fn of(partners: &PackPartners, papers: &Papers<'_>) -> Self {
        let split = partners.split.as_ref();
        let made = split.and_then(|split| split.as_ref().ok());
        let totals =
            |place: usize, split: &Split| Some((*split.paid.get(place)?, *split.left.get(place)?));
        let all = partners.partnership.partners.iter().enumerate();
        let all = all.map(|(place, one)| {
            let totals = made.and_then(|split| totals(place, split));
            (one.name.clone(), one.money, totals)
        });
        let lines = made.into_iter().flat_map(|split| &split.awards);
        let lines = lines.map(|award| SplitLine {
            reference: award.bid.to_string(),
            bidder: papers
                .bid(&award.bid)
                .map_or_else(|_| String::new(), |bid| bid.bidder.to_string()),
            amount: award.amount,
            parts: award.parts.clone(),
        });
        Self {
            partners: all.collect(),
            lines: lines.collect(),
            none: match split {
                None => "There is no award to split yet.".to_owned(),
                Some(Err(fault)) => fault.to_string(),
                Some(Ok(split)) if split.awards.is_empty() => {
                    "There is no award to split.".to_owned()
                }
                Some(Ok(_)) => String::new(),
            },
        }
    }

    fn total(&self) -> Pounds {
        self.lines.iter().map(|line| line.amount).sum()
    }
}

/// Lays out what each partner contributes, pays and has left: for the pages that are signed.
pub(crate) fn draw_shares(flow: &mut Flow, split: &SplitTable) -> Result<(), PackError> {
    flow.add_section_heading("What each partner pays")?;
    if !split.none.is_empty() {
        flow.add_prose(split.none.as_str())?;
    }
    let amounts = split.partners.iter().map(|(_, money, _)| *money);
    let money = grid::money_width(flow, amounts)?.max(PARTNER_WIDTH);
    let parts = [
        ("Partner", Column::left(0.0)),
        ("Contributes", Column::right(money)),
        ("Pays", Column::right(money)),
        ("Left", Column::right(money)),
    ];
    let mut table = grid::begin_table(flow, &parts);
    for (name, contributes, totals) in &split.partners {
        let amount = |amount: Option<Pounds>| amount.map_or("–".to_owned(), Pounds::to_words);
        table.add_row(
            flow,
            Row::new(vec![
                Cell::new(Text::new(name.as_str(), DENSE.strong())).heads(Scope::Row),
                grid::amount_cell(*contributes),
                Cell::new(Text::new(
                    amount(totals.map(|(paid, _)| paid)),
                    DENSE.strong(),
                )),
                Cell::dense(amount(totals.map(|(_, left)| left))),
            ]),
        )?;
    }
    table.finish(flow)?;
    flow.skip_space(8.0);
    Ok(())
}

/// Lays out what each partner pays of each award; several tables where one is not wide
/// enough for all partners.
pub(crate) fn draw_split(flow: &mut Flow, split: &SplitTable) -> Result<(), PackError> {
    flow.need_room(120.0)?;
    flow.add_sub_heading("What each partner pays of each award")?;
    if !split.none.is_empty() {
        return flow.add_prose(split.none.as_str());
    }
    let references = split.lines.iter().map(|line| line.reference.as_str());
    let reference = grid::words_width(flow, references)?;
    let money = split.partners.iter().map(|(_, money, _)| *money);
    let money = grid::money_width(flow, money.chain([split.total()]))?;
    let money = money.max(PARTNER_WIDTH);
    let room = WIDTH - reference - BIDDER_WIDTH - money;
    let at_once = ((room / money).floor() as usize).max(1);
    let places: Vec<usize> = (0..split.partners.len()).collect();
    for places in places.chunks(at_once) {
        draw_table(flow, split, places, (reference, money))?;
        flow.skip_space(10.0);
    }
    Ok(())
}

/// One table: the awards over some of the partners' money.
fn draw_table(
    flow: &mut Flow,
    split: &SplitTable,
    places: &[usize],
    (reference, money): (f32, f32),
) -> Result<(), PackError> {
    let shown = places.iter().filter_map(|place| split.partners.get(*place));
    let mut parts = vec![
        ("Bid", Column::left(reference)),
        ("Bidder", Column::left(0.0)),
    ];
    let heads = shown.clone();
    parts.extend(heads.map(|(name, ..)| (name.as_str(), Column::right(money))));
    parts.push(("In all", Column::right(money)));
    let mut table = grid::begin_table(flow, &parts);
    for line in &split.lines {
        table.add_row(flow, line_row(line, places))?;
    }
    let sums = |amount: &dyn Fn(&(Pounds, Pounds)) -> Pounds| {
        let totals = shown.clone().map(|(_, _, totals)| totals.as_ref());
        let amounts = totals.map(|totals| totals.map_or(Pounds::ZERO, amount));
        amounts.collect::<Vec<Pounds>>()
    };
    let all_left = sum_of_all(split, &|(_, left)| *left);
    let paid = sums(&|(paid, _)| *paid);
    table.add_row(
        flow,
        sum_row("Pays in all", paid, split.total()).look(Look::Sum),
    )?;
    let contributes = shown.clone().map(|(_, money, _)| *money).collect();
    let all = split.partners.iter().map(|(_, money, _)| *money).sum();
    table.add_row(flow, sum_row("Contributes", contributes, all))?;
    let left = sums(&|(_, left)| *left);
    table.add_row(flow, sum_row("Left", left, all_left))?;
    table.finish(flow)
}

fn sum_of_all(split: &SplitTable, amount: &dyn Fn(&(Pounds, Pounds)) -> Pounds) -> Pounds {
    let totals = split
        .partners
        .iter()
        .filter_map(|(_, _, totals)| totals.as_ref());
    totals.map(amount).sum()
}

fn line_row(line: &SplitLine, places: &[usize]) -> Row {
    let mut cells = vec![
        Cell::dense(line.reference.as_str()),
        Cell::dense(line.bidder.as_str()).heads(Scope::Row),
    ];
    let parts = places.iter().filter_map(|place| line.parts.get(*place));
    cells.extend(parts.map(|part| grid::amount_cell(*part)));
    cells.push(Cell::new(Text::new(line.amount.to_words(), DENSE.strong())));
    Row::new(cells)
}

fn sum_row(what: &str, amounts: Vec<Pounds>, all: Pounds) -> Row {
    let strong = |words: String| Cell::new(Text::new(words, DENSE.strong()));
    let mut cells = vec![Cell::empty(), strong(what.to_owned()).heads(Scope::Row)];
    cells.extend(amounts.into_iter().map(grid::amount_cell));
    cells.push(strong(all.to_words()));
    Row::new(cells)
}
