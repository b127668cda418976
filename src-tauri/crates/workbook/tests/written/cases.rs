//! Rounds made by hand, each for one rule; the example writes them for LibreOffice.

use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::scheme::{
    Aggregate, Applies, Criterion, Scale, SecondStage, Section, SectionRule, TieBreak, Unclaimed,
};
use evenhand_core::{
    AgreedScore, Bid, BidRef, Bidder, Declaration, DeclarationKind, GatewayAnswer, GatewayReply,
    MemberId, Pounds, Scheme, Score, ScoredRound, Sheet, SheetState, Subject,
};
use rust_decimal::Decimal;

/// So many members.
pub fn members_of(count: usize) -> Vec<MemberId> {
    let names = ["Ann", "Bob", "Cath", "Dee", "Eve", "Fay"];
    names.iter().take(count).map(MemberId::new).collect()
}

/// A sheet with scores that differ by bid, member and criterion.
pub fn sheet_of(scheme: &Scheme, bid: &Bid, member: &MemberId, number: u32) -> Sheet {
    let applying = scheme.criteria().filter(|one| one.applies_to(bid));
    let name = u32::try_from(member.as_str().len()).unwrap();
    let scores = (0_u32..).zip(applying).map(|(place, criterion)| {
        let points = u32::try_from(criterion.scale.point_count()).unwrap();
        let lot = (number * 7 + name * 5 + place * 3 + number * place) % points;
        let up = criterion.scale.step.0 * Decimal::from(lot);
        (criterion.id.clone(), Score(criterion.scale.min.0 + up))
    });
    Sheet {
        bid: bid.reference.clone(),
        member: member.clone(),
        state: SheetState::Submitted,
        scores: scores.collect(),
    }
}

/// A round in which every gateway is passed, and bids claim by turns.
pub fn round_of(scheme: Scheme, bids: u32, members: usize) -> ScoredRound {
    let mut round = ScoredRound::new(scheme);
    for number in 1..=bids {
        let pounds = Pounds(Decimal::from(1000 + 100 * (number % 3)));
        let mut bid = Bid::new(
            BidRef::new(format!("{number:03}")),
            Bidder::new(format!("Bidder {number}")),
            format!("Project {number}"),
            pounds,
        );
        let claimed = round.scheme.criteria().enumerate();
        let claimed = claimed.filter(|(place, one)| {
            one.applies == Applies::Claimed && !(number as usize + place).is_multiple_of(3)
        });
        bid.groups = claimed.map(|(_, one)| one.id.clone()).collect();
        for member in members_of(members) {
            let sheet = sheet_of(&round.scheme, &bid, &member, number);
            round.sheets.push(sheet);
        }
        let answers = round.scheme.gateways.iter().map(|gateway| GatewayAnswer {
            bid: bid.reference.clone(),
            gateway: gateway.id.clone(),
            answer: Some(GatewayReply::Pass),
            note: String::new(),
            score_anyway: false,
        });
        round.gateways.extend(answers);
        round.bids.push(bid);
    }
    round
}

fn criterion(id: &str, weight: &str, scale: (&str, &str, &str), higher: bool) -> Criterion {
    Criterion {
        id: id.into(),
        title: format!("Criterion {id}"),
        guidance: String::new(),
        sub_points: Vec::new(),
        weight: weight.parse().unwrap(),
        applies: Applies::Always,
        threshold: None,
        scale: Scale {
            min: scale.0.parse().unwrap(),
            max: scale.1.parse().unwrap(),
            step: scale.2.parse().unwrap(),
            higher_is_better: higher,
            ..Scale::default()
        },
    }
}

fn section(id: &str, weight: &str, criteria: Vec<Criterion>) -> Section {
    Section {
        id: id.into(),
        title: format!("Section {id}"),
        weight: weight.parse().unwrap(),
        rule: SectionRule::WeightedMean,
        unclaimed: Unclaimed::Exclude,
        threshold: None,
        criteria,
    }
}

