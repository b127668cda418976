//! The whole round, ranked by the real rules.

use evenhand_core::{
    Approach, Bid, FitRule, Fund, FundLine, Member, Minimum, MinimumFor, Office, Pounds,
    Publication, Role, RoundDetails, Weight,
};
use evenhand_pack::input::{PackInput, PackSheet};
use rust_decimal::Decimal;

use super::{
    Plan,
    bids::bid,
    name,
    numbers::Numbers,
    papers::{answers, audit, decisions, declarations, files},
    scheme::scheme,
    sheets::{agreed, note, sheet},
    shortlist::{Choices, work_out},
};

/// The whole round.
pub(crate) fn round(plan: Plan) -> PackInput {
    let mut input = unranked(plan);
    work_out(&mut input, &Choices::made);
    if plan.decided {
        input.decisions = decisions(&input.ranking, &input.bids);
    }
    input
}

/// The round before anything is worked out.
fn unranked(plan: Plan) -> PackInput {
    let mut numbers = Numbers::new(plan.bids as u64 + 7);
    let scheme = scheme(plan);
    let members: Vec<Member> = (0..plan.members).map(member).collect();
    let bids: Vec<Bid> = (1..=plan.bids)
        .map(|number| bid(&mut numbers, &scheme, number))
        .collect();
    let mut sheets: Vec<PackSheet> = Vec::new();
    for bid in bids.iter().enumerate() {
        for member in &members {
            sheets.push(sheet(&mut numbers, &scheme, bid, member));
        }
    }
    PackInput {
        round: details(plan),
        approach: evenhand_pack::input::PackApproach::default(),
        agreed: agreed(&scheme, &bids),
        notes: bids
            .iter()
            .step_by(7)
            .map(|bid| (bid.reference.clone(), note()))
            .collect(),
        declarations: declarations(&bids, &members),
        gateways: bids.iter().enumerate().flat_map(answers).collect(),
        scheme,
        bids,
        members,
        withdrawn: Vec::new(),
        late: std::collections::BTreeMap::new(),
        corrections: std::collections::BTreeMap::new(),
        left: Vec::new(),
        ranking: evenhand_core::Ranking {
            ranking: Vec::new(),
            unranked: Vec::new(),
            effective_weights: std::collections::BTreeMap::new(),
            warnings: Vec::new(),
        },
        sheets,
        decisions: Vec::new(),
        decision: None,
        office: Office::default(),
        publication: Publication::default(),
        read: Vec::new(),
        shortlist: None,
        existing: evenhand_pack::input::PackExisting::default(),
        fairness: None,
        audit: audit(plan),
        partners: None,
        member_secret: [7; 32],
        files: files(),
    }
}

fn member(number: usize) -> Member {
    Member {
        id: format!("m{number}").as_str().into(),
        name: name(number),
        role: if number == 0 {
            Role::Chair
        } else {
            Role::Member
        },
    }
}

fn details(plan: Plan) -> RoundDetails {
    RoundDetails {
        title: "Crime and Disorder Reduction Grants 2014/15".to_owned(),
        commissioner: "Police and Crime Commissioner for Norfolk".to_owned(),
        approach: Approach::InvitationForBids,
        direction:
            "Projects that serve the objectives of the Police and Crime Plan and begin by July 2014."
                .to_owned(),
        fund: fund(plan),
        sample: plan.sample,
    }
}

fn fund(plan: Plan) -> Fund {
    let line = |label: &str, amount: &str| FundLine {
        label: label.to_owned(),
        amount: amount.parse().unwrap(),
    };
    Fund {
        low: Pounds(Decimal::from(20_000 * plan.bids)),
        high: Pounds(Decimal::from(31_000 * plan.bids)),
        sources: vec![line("Community Safety Fund", "1000000")],
        commitments: vec![line("Youth Offending Team, carried over", "669000")],
        most_per_bid: Some("75000".parse().unwrap()),
        least_per_bid: Some("2000".parse().unwrap()),
        reserve_share: Weight(Decimal::from(5)),
        rule: FitRule::Part,
        minimums: vec![Minimum {
            of: MinimumFor::Objective("o1".into()),
            least_spend: Some("5000".parse().unwrap()),
            least_awards: Some(1),
        }],
        ..Fund::default()
    }
}
