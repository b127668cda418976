//! Values that no screen would take, as a record of an older program might have
//! brought them in: nothing that is worked out from them panics or hangs.

use evenhand_core::fairness::fairness;
use evenhand_core::fairness::stability::Replay;
use evenhand_core::rank::rank;
use evenhand_core::scheme::check::check;
use evenhand_core::scheme::effective::warnings;
use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::scheme::{Aggregate, SecondStage, SectionRule, TieBreak};
use evenhand_core::shortlist::best_value::{Objective, best_value};
use evenhand_core::shortlist::{
    Line, ShortlistInput, Walk, breakpoints, compare, coverage, in_rank_order,
};
use evenhand_core::standing::standing;
use evenhand_core::{
    AgreedScore, Bid, BidRef, Bidder, CriterionId, FitRule, Fund, MemberId, Minimum, MinimumFor,
    Override, OverrideKind, Points, Pounds, Scheme, Score, ScoredRound, Sheet, SheetContent,
    SheetState, Weight,
};
use proptest::prelude::*;
use rust_decimal::Decimal;

/// Figures at the ends of every range, and some that are usual.
const FIGURES: [&str; 16] = [
    "79228162514264337593543950335",
    "-79228162514264337593543950335",
    "7.9228162514264337593543950335",
    "0.0000000000000000000000000001",
    "-0.0000000000000000000000000001",
    "9223372036854775807",
    "1000000000000",
    "1000000",
    "-1",
    "0",
    "1",
    "2",
    "3",
    "5",
    "60",
    "100",
];

/// Draws one thing after another from a list of random numbers.
struct Dice {
    numbers: Vec<u32>,
    next: usize,
}

impl Dice {
    fn roll(&mut self, under: usize) -> usize {
        self.next += 1;
        self.numbers[self.next % self.numbers.len()] as usize % under
    }

    /// A figure: nearly always a usual one where `wild` is false.
    fn figure(&mut self, wild: bool) -> Decimal {
        let from = if wild || self.roll(12) == 0 { 0 } else { 9 };
        let at = from + self.roll(FIGURES.len() - from);
        FIGURES[at].parse().unwrap()
    }

    fn score(&mut self) -> Score {
        let wild = self.roll(4) == 0;
        Score(self.figure(wild))
    }

    fn pounds(&mut self, wild: bool) -> Pounds {
        Pounds(self.figure(wild))
    }
}

fn hostile_scheme(dice: &mut Dice) -> Scheme {
    let mut scheme = norfolk();
    let wild = dice.roll(2) == 0;
    if !wild {
        return scheme;
    }
    scheme.decimals = [0, 2, 6, 28, 29, 255][dice.roll(6)];
    scheme.quorum = [0, 1, u32::MAX][dice.roll(3)];
    let k = [0, 1, u32::MAX][dice.roll(3)];
    scheme.aggregate = [
        Aggregate::Mean,
        Aggregate::Median,
        Aggregate::TrimmedMean { k },
    ][dice.roll(3)];
    scheme.pass_mark = Some(Points(dice.figure(wild))).filter(|_| dice.roll(2) == 0);
    scheme.tie_breaks = vec![
        TieBreak::LowerAmount,
        TieBreak::Criterion("o1".into()),
        TieBreak::Section("none".into()),
    ];
    for section in &mut scheme.sections {
        section.weight = Weight(dice.figure(wild));
        section.threshold = Some(Points(dice.figure(wild))).filter(|_| dice.roll(3) == 0);
        if dice.roll(3) == 0 {
            let n = [0, 1, u32::MAX][dice.roll(3)];
            section.rule = SectionRule::BestOf { n };
        }
        for criterion in &mut section.criteria {
            criterion.weight = Weight(dice.figure(wild));
            criterion.threshold = Some(Score(dice.figure(wild))).filter(|_| dice.roll(3) == 0);
            criterion.scale.min = dice.score();
            criterion.scale.max = dice.score();
            criterion.scale.step = dice.score();
            criterion.scale.higher_is_better = dice.roll(2) == 0;
        }
    }
    if dice.roll(3) == 0 {
        let mark = Points(dice.figure(wild));
        let ids = scheme.sections.iter().map(|section| section.id.clone());
        let weights = ids.map(|id| (id, Weight(dice.figure(true)))).collect();
        scheme.second_stage = Some(SecondStage { mark, weights });
    }
    scheme
}

