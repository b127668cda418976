//! Random rounds: a scheme, and bids, sheets, declarations, agreed scores and
//! answers in every state that they can be in.

use std::collections::BTreeSet;

use evenhand_core::id::{BidRef, Bidder, MemberId};
use evenhand_core::scheme::{GatewayKind, TotalBand};
use evenhand_core::{
    AgreedScore, Bid, Declaration, DeclarationKind, GatewayAnswer, GatewayReply, Points, Pounds,
    Scheme, Score, Scores, Sheet, SheetState, Subject,
};
use rand::rngs::StdRng;
use rand::seq::SliceRandom;
use rand::{Rng, SeedableRng};
use rust_decimal::Decimal;

use crate::fraction::{Fraction, Printed};
use crate::naive::{criterion_applies, exactly, places};
use crate::round::Round;
use crate::schemes::{pick, points, scheme};

/// How untidy a round is: the chance of each thing that goes wrong.
#[derive(Clone, Copy)]
struct Untidy(f64);

/// The round of a seed; one seed, one round.
pub fn round(seed: u64) -> Round {
    let mut dice = StdRng::seed_from_u64(seed);
    let scheme = scheme(&mut dice);
    let untidy = Untidy(pick(&mut dice, &[0.0, 0.0, 0.03, 0.1, 0.3]));
    let bids = bids(&mut dice, &scheme);
    let members = members(&mut dice);
    let mut round = Round {
        sheets: sheets(&mut dice, &scheme, &bids, &members, untidy),
        declarations: declarations(&mut dice, &bids, &members, untidy),
        agreed: agreed(&mut dice, &scheme, &bids, untidy),
        gateways: answers(&mut dice, &scheme, &bids, untidy),
        panel: panel(&mut dice, &members),
        scheme,
        bids,
    };
    set_marks(&mut dice, &mut round);
    round
}

fn bids(dice: &mut StdRng, scheme: &Scheme) -> Vec<Bid> {
    let mut places: Vec<u32> = (1..=12).collect();
    places.shuffle(dice);
    places.truncate(pick(dice, &[1, 2, 3, 4, 6]));
    let claims = pick(dice, &[0.0, 0.5, 0.5, 1.0]);
    places
        .into_iter()
        .map(|place| bid(dice, scheme, place, claims))
        .collect()
}

fn bid(dice: &mut StdRng, scheme: &Scheme, place: u32, claims: f64) -> Bid {
    let mut bid = Bid::new(
        BidRef::new(format!("B{place}")),
        Bidder::new(format!("Bidder {}", dice.gen_range(0..4))),
        format!("Project {place}"),
        Pounds(Decimal::new(
            pick(dice, &[100_000, 1_000_000, 1_000_001]),
            2,
        )),
    );
    for criterion in scheme.criteria() {
        if dice.gen_bool(claims) {
            let claimed = if dice.r#gen() {
                &mut bid.objectives
            } else {
                &mut bid.groups
            };
            claimed.insert(criterion.id.clone());
        }
    }
    bid
}

fn members(dice: &mut StdRng) -> Vec<MemberId> {
    let names = ["Ann", "Bob", "Cath", "Dee", "Eve", "Fay", "Gwen"];
    let count = pick(dice, &[1, 2, 3, 3, 3, 4, 5, 7, 7]);
    names.iter().take(count).map(MemberId::new).collect()
}

fn panel(dice: &mut StdRng, members: &[MemberId]) -> Option<BTreeSet<MemberId>> {
    match dice.gen_range(0..10) {
        0 => Some(members.iter().skip(1).cloned().collect()),
        1..=3 => Some(members.iter().cloned().collect()),
        _ => None,
    }
}

/// The scores that members choose from: few, so that totals meet.
fn palettes(dice: &mut StdRng, scheme: &Scheme) -> Vec<Vec<Score>> {
    let few = pick(dice, &[2, 2, 3, 100]);
    let way = dice.gen_range(0..3);
    let mut palettes = Vec::new();
    for criterion in scheme.criteria() {
        let mut scores = points(&criterion.scale);
        let start = dice.gen_range(0..scores.len());
        match way {
            0 => scores.shuffle(dice),
            1 => scores.rotate_left(start),
            _ => {}
        }
        scores.truncate(few);
        palettes.push(scores);
    }
    palettes
}

fn sheets(
    dice: &mut StdRng,
    scheme: &Scheme,
    bids: &[Bid],
    members: &[MemberId],
    untidy: Untidy,
) -> Vec<Sheet> {
    let palettes = palettes(dice, scheme);
    let mut sheets: Vec<Sheet> = Vec::new();
    for bid in bids {
        let copied: Option<Sheet> = sheets.choose(dice).filter(|_| dice.gen_bool(0.1)).cloned();
        for member in members {
            if dice.gen_bool(untidy.0) {
                continue;
            }
            let scores = match &copied {
                Some(sheet) => sheet.scores.clone(),
                None => scores(dice, scheme, bid, &palettes, untidy),
            };
            let state = if dice.gen_bool(untidy.0) {
                pick(
                    dice,
                    &[
                        SheetState::Draft,
                        SheetState::Reopened,
                        SheetState::Withdrawn,
                    ],
                )
            } else {
                SheetState::Submitted
            };
            sheets.push(Sheet {
                bid: bid.reference.clone(),
                member: member.clone(),
                state,
                scores,
            });
        }
    }
    sheets.shuffle(dice);
    sheets
}

