//! What a sheet adds up to, what it still wants, and what is wrong with it.

use crate::bid::Bid;
use crate::exact::Exact;
use crate::id::CriterionId;
use crate::number::{Points, Score};
use crate::rank::total::{section_score, total};
use crate::scheme::scale::OffScale;
use crate::scheme::{Criterion, ReasonRule, Scheme};
use crate::sheet::{Scores, SheetContent};

/// How a sheet stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The total of this sheet alone as published, once every criterion is scored.
    pub total: Option<Points>,
    /// How many criteria are scored.
    pub scored: u32,
    /// How many apply to the bid.
    pub wanted: u32,
    /// What is left to do before it can be handed in, in the scheme's order.
    pub left: Vec<LeftToDo>,
}

/// One thing left to do on a sheet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftToDo {
    /// A criterion has no score.
    Score(CriterionId),
    /// A score has no reason, and the scheme wants one.
    Reason(CriterionId),
}

/// How a sheet stands under the scheme.
pub fn standing(scheme: &Scheme, bid: &Bid, content: &SheetContent) -> Standing {
    let mut standing = Standing {
        total: own_total(scheme, bid, &content.scores),
        scored: 0,
        wanted: 0,
        left: Vec::new(),
    };
    for criterion in scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid))
    {
        standing.wanted = standing.wanted.saturating_add(1);
        match content.scores.get(&criterion.id) {
            None => standing.left.push(LeftToDo::Score(criterion.id.clone())),
            Some(score) => {
                standing.scored = standing.scored.saturating_add(1);
                if wants_reason(scheme.reasons, criterion, score)
                    && reason_is_blank(content, &criterion.id)
                {
                    standing.left.push(LeftToDo::Reason(criterion.id.clone()));
                }
            }
        }
    }
    standing
}

fn wants_reason(rule: ReasonRule, criterion: &Criterion, score: Score) -> bool {
    match rule {
        ReasonRule::Always => true,
        ReasonRule::AtExtremes => criterion.scale.is_extreme(score),
        ReasonRule::Never => false,
    }
}

fn reason_is_blank(content: &SheetContent, criterion: &CriterionId) -> bool {
    content
        .reasons
        .get(criterion)
        .is_none_or(|reason| reason.trim().is_empty())
}

/// The total of one sheet by itself, as published: `None` until every criterion
/// that applies is scored.
pub fn own_total(scheme: &Scheme, bid: &Bid, scores: &Scores) -> Option<Points> {
    let exact = exact_own_total(scheme, bid, scores)?;
    Some(Points(exact.publish(scheme.decimals)))
}

/// The total of one sheet by itself before it is rounded, 0–100: `None` until
/// every criterion that applies is scored.
pub fn exact_own_total(scheme: &Scheme, bid: &Bid, scores: &Scores) -> Option<Exact> {
    let applicable = scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(bid));
    let normalised = applicable
        .map(|criterion| {
            Some((
                &criterion.id,
                criterion
                    .scale
                    .normalise(&Exact::from(scores.get(&criterion.id)?.0)),
            ))
        })
        .collect::<Option<_>>()?;
    let sections: Vec<Exact> = scheme
        .sections
        .iter()
        .map(|section| section_score(section, &normalised))
        .collect();
    let weights = scheme
        .sections
        .iter()
        .map(|section| scheme.final_weight(section));
    Some(total(weights.zip(&sections)))
}

/// A score or reason that the scheme has no place for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misplaced {
    /// The criterion that it is given for.
    pub criterion: CriterionId,
    /// What is wrong and what would be right, as a sentence.
    pub problem: String,
}

/// Everything on a sheet that the scheme has no place for: scores off their
/// scale, and scores or reasons for criteria that do not apply to the bid.
pub fn misplaced(scheme: &Scheme, bid: &Bid, content: &SheetContent) -> Vec<Misplaced> {
    let scores = content.scores.iter().filter_map(|(id, score)| {
        score_problem(scheme, bid, id, score).map(|problem| (id, problem))
    });
    let reasons = content
        .reasons
        .keys()
        .filter_map(|id| Some((id, applicable(scheme, bid, id).err()?)));
    scores
        .chain(reasons)
        .map(|(criterion, problem)| Misplaced {
            criterion: criterion.clone(),
            problem,
        })
        .collect()
}

