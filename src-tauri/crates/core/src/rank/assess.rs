//! One bid: its figures, or why it is listed apart.

use std::collections::BTreeMap;

use super::aggregate::{TooFew, aggregate};
use super::bars;
use super::counting::Case;
use super::outcome::{BidFigures, CriterionFigures, UnrankedBid, UnrankedReason};
use super::total::{section_score, total};
use crate::exact::Exact;
use crate::id::{CriterionId, SectionId};
use crate::number::{Points, Score, Weight};
use crate::scheme::{Criterion, Scheme};

/// The exact figures of a bid, before they are published.
pub(crate) struct Workings<'a> {
    /// The panel score of each criterion that applies, in its own scale.
    panel: BTreeMap<&'a CriterionId, Exact>,
    /// The same on the common 0–100 scale.
    pub(crate) normalised: BTreeMap<&'a CriterionId, Exact>,
    /// The score of each section, 0–100.
    sections: BTreeMap<&'a SectionId, Exact>,
}

/// The published figures of a bid that is to be ranked.
///
/// # Errors
/// The bid as it is listed apart, with the first bar that it meets: gateway,
/// quorum, unfinished scores, thresholds.
pub fn assess(scheme: &Scheme, case: &Case<'_>) -> Result<BidFigures, Box<UnrankedBid>> {
    let workings = work_out(scheme, case);
    let figures = workings
        .as_ref()
        .ok()
        .map(|workings| publish_figures(scheme, case, workings));
    let bar = bars::gateway(scheme, case)
        .or_else(|| bars::quorum(scheme, case))
        .or_else(|| bars::unfinished_agreement(scheme, case))
        .or_else(|| workings.as_ref().err().cloned())
        .or_else(|| missed_marks(scheme, workings.as_ref().ok()?, figures.as_ref()?));
    match (bar, figures) {
        (None, Some(figures)) => Ok(figures),
        (bar, figures) => {
            let (reason, details) =
                bar.unwrap_or((UnrankedReason::Incomplete, "It has no figures.".to_owned()));
            Err(Box::new(UnrankedBid {
                bid: case.bid.reference.clone(),
                reason,
                details,
                figures,
            }))
        }
    }
}

/// Works out the figures of a bid. One that no sheet speaks of has none, even
/// where no criterion applies to it: a bid without scores is not a bid with 0.
pub(crate) fn work_out<'a>(scheme: &'a Scheme, case: &Case<'_>) -> Result<Workings<'a>, bars::Bar> {
    if case.sheets.is_empty() {
        return Err((UnrankedReason::Quorum, "No sheet counts.".to_owned()));
    }
    let mut panel = BTreeMap::new();
    let mut normalised = BTreeMap::new();
    let mut criteria: Vec<&Criterion> = scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(case.bid))
        .collect();
    criteria.sort_unstable_by(|one, other| one.id.cmp(&other.id));
    for (criterion, scores) in criteria.iter().zip(score_columns(case, &criteria)) {
        let score = panel_score(scheme, case, criterion, scores)?;
        normalised.insert(&criterion.id, criterion.scale.normalise(&score));
        panel.insert(&criterion.id, score);
    }
    let sections = scheme
        .sections
        .iter()
        .map(|section| (&section.id, section_score(section, &normalised)))
        .collect();
    Ok(Workings {
        panel,
        normalised,
        sections,
    })
}

/// The figure agreed for a criterion, where it is settled.
fn agreed_figure(case: &Case<'_>, criterion: &CriterionId) -> Option<Score> {
    case.agreed.get(criterion).and_then(|agreed| agreed.score)
}

/// The members' scores of each criterion. Criteria and sheets are both in order
/// of criterion id, so that one walk along each sheet finds all its scores.
fn score_columns(case: &Case<'_>, criteria: &[&Criterion]) -> Vec<Vec<Score>> {
    let mut columns = vec![Vec::with_capacity(case.sheets.len()); criteria.len()];
    for sheet in &case.sheets {
        let mut given = sheet.scores.iter().peekable();
        for (criterion, column) in criteria.iter().zip(&mut columns) {
            while given.next_if(|(id, _)| **id < criterion.id).is_some() {}
            let score = given.next_if(|(id, _)| **id == criterion.id);
            column.extend(score.map(|(_, score)| score));
        }
    }
    columns
}

/// The agreed score where there is one, else the aggregate of the sheets that count.
fn panel_score(
    scheme: &Scheme,
    case: &Case<'_>,
    criterion: &Criterion,
    scores: Vec<Score>,
) -> Result<Exact, bars::Bar> {
    if let Some(score) = case
        .agreed
        .get(&criterion.id)
        .and_then(|agreed| agreed.score)
    {
        return Ok(Exact::from(score.0));
    }
    let count = scores.len();
    aggregate(scheme.aggregate, scores).map_err(|why| match why {
        TooFew::None => (UnrankedReason::Quorum, "No sheet counts.".to_owned()),
        TooFew::Trimmed { needed } => (
            UnrankedReason::Incomplete,
            format!("The trimmed mean needs {needed} sheets that count; there are {count}."),
        ),
    })
}

fn publish_figures(scheme: &Scheme, case: &Case<'_>, workings: &Workings<'_>) -> BidFigures {
    let points = |exact: &Exact| Points(exact.publish(scheme.decimals));
    let sheets = u32::try_from(case.sheets.len()).unwrap_or(u32::MAX);
    let criteria = workings.panel.iter().map(|(id, panel)| {
        let figures = CriterionFigures {
            panel: Score(panel.publish(scheme.decimals)),
            normalised: workings.normalised.get(id).map(points).unwrap_or_default(),
            sheets,
            agreed: agreed_figure(case, id).is_some(),
        };
        ((*id).clone(), figures)
    });
    let weights = scheme.sections.iter();
    let weights = weights.map(|section| (&section.id, scheme.final_weight(section)));
    let total = points(&total_by(workings, weights));
    BidFigures {
        total,
        band: scheme.band_of(total).map(|band| band.title.clone()),
        sections: workings
            .sections
            .iter()
            .map(|(id, score)| ((*id).clone(), points(score)))
            .collect(),
        criteria: criteria.collect(),
        sheets,
    }
}

fn total_by<'a>(
    workings: &Workings<'_>,
    weights: impl Iterator<Item = (&'a SectionId, Weight)>,
) -> Exact {
    total(weights.filter_map(|(id, weight)| Some((weight, workings.sections.get(id)?))))
}

fn missed_marks(
    scheme: &Scheme,
    workings: &Workings<'_>,
    figures: &BidFigures,
) -> Option<bars::Bar> {
    bars::thresholds(
        scheme,
        &workings.panel,
        first_stage(scheme, workings),
        figures,
    )
}

/// How the bid missed the mark of the first stage, where there is one and it did.
fn first_stage(scheme: &Scheme, workings: &Workings<'_>) -> Option<String> {
    let mark = scheme.second_stage.as_ref()?.mark;
    let first = total_by(
        workings,
        scheme
            .sections
            .iter()
            .map(|section| (&section.id, section.weight)),
    );
    let first = Points(first.publish(scheme.decimals));
    (first < mark).then(|| {
        format!("The first-stage total of {first} is under the mark of {mark} for the second stage")
    })
}
