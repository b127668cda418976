//! What the files of a round say besides its bids.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::scheme::Criterion;
use evenhand_core::{
    AgreedScore, Bid, CriterionId, Decision, DecisionKind, Declaration, DeclarationKind,
    GatewayAnswer, GatewayReply, MemberId, Scheme, Score, Scores, Subject,
};
use evenhand_intake::SheetIn;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use super::bids::{Round, any_round};
use super::schemes::any_point;
use super::texts::{any_amount, any_filled_text, any_name, any_text};

/// What a line of a sheet says of one criterion: a score, a reason, or both.
fn any_score_line(
    criterion: &Criterion,
) -> impl Strategy<Value = (CriterionId, Option<Score>, Option<String>)> + use<> {
    let id = criterion.id.clone();
    let said = (any_point(&criterion.scale), any_filled_text(), 0..4_u8);
    said.prop_map(move |(score, reason, kind)| match kind {
        0 => (id.clone(), Some(score), None),
        1 => (id.clone(), None, Some(reason)),
        _ => (id.clone(), Some(score), Some(reason)),
    })
}

/// The criteria that a bid is scored on.
fn criteria_of(scheme: &Scheme, bid: &Bid) -> Vec<Criterion> {
    scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
        .cloned()
        .collect()
}

/// A sheet with at least one line, where the bid is scored on anything.
fn any_sheet(
    bid: &Bid,
    member: usize,
    criteria: Vec<Criterion>,
) -> impl Strategy<Value = SheetIn> + use<> {
    let (bid, most) = (bid.reference.clone(), criteria.len());
    let chosen = subsequence(criteria, most.min(1)..=most);
    let lines =
        chosen.prop_flat_map(|chosen| chosen.iter().map(any_score_line).collect::<Vec<_>>());
    lines.prop_map(move |lines| {
        let scores = lines
            .iter()
            .filter_map(|(id, score, _)| Some((id.clone(), (*score)?)));
        let reasons = lines
            .iter()
            .filter_map(|(id, _, reason)| Some((id.clone(), reason.clone()?)));
        SheetIn {
            bid: bid.clone(),
            member: MemberId::new(format!("=\"{member}\", Łu; {member}")),
            scores: Scores::from_iter(scores),
            reasons: BTreeMap::from_iter(reasons),
        }
    })
}

/// Any round, and sheets of it by bid and member.
pub(crate) fn any_sheets() -> BoxedStrategy<(Round, Vec<SheetIn>)> {
    (any_round(), 0..3_usize)
        .prop_flat_map(|((scheme, bids), members)| {
            let mut sheets = Vec::new();
            for bid in &bids {
                let criteria = criteria_of(&scheme, bid);
                if !criteria.is_empty() {
                    sheets.extend(
                        (0..members).map(|member| any_sheet(bid, member, criteria.clone())),
                    );
                }
            }
            let sheets = sheets.prop_map(|mut sheets| {
                sheets.sort_by(|one, other| {
                    (&one.bid, &one.member).cmp(&(&other.bid, &other.member))
                });
                sheets
            });
            (Just((scheme, bids)), sheets)
        })
        .boxed()
}

/// Any round, and declarations by member and subject.
pub(crate) fn any_declarations() -> BoxedStrategy<(Round, Vec<Declaration>)> {
    (any_round(), vec(any_name("m"), 0..3))
        .prop_flat_map(|(round, members)| {
            let members: BTreeSet<String> = members.into_iter().collect();
            let bids = round
                .1
                .iter()
                .map(|bid| Subject::Bid(bid.reference.clone()));
            let bidders = round
                .1
                .iter()
                .map(|bid| Subject::Bidder(bid.bidder.clone()));
            let subjects: BTreeSet<Subject> = bids.chain(bidders).collect();
            let kinds = [
                DeclarationKind::None,
                DeclarationKind::Declared,
                DeclarationKind::Recused,
            ];
            let mut declared = Vec::new();
            for (member, subject) in members
                .iter()
                .flat_map(|member| subjects.iter().map(move |subject| (member, subject)))
            {
                let (member, subject) = (MemberId::new(member), subject.clone());
                declared.push(option::of(select(kinds.to_vec())).prop_map(move |kind| {
                    let (member, subject) = (member.clone(), subject.clone());
                    kind.map(|kind| Declaration {
                        member,
                        subject,
                        kind,
                    })
                }));
            }
            (Just(round), given(declared))
        })
        .boxed()
}