/// What is wrong with a score for a criterion of a bid, as a sentence.
pub fn score_problem(scheme: &Scheme, bid: &Bid, id: &CriterionId, score: Score) -> Option<String> {
    match applicable(scheme, bid, id) {
        Err(problem) => Some(problem),
        Ok(criterion) => scale_problem(criterion, score),
    }
}

/// What is wrong with a score for a criterion, whether or not a bid is scored on it.
pub(crate) fn figure_problem(scheme: &Scheme, id: &CriterionId, score: Score) -> Option<String> {
    match known(scheme, id) {
        Err(problem) => Some(problem),
        Ok(criterion) => scale_problem(criterion, score),
    }
}

fn scale_problem(criterion: &Criterion, score: Score) -> Option<String> {
    let off = criterion.scale.place(score).err()?;
    Some(off_scale(criterion, score, &off))
}

fn known<'a>(scheme: &'a Scheme, id: &CriterionId) -> Result<&'a Criterion, String> {
    scheme
        .criterion(id)
        .ok_or_else(|| format!("The scheme has no criterion \"{id}\"."))
}

fn applicable<'a>(
    scheme: &'a Scheme,
    bid: &Bid,
    id: &CriterionId,
) -> Result<&'a Criterion, String> {
    let criterion = known(scheme, id)?;
    if criterion.applies_to(bid) {
        Ok(criterion)
    } else {
        Err(format!(
            "Bid {} does not claim {}, so it is not scored on it.",
            bid.reference, criterion.title
        ))
    }
}

fn off_scale(criterion: &Criterion, score: Score, off: &OffScale) -> String {
    let scale = &criterion.scale;
    match off {
        OffScale::OutOfRange => format!(
            "{score} is off the scale of {}: use {} to {}.",
            criterion.title, scale.min, scale.max
        ),
        OffScale::OffStep { below, above } => format!(
            "{score} is between two points of the scale of {}: use {below} or {above}.",
            criterion.title
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::{BidRef, Bidder};
    use crate::number::Pounds;
    use crate::scheme::norfolk::norfolk;

    fn bid() -> Bid {
        let groups = [CriterionId::new("victims")].into();
        Bid {
            groups,
            ..Bid::new(BidRef::new("1"), Bidder::new("B"), "T", Pounds::ZERO)
        }
    }

    fn content(scores: &[(&str, &str)]) -> SheetContent {
        let scores = scores
            .iter()
            .map(|(id, score)| (CriterionId::new(id), score.parse().unwrap()))
            .collect();
        SheetContent {
            scores,
            ..SheetContent::default()
        }
    }

    #[test]
    fn a_sheet_says_what_is_left_in_the_order_of_the_scheme() {
        let mut sheet = content(&[("o1", "3"), ("value", "0")]);
        sheet.reasons.insert(CriterionId::new("o1"), "Clear".into());
        let standing = standing(&norfolk(), &bid(), &sheet);
        assert_eq!(
            (standing.scored, standing.wanted, standing.total),
            (2, 7, None)
        );
        assert_eq!(
            standing.left.first(),
            Some(&LeftToDo::Score(CriterionId::new("o2")))
        );
        assert!(
            standing
                .left
                .contains(&LeftToDo::Reason(CriterionId::new("value")))
        );
    }

    #[test]
    fn a_whole_sheet_has_its_own_total() {
        let ids = [
            "o1",
            "o2",
            "o3",
            "victims",
            "deliverability",
            "value",
            "evidence",
        ];
        let sheet = content(&ids.map(|id| (id, "4")));
        assert_eq!(
            own_total(&norfolk(), &bid(), &sheet.scores).map(|total| total.to_string()),
            Some("80.00".into())
        );
    }

    #[test]
    fn what_the_scheme_has_no_place_for_is_named() {
        let found = misplaced(
            &norfolk(),
            &bid(),
            &content(&[
                ("o1", "6"),
                ("o2", "2.5"),
                ("young_people", "3"),
                ("o9", "1"),
            ]),
        );
        let problems: Vec<&str> = found.iter().map(|one| one.problem.as_str()).collect();
        assert_eq!(problems.len(), 4);
        assert!(problems[0].ends_with("use 0 to 5."), "{}", problems[0]);
        assert!(problems[1].ends_with("use 2.0 or 3.0."), "{}", problems[1]);
        assert_eq!(problems[2], "The scheme has no criterion \"o9\".");
        assert!(
            problems[3].starts_with("Bid 1 does not claim Young people"),
            "{}",
            problems[3]
        );
    }
}