/// One member's scores: now and then one is missing, or one more than applies is there.
fn scores(
    dice: &mut StdRng,
    scheme: &Scheme,
    bid: &Bid,
    palettes: &[Vec<Score>],
    untidy: Untidy,
) -> Scores {
    let mut scores = Scores::default();
    for (criterion, palette) in scheme.criteria().zip(palettes) {
        let given = if criterion_applies(criterion, bid) {
            1.0 - untidy.0 / 4.0
        } else {
            untidy.0
        };
        if dice.gen_bool(given) {
            scores.insert(criterion.id.clone(), pick(dice, palette));
        }
    }
    scores
}

fn declarations(
    dice: &mut StdRng,
    bids: &[Bid],
    members: &[MemberId],
    untidy: Untidy,
) -> Vec<Declaration> {
    let mut declarations = Vec::new();
    for bid in bids {
        for member in members {
            if dice.gen_bool(untidy.0 / 2.0) {
                let subject = if dice.gen_bool(0.7) {
                    Subject::Bid(bid.reference.clone())
                } else {
                    Subject::Bidder(bid.bidder.clone())
                };
                let kind = pick(
                    dice,
                    &[
                        DeclarationKind::None,
                        DeclarationKind::Declared,
                        DeclarationKind::Recused,
                    ],
                );
                declarations.push(Declaration {
                    member: member.clone(),
                    subject,
                    kind,
                });
            }
        }
    }
    declarations
}

fn agreed(dice: &mut StdRng, scheme: &Scheme, bids: &[Bid], untidy: Untidy) -> Vec<AgreedScore> {
    let mut agreed = Vec::new();
    let often = pick(dice, &[0.0, 0.0, 0.1, 0.4, 1.0]);
    for bid in bids {
        for criterion in scheme
            .criteria()
            .filter(|criterion| criterion_applies(criterion, bid))
        {
            if dice.gen_bool(often) {
                let whole = !dice.gen_bool(untidy.0 / 3.0);
                let score = pick(dice, &points(&criterion.scale));
                agreed.push(AgreedScore {
                    bid: bid.reference.clone(),
                    criterion: criterion.id.clone(),
                    score: (whole || dice.r#gen()).then_some(score),
                    reason: pick(
                        dice,
                        if whole {
                            &["They agreed."]
                        } else {
                            &["", " \t"]
                        },
                    )
                    .to_owned(),
                });
            }
        }
    }
    agreed
}

fn answers(dice: &mut StdRng, scheme: &Scheme, bids: &[Bid], untidy: Untidy) -> Vec<GatewayAnswer> {
    let mut answers = Vec::new();
    for bid in bids {
        for gateway in &scheme.gateways {
            let rough = if gateway.kind == GatewayKind::Advisory {
                0.4
            } else {
                untidy.0
            };
            let answer = match dice.gen_bool(rough) {
                false => Some(GatewayReply::Pass),
                true => pick(dice, &[Some(GatewayReply::Fail), None]),
            };
            if answer.is_some() || dice.r#gen() {
                answers.push(GatewayAnswer {
                    bid: bid.reference.clone(),
                    gateway: gateway.id.clone(),
                    answer,
                    note: String::new(),
                    score_anyway: false,
                });
            }
        }
    }
    answers
}

/// Puts thresholds and marks where a bid stands, or the last place beside it.
fn set_marks(dice: &mut StdRng, round: &mut Round) {
    let bids = round.bids.clone();
    let Some(bid) = bids.choose(dice) else { return };
    let Some(exact) = exactly(round, bid) else {
        return;
    };
    let places = places(round);
    let often = pick(dice, &[0.0, 0.0, 0.2, 0.5]);
    let last_place = Decimal::new(1, u32::try_from(places).unwrap());
    let beside = |figure: &Fraction, dice: &mut StdRng| -> Option<Decimal> {
        let printed: Decimal = Printed::of(figure, places).text().parse().unwrap();
        let moved = pick(
            dice,
            &[Decimal::ZERO, Decimal::ZERO, last_place, -last_place],
        );
        dice.gen_bool(often).then_some(printed + moved)
    };
    let in_points = |mark: Option<Decimal>| {
        mark.filter(|mark| (Decimal::ZERO..=Decimal::ONE_HUNDRED).contains(mark))
            .map(Points)
    };
    round.scheme.pass_mark = in_points(beside(&exact.total, dice));
    if let Some(stage) = &mut round.scheme.second_stage
        && let Some(mark) = in_points(beside(&exact.first_total, dice))
    {
        stage.mark = mark;
    }
    let bands = ["one", "other"].map(|title| {
        let from = in_points(beside(&exact.total, dice))?;
        Some(TotalBand {
            from,
            title: title.to_owned(),
        })
    });
    round.scheme.bands = bands.into_iter().flatten().collect();
    round.scheme.bands.dedup_by_key(|band| band.from);
    for section in &mut round.scheme.sections {
        section.threshold = in_points(beside(&exact.sections[&section.id], dice));
        for criterion in &mut section.criteria {
            if let Some(panel) = exact.panel.get(&criterion.id) {
                let (min, max) = (criterion.scale.min.0, criterion.scale.max.0);
                criterion.threshold = beside(panel, dice)
                    .filter(|mark| (min..=max).contains(mark))
                    .map(Score);
            }
        }
    }
}
