//! A made-up round of any size, for tests and for looking at pages.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "not every user needs all of it; it is no part of the program"
)]

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{
    AgreedScore, Approach, Bid, BidRef, CriterionId, Decision, DecisionKind, Declaration,
    DeclarationKind, Fund, FundLine, GatewayAnswer, GatewayReply, Member, Points, Pounds, Ranking,
    Recommendation, Role, RoundDetails, Scheme, Score, SheetContent, SheetState, Subject, Weight,
    rank::{
        BidFigures, CriterionFigures, EffectiveFigures, RankedBid, UnrankedBid, UnrankedReason,
    },
    scheme::{
        Applies, Criterion, Gateway, GatewayKind, Scale, Section, SectionRule, TieBreak, Unclaimed,
    },
};
use evenhand_pack::input::{Audit, AuditLog, ModerationNote, PackFile, PackInput, PackSheet};
use rust_decimal::{Decimal, RoundingStrategy};

/// How large a round, and how odd.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) bids: usize,
    pub(crate) members: usize,
    pub(crate) criteria: usize,
    pub(crate) words_only: bool,
    pub(crate) decided: bool,
    pub(crate) sample: bool,
}

impl Plan {
    pub(crate) fn of(bids: usize) -> Self {
        Self {
            bids,
            members: 5,
            criteria: 8,
            words_only: false,
            decided: true,
            sample: true,
        }
    }
}

const BIDDERS: [&str; 8] = [
    "Cymdeithas Gŵyl y Tŷ Gwyn, Llanfairpwllgwyngyll",
    "Stowarzyszenie Sąsiedzkie „Żółta Łódź”",
    "Norwich Night Shelter",
    "Great Yarmouth & Waveney Mind",
    "St Martin’s Housing Trust",
    "Breckland Youth Advisory Board",
    "The Matthew Project",
    "King’s Lynn Domestic Abuse Forum",
];
const TITLES: [&str; 6] = [
    "Early help for young people at risk of offending",
    "A safe way home: street pastors in the night-time economy",
    "Cymorth i ddioddefwyr trais yn y cartref yn ein cymunedau gwledig",
    "Restorative justice in four schools",
    "Stepping stones from custody to work",
    "Drug and alcohol recovery through the arts",
];
const DISTRICTS: [&str; 5] = [
    "Norwich",
    "Breckland",
    "Great Yarmouth",
    "King’s Lynn and West Norfolk",
    "North Norfolk",
];
const NAMES: [&str; 12] = [
    "Eleanor Whitcombe",
    "Tomasz Wiśniewski",
    "Siân Ŵyn-Prydderch",
    "David Okafor",
    "Margaret Hollis",
    "Priya Raghunathan",
    "Alun Rhydderch",
    "Zażółć Gęślą",
    "Karen Bell",
    "Jonathan Featherstonehaugh",
    "Mary Ann Cole",
    "Ed Lee",
];
const REASONS: [&str; 5] = [
    "Evidence from the 2013 needs assessment is cited and the link to the objective is clear.",
    "The delivery plan names partners but gives no dates; the panel would want milestones.",
    "Good record of delivery. Costs a head compare well with similar projects that the office has funded, and the match funding is confirmed in writing.",
    "Ambitious, yet the numbers do not add up: 40 places a year against a waiting list of 25.",
    "Clear outcomes, measured every quarter.",
];

/// A small generator of numbers, the same everywhere.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[usize::try_from(self.below(from.len() as u64)).unwrap()]
    }
}

fn rounded(figure: Decimal) -> Decimal {
    let mut out = figure.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
    out.rescale(2);
    out
}

fn scale(plan: Plan) -> Scale {
    if !plan.words_only {
        return Scale::default();
    }
    let words = ["Not met", "Met in part", "Met", "Met – strong"];
    Scale {
        max: Score(Decimal::from(3)),
        points: words
            .iter()
            .enumerate()
            .map(|(point, word)| (point.to_string(), (*word).to_owned()))
            .collect(),
        words_only: true,
        ..Scale::default()
    }
}

