//! The ranking a second time, read from the published rules and from nothing
//! else: plain loops over exact fractions, every bid against every other.

use std::collections::BTreeMap;

use evenhand_core::scheme::{Aggregate, Applies, Criterion, Section, SectionRule, Unclaimed};
use evenhand_core::{
    Bid, CriterionId, DeclarationKind, SectionId, Sheet, SheetState, Subject, Weight,
};

use crate::fraction::{Fraction, fraction, mean, sum, whole};
use crate::round::Round;

/// The exact figures of one bid.
#[derive(Clone, Debug)]
pub struct Exactly {
    pub panel: BTreeMap<CriterionId, Fraction>,
    pub normalised: BTreeMap<CriterionId, Fraction>,
    pub sections: BTreeMap<SectionId, Fraction>,
    pub first_total: Fraction,
    pub total: Fraction,
}

pub fn places(round: &Round) -> usize {
    usize::from(round.scheme.decimals)
}

pub fn criterion_applies(criterion: &Criterion, bid: &Bid) -> bool {
    criterion.applies == Applies::Always
        || bid.objectives.iter().any(|id| *id == criterion.id)
        || bid.groups.iter().any(|id| *id == criterion.id)
}

pub fn applicable<'a>(round: &'a Round, bid: &Bid) -> Vec<&'a Criterion> {
    let mut found = Vec::new();
    for section in &round.scheme.sections {
        for criterion in &section.criteria {
            if criterion_applies(criterion, bid) {
                found.push(criterion);
            }
        }
    }
    found
}

fn recused(round: &Round, sheet: &Sheet, bid: &Bid) -> bool {
    round.declarations.iter().any(|declaration| {
        declaration.kind == DeclarationKind::Recused
            && declaration.member == sheet.member
            && match &declaration.subject {
                Subject::Bid(reference) => *reference == bid.reference,
                Subject::Bidder(bidder) => *bidder == bid.bidder,
            }
    })
}

pub fn counts(round: &Round, sheet: &Sheet, bid: &Bid) -> bool {
    let on_panel = match &round.panel {
        None => true,
        Some(panel) => panel.contains(&sheet.member),
    };
    sheet.bid == bid.reference
        && on_panel
        && sheet.state == SheetState::Submitted
        && !recused(round, sheet, bid)
        && applicable(round, bid)
            .iter()
            .all(|criterion| sheet.scores.get(&criterion.id).is_some())
}

pub fn counting<'a>(round: &'a Round, bid: &Bid) -> Vec<&'a Sheet> {
    round
        .sheets
        .iter()
        .filter(|sheet| counts(round, sheet, bid))
        .collect()
}

/// The agreed figure, where a whole one is recorded.
pub fn agreed(round: &Round, bid: &Bid, criterion: &Criterion) -> Option<Fraction> {
    for agreed in &round.agreed {
        if agreed.bid == bid.reference && agreed.criterion == criterion.id {
            return agreed.score.map(|score| fraction(score.0));
        }
    }
    None
}

/// What the sheets make of one criterion; nothing where there are too few.
fn aggregate(rule: Aggregate, mut scores: Vec<Fraction>) -> Option<Fraction> {
    scores.sort();
    let count = scores.len();
    if count == 0 {
        return None;
    }
    match rule {
        Aggregate::Mean => Some(mean(&scores)),
        Aggregate::Median if count % 2 == 1 => Some(scores[count / 2].clone()),
        Aggregate::Median => Some(mean(&scores[count / 2 - 1..=count / 2])),
        Aggregate::TrimmedMean { k } => {
            let k = usize::try_from(k).unwrap();
            if count < 2 * k + 1 {
                return None;
            }
            for _ in 0..k {
                scores.remove(0);
                scores.pop();
            }
            Some(mean(&scores))
        }
    }
}

fn panel_score(
    round: &Round,
    bid: &Bid,
    criterion: &Criterion,
    counting: &[&Sheet],
) -> Option<Fraction> {
    if let Some(figure) = agreed(round, bid, criterion) {
        return Some(figure);
    }
    let mut scores = Vec::new();
    for sheet in counting {
        scores.push(fraction(sheet.scores.get(&criterion.id)?.0));
    }
    aggregate(round.scheme.aggregate, scores)
}

fn normalise(criterion: &Criterion, panel: &Fraction) -> Fraction {
    let (min, max) = (
        fraction(criterion.scale.min.0),
        fraction(criterion.scale.max.0),
    );
    let share = (panel - &min) / (max - min);
    if criterion.scale.higher_is_better {
        share * whole(100)
    } else {
        (whole(1) - share) * whole(100)
    }
}

fn section_score(section: &Section, normalised: &BTreeMap<CriterionId, Fraction>) -> Fraction {
    let mut scores = Vec::new();
    let mut weights = Vec::new();
    for criterion in &section.criteria {
        if let Some(score) = normalised.get(&criterion.id) {
            scores.push(score.clone());
            weights.push(fraction(criterion.weight.0));
        }
    }
    match section.rule {
        SectionRule::WeightedMean => {
            let carried: Vec<_> = scores.iter().zip(&weights).map(|(s, w)| s * w).collect();
            let over = match section.unclaimed {
                Unclaimed::Exclude => sum(&weights),
                Unclaimed::Zero => whole(100),
            };
            if over == whole(0) {
                whole(0)
            } else {
                sum(&carried) / over
            }
        }
        SectionRule::BestOf { n } => {
            let n = usize::try_from(n).unwrap();
            scores.sort();
            while scores.len() > n {
                scores.remove(0);
            }
            while scores.len() < n && section.unclaimed == Unclaimed::Zero {
                scores.push(whole(0));
            }
            if scores.is_empty() {
                whole(0)
            } else {
                mean(&scores)
            }
        }
    }
}

fn weighted_total(
    round: &Round,
    sections: &BTreeMap<SectionId, Fraction>,
    weight: impl Fn(&Section) -> Weight,
) -> Fraction {
    let mut total = whole(0);
    for section in &round.scheme.sections {
        total += fraction(weight(section).0) * &sections[&section.id] / whole(100);
    }
    total
}

/// The weight of a section in the total that ranks.
pub fn last_weight(round: &Round, section: &Section) -> Weight {
    match &round.scheme.second_stage {
        Some(stage) => stage.weights[&section.id],
        None => section.weight,
    }
}

/// The exact figures of a bid, where every criterion that applies has one.
pub fn exactly(round: &Round, bid: &Bid) -> Option<Exactly> {
    let counting = counting(round, bid);
    let mut panel = BTreeMap::new();
    let mut normalised = BTreeMap::new();
    for criterion in applicable(round, bid) {
        let score = panel_score(round, bid, criterion, &counting)?;
        normalised.insert(criterion.id.clone(), normalise(criterion, &score));
        panel.insert(criterion.id.clone(), score);
    }
    let mut sections = BTreeMap::new();
    for section in &round.scheme.sections {
        sections.insert(section.id.clone(), section_score(section, &normalised));
    }
    let first_total = weighted_total(round, &sections, |section| section.weight);
    let total = weighted_total(round, &sections, |section| last_weight(round, section));
    Some(Exactly {
        panel,
        normalised,
        sections,
        first_total,
        total,
    })
}
