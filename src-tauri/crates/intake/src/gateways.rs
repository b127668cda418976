//! `gateways.csv`: the answers to the questions before scoring.

use std::borrow::Cow;

use evenhand_core::{Bid, BidRef, GatewayAnswer, GatewayId, GatewayReply, Scheme, Titled};

use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::known_names::{KnownNames, known_bids, known_gateways};
use crate::rules::one_per_key::OnePerKey;
use crate::rules::text::check_text;
use crate::table::{Column, Layout, Line, LineFaults, read_table, write_table};

const BID: usize = 0;
const GATEWAY: usize = 1;
const ANSWER: usize = 2;
const NOTE: usize = 3;

const COLUMNS: &[Column<GatewayAnswer>] = &[
    Column::needed("bid", |answer| Cow::from(answer.bid.as_str())),
    Column::needed("gateway", |answer| Cow::from(answer.gateway.as_str())),
    Column::needed("answer", |answer| {
        Cow::from(answer.answer.map_or("", Titled::code))
    }),
    Column::optional("note", |answer| Cow::from(&answer.note)),
];

/// Reads the answers to gateways, by bid and gateway: `pass`, `fail`, or empty while open.
pub fn read_gateways(
    file: &str,
    bytes: &[u8],
    scheme: &Scheme,
    bids: &[Bid],
) -> TableRead<GatewayAnswer> {
    let mut lines = GatewayLines {
        bids: known_bids(bids),
        gateways: known_gateways(scheme),
        answers: OnePerKey::new(),
    };
    let layout = Layout::new(COLUMNS);
    let read = read_table(file, bytes, &layout, |line, faults| {
        lines.take_line(line, faults);
    });
    TableRead {
        good: lines.answers.into_values(),
        ..read
    }
}

/// Writes answers to gateways as `gateways.csv`, which [`read_gateways`] reads back.
pub fn write_gateways<'a>(answers: impl IntoIterator<Item = &'a GatewayAnswer>) -> Vec<u8> {
    write_table(COLUMNS, answers)
}

/// The lines read so far, and what they may name.
struct GatewayLines<'a> {
    bids: KnownNames<'a, &'a Bid>,
    gateways: KnownNames<'a, &'a GatewayId>,
    answers: OnePerKey<(BidRef, GatewayId), GatewayAnswer>,
}

impl GatewayLines<'_> {
    fn take_line(&mut self, line: &Line<'_, '_>, faults: &mut LineFaults) {
        let bid = faults.value_of(BID, self.bids.find_or_explain(line.text_of(BID)));
        let gateway = faults.value_of(
            GATEWAY,
            self.gateways.find_or_explain(line.text_of(GATEWAY)),
        );
        let answer = faults.value_of(ANSWER, read_answer(line.text_of(ANSWER)));
        faults.value_of(NOTE, check_text(line.text_of(NOTE)));
        let (true, Some((_, bid)), Some((_, gateway)), Some(answer)) =
            (faults.is_empty(), bid, gateway, answer)
        else {
            return;
        };
        let answer = GatewayAnswer {
            bid: bid.reference.clone(),
            gateway: gateway.clone(),
            answer,
            note: line.text_of(NOTE).to_owned(),
            score_anyway: false,
        };
        let key = (answer.bid.clone(), answer.gateway.clone());
        let said = "This bid and gateway were answered";
        let kept = self
            .answers
            .insert_once(key, line.line_number(), answer, said);
        faults.value_of(BID, kept);
    }
}

fn read_answer(text: &str) -> Result<Option<GatewayReply>, Mistake> {
    match GatewayReply::from_code(&text.to_ascii_lowercase()) {
        Some(answer) => Ok(Some(answer)),
        None if text.is_empty() => Ok(None),
        None => Err(Mistake::new(
            "This is not an answer.",
            "Write pass or fail, or leave it empty while the question is open.",
        )),
    }
}