/// Two sections, scales of several kinds, one of them the other way up.
pub fn mixed() -> Scheme {
    let mut scheme = Scheme::empty("Mixed scales");
    let mut claimed = criterion("c", "33.34", ("0", "4", "1"), true);
    claimed.applies = Applies::Claimed;
    scheme.sections = vec![
        section(
            "first",
            "62.5",
            vec![
                criterion("a", "33.33", ("0", "5", "0.5"), true),
                criterion("b", "33.33", ("1", "7", "1"), false),
                claimed,
            ],
        ),
        section(
            "second",
            "37.5",
            vec![
                criterion("d", "40", ("-2", "2", "0.5"), true),
                criterion("e", "60", ("0", "10", "1"), true),
            ],
        ),
    ];
    scheme
}

/// Weights of six places in two sections: exact whole numbers have too many figures.
pub fn scheme_with_long_weights() -> Scheme {
    let mut scheme = mixed();
    for section in &mut scheme.sections {
        let weights = ["33.333333", "66.666667", "0"];
        for (criterion, weight) in section.criteria.iter_mut().zip(weights) {
            criterion.weight = weight.parse().unwrap();
            criterion.applies = Applies::Always;
        }
    }
    scheme.sections[0].weight = "49.999999".parse().unwrap();
    scheme.sections[1].weight = "50.000001".parse().unwrap();
    scheme
}

fn with(change: impl Fn(&mut Scheme)) -> Scheme {
    let mut scheme = mixed();
    change(&mut scheme);
    scheme
}

/// Each rule by its name.
pub fn all() -> Vec<(&'static str, ScoredRound)> {
    let best = |unclaimed| {
        with(|scheme| {
            scheme.sections[0].rule = SectionRule::BestOf { n: 2 };
            scheme.sections[0].unclaimed = unclaimed;
            for criterion in &mut scheme.sections[0].criteria[1..] {
                criterion.applies = Applies::Claimed;
            }
        })
    };
    let mut rounds = vec![
        ("sample-scheme", round_of(norfolk(), 40, 6)),
        ("mean", round_of(mixed(), 20, 3)),
        (
            "median",
            round_of(with(|one| one.aggregate = Aggregate::Median), 20, 4),
        ),
        (
            "median-odd",
            round_of(with(|one| one.aggregate = Aggregate::Median), 20, 3),
        ),
        (
            "trimmed",
            round_of(
                with(|one| one.aggregate = Aggregate::TrimmedMean { k: 1 }),
                20,
                5,
            ),
        ),
        (
            "trimmed-twice",
            round_of(
                with(|one| one.aggregate = Aggregate::TrimmedMean { k: 2 }),
                20,
                6,
            ),
        ),
        (
            "trimmed-too-few",
            round_of(
                with(|one| one.aggregate = Aggregate::TrimmedMean { k: 2 }),
                6,
                4,
            ),
        ),
        ("best-exclude", round_of(best(Unclaimed::Exclude), 20, 3)),
        ("best-zero", round_of(best(Unclaimed::Zero), 20, 3)),
        (
            "unclaimed-zero",
            round_of(
                with(|one| one.sections[0].unclaimed = Unclaimed::Zero),
                20,
                3,
            ),
        ),
        ("long-weights", round_of(scheme_with_long_weights(), 10, 3)),
        ("six-places", round_of(with(|one| one.decimals = 6), 10, 3)),
        ("thresholds", thresholds()),
        ("second-stage", second_stage()),
        ("agreed", agreed()),
        ("recused", recused()),
        ("without-sheets", without_sheets()),
        ("gateways", gateways()),
        ("names", names()),
    ];
    rounds.extend(ties());
    rounds
}

fn thresholds() -> ScoredRound {
    let scheme = with(|scheme| {
        scheme.pass_mark = Some("42.345".parse().unwrap());
        scheme.sections[1].threshold = Some("30".parse().unwrap());
        scheme.sections[0].criteria[0].threshold = Some("1.5".parse().unwrap());
        scheme.sections[0].criteria[1].threshold = Some("5.5".parse().unwrap());
    });
    round_of(scheme, 30, 3)
}

fn second_stage() -> ScoredRound {
    let scheme = with(|scheme| {
        let weights = [("first", "20"), ("second", "80")];
        let weights = weights.map(|(id, weight)| (id.into(), weight.parse().unwrap()));
        scheme.second_stage = Some(SecondStage {
            mark: "45".parse().unwrap(),
            weights: weights.into(),
        });
    });
    round_of(scheme, 20, 3)
}

