//! Decisions, declarations, gateways, and what the audit page and the attachments hold.

use evenhand_core::{
    Bid, BidRef, Decision, DecisionKind, Declaration, DeclarationKind, GatewayAnswer, GatewayReply,
    Member, Pounds, Ranking, Subject,
};
use evenhand_pack::input::{Audit, AuditLog, PackFile};

use super::{Plan, name};

pub(super) fn decisions(ranking: &Ranking, bids: &[Bid]) -> Vec<Decision> {
    let amount = |reference: &BidRef| {
        bids.iter()
            .find(|bid| bid.reference == *reference)
            .unwrap()
            .amount
    };
    let half = ranking.ranking.len().div_ceil(2);
    let ranked = ranking.ranking.iter().enumerate().map(|(index, entry)| {
        let (kind, amount, reason) = if index < half {
            (DecisionKind::Award, amount(&entry.bid), "Within the fund in rank order; it will help to reduce crime and disorder in the district.")
        } else {
            (DecisionKind::Decline, Pounds::ZERO, "The fund is spent on bids of a higher rank.")
        };
        Decision { bid: entry.bid.clone(), kind, amount, reason: reason.to_owned(), conditions: String::new() }
    });
    ranked.collect()
}

pub(super) fn declarations(bids: &[Bid], members: &[Member]) -> Vec<(Declaration, String)> {
    let mut out = Vec::new();
    for (number, bid) in bids.iter().enumerate() {
        for (seat, member) in members.iter().enumerate() {
            let (kind, words) = match (number % 10, seat) {
                (3, 1) => (
                    DeclarationKind::Recused,
                    "I was a trustee of this charity until last March.",
                ),
                (6, 2) => (
                    DeclarationKind::Declared,
                    "My neighbour volunteers there; I have no part in it.",
                ),
                _ => (DeclarationKind::None, ""),
            };
            out.push((
                Declaration {
                    member: member.id.clone(),
                    subject: Subject::Bid(bid.reference.clone()),
                    kind,
                },
                words.to_owned(),
            ));
        }
    }
    if let (Some(bid), Some(member)) = (bids.first(), members.get(3)) {
        out.push((
            Declaration {
                member: member.id.clone(),
                subject: Subject::Bidder(bid.bidder.clone()),
                kind: DeclarationKind::Declared,
            },
            "I worked with its director ten years ago.".to_owned(),
        ));
    }
    out
}

/// Of every eleven bids the sixth fails the first gateway.
pub(super) fn answers((number, bid): (usize, &Bid)) -> Vec<GatewayAnswer> {
    let failed = number % 11 == 5;
    let answer = |gateway: &str, answer, note: &str| GatewayAnswer {
        bid: bid.reference.clone(),
        gateway: gateway.into(),
        answer,
        note: note.to_owned(),
        score_anyway: false,
    };
    let first = if failed {
        (GatewayReply::Fail, "No figures and no source are given.")
    } else {
        (GatewayReply::Pass, "")
    };
    vec![
        answer("g1", Some(first.0), first.1),
        answer("g2", None, "Asked for on 12 March."),
    ]
}

pub(super) fn audit(plan: Plan) -> Audit {
    let log = |number: usize| AuditLog {
        owner: format!("{}, laptop", name(number)),
        fingerprint: "7f3a 09c1 55de 1b2c 8810 a4f7 3d6e 90bb".to_owned(),
        records: 40 + number as u64,
        head: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    };
    Audit {
        as_of: "2014-04-03T14:05:09Z".parse().unwrap(),
        version: "0.1.0".to_owned(),
        round: "cdr-2014".into(),
        panel: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae".to_owned(),
        digest: "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9".to_owned(),
        logs: (0..plan.members).map(log).collect(),
        scheme_versions: vec![
            "Version 1, published on 3 January 2014.".to_owned(),
            "Version 2, 20 January 2014: the weight of O2 was a slip of the pen.".to_owned(),
        ],
    }
}

pub(super) fn files() -> Vec<PackFile> {
    let file = |name: &str, media_type, description: &str, text: &str| PackFile {
        name: name.to_owned(),
        media_type,
        description: description.to_owned(),
        bytes: text.as_bytes().to_vec(),
    };
    vec![
        file(
            "scheme.json",
            "application/json",
            "The scheme",
            "{\"title\": \"Norfolk\"}\n",
        ),
        file(
            "bids.csv",
            "text/csv",
            "The bids",
            &"ref,bidder,title,amount\r\n001,Tŷ Gwyn,A title,1000\r\n".repeat(40),
        ),
        file(
            "scores.csv",
            "text/csv",
            "Every score, with its reason",
            &"bid,member,criterion,score\r\n".repeat(400),
        ),
        file(
            "agreed.csv",
            "text/csv",
            "Agreed scores",
            "bid,criterion,score,reason\r\n",
        ),
    ]
}