fn hostile_round(dice: &mut Dice) -> ScoredRound {
    let mut round = ScoredRound::new(hostile_scheme(dice));
    let ids: Vec<CriterionId> = round.scheme.criteria().map(|one| one.id.clone()).collect();
    for number in 0..4 {
        let reference = BidRef::new(format!("{number}"));
        let bidder = Bidder::new(["A", "B"][dice.roll(2)]);
        let mut bid = Bid::new(reference.clone(), bidder, "T", dice.pounds(false));
        bid.minimum_amount = Some(dice.pounds(false)).filter(|_| dice.roll(2) == 0);
        bid.groups = ids.iter().filter(|_| dice.roll(2) == 0).cloned().collect();
        round.bids.push(bid);
        for member in ["ann", "ben", "cid"] {
            let wild = dice.roll(3) == 0;
            let scores = ids
                .iter()
                .map(|id| (id.clone(), Score(dice.figure(wild))))
                .collect();
            round.sheets.push(Sheet {
                bid: reference.clone(),
                member: MemberId::new(member),
                state: SheetState::Submitted,
                scores,
            });
        }
        round.agreed.push(AgreedScore {
            bid: reference,
            criterion: ids[dice.roll(ids.len())].clone(),
            score: Some(Score(dice.figure(true))).filter(|_| dice.roll(2) == 0),
            reason: "So".to_owned(),
        });
    }
    round
}

fn hostile_fund(dice: &mut Dice) -> Fund {
    let some = |dice: &mut Dice| Some(dice.pounds(true)).filter(|_| dice.roll(3) == 0);
    let of = [
        MinimumFor::Group("victims".into()),
        MinimumFor::Objective("o1".into()),
        MinimumFor::District("D".to_owned()),
    ];
    let mut minimums = Vec::new();
    for of in of {
        if dice.roll(3) == 0 {
            minimums.push(Minimum {
                of,
                least_spend: some(dice),
                least_awards: [None, Some(1), Some(u32::MAX)][dice.roll(3)],
            });
        }
    }
    Fund {
        low: dice.pounds(true),
        high: dice.pounds(true),
        most_per_bidder: some(dice),
        most_per_bid: some(dice),
        least_per_bid: some(dice),
        reserve_share: Weight(dice.figure(true)),
        rule: [FitRule::Stop, FitRule::Skip, FitRule::Part][dice.roll(3)],
        minimums,
        ..Fund::default()
    }
}

/// Works out everything that the program ever does from a round.
fn work_out_everything(round: &ScoredRound, fund: &Fund, total: Pounds) {
    check(&round.scheme);
    warnings(&round.scheme);
    let _ = fund.faults(&round.scheme);
    for sheet in &round.sheets {
        let content = SheetContent {
            scores: sheet.scores.clone(),
            ..SheetContent::default()
        };
        standing(&round.scheme, &round.bids[0], &content);
    }
    let ranking = rank(round);
    fairness(round);
    let overrides = [Override {
        bid: "1".into(),
        kind: OverrideKind::Fund,
        reason: "So".to_owned(),
    }];
    let input = ShortlistInput {
        ranking: &ranking,
        bids: &round.bids,
        fund,
        overrides: &overrides,
    };
    let shortlist = in_rank_order(&input, total);
    coverage(&input, &round.scheme, &shortlist.awards);
    breakpoints(&input, fund.low, fund.high);
    for objective in [Objective::TotalScore, Objective::ScoreTimesAmount] {
        if let Ok(best) = best_value(&input, total, objective, &|| false) {
            compare(&ranking, &shortlist, &best);
        }
    }
    let line = Line::new(&input, total);
    for bid in &round.bids {
        line.margin(&bid.reference);
        line.crosses(&bid.reference, Points(Decimal::MIN), Points(Decimal::MAX));
    }
    let replay = Replay::new(round, 7);
    let walk = Walk::new(&round.bids, fund, &overrides, total);
    let members = u32::try_from(replay.members().len()).unwrap();
    let tally = replay
        .draws(0..20, &walk)
        .merge(replay.weightings(0..20, &walk));
    replay.rows(&tally.merge(replay.leave_outs(0..members, &walk)), &walk);
}

#[test]
fn the_largest_decimal_as_a_score_an_amount_or_a_weight_breaks_nothing() {
    for figure in FIGURES {
        let mut dice = Dice {
            numbers: vec![5],
            next: 0,
        };
        let mut round = hostile_round(&mut dice);
        round.scheme = norfolk();
        let figure: Decimal = figure.parse().unwrap();
        for bid in &mut round.bids {
            bid.amount = Pounds(figure);
        }
        for sheet in &mut round.sheets {
            sheet.scores = round
                .scheme
                .criteria()
                .map(|one| (one.id.clone(), Score(figure)))
                .collect();
        }
        work_out_everything(&round, &Fund::default(), Pounds(figure));
        for section in &mut round.scheme.sections {
            section.weight = Weight(figure);
            for criterion in &mut section.criteria {
                criterion.scale.min = Score(-figure);
                criterion.scale.max = Score(figure);
                criterion.scale.step = Score(figure);
            }
        }
        work_out_everything(&round, &Fund::default(), Pounds(figure));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn nothing_worked_out_from_hostile_values_panics(numbers in prop::collection::vec(any::<u32>(), 40..400)) {
        let mut dice = Dice { numbers, next: 0 };
        let round = hostile_round(&mut dice);
        let fund = hostile_fund(&mut dice);
        let total = dice.pounds(true);
        work_out_everything(&round, &fund, total);
    }
}
