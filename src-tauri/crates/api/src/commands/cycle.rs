//! The commissioning cycle: a year of it shown, entries put on file and taken out, and the
//! lessons that the next round is set up by.

use evenhand_core::checks::Checked;
use evenhand_core::commission::{
    CycleEntry, FinancialYear, Lesson, LessonFrom, Source, check_cycle_entry, lessons_for,
};
use evenhand_core::{CycleEntryId, Stage, phrase};
use evenhand_record::Body;
use evenhand_store::View;
use sha2::{Digest as _, Sha256};

use crate::answers::cycle::{named_year, read_cycle_rounds, show_cycle};
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::{needed, needs_support_of_any};
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::view::cycle::{
    CycleAsk, CycleEntryRemove, CycleEntrySet, CycleView, LessonRow, LessonsView,
};
use crate::view::round::OfRound;

/// Shows a year of the cycle on one page.
pub async fn cycle_show(context: Context<'_>, ask: CycleAsk) -> Result<CycleView, ApiError> {
    show_cycle(context, named_year(ask.year.as_deref(), "year")?).await
}

/// Puts an entry of the cycle on file, or changes one; shows its year.
pub async fn cycle_entry_set(
    context: Context<'_>,
    ask: CycleEntrySet,
) -> Result<CycleView, ApiError> {
    let mut change = context.app.store.change().await?;
    needs_support_of_any(&mut change, "puts what happened in the cycle on file").await?;
    let mut entry = trimmed_entry(ask.entry);
    needed(&entry.title, "entry.title", "Give the entry a title.")?;
    match entry.id.as_str().is_empty() {
        true => entry.id = new_id(context, &entry.title),
        false => refuse_gone(&mut change, &entry.id).await?,
    }
    at_entry(check_cycle_entry(&entry))?;
    if let Some((field, sentence)) = entry.missing() {
        return Err(ApiError::bad_data(sentence).at(format!("entry.{field}")));
    }
    refuse_unknown(&mut change, &entry).await?;
    let year = FinancialYear::of(entry.on);
    let body = Body::CycleEntrySet {
        entry: Box::new(entry),
    };
    change.commit(body, context.app.now()).await?;
    show_cycle(context, Some(year)).await
}

/// Takes an entry of the cycle out, with the reason; shows the year that it was of.
pub async fn cycle_entry_remove(
    context: Context<'_>,
    ask: CycleEntryRemove,
) -> Result<CycleView, ApiError> {
    let mut change = context.app.store.change().await?;
    needs_support_of_any(&mut change, "takes an entry of the cycle out").await?;
    let entry = find_entry(&mut change, &ask.entry).await?;
    let reason = needed(&ask.reason, "reason", "Say why the entry is taken out.")?;
    let body = Body::CycleEntryRemoved {
        entry: entry.id,
        reason: reason.to_owned(),
    };
    change.commit(body, context.app.now()).await?;
    show_cycle(context, Some(FinancialYear::of(entry.on))).await
}

/// Shows what was learned before a round: in the cycle, and in reviews of other rounds'
/// awards.
pub async fn lessons_show(context: Context<'_>, ask: OfRound) -> Result<LessonsView, ApiError> {
    let mut view = context.app.store.view().await?;
    let round = context.app.rounds.read(&mut view, &ask.round).await?;
    let opened = round.row.opened_at;
    let until = phrase::office_day(opened.unwrap_or_else(|| context.app.now()));
    let said = view.cycle().await?;
    let entries: Vec<CycleEntry> = said.into_iter().map(|one| one.value).collect();
    let awards = view.award_files(None).await?;
    let mut lessons = Vec::new();
    for lesson in lessons_for(&ask.round, until, &entries, &awards) {
        lessons.extend(row_of(context, &mut view, lesson).await?);
    }
    Ok(LessonsView { lessons })
}