/// Those of the values that are given.
fn given<T: std::fmt::Debug>(
    values: Vec<impl Strategy<Value = Option<T>>>,
) -> impl Strategy<Value = Vec<T>> {
    values.prop_map(|values| values.into_iter().flatten().collect())
}

/// Any round, and agreed scores by bid and criterion, some incomplete.
pub(crate) fn any_agreed() -> BoxedStrategy<(Round, Vec<AgreedScore>)> {
    any_round()
        .prop_flat_map(|(scheme, bids)| {
            let mut agreed = Vec::new();
            for bid in &bids {
                for criterion in criteria_of(&scheme, bid) {
                    let (bid, id) = (bid.reference.clone(), criterion.id.clone());
                    let said = option::of((option::of(any_point(&criterion.scale)), any_text()));
                    agreed.push(said.prop_map(move |said| {
                        let (bid, criterion) = (bid.clone(), id.clone());
                        said.map(|(score, reason)| AgreedScore {
                            bid,
                            criterion,
                            score,
                            reason,
                        })
                    }));
                }
            }
            let agreed = given(agreed).prop_map(|mut agreed| {
                agreed.sort_by(|one, other| {
                    (&one.bid, &one.criterion).cmp(&(&other.bid, &other.criterion))
                });
                agreed
            });
            (Just((scheme, bids)), agreed)
        })
        .boxed()
}

/// Any round, and answers by bid and gateway.
pub(crate) fn any_answers() -> BoxedStrategy<(Round, Vec<GatewayAnswer>)> {
    any_round()
        .prop_flat_map(|(scheme, bids)| {
            let mut answers = Vec::new();
            for bid in &bids {
                for gateway in &scheme.gateways {
                    let (bid, gateway) = (bid.reference.clone(), gateway.id.clone());
                    let answer = select(vec![
                        None,
                        Some(GatewayReply::Pass),
                        Some(GatewayReply::Fail),
                    ]);
                    answers.push(option::of((answer, any_text())).prop_map(move |said| {
                        let (bid, gateway) = (bid.clone(), gateway.clone());
                        said.map(|(answer, note)| GatewayAnswer {
                            bid,
                            gateway,
                            answer,
                            note,
                            score_anyway: false,
                        })
                    }));
                }
            }
            let answers = given(answers).prop_map(|mut answers| {
                answers.sort_by(|one, other| {
                    (&one.bid, &one.gateway).cmp(&(&other.bid, &other.gateway))
                });
                answers
            });
            (Just((scheme, bids)), answers)
        })
        .boxed()
}

/// Any round, and decisions in any order.
pub(crate) fn any_decisions() -> BoxedStrategy<(Round, Vec<Decision>)> {
    any_round()
        .prop_flat_map(|round| {
            let kinds = vec![
                DecisionKind::Award,
                DecisionKind::PartAward,
                DecisionKind::Reserve,
                DecisionKind::Deferred,
                DecisionKind::Decline,
            ];
            let decisions: Vec<_> = round
                .1
                .iter()
                .map(|bid| {
                    let bid = bid.reference.clone();
                    let said = (select(kinds.clone()), any_amount(), any_text(), any_text());
                    let said = option::of(said);
                    said.prop_map(move |said| {
                        let bid = bid.clone();
                        said.map(|(kind, amount, reason, conditions)| Decision {
                            bid,
                            kind,
                            amount,
                            reason,
                            conditions: match kind.is_award() {
                                true => conditions,
                                false => String::new(),
                            },
                        })
                    })
                })
                .collect();
            (Just(round), given(decisions).prop_shuffle())
        })
        .boxed()
}
