//! `decisions.csv`: what the Commissioner decided.

use std::borrow::Cow;

use evenhand_core::{Bid, BidRef, Decision, DecisionKind, Titled};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::amount::read_optional_amount;
use crate::rules::known_names::{KnownNames, known_bids};
use crate::rules::one_per_key::OnePerKey;
use crate::rules::text::{check_text, clean_text};
use crate::table::{Column, Layout, Line, LineFaults, read_table, write_table};

const BID: usize = 0;
const KIND: usize = 1;
const AMOUNT: usize = 2;
const REASON: usize = 3;
const CONDITIONS: usize = 4;

const COLUMNS: &[Column<Decision>] = &[
    Column::needed("bid", |decision| Cow::from(decision.bid.as_str())),
    Column::needed("kind", |decision| Cow::from(decision.kind.code())),
    Column::needed("amount", |decision| Cow::from(decision.amount.to_string())),
    Column::needed("reason", |decision| clean_text(&decision.reason)),
    Column::optional("conditions", |decision| clean_text(&decision.conditions)),
];

/// Reads decisions, in the file's order. An empty amount is nothing. Whether an
/// award fits what the bid asked for is for those to say who record it.
pub fn read_decisions(file: &str, bytes: &[u8], bids: &[Bid]) -> TableRead<Decision> {
    let mut lines = DecisionLines {
        bids: known_bids(bids),
        decisions: OnePerKey::new(),
    };
    let layout = Layout::new(COLUMNS);
    let read = read_table(file, bytes, &layout, |line, faults| {
        lines.take_line(line, faults);
    });
    TableRead {
        good: lines.decisions.into_file_order(),
        ..read
    }
}

/// Writes decisions as `decisions.csv`, which [`read_decisions`] reads back.
pub fn write_decisions<'a>(decisions: impl IntoIterator<Item = &'a Decision>) -> Vec<u8> {
    write_table(COLUMNS, decisions)
}

/// The lines read so far, and the bids that they may name.
struct DecisionLines<'a> {
    bids: KnownNames<'a, &'a Bid>,
    decisions: OnePerKey<BidRef, Decision>,
}

impl DecisionLines<'_> {
    fn take_line(&mut self, line: &Line<'_, '_>, faults: &mut LineFaults) {
        let bid = faults.value_of(BID, self.bids.find_or_explain(line.text_of(BID)));
        let kind = faults.value_of(KIND, read_kind(line.text_of(KIND)));
        let amount = faults.value_of(AMOUNT, read_optional_amount(line.text_of(AMOUNT)));
        faults.value_of(REASON, check_text(line.text_of(REASON)));
        let conditions = line.text_of(CONDITIONS);
        faults.value_of(CONDITIONS, check_conditions(kind, conditions));
        let (true, Some((_, bid)), Some(kind), Some(amount)) =
            (faults.is_empty(), bid, kind, amount)
        else {
            return;
        };
        let decision = Decision {
            bid: bid.reference.clone(),
            kind,
            amount: amount.unwrap_or_default(),
            reason: line.text_of(REASON).to_owned(),
            conditions: line.text_of(CONDITIONS).to_owned(),
        };
        let key = decision.bid.clone();
        let said = "This bid was decided";
        let kept = self
            .decisions
            .insert_once(key, line.line_number(), decision, said);
        faults.value_of(BID, kept);
    }
}

fn read_kind(text: &str) -> Result<DecisionKind, Mistake> {
    DecisionKind::from_code(&text.to_ascii_lowercase()).ok_or_else(|| {
        Mistake::new(
            "This is not a kind of decision.",
            "Write award, part_award, reserve, deferred or decline.",
        )
    })
}

/// Refuses conditions of a decision that awards nothing.
fn check_conditions(kind: Option<DecisionKind>, conditions: &str) -> Result<(), Mistake> {
    match kind {
        Some(kind) if !conditions.is_empty() && !kind.is_award() => Err(Mistake::new(
            "Conditions are given where nothing is awarded.",
            "Only an award or a part_award has conditions; take them out.",
        )),
        Some(_) | None => check_text(conditions),
    }
}
