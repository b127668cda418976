//! `gateways.csv`: the answers to the questions before scoring.

use std::collections::BTreeMap;

use evenhand_core::{Bid, BidRef, GatewayAnswer, GatewayId, GatewayReply, Scheme, Titled};

use crate::mend::Read;
use crate::rules::{known, name};
use crate::table::{self, Fault, Layout};

const BID: usize = 0;
const GATEWAY: usize = 1;
const ANSWER: usize = 2;
const NOTE: usize = 3;

const LAYOUT: Layout = Layout {
    needed: &["bid", "gateway", "answer"],
    optional: &["note"],
};

/// Reads the answers to gateways, by bid and gateway: `pass`, `fail`, or empty while open.
pub fn read_gateways(
    file: &str,
    bytes: &[u8],
    scheme: &Scheme,
    bids: &[Bid],
) -> Read<GatewayAnswer> {
    let mut known_bids = known::bids(bids);
    let mut gateways = known::gateways(scheme);
    let mut answers: BTreeMap<(BidRef, GatewayId), (u32, GatewayAnswer)> = BTreeMap::new();
    let read = table::read(file, bytes, &LAYOUT, |line, faults| {
        let bid = known_bids
            .find_or_fault(BID, line.get(BID))
            .map_err(|fault| faults.push(fault));
        let gateway = gateways
            .find_or_fault(GATEWAY, line.get(GATEWAY))
            .map_err(|fault| faults.push(fault));
        let answer = read_answer(line.get(ANSWER)).map_err(|fault| faults.push(fault));
        faults.extend(name::text(NOTE, line.get(NOTE)).err());
        let (true, Ok((_, bid)), Ok((_, gateway)), Ok(answer)) =
            (faults.is_empty(), bid, gateway, answer)
        else {
            return;
        };
        let key = (bid.reference.clone(), gateway.clone());
        if let Some((first, _)) = answers.get(&key) {
            faults.push(Fault::new(
                BID,
                format!("This bid and gateway were answered before, on line {first}."),
                "Keep the line that holds, and take the other out.",
            ));
            return;
        }
        let (bid, gateway) = key.clone();
        answers.insert(
            key,
            (
                line.number(),
                GatewayAnswer {
                    bid,
                    gateway,
                    answer,
                    note: line.get(NOTE).to_owned(),
                },
            ),
        );
    });
    Read {
        good: answers.into_values().map(|(_, answer)| answer).collect(),
        ..read
    }
}

fn read_answer(text: &str) -> Result<Option<GatewayReply>, Fault> {
    match GatewayReply::from_code(&text.to_ascii_lowercase()) {
        Some(answer) => Ok(Some(answer)),
        None if text.is_empty() => Ok(None),
        None => Err(Fault::new(
            ANSWER,
            "This is not an answer.",
            "Write pass or fail, or leave it empty while the question is open.",
        )),
    }
}
