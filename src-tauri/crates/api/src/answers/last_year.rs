//! What earlier reviews and the cycle teach: it opens the next set-up.

use std::collections::BTreeMap;

use evenhand_core::commission::{AwardFile, CycleEntryKind};
use evenhand_core::{BidRef, RoundId};
use evenhand_store::View;

use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::projects::LessonRow;

/// The lessons for a round: of the reviews of other rounds' awards, and of the cycle where
/// they are of the panel or of another round too. The newest first.
pub(crate) async fn list_lessons(
    view: &mut View,
    round: &RoundId,
    others: &[std::sync::Arc<RoundData>],
    files: &BTreeMap<(RoundId, BidRef), AwardFile>,
) -> Result<Vec<LessonRow>, ApiError> {
    let mut lessons: Vec<LessonRow> = others
        .iter()
        .flat_map(|other| lessons_of_round(other, files))
        .collect();
    let entries = view.cycle().await?.into_iter().map(|said| said.value);
    let for_it = entries.filter(|entry| {
        let of_it_alone = entry.rounds.len() == 1 && entry.rounds.contains(round);
        entry.kind == CycleEntryKind::Lesson && !of_it_alone
    });
    lessons.extend(for_it.map(|entry| LessonRow {
        on: entry.until.unwrap_or(entry.on),
        from: format!("The cycle: {}", entry.title),
        finding: None,
        text: entry.text,
    }));
    lessons.sort_by(|a, b| (b.on, &a.from, &a.text).cmp(&(a.on, &b.from, &b.text)));
    Ok(lessons)
}

fn lessons_of_round(
    round: &RoundData,
    files: &BTreeMap<(RoundId, BidRef), AwardFile>,
) -> Vec<LessonRow> {
    let title = &round.row.details.title;
    let of_bid = |bid: &evenhand_core::Bid| -> Vec<LessonRow> {
        let file = files.get(&(round.id().clone(), bid.reference.clone()));
        let reviews = file.map(|file| file.reviews.as_slice()).unwrap_or_default();
        let row = |review: &evenhand_core::commission::Review| LessonRow {
            on: review.on,
            from: format!("Review of “{}”, {} ({title})", bid.title, bid.bidder),
            finding: Some(review.finding),
            text: match review.lesson.trim() {
                "" => review.reasons.clone(),
                lesson => lesson.to_owned(),
            },
        };
        reviews.iter().map(row).collect()
    };
    round.bids().flat_map(of_bid).collect()
}