fn section(
    plan: Plan,
    id: &str,
    title: &str,
    weight: u32,
    criteria: usize,
    applies: Applies,
) -> Section {
    let each = Decimal::from(100) / Decimal::from(criteria.max(1));
    let criterion = |number: usize| Criterion {
        id: CriterionId::new(format!("{id}{number}")),
        title: format!(
            "{}{number}: {}",
            id[..1].to_uppercase(),
            [
                "Reduce burglary",
                "Protect vulnerable people and communities",
                "Rehabilitate offenders",
                "Value for money"
            ][number % 4]
        ),
        guidance: if number == 1 {
            "Look for evidence of need, a plan that can be delivered, and outcomes that can be measured.".to_owned()
        } else {
            String::new()
        },
        sub_points: if number == 2 {
            vec![
                "Who is protected?".to_owned(),
                "How will the panel know?".to_owned(),
            ]
        } else {
            Vec::new()
        },
        weight: Weight(rounded(each)),
        applies,
        threshold: (number == 1 && id == "o").then(|| "1".parse().unwrap()),
        scale: scale(plan),
    };
    Section {
        id: id.into(),
        title: title.to_owned(),
        weight: Weight(Decimal::from(weight)),
        rule: SectionRule::WeightedMean,
        unclaimed: Unclaimed::Exclude,
        threshold: (id == "o").then(|| "20".parse().unwrap()),
        criteria: (1..=criteria).map(criterion).collect(),
    }
}

fn scheme(plan: Plan) -> Scheme {
    let objectives = plan.criteria.div_ceil(2);
    let mut scheme = Scheme::empty("Norfolk 2014/15 bid assessment");
    scheme.quorum = 2;
    scheme.tie_breaks = vec![
        TieBreak::Section("o".into()),
        TieBreak::LowerAmount,
        TieBreak::Drawn("norfolk-2014".to_owned()),
    ];
    scheme.sections = vec![
        section(
            plan,
            "o",
            "Crime and disorder reduction objectives",
            60,
            objectives,
            Applies::Always,
        ),
        section(
            plan,
            "g",
            "Priority groups",
            40,
            plan.criteria - objectives,
            Applies::Claimed,
        ),
    ];
    scheme.gateways = vec![
        Gateway {
            id: "g1".into(),
            question: "Is the need evidenced?".to_owned(),
            answered_by: "Support officer".to_owned(),
            kind: GatewayKind::Showstopper,
        },
        Gateway {
            id: "g2".into(),
            question:
                "Is there a safeguarding policy in force, reviewed within the last two years?"
                    .to_owned(),
            answered_by: "Support officer".to_owned(),
            kind: GatewayKind::Advisory,
        },
    ];
    scheme
}

/// A member's name: the first twelve from the list, the others numbered.
fn name(number: usize) -> String {
    NAMES.get(number).map_or_else(
        || format!("Member Number {}", number + 1),
        |name| (*name).to_owned(),
    )
}

/// The whole round.
pub(crate) fn round(plan: Plan) -> PackInput {
    let mut numbers = Numbers(plan.bids as u64 + 7);
    let scheme = scheme(plan);
    let members: Vec<Member> = (0..plan.members)
        .map(|number| Member {
            id: format!("m{number}").as_str().into(),
            name: name(number),
            role: if number == 0 {
                Role::Chair
            } else {
                Role::Member
            },
        })
        .collect();
    let bids: Vec<Bid> = (1..=plan.bids)
        .map(|number| bid(&mut numbers, &scheme, number))
        .collect();
    let sheets: Vec<PackSheet> = bids
        .iter()
        .flat_map(|bid| {
            members
                .iter()
                .map(|member| (bid, member))
                .collect::<Vec<_>>()
        })
        .map(|(bid, member)| sheet(&mut numbers, &scheme, bid, member))
        .collect();
    let agreed = agreed(&scheme, &bids);
    let ranking = ranking(&scheme, &bids, &sheets, &agreed);
    let decisions = if plan.decided {
        decisions(&ranking, &bids)
    } else {
        Vec::new()
    };
    let notes = bids
        .iter()
        .step_by(7)
        .map(|bid| (bid.reference.clone(), note()))
        .collect();
    let declarations = declarations(&bids, &members);
    let gateways = bids.iter().flat_map(|bid| answers(bid, &ranking)).collect();
    PackInput {
        round: RoundDetails {
            title: "Crime and Disorder Reduction Grants 2014/15".to_owned(),
            commissioner: "Police and Crime Commissioner for Norfolk".to_owned(),
            approach: Approach::InvitationForBids,
            direction: "Projects that serve the objectives of the Police and Crime Plan and begin by July 2014.".to_owned(),
            fund: Fund {
                low: Pounds(Decimal::from(20_000 * plan.bids)),
                high: Pounds(Decimal::from(31_000 * plan.bids)),
                sources: vec![FundLine { label: "Community Safety Fund".to_owned(), amount: "1000000".parse().unwrap() }],
                commitments: vec![FundLine { label: "Youth Offending Team, carried over".to_owned(), amount: "669000".parse().unwrap() }],
                most_per_bidder: None,
                ..Fund::default()
            },
            sample: plan.sample,
        },
        scheme,
        bids,
        members,
        ranking,
        sheets,
        agreed,
        notes,
        declarations,
        gateways,
        decisions,
        shortlist: None,
        fairness: None,
        audit: audit(plan),
        files: files(),
    }
}

