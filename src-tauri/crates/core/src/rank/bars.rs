//! What keeps a bid from a rank: gateways, quorum, unfinished scores, thresholds.

use std::collections::BTreeMap;

use super::counting::Case;
use super::outcome::{BidFigures, UnrankedReason};
use crate::exact::Exact;
use crate::gateway::GatewayReply;
use crate::id::CriterionId;
use crate::phrase;
use crate::scheme::{Criterion, GatewayKind, Scheme};

/// A bar and its explanation.
pub type Bar = (UnrankedReason, String);

/// A showstopper gateway that the bid failed, or that nobody answered.
pub fn gateway(scheme: &Scheme, case: &Case<'_>) -> Option<Bar> {
    let failed: Vec<String> = scheme
        .gateways
        .iter()
        .filter(|gateway| gateway.kind == GatewayKind::Showstopper)
        .filter_map(|gateway| {
            match case
                .gateways
                .get(&gateway.id)
                .map(|answer| (answer.answer, answer.note.trim()))
            {
                Some((Some(GatewayReply::Pass), _)) => None,
                Some((Some(GatewayReply::Fail), "")) => Some(format!(
                    "It failed gateway {} ({})",
                    gateway.id, gateway.question
                )),
                Some((Some(GatewayReply::Fail), note)) => Some(format!(
                    "It failed gateway {} ({}): {note}",
                    gateway.id, gateway.question
                )),
                Some((None, _)) | None => Some(format!(
                    "Gateway {} ({}) is not answered",
                    gateway.id, gateway.question
                )),
            }
        })
        .collect();
    (!failed.is_empty()).then(|| (UnrankedReason::Gateway, one_sentence(&failed)))
}

/// Says which advisory gateways the bid failed; they do not bar it.
pub fn advisory_warnings(scheme: &Scheme, case: &Case<'_>, warnings: &mut Vec<String>) {
    for gateway in scheme
        .gateways
        .iter()
        .filter(|gateway| gateway.kind == GatewayKind::Advisory)
    {
        if case
            .gateways
            .get(&gateway.id)
            .is_some_and(|answer| answer.answer == Some(GatewayReply::Fail))
        {
            warnings.push(format!(
                "Bid {} failed the advisory gateway {} ({}).",
                case.bid.reference, gateway.id, gateway.question
            ));
        }
    }
}

/// Fewer counting sheets than the quorum.
pub fn quorum(scheme: &Scheme, case: &Case<'_>) -> Option<Bar> {
    let counted = case.sheets.len();
    if counted >= scheme.quorum as usize {
        return None;
    }
    let sheets = match counted {
        0 => "No sheet counts".to_owned(),
        some => phrase::counted(some, "sheet counts", "sheets count"),
    };
    Some((
        UnrankedReason::Quorum,
        format!("{sheets}; the quorum is {}.", scheme.quorum),
    ))
}

/// An agreed score without its figure or its reason.
pub fn unfinished_agreement(scheme: &Scheme, case: &Case<'_>) -> Option<Bar> {
    let open: Vec<String> = scheme
        .criteria()
        .filter(|criterion| criterion.applies_to(case.bid))
        .filter_map(|criterion| {
            case.agreed
                .get(&criterion.id)
                .filter(|agreed| !agreed.is_complete())
        })
        .map(|agreed| {
            format!(
                "The agreed score for {} lacks its {}",
                agreed.criterion,
                if agreed.score.is_none() {
                    "figure"
                } else {
                    "reason"
                }
            )
        })
        .collect();
    (!open.is_empty()).then(|| (UnrankedReason::Incomplete, one_sentence(&open)))
}

/// Marks that the bid does not reach. A criterion's is compared with its exact
/// panel score, a section's and the pass mark with the published figure.
/// `first_stage` says how the bid missed the mark of a first stage, where it did.
pub fn thresholds(
    scheme: &Scheme,
    panel: &BTreeMap<&CriterionId, Exact>,
    first_stage: Option<String>,
    published: &BidFigures,
) -> Option<Bar> {
    let mut under: Vec<String> = first_stage.into_iter().collect();
    for section in &scheme.sections {
        for criterion in &section.criteria {
            under.extend(criterion_under(scheme, criterion, panel.get(&criterion.id)));
        }
        if let Some(mark) = section.threshold
            && let Some(score) = published.sections.get(&section.id)
            && *score < mark
        {
            under.push(format!(
                "Section {} scored {score}, under its threshold of {mark}",
                section.id
            ));
        }
    }
    if let Some(mark) = scheme.pass_mark
        && published.total < mark
    {
        under.push(format!(
            "The total of {} is under the pass mark of {mark}",
            published.total
        ));
    }
    (!under.is_empty()).then(|| (UnrankedReason::Threshold, one_sentence(&under)))
}

fn criterion_under(
    scheme: &Scheme,
    criterion: &Criterion,
    panel: Option<&Exact>,
) -> Option<String> {
    let (mark, panel) = (criterion.threshold?, panel?);
    let exact_mark = Exact::from(mark.0);
    let (missed, side) = if criterion.scale.higher_is_better {
        (*panel < exact_mark, "under")
    } else {
        (*panel > exact_mark, "over")
    };
    missed.then(|| {
        format!(
            "Criterion {} scored {}, {side} its threshold of {mark}",
            criterion.id,
            distinct_from_mark(panel, &exact_mark, scheme.decimals)
        )
    })
}

/// The figure with as many places as it takes to be seen apart from the mark.
fn distinct_from_mark(figure: &Exact, mark: &Exact, decimals: u8) -> String {
    (decimals..=12)
        .map(|places| (figure.publish(places), mark.publish(places)))
        .find(|(figure, mark)| figure != mark)
        .map_or_else(
            || figure.publish(decimals).to_string(),
            |(figure, _)| figure.to_string(),
        )
}

/// The parts as one sentence, whatever stop the last one brought along.
fn one_sentence(parts: &[String]) -> String {
    let stops = ['.', ' '];
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_end_matches(stops))
        .collect();
    format!("{}.", parts.join("; "))
}