fn agreed() -> ScoredRound {
    let mut round = round_of(mixed(), 12, 3);
    let scores = [
        ("001", "a", Some("3.75"), "Between two points."),
        ("001", "b", Some("7"), "The worst end."),
        ("002", "d", Some("-1.3"), "Below nothing."),
        ("003", "a", None, "No figure yet."),
        ("004", "e", Some("10"), "  "),
        ("005", "e", Some("3.333333"), "A third, nearly."),
    ];
    for (bid, criterion, score, reason) in scores {
        round.agreed.push(AgreedScore {
            bid: bid.into(),
            criterion: criterion.into(),
            score: score.map(|score| score.parse().unwrap()),
            reason: reason.into(),
        });
    }
    round
}

fn recused() -> ScoredRound {
    let mut round = round_of(mixed(), 9, 3);
    for (member, subject) in [
        ("Ann", Subject::Bid("001".into())),
        ("Bob", Subject::Bidder("Bidder 2".into())),
        ("Ann", Subject::Bid("003".into())),
        ("Bob", Subject::Bid("003".into())),
        ("Cath", Subject::Bid("003".into())),
    ] {
        round.declarations.push(Declaration {
            member: member.into(),
            subject,
            kind: DeclarationKind::Recused,
        });
    }
    round.scheme.quorum = 2;
    round
}

fn without_sheets() -> ScoredRound {
    let mut round = round_of(mixed(), 6, 3);
    round.sheets.retain(|sheet| sheet.bid.as_str() != "004");
    for sheet in &mut round.sheets {
        if sheet.bid.as_str() == "005" {
            sheet.state = SheetState::Draft;
        }
    }
    round
}

fn gateways() -> ScoredRound {
    let mut round = round_of(norfolk(), 10, 3);
    for (place, answer) in round.gateways.iter_mut().enumerate() {
        if place % 7 == 3 {
            answer.answer = Some(GatewayReply::Fail);
        }
        if place % 11 == 5 {
            answer.answer = None;
        }
    }
    round
}

/// Many bids with the same total, and each tie-break in its turn.
pub fn ties() -> Vec<(&'static str, ScoredRound)> {
    let breaks: [(&str, Vec<TieBreak>); 6] = [
        ("tie-none", vec![]),
        ("tie-section", vec![TieBreak::Section("second".into())]),
        ("tie-criterion", vec![TieBreak::Criterion("c".into())]),
        ("tie-amount", vec![TieBreak::LowerAmount]),
        ("tie-drawn", vec![TieBreak::Drawn("seed".into())]),
        (
            "tie-all",
            vec![
                TieBreak::Section("first".into()),
                TieBreak::Criterion("c".into()),
                TieBreak::LowerAmount,
                TieBreak::Drawn("seed".into()),
                TieBreak::Drawn("another".into()),
            ],
        ),
    ];
    let rounds = breaks.map(|(name, breaks)| {
        let scheme = with(|scheme| {
            scheme.decimals = 0;
            scheme.tie_breaks = breaks.clone();
        });
        (name, round_of(scheme, 60, 2))
    });
    rounds.into()
}

/// Names that look like formulas, or that are written in other letters.
pub const NAMES: [&str; 10] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+44 Trust",
    "-1+1",
    "@SUM(A1)",
    "{=1+1}",
    "Łódź Żółć Towarzystwo",
    "Llŷn Ŵyl Gymraeg",
    "مؤسسة الأمل",
    "_x0041_ & <b>\"quoted\"</b>",
    "a\u{1}b\u{ffff}",
];

/// A round of bidders with such names.
pub fn names() -> ScoredRound {
    let mut round = ScoredRound::new(norfolk());
    for (number, name) in (1..).zip(NAMES) {
        let mut bid = Bid::new(
            BidRef::new(format!("={number:03}")),
            Bidder::new(name),
            "long ".repeat(10_000),
            Pounds::parse("1000").unwrap(),
        );
        bid.groups = [round.scheme.sections[1].criteria[0].id.clone()].into();
        for member in [MemberId::new("@Ann"), MemberId::new("Łukasz")] {
            round
                .sheets
                .push(sheet_of(&round.scheme, &bid, &member, number));
        }
        round.bids.push(bid);
    }
    round.agreed.push(AgreedScore {
        bid: BidRef::new("=001"),
        criterion: round.scheme.sections[0].criteria[0].id.clone(),
        score: Some("4".parse().unwrap()),
        reason: "=1+1".into(),
    });
    round
}