fn bid(numbers: &mut Numbers, scheme: &Scheme, number: usize) -> Bid {
    let groups: BTreeSet<CriterionId> = scheme.sections[1]
        .criteria
        .iter()
        .enumerate()
        .filter(|(place, _)| !(number + place).is_multiple_of(3))
        .map(|(_, criterion)| criterion.id.clone())
        .collect();
    let amount = Decimal::from(5_000 + 250 * numbers.below(300));
    Bid {
        reference: BidRef::new(format!("PCC-{number:03}")),
        bidder: numbers.pick(&BIDDERS).into(),
        title: numbers.pick(&TITLES).to_owned(),
        amount: Pounds(amount),
        minimum_amount: number.is_multiple_of(2).then(|| Pounds(amount / Decimal::from(2))),
        objectives: scheme.sections[0].criteria.iter().take(2).map(|criterion| criterion.id.clone()).collect(),
        groups,
        district: Some(numbers.pick(&DISTRICTS).to_owned()),
        summary: number.is_multiple_of(3).then(|| "We will run weekly sessions in three towns, with two paid workers and twelve volunteers, and report each quarter.".to_owned()),
    }
}

fn sheet(numbers: &mut Numbers, scheme: &Scheme, bid: &Bid, member: &Member) -> PackSheet {
    let mut content = SheetContent::default();
    for criterion in scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
    {
        let most = u64::try_from(criterion.scale.max.0.mantissa()).unwrap();
        content.scores.insert(
            criterion.id.clone(),
            Score(Decimal::from(
                (numbers.below(most) + numbers.below(2) + numbers.below(2)).min(most),
            )),
        );
        content
            .reasons
            .insert(criterion.id.clone(), numbers.pick(&REASONS).to_owned());
    }
    content.strengths = "Known and trusted by the people it serves.".to_owned();
    content.weaknesses = "Leans on one member of staff.".to_owned();
    content.recommendation = Some(
        [
            Recommendation::Fund,
            Recommendation::PartFund,
            Recommendation::DoNotFund,
            Recommendation::Discuss,
        ][numbers.below(4) as usize],
    );
    content.suggested_amount = Some(bid.amount);
    let recused = bid.reference.as_str().ends_with("04") && member.id.as_str() == "m1";
    let own = figures(scheme, bid, &[&content], &[]).total;
    PackSheet {
        bid: bid.reference.clone(),
        member: member.id.clone(),
        state: SheetState::Submitted,
        left_out: recused.then(|| "recused from the bid after scoring".to_owned()),
        entered_by: None,
        content,
        own_total: (!recused).then_some(own),
    }
}

fn figures(
    scheme: &Scheme,
    bid: &Bid,
    sheets: &[&SheetContent],
    agreed: &[&AgreedScore],
) -> BidFigures {
    let mut out = BidFigures {
        total: Points::default(),
        sections: BTreeMap::new(),
        criteria: BTreeMap::new(),
        sheets: u32::try_from(sheets.len()).unwrap(),
    };
    let mut total = Decimal::ZERO;
    for section in &scheme.sections {
        let (mut sum, mut weights) = (Decimal::ZERO, Decimal::ZERO);
        for criterion in section
            .criteria
            .iter()
            .filter(|criterion| criterion.applies_to(bid))
        {
            let fixed = agreed
                .iter()
                .find(|agreed| agreed.criterion == criterion.id)
                .and_then(|agreed| agreed.score);
            let mean = || {
                sheets
                    .iter()
                    .filter_map(|sheet| sheet.scores.get(&criterion.id))
                    .map(|score| score.0)
                    .sum::<Decimal>()
                    / Decimal::from(sheets.len().max(1))
            };
            let panel = fixed.map_or_else(mean, |score| score.0);
            let normalised = panel / criterion.scale.max.0 * Decimal::ONE_HUNDRED;
            sum += normalised * criterion.weight.0;
            weights += criterion.weight.0;
            let figures = CriterionFigures {
                panel: Score(rounded(panel)),
                normalised: Points(rounded(normalised)),
                sheets: out.sheets,
                agreed: fixed.is_some(),
            };
            out.criteria.insert(criterion.id.clone(), figures);
        }
        let score = if weights.is_zero() {
            Decimal::ZERO
        } else {
            sum / weights
        };
        total += section.weight.0 * score / Decimal::ONE_HUNDRED;
        out.sections
            .insert(section.id.clone(), Points(rounded(score)));
    }
    out.total = Points(rounded(total));
    out
}

