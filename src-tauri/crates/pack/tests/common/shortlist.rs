//! The ranking, the shortlist and the fairness figures, worked out from the rest
//! of the round by the real rules.

use std::cell::Cell;

use evenhand_core::{
    Override, OverrideKind, Pounds, ScoredRound, Settled, Sheet, Way,
    fairness::{fairness_naming, stability::Replay},
    rank::rank,
    shortlist::{
        AwardKind, Objective, Shortlist, ShortlistInput, Walk, best_value, breakpoints, compare,
        coverage, in_rank_order,
    },
};
use evenhand_pack::input::{PackFairness, PackInput, PackShortlist};
use rust_decimal::Decimal;

/// How often members are drawn anew, and weights moved: few, to be quick.
const RUNS: u32 = 200;
const SEED: u64 = 2014;
/// How often the search for the best set is asked before it is stopped.
const PATIENCE: u32 = 400;

/// What the chair chooses.
#[derive(Default)]
pub(crate) struct Choices {
    pub(crate) overrides: Vec<Override>,
    /// The fund that the chair settles on, with the reason.
    pub(crate) settled: Option<(Pounds, String)>,
    /// Whether the search for the best set is stopped at once.
    pub(crate) hasty: bool,
}

impl Choices {
    /// Of a ranking long enough: the last bid is funded out of order and the third
    /// declined, and a fund between the two ends is settled on.
    pub(crate) fn made(input: &PackInput) -> Self {
        let bid = |index: usize| input.ranking.ranking[index].bid.clone();
        let ranked = input.ranking.ranking.len();
        let overrides = if ranked < 6 {
            Vec::new()
        } else {
            vec![
                Override {
                    bid: bid(2),
                    kind: OverrideKind::Decline,
                    reason: "The bidder has since been funded by the county council".to_owned(),
                },
                Override {
                    bid: bid(ranked - 1),
                    kind: OverrideKind::Fund,
                    reason: "It is the one bid that serves the far north of the county.".to_owned(),
                },
            ]
        };
        let total = Pounds(Decimal::from(25_000 * input.bids.len()));
        Self {
            overrides,
            settled: Some((total, "The Police Grant came to this.".to_owned())),
            hasty: false,
        }
    }
}

/// Ranks the round, and works out its shortlist and its fairness figures; what the
/// chair chooses rests on the ranking.
pub(crate) fn work_out(input: &mut PackInput, choose: &dyn Fn(&PackInput) -> Choices) {
    let scored = scored_round(input);
    input.ranking = rank(&scored);
    let choices = choose(input);
    let given = input.round.fund.high > Pounds::ZERO;
    input.shortlist = given.then(|| shortlist(input, &choices));
    input.fairness = Some(figures(input, &choices, &scored));
}

fn sheets(input: &PackInput) -> Vec<Sheet> {
    let sheet = |sheet: &evenhand_pack::input::PackSheet| Sheet {
        bid: sheet.bid.clone(),
        member: sheet.member.clone(),
        state: sheet.state,
        scores: sheet.content.scores.clone(),
    };
    input.sheets.iter().map(sheet).collect()
}

fn scored_round(input: &PackInput) -> ScoredRound {
    let declarations = input.declarations.iter();
    ScoredRound {
        bids: input.bids.clone(),
        sheets: sheets(input),
        declarations: declarations
            .map(|(declaration, _)| declaration.clone())
            .collect(),
        agreed: input.agreed.clone(),
        gateways: input.gateways.clone(),
        ..ScoredRound::new(input.scheme.clone())
    }
}

fn main_total(input: &PackInput, choices: &Choices) -> Pounds {
    choices
        .settled
        .as_ref()
        .map_or(input.round.fund.low, |(total, _)| *total)
}

fn shortlist(input: &PackInput, choices: &Choices) -> PackShortlist {
    let fund = &input.round.fund;
    let from = ShortlistInput {
        ranking: &input.ranking,
        bids: &input.bids,
        fund,
        overrides: &choices.overrides,
    };
    let total = main_total(input, choices);
    let mut totals = vec![fund.low, total, fund.high];
    totals.sort();
    totals.dedup();
    let scenarios: Vec<Shortlist> = totals
        .iter()
        .map(|total| in_rank_order(&from, *total))
        .collect();
    let main = totals.iter().position(|one| *one == total).unwrap();
    let asked = Cell::new(0);
    let patience = if choices.hasty { 0 } else { PATIENCE };
    let stop = || {
        asked.set(asked.get() + 1);
        asked.get() > patience
    };
    let best = best_value(&from, total, Objective::TotalScore, &stop)
        .map(|best| {
            let difference = compare(&input.ranking, &scenarios[main], &best);
            (best, difference)
        })
        .map_err(|error| error.to_string());
    PackShortlist {
        coverage: coverage(&from, &input.scheme, &scenarios[main].awards),
        breakpoints: breakpoints(&from, fund.low, fund.high),
        settled: choices
            .settled
            .as_ref()
            .map(|(total, reason)| settled(&scenarios[main], *total, reason)),
        overrides: choices.overrides.clone(),
        scenarios,
        main,
        best,
    }
}

fn settled(main: &Shortlist, total: Pounds, reason: &str) -> Settled {
    let awards = main
        .awards
        .iter()
        .filter(|award| matches!(award.kind, AwardKind::Full | AwardKind::Part));
    Settled {
        total,
        way: Way::RankOrder,
        reason: reason.to_owned(),
        awards: awards
            .map(|award| evenhand_core::SettledAward {
                bid: award.bid.clone(),
                amount: award.amount,
            })
            .collect(),
    }
}

fn figures(input: &PackInput, choices: &Choices, scored: &ScoredRound) -> PackFairness {
    let total = main_total(input, choices);
    let walk = Walk::new(&input.bids, &input.round.fund, &choices.overrides, total);
    let replay = Replay::new(scored, SEED);
    let members = u32::try_from(replay.members().len()).unwrap();
    let tally = replay
        .draws(0..RUNS, &walk)
        .merge(replay.weightings(0..RUNS, &walk))
        .merge(replay.leave_outs(0..members, &walk));
    PackFairness {
        fairness: fairness_naming(scored, evenhand_core::MemberId::as_str),
        stability: replay.rows(&tally, &walk),
        total,
        draws: RUNS,
        weightings: RUNS,
        seed: SEED,
    }
}
