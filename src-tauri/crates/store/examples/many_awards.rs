//! Makes a profile with a decided round of many awards, each with a signed agreement and
//! its returns, for `tests/bench/window.py`: how long the Awards screen takes.
//!
//! Usage: `cargo run -p evenhand-store --example many_awards FOLDER [AWARDS] [RETURNS]`
//! (500 awards with 8 quarterly returns each where nothing is said)

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, Utc};
use evenhand_core::commission::{
    Actual, AwardCheck, AwardCheckKind, AwardCheckState, AwardEntry, Measure, MeasureKind,
    MeasureValue, PaymentEvent, PaymentStep, ProjectReturn, Rating, ReturnState, Side, Signature,
    draft_agreement,
};
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{
    Bid, BidDetails, Decision, DecisionDetails, DecisionKind, Fund, Member, Pounds, Role,
    RoundDetails, RoundId, VariantArray as _,
};
use evenhand_record::Body;
use evenhand_store::Store;

fn main() -> Result<(), Box<dyn Error>> {
    let mut words = std::env::args().skip(1);
    let folder = words.next().ok_or("name the folder of the new profile")?;
    let mut count = |usual: u32| words.next().map_or(Ok(usual), |word| word.parse());
    let (awards, returns) = (count(500)?, count(8)?);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(make_profile(Path::new(&folder), awards, returns))
}

async fn make_profile(folder: &Path, awards: u32, returns: u32) -> Result<(), Box<dyn Error>> {
    let at: DateTime<Utc> = "2014-02-14T10:00:00Z".parse()?;
    let round = RoundId::new("grants-2014-15");
    let bids: Vec<Bid> = (1..=awards).map(new_bid).collect::<Result<_, _>>()?;
    let store = Store::open(folder).await?;
    let set_up = set_up_round(&round, &bids);
    store.change().await?.commit_all(&set_up, at).await?;
    for some in bids.chunks(50) {
        let mut bodies = Vec::new();
        for bid in some {
            let entries = tell_award(bid, returns)?.into_iter();
            let of_award = |entry| Body::of_award(round.clone(), bid.reference.clone(), entry);
            bodies.extend(entries.map(of_award));
        }
        store.change().await?.commit_all(&bodies, at).await?;
    }
    store.close().await;
    Ok(())
}

/// A bid over two years, so that eight quarters are reported on.
fn new_bid(number: u32) -> Result<Bid, Box<dyn Error>> {
    let amount: Pounds = format!("{}.{:02}", 4_000 + number * 37, number % 100).parse()?;
    Ok(Bid {
        details: BidDetails {
            start: Some("2014-04-01".parse()?),
            end: Some("2016-03-31".parse()?),
            ..BidDetails::default()
        },
        ..Bid::new(
            format!("{number:03}").as_str().into(),
            format!("Bidder {number} of the county").as_str().into(),
            format!("Project {number}: a safe place at night"),
            amount,
        )
    })
}

fn set_up_round(round: &RoundId, bids: &[Bid]) -> Vec<Body> {
    let named = || round.clone();
    let decisions = bids.iter().map(|bid| Decision {
        bid: bid.reference.clone(),
        kind: DecisionKind::Award,
        amount: bid.amount,
        reason: "Within the fund in rank order.".to_owned(),
        conditions: String::new(),
    });
    let total: Pounds = bids.iter().map(|bid| bid.amount).sum();
    vec![
        Body::Genesis {
            chair: Member {
                id: "chair".into(),
                name: "Helen Marsh".to_owned(),
                role: Role::Chair,
            },
            deputy: None,
            recipient: None,
        },
        Body::RoundDescribed {
            round: named(),
            details: RoundDetails {
                title: "Grants 2014/15".to_owned(),
                fund: Fund {
                    low: total,
                    high: total,
                    ..Fund::default()
                },
                ..RoundDetails::default()
            },
        },
        Body::SchemeSet {
            round: named(),
            scheme: Box::new(norfolk()),
            reason: String::new(),
        },
        Body::BidsSet {
            round: named(),
            bids: bids.to_vec(),
            source: "bids.csv".to_owned(),
        },
        Body::RoundOpened {
            round: named(),
            seal: None,
        },
        Body::RoundClosed {
            round: named(),
            heads: None,
        },
        Body::Revealed {
            round: named(),
            keys: Vec::new(),
        },
        Body::Decided {
            round: named(),
            decisions: decisions.collect(),
            by: "The Commissioner".to_owned(),
            details: DecisionDetails::default(),
        },
    ]
}