fn agreed(scheme: &Scheme, bids: &[Bid]) -> Vec<AgreedScore> {
    let criterion = scheme.sections[0].criteria[0].id.clone();
    let one = |bid: &Bid| {
        AgreedScore {
        bid: bid.reference.clone(),
        criterion: criterion.clone(),
        score: Some("3".parse().unwrap()),
        reason: "Two members had read the annex with the letters of support and two had not; having read it, the panel agreed on 3.".to_owned(),
    }
    };
    bids.iter().step_by(7).map(one).collect()
}

fn ranking(scheme: &Scheme, bids: &[Bid], sheets: &[PackSheet], agreed: &[AgreedScore]) -> Ranking {
    let mut scored: Vec<(BidFigures, &Bid)> = Vec::new();
    let mut unranked = Vec::new();
    for (number, bid) in bids.iter().enumerate() {
        let counted: Vec<&SheetContent> = sheets
            .iter()
            .filter(|sheet| sheet.bid == bid.reference && sheet.left_out.is_none())
            .map(|sheet| &sheet.content)
            .collect();
        let agreed: Vec<&AgreedScore> = agreed
            .iter()
            .filter(|agreed| agreed.bid == bid.reference)
            .collect();
        let figures = figures(scheme, bid, &counted, &agreed);
        let apart = |reason, details: &str, figures| UnrankedBid {
            bid: bid.reference.clone(),
            reason,
            details: details.to_owned(),
            figures,
        };
        match number % 11 {
            5 => unranked.push(apart(
                UnrankedReason::Gateway,
                "The gateway “Is the need evidenced?” was not passed.",
                Some(figures),
            )),
            7 => unranked.push(apart(
                UnrankedReason::Threshold,
                "O1: Protect vulnerable people and communities: 0.80 is below the mark of 1.",
                Some(figures),
            )),
            9 => unranked.push(apart(
                UnrankedReason::Quorum,
                "1 sheet counts; the scheme asks for 2.",
                None,
            )),
            _ => scored.push((figures, bid)),
        }
    }
    scored.sort_by(|(one, a), (other, b)| {
        other
            .total
            .cmp(&one.total)
            .then_with(|| a.reference.cmp(&b.reference))
    });
    let totals: Vec<Points> = scored.iter().map(|(figures, _)| figures.total).collect();
    let ranking = scored
        .into_iter()
        .map(|(figures, bid)| RankedBid {
            bid: bid.reference.clone(),
            rank: u32::try_from(
                totals
                    .iter()
                    .filter(|total| **total > figures.total)
                    .count()
                    + 1,
            )
            .unwrap(),
            tied: totals
                .iter()
                .filter(|total| **total == figures.total)
                .count()
                > 1,
            figures,
            tie_break: bid
                .reference
                .as_str()
                .ends_with("08")
                .then(|| "the lower amount asked for".to_owned()),
        })
        .collect();
    let effective_weights = scheme
        .sections
        .iter()
        .flat_map(|section| {
            section
                .criteria
                .iter()
                .map(move |criterion| (section, criterion))
        })
        .map(|(section, criterion)| {
            let low = rounded(section.weight.0 * criterion.weight.0 / Decimal::ONE_HUNDRED);
            let high = if criterion.applies == Applies::Claimed {
                section.weight.0
            } else {
                low
            };
            (
                criterion.id.clone(),
                EffectiveFigures {
                    published: criterion.weight,
                    low: Weight(low),
                    high: Weight(high),
                },
            )
        });
    Ranking {
        ranking,
        unranked,
        effective_weights: effective_weights.collect(),
        warnings: vec!["The sheet of m1 on bid PCC-004 does not count: recused.".to_owned()],
    }
}

