//! Sentences: their words are free, but they name what they are about.

use evenhand_core::rank::UnrankedBid;
use evenhand_core::scheme::GatewayKind;
use evenhand_core::{GatewayReply, Ranking};

use crate::apart::{bar, named_as_apart};
use crate::naive::{counts, exactly};
use crate::round::Round;

/// Whether a sentence names something, as a word of its own.
fn names(sentence: &str, name: &str) -> bool {
    sentence
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| word == name)
}

/// The sentences about bids listed apart that do not name all that bars them,
/// or that name more: a part of the sentence for each.
pub fn wrong_details(round: &Round, ranking: &Ranking) -> Vec<String> {
    ranking
        .unranked
        .iter()
        .filter_map(|apart| wrong_detail(round, apart))
        .collect()
}

fn wrong_detail(round: &Round, apart: &UnrankedBid) -> Option<String> {
    let bid = round
        .bids
        .iter()
        .find(|bid| bid.reference == apart.bid)
        .unwrap();
    let Some(reason) = bar(round, bid, exactly(round, bid).as_ref()) else {
        return Some(format!("{} is ranked", apart.bid));
    };
    let expected = named_as_apart(round, bid, reason);
    let parts = apart.details.split("; ").count();
    let right = parts == expected.len() && expected.iter().all(|name| names(&apart.details, name));
    (!right).then(|| format!("{:?} does not name {expected:?} alone", apart.details))
}

/// What has no warning of its own, and warnings of nothing.
pub fn wrong_warnings(round: &Round, ranking: &Ranking) -> Vec<String> {
    let expected = warnings(round);
    let mut found = Vec::new();
    for pair in &expected {
        let about = |warning: &&String| pair.iter().all(|name| names(warning, name));
        let count = ranking.warnings.iter().filter(about).count();
        if count != 1 {
            found.push(format!("{count} warnings about {pair:?}"));
        }
    }
    if ranking.warnings.len() != expected.len() {
        found.push(format!(
            "{} warnings, not {}",
            ranking.warnings.len(),
            expected.len()
        ));
    }
    found
}

/// What every warning has to name: bid and member, or bid and gateway.
fn warnings(round: &Round) -> Vec<[String; 2]> {
    let mut found = Vec::new();
    for bid in &round.bids {
        for sheet in &round.sheets {
            if sheet.bid == bid.reference && !counts(round, sheet, bid) {
                found.push([bid.reference.to_string(), sheet.member.to_string()]);
            }
        }
        for gateway in &round.scheme.gateways {
            let failed = round.gateways.iter().any(|given| {
                given.bid == bid.reference
                    && given.gateway == gateway.id
                    && given.answer == Some(GatewayReply::Fail)
            });
            if failed && gateway.kind == GatewayKind::Advisory {
                found.push([bid.reference.to_string(), gateway.id.to_string()]);
            }
        }
    }
    found
}
