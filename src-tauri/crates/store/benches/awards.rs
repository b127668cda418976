//! How long it takes to read 500 agreements with 8 returns and 8 payments each, and to work
//! out what is due, at risk and unspent of them. The bar of both together is 150 ms.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on says so and ends"
)]

use std::hint::black_box;
use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, Utc};
use criterion::{Criterion, criterion_group, criterion_main};
use evenhand_core::commission::{
    AwardCheckKind, AwardFacts, AwardMoney, MeasureProgress, PaymentEvent, PaymentStep,
    ProjectReturn, Side, Signature, draft_agreement, due_things, risks,
};
use evenhand_core::{
    Bid, Decision, DecisionDetails, DecisionKind, Member, Pounds, Role, RoundDetails,
};
use evenhand_record::Body;
use evenhand_store::Store;
use serde_json::{Value, json};
use tokio::runtime::Runtime;

const AWARDS: u32 = 500;

fn clock() -> DateTime<Utc> {
    "2014-01-06T10:00:00Z".parse().unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn today() -> NaiveDate {
    day("2015-06-15")
}

fn pounds(text: &str) -> Pounds {
    text.parse().unwrap()
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

fn bid(number: u32) -> Bid {
    let days = json!({"start": "2014-04-01", "end": "2016-03-31"});
    read(
        json!({"ref": number.to_string(), "bidder": "B", "title": "T", "amount": "20000.01", "details": days}),
    )
}

/// A round of 500 awards, with everything on file of each.
async fn profile(folder: &Path) -> Store {
    let store = Store::open(folder).await.unwrap();
    let mut bodies = round();
    for number in 0..AWARDS {
        bodies.extend(story(number));
    }
    let change = store.change().await.unwrap();
    change.commit_all(&bodies, clock()).await.unwrap();
    store
}

fn round() -> Vec<Body> {
    let round = || "r".into();
    let details: RoundDetails = read(json!({"title": "Timed"}));
    let decision = |number: u32| Decision {
        bid: number.to_string().as_str().into(),
        kind: DecisionKind::Award,
        amount: pounds("20000.01"),
        reason: "Rank".into(),
        conditions: String::new(),
    };
    vec![
        Body::Genesis {
            chair: Member {
                id: "chair".into(),
                name: "chair".to_owned(),
                role: Role::Chair,
            },
            deputy: None,
            recipient: None,
        },
        Body::RoundDescribed {
            round: round(),
            details,
        },
        Body::BidsSet {
            round: round(),
            bids: (0..AWARDS).map(bid).collect(),
            source: String::new(),
        },
        Body::RoundOpened {
            round: round(),
            seal: None,
        },
        Body::RoundClosed {
            round: round(),
            heads: None,
        },
        Body::Revealed {
            round: round(),
            keys: Vec::new(),
        },
        Body::Decided {
            round: round(),
            decisions: (0..AWARDS).map(decision).collect(),
            by: "The Commissioner".into(),
            details: DecisionDetails::default(),
        },
    ]
}

/// What is said of one award: two years of quarters, of which five were reported and paid.
fn story(number: u32) -> Vec<Body> {
    let (round, bid_ref) = (|| "r".into(), || number.to_string().as_str().into());
    let mut agreement = draft_agreement(&bid(number), pounds("20000.01"), day("2014-02-01"));
    agreement.measures = (0..5)
        .map(|one| read(json!({"id": format!("m{one}"), "title": "Beds", "kind": "count", "target": {"figure": "80"}, "by": "2016-03-31"})))
        .collect();
    let starts: Vec<NaiveDate> = agreement.returns.iter().map(|one| one.from).collect();
    let mut said = vec![Body::AgreementWritten {
        round: round(),
        bid: bid_ref(),
        agreement: Box::new(agreement),
    }];
    said.extend(
        [Side::Office, Side::Recipient].map(|side| Body::AgreementSigned {
            round: round(),
            bid: bid_ref(),
            signature: Signature {
                version: 1,
                side,
                by: "Ann".into(),
                on: day("2014-03-28"),
            },
        }),
    );
    let kinds = [
        AwardCheckKind::Dbs,
        AwardCheckKind::Insurance,
        AwardCheckKind::BankAccount,
    ];
    said.extend(kinds.map(|kind| Body::AwardChecked {
        round: round(),
        bid: bid_ref(),
        check: read(json!({"kind": kind, "state": {"state": "evidenced", "on": "2014-03-20", "reference": "7", "expires": "2016-03-31"}})),
    }));
    for (period, from) in (1..).zip(starts) {
        said.push(Body::ReturnRecorded {
            round: round(),
            bid: bid_ref(),
            report: Box::new(report(period, from + Days::new(100))),
        });
        said.push(Body::PaymentRecorded {
            round: round(),
            bid: bid_ref(),
            event: PaymentEvent {
                number: period,
                step: PaymentStep::Paid {
                    on: from + Days::new(110),
                    reference: "BACS 7".into(),
                    despite: String::new(),
                },
            },
        });
    }
    said
}

fn report(period: u32, received: NaiveDate) -> ProjectReturn {
    let actuals: serde_json::Map<String, Value> = (0..5)
        .map(|one| {
            let actual = json!({"value": {"figure": "7"}, "forecast": {"figure": "90"}, "evidence": "Register"});
            (format!("m{one}"), actual)
        })
        .collect();
    read(json!({
        "period": period, "received": received, "actuals": actuals, "spend": "2400",
        "forecast": "100", "state": "accepted", "delivery": {"points": 4}, "risk": {"points": 5},
        "narrative": "Twelve people came each week, and nine of them finished. One post was empty for a month. ".repeat(5),
    }))
}

/// Reads all awards and works out what their screen shows; gives how many are at risk.
async fn show(store: &Store) -> usize {
    let mut view = store.view().await.unwrap();
    let files = view.award_files(None).await.unwrap();
    let facts = AwardFacts {
        award: pounds("20000.01"),
        decided_on: Some(day("2014-02-01")),
        starts: None,
    };
    let shown = files.values().map(|file| {
        let due = due_things(facts, file, today());
        let measures = file.schedule().unwrap().measures.iter();
        let progress = measures.map(|measure| MeasureProgress::of(measure, file, today()));
        black_box((AwardMoney::of(facts.award, file, today()), progress.count()));
        risks(file, &due, today())
    });
    shown.filter(|risks| !risks.is_empty()).count()
}

fn time_awards(criterion: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let runtime = Runtime::new().unwrap();
    let store = runtime.block_on(profile(folder.path()));
    criterion.bench_function("500 awards, read and worked out", |bencher| {
        bencher.iter(|| runtime.block_on(show(&store)));
    });
}

criterion_group! {
    name = benches;
    config = Criterion::default().sample_size(20);
    targets = time_awards
}
criterion_main!(benches);