fn decisions(ranking: &Ranking, bids: &[Bid]) -> Vec<Decision> {
    let amount = |reference: &BidRef| {
        bids.iter()
            .find(|bid| bid.reference == *reference)
            .unwrap()
            .amount
    };
    let half = ranking.ranking.len().div_ceil(2);
    let ranked = ranking.ranking.iter().enumerate().map(|(place, entry)| {
        let (kind, amount, reason) = if place < half {
            (DecisionKind::Award, amount(&entry.bid), "Within the fund in rank order; it will help to reduce crime and disorder in the district.")
        } else {
            (DecisionKind::Decline, Pounds::ZERO, "The fund is spent on bids of a higher rank.")
        };
        Decision { bid: entry.bid.clone(), kind, amount, reason: reason.to_owned() }
    });
    ranked.collect()
}

fn note() -> ModerationNote {
    ModerationNote {
        strengths: "Letters of support from two schools and the district council.".to_owned(),
        weaknesses: "No plan for when the grant ends.".to_owned(),
    }
}

fn declarations(bids: &[Bid], members: &[Member]) -> Vec<(Declaration, String)> {
    let mut out = Vec::new();
    for (number, bid) in bids.iter().enumerate() {
        for (place, member) in members.iter().enumerate() {
            let (kind, words) = match (number % 10, place) {
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

fn answers(bid: &Bid, ranking: &Ranking) -> Vec<GatewayAnswer> {
    let failed = ranking
        .unranked
        .iter()
        .any(|entry| entry.bid == bid.reference && entry.reason == UnrankedReason::Gateway);
    let answer = |gateway: &str, answer, note: &str| GatewayAnswer {
        bid: bid.reference.clone(),
        gateway: gateway.into(),
        answer,
        note: note.to_owned(),
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

fn audit(plan: Plan) -> Audit {
    let log = |number: usize| AuditLog {
        owner: format!("{}, laptop", name(number)),
        fingerprint: "7f3a 09c1 55de 1b2c 8810 a4f7 3d6e 90bb".to_owned(),
        records: 40 + number as u64,
        head: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".to_owned(),
    };
    Audit {
        as_of: "2014-04-03T14:05:09Z".parse().unwrap(),
        version: "0.1.0".to_owned(),
        panel: "2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae".to_owned(),
        digest: "fcde2b2edba56bf408601fb721fe9b5c338d10ee429ea04fae5511b68fbf8fb9".to_owned(),
        logs: (0..plan.members).map(log).collect(),
        scheme_versions: vec![
            "Version 1, published on 3 January 2014.".to_owned(),
            "Version 2, 20 January 2014: the weight of O2 was a slip of the pen.".to_owned(),
        ],
    }
}

fn files() -> Vec<PackFile> {
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

/// The same round with every kind of text that people bring.
pub(crate) fn odd(plan: Plan) -> PackInput {
    let mut input = round(plan);
    let word: String = ('a'..='z').cycle().take(80).collect();
    input.round.title = format!("Rownd {word} 🏴󠁧󠁢󠁷󠁬󠁳󠁿 <&> 2014");
    input.round.commissioner = "Comisiynydd yr Heddlu \u{202e}a Throseddu\u{0}".to_owned();
    for (number, bid) in input.bids.iter_mut().enumerate() {
        bid.bidder = match number % 3 {
            0 => word.to_uppercase().as_str().into(),
            1 => {
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch w\u{302}y\u{308}".into()
            }
            _ => "Zażółć gęślą jaźń 社会 مرحبا 😀".into(),
        };
        bid.title = format!("{word} {word}");
        bid.district = Some(word.clone());
        bid.summary = Some(format!(
            "One\nTwo\t{word}\r\nThree. {}",
            "A long summary that goes on and on. ".repeat(if number == 0 { 600 } else { 3 })
        ));
    }
    for member in &mut input.members {
        member.name = format!("{}-{word}", member.name);
    }
    for sheet in &mut input.sheets {
        sheet.content.comment = format!("{word}{word} 👍🏽");
    }
    for decision in &mut input.decisions {
        decision.reason = word.clone();
    }
    for (_, words) in &mut input.declarations {
        words.push_str(&word);
    }
    input
}