/// A lesson with what it is about; none where it is of a bid that is withheld from whom the
/// profile belongs to.
async fn row_of(
    context: Context<'_>,
    view: &mut View,
    lesson: Lesson,
) -> Result<Option<LessonRow>, ApiError> {
    let about = match &lesson.from {
        LessonFrom::Cycle { title } => title.clone(),
        LessonFrom::Review { round, bid, .. } => {
            let other = context.app.rounds.read_beside(view, round).await?;
            if other.withheld().contains(bid) || other.stage() < Stage::Decided {
                return Ok(None);
            }
            about_bid(&other, bid)?
        }
    };
    Ok(Some(LessonRow { lesson, about }))
}

fn about_bid(round: &RoundData, bid: &evenhand_core::BidRef) -> Result<String, ApiError> {
    let row = round.bid_row(bid)?;
    let (bid, of) = (&row.bid, &round.row.details.title);
    Ok(format!("{}, {} (“{of}”)", bid.title, bid.bidder))
}

/// An id for a new entry: readable, and no other laptop's. Two laptops may put an entry of
/// one title on file before they hear of each other.
fn new_id(context: Context<'_>, title: &str) -> CycleEntryId {
    let device = context.app.store.device().log;
    let sum = Sha256::new_with_prefix(device.as_bytes())
        .chain_update(context.app.now().timestamp_millis().to_be_bytes())
        .chain_update(title);
    let sum = hex::encode(sum.finalize());
    let apart = sum.get(..12).unwrap_or(&sum);
    CycleEntryId::new(format!("{}-{apart}", readable_id(title, |_| false)))
}

async fn find_entry(view: &mut View, id: &CycleEntryId) -> Result<CycleEntry, ApiError> {
    let mut entries = view.cycle().await?.into_iter();
    let found = entries.find(|one| one.value.id == *id);
    found.map(|one| one.value).ok_or_else(|| {
        ApiError::not_found(
            "This entry is not in the cycle any more: somebody took it out. Add it anew.",
        )
        .at("entry")
    })
}

async fn refuse_gone(view: &mut View, id: &CycleEntryId) -> Result<(), ApiError> {
    find_entry(view, id).await.map(drop)
}

/// Refuses rounds that are not here, and objectives and groups that none of them has.
async fn refuse_unknown(view: &mut View, entry: &CycleEntry) -> Result<(), ApiError> {
    let rounds = read_cycle_rounds(view).await?;
    let known = |id: &&evenhand_core::RoundId| rounds.iter().any(|round| round.id == **id);
    if let Some(round) = entry.rounds.iter().find(|id| !known(id)) {
        let problem = format!("There is no round \"{round}\" on this laptop.");
        return Err(ApiError::not_found(problem).at("entry.rounds"));
    }
    let about = rounds
        .iter()
        .filter(|round| entry.rounds.is_empty() || entry.rounds.contains(&round.id));
    let subjects: Vec<_> = about.flat_map(|round| &round.subjects).collect();
    let unknown = |id: &&evenhand_core::CriterionId| !subjects.iter().any(|one| one.id == **id);
    match entry.criteria.iter().find(unknown) {
        None => Ok(()),
        Some(id) => Err(ApiError::bad_data(format!(
            "\"{id}\" is no objective or priority group of the rounds that the entry is about."
        ))
        .at("entry.criteria")),
    }
}

fn at_entry(checked: Checked) -> Result<(), ApiError> {
    checked.map_err(|fault| ApiError::from(fault.under("entry")))
}

/// An entry without blanks around its texts, and without sources that say nothing.
fn trimmed_entry(entry: CycleEntry) -> CycleEntry {
    let line = |text: String| text.trim().to_owned();
    let sources = entry.sources.into_iter().map(|source| Source {
        title: line(source.title),
        found_at: line(source.found_at),
        on: source.on,
    });
    CycleEntry {
        title: line(entry.title),
        who: line(entry.who),
        how: line(entry.how),
        text: line(entry.text),
        sources: sources.collect(),
        ..entry
    }
}
