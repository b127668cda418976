//! A round with all that documents take: decisions of every kind, an office, texts that
//! were read, and in every private place a word that must not come out.

use evenhand_core::{
    BidDetails, BidRef, Decision, DecisionDetails, DecisionKind, Ground, LegalPower, Office,
    Pounds, PrivateText, PublicText, ReadText, Restricted, Weight,
};
use evenhand_pack::input::{ModerationNote, PackCorrection, PackDecision, PackInput, PackRead};
use rust_decimal::Decimal;
use sha2::{Digest, Sha256};

use crate::common::{Plan, round};

/// What every private word contains.
pub(crate) const PRIVATE: &str = "Canary";

/// The size of a made-up round with so many bids, quick for many.
pub(crate) fn plan(bids: usize) -> Plan {
    Plan {
        members: if bids > 100 { 3 } else { 5 },
        criteria: if bids > 100 { 4 } else { 8 },
        ..Plan::of(bids)
    }
}

/// A round that was decided, with all that documents take and nothing private in its texts.
pub(crate) fn decided(bids: usize) -> PackInput {
    let mut input = round(plan(bids));
    input.office = Office {
        name: "Office of the Police and Crime Commissioner for Norfolk".to_owned(),
        decision_maker: "Police and Crime Commissioner for Norfolk".to_owned(),
        address: "Building 8, Falconers Chase\nWymondham\nNR18 0WW".to_owned(),
        contact: "grants@norfolk.example".to_owned(),
        accept_within: Some(14),
        ..Office::default()
    };
    input.round.fund.power = Some(LegalPower::CrimeAndDisorder);
    input.round.fund.over_allocation = Weight(Decimal::TEN);
    for (number, bid) in input.bids.iter_mut().enumerate() {
        if number % 5 != 0 {
            bid.bidder = format!("{} {number}", bid.bidder).as_str().into();
        }
        bid.details = BidDetails {
            start: "2014-04-01".parse().ok(),
            end: "2015-03-31".parse().ok(),
            purpose: Some(format!("Sessions for {} young people", 10 + number)),
            contact: Some(PrivateText::new("Ann Other, ann@bidder.example")),
            address: Some(PrivateText::new("1 Elm Lane\nNorwich")),
            ..BidDetails::default()
        };
    }
    input.decisions = (0..)
        .zip(&input.bids)
        .map(|(number, bid)| decide(number, &bid.reference, bid.amount))
        .collect();
    input.decision = Some(PackDecision {
        by: "Stephen Bett, Police and Crime Commissioner for Norfolk".to_owned(),
        at: "2014-04-02T10:00:00Z".parse().unwrap(),
        details: DecisionDetails {
            reference: Some("PCC 2014/07".to_owned()),
            on: "2014-04-01".parse().ok(),
            options: Some("To fund fewer bids in full was considered.".to_owned()),
            restricted: None,
        },
    });
    mark_all_as_read(&mut input);
    input
}

fn decide(number: usize, bid: &BidRef, asked: Pounds) -> Decision {
    let half = Pounds(asked.0 / Decimal::TWO);
    let (kind, amount) = match number % 6 {
        0 | 1 => (DecisionKind::Award, asked),
        2 => (DecisionKind::PartAward, half),
        3 => (DecisionKind::Reserve, Pounds::ZERO),
        4 => (DecisionKind::Deferred, Pounds::ZERO),
        _ => (DecisionKind::Decline, Pounds::ZERO),
    };
    Decision {
        bid: bid.clone(),
        kind,
        amount,
        reason: format!("It will help to reduce crime, reason {}.", number % 3),
        conditions: if number.is_multiple_of(4) {
            "A safeguarding policy is shown first.".to_owned()
        } else {
            String::new()
        },
    }
}

/// Marks every free text of the round as read.
pub(crate) fn mark_all_as_read(input: &mut PackInput) {
    let mut read = Vec::new();
    let mut mark = |bid: Option<&BidRef>, text, words: &str| {
        read.push(PackRead {
            text: ReadText {
                bid: bid.cloned(),
                text,
                sha256: hex::encode(Sha256::digest(words.as_bytes())),
            },
            by: "Grace Reader".to_owned(),
            at: "2014-04-02T11:00:00Z".parse().unwrap(),
        });
    };
    for bid in &input.bids {
        let purpose = bid.details.purpose.as_deref();
        mark(
            Some(&bid.reference),
            PublicText::Purpose,
            purpose.unwrap_or_default(),
        );
    }
    for decision in &input.decisions {
        mark(
            Some(&decision.bid),
            PublicText::DecisionReason,
            &decision.reason,
        );
        mark(
            Some(&decision.bid),
            PublicText::Conditions,
            &decision.conditions,
        );
    }
    let decision = input.decision.as_ref();
    let options = decision.and_then(|decision| decision.details.options.as_deref());
    mark(None, PublicText::Options, options.unwrap_or_default());
    input.read = read;
}

/// A private word of its own for each place.
fn private(place: &str) -> String {
    format!("{PRIVATE}{place}")
}

/// The same round with a private word in every place that is not for the public, and no
/// text read.
pub(crate) fn with_private_words(bids: usize) -> PackInput {
    let mut input = decided(bids);
    input.read.clear();
    for bid in &mut input.bids {
        let word = |place| Some(PrivateText::new(private(place)));
        bid.summary = Some(private("summary"));
        bid.details.contact = word("contact");
        bid.details.address = word("address");
        bid.details.other_funding = word("funding");
        bid.details.purpose = Some(private("purpose"));
        bid.details.beneficiaries = Some(private("beneficiaries"));
        let note = ModerationNote {
            strengths: private("strengths"),
            weaknesses: private("weaknesses"),
        };
        input.notes.insert(bid.reference.clone(), note);
        input.late.insert(bid.reference.clone(), private("late"));
        let correction = PackCorrection {
            at: input.audit.as_of,
            reason: private("correction"),
            changes: Vec::new(),
        };
        input
            .corrections
            .insert(bid.reference.clone(), vec![correction]);
    }
    fill_panel(&mut input);
    for decision in &mut input.decisions {
        decision.reason = private("reason");
        decision.conditions = private("conditions");
    }
    let decision = input.decision.as_mut().unwrap();
    decision.details.options = Some(private("options"));
    decision.details.restricted = Some(Restricted {
        text: PrivateText::new(private("restricted")),
        ground: Ground::HealthAndSafety,
    });
    input
}

/// Puts private words into all that the panel wrote.
fn fill_panel(input: &mut PackInput) {
    for member in &mut input.members {
        member.name = private("member");
    }
    for log in &mut input.audit.logs {
        log.owner = private("member");
    }
    for sheet in &mut input.sheets {
        sheet.content.comment = private("comment");
        sheet.content.strengths = private("sheet");
        sheet.content.weaknesses = private("sheet");
        for reason in sheet.content.reasons.values_mut() {
            *reason = private("sheet");
        }
    }
    for agreed in &mut input.agreed {
        agreed.reason = private("agreed");
    }
    for (_, words) in &mut input.declarations {
        *words = private("declaration");
    }
    for answer in &mut input.gateways {
        answer.note = private("gateway");
    }
    if let Some(shortlist) = &mut input.shortlist {
        for one in &mut shortlist.overrides {
            one.reason = private("override");
        }
        if let Some(settled) = &mut shortlist.settled {
            settled.reason = private("settled");
        }
    }
}