/// An agreement that is signed and checked, its returns accepted and its payments made.
fn tell_award(bid: &Bid, returns: u32) -> Result<Vec<AwardEntry>, Box<dyn Error>> {
    let decided: NaiveDate = "2014-02-14".parse()?;
    let agreement = draft_agreement(bid, bid.amount, decided, measures(agreement_end()?));
    let mut entries = vec![AwardEntry::Written(Box::new(agreement.clone()))];
    entries.extend(Side::VARIANTS.iter().map(|side| {
        AwardEntry::Signed(Signature {
            version: 1,
            side: *side,
            by: "Ann Brown".to_owned(),
            on: decided,
        })
    }));
    entries.extend(AwardCheckKind::VARIANTS.iter().map(|kind| {
        AwardEntry::Checked(AwardCheck {
            kind: *kind,
            state: AwardCheckState::NotNeeded {
                because: "Seen for the grant of last year".to_owned(),
            },
        })
    }));
    let reported = agreement.returns.iter().take(returns as usize);
    for period in reported {
        let report = report(period.number, period.due, bid.amount)?;
        entries.push(AwardEntry::Returned(Box::new(report)));
    }
    let paid = agreement.payments.iter().take(returns as usize);
    entries.extend(paid.map(|payment| {
        AwardEntry::Paid(PaymentEvent {
            number: payment.number,
            step: PaymentStep::Paid {
                on: payment
                    .due
                    .checked_add_days(Days::new(1))
                    .unwrap_or(payment.due),
                reference: format!("BACS {}", payment.number),
                despite: String::new(),
            },
        })
    }));
    Ok(entries)
}

fn agreement_end() -> Result<NaiveDate, chrono::ParseError> {
    "2016-03-31".parse()
}

fn measures(by: NaiveDate) -> Vec<Measure> {
    let measure = |id: &str, title: &str, kind| Measure {
        id: id.into(),
        title: title.to_owned(),
        outcome: "More of those who need it are reached".to_owned(),
        criterion: Some("o1".into()),
        kind,
        unit: String::new(),
        direction: evenhand_core::commission::Direction::AtLeast,
        baseline: None,
        target: "80".parse().ok().map(MeasureValue::Figure),
        by: Some(by),
        evidence: "The register".to_owned(),
    };
    vec![
        measure("m1", "People who came", MeasureKind::Count),
        measure("m2", "Of those, helped", MeasureKind::Percentage),
        measure("m3", "Nights that were open", MeasureKind::Count),
    ]
}

fn report(
    period: u32,
    received: NaiveDate,
    award: Pounds,
) -> Result<ProjectReturn, Box<dyn Error>> {
    let actual = |figure: u32| -> Result<Actual, Box<dyn Error>> {
        Ok(Actual {
            value: Some(MeasureValue::Figure(figure.to_string().parse()?)),
            forecast: None,
            evidence: "Register".to_owned(),
        })
    };
    let rating = |points| {
        Some(Rating {
            points,
            comment: "As the steering group was told".to_owned(),
        })
    };
    Ok(ProjectReturn {
        period,
        received,
        actuals: BTreeMap::from([
            ("m1".into(), actual(11)?),
            ("m2".into(), actual(74 + period % 9)?),
            ("m3".into(), actual(13)?),
        ]),
        spend: Some(Pounds(
            award.0.checked_div(8.into()).unwrap_or_default().trunc(),
        )),
        forecast: None,
        narrative: "A quarter as planned, with a new volunteer on the rota.".to_owned(),
        delivery: rating(4 - (period % 2) as u8),
        spending: rating(5),
        risk: rating(4),
        signed_by: "Ann Brown, manager".to_owned(),
        state: ReturnState::Accepted,
        note: String::new(),
    })
}
