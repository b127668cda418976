//! Where existing projects are taken over from: awards of other rounds, and files.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::commission::ExistingProject;
use evenhand_core::{Bid, BidRef, Decision, RoundId};
use evenhand_intake::{ProjectIn, check_bid, read_projects};
use evenhand_store::View;

use super::bids::refuse_nothing_taken;
use super::bids_again::{bring_in, refuse_alike};
use crate::error::ApiError;
use crate::round_data::RoundData;
use crate::view::bids::FileIn;
use crate::view::projects::AwardToTakeOver;

/// The projects that are taken over, the bids that are put on file for them, and where they
/// come from, in words.
#[derive(Default)]
pub(super) struct Taken {
    pub(super) projects: Vec<ExistingProject>,
    pub(super) bids: Vec<Bid>,
    pub(super) sources: Vec<String>,
}

impl Taken {
    /// Takes what another way gave, too.
    pub(super) fn extend(&mut self, more: Self) {
        self.projects.extend(more.projects);
        self.bids.extend(more.bids);
        self.sources.extend(more.sources);
    }
}

/// An earlier round as awards are taken from it.
struct EarlierRound {
    data: RoundData,
    awards: BTreeMap<BidRef, Decision>,
}

/// Takes awards of other rounds over: each becomes a bid, but where it was taken over before.
pub(super) async fn take_awards(
    view: &mut View,
    round: &RoundData,
    from: &[AwardToTakeOver],
) -> Result<Taken, ApiError> {
    let mut rounds: BTreeMap<RoundId, EarlierRound> = BTreeMap::new();
    let files = view.award_files(None).await?;
    let mut taken = Taken::default();
    for (index, ask) in from.iter().enumerate() {
        let part = format!("from.{index}");
        if !rounds.contains_key(&ask.round) {
            let earlier = read_earlier(view, round, &ask.round).await;
            rounds.insert(
                ask.round.clone(),
                earlier.map_err(|error| error.under(&part))?,
            );
        }
        let Some(earlier) = rounds.get(&ask.round) else {
            continue;
        };
        let (bid, award) = award_of(earlier, ask).map_err(|error| error.under(&part))?;
        let origin = (ask.round.clone(), ask.bid.clone());
        let reference = reference_of(round, &taken, ask, &origin);
        let file = files.get(&origin).cloned().unwrap_or_default();
        if round.bid_row(&reference).is_err() || !is_taken_as(round, &reference, &origin) {
            let bid = bid_of_project(round, bid, &reference, ask, award);
            taken.bids.push(bid.map_err(|error| error.under(&part))?);
            taken.sources.push(format!(
                "bid {} of “{}”",
                ask.bid, earlier.data.row.details.title
            ));
        }
        let project = ExistingProject::from_award(reference, origin, award.amount, &file);
        taken.projects.push(project);
    }
    refuse_alike(round, &taken.bids).map_err(|error| error.at("from"))?;
    Ok(taken)
}

async fn read_earlier(
    view: &mut View,
    round: &RoundData,
    earlier: &RoundId,
) -> Result<EarlierRound, ApiError> {
    if earlier == round.id() {
        let message = "A project is taken over from another round. Choose an earlier one.";
        return Err(ApiError::bad_data(message).at("round"));
    }
    let data = RoundData::read(view, earlier).await;
    let data = data.map_err(|error| error.at("round"))?;
    let decisions = view.decisions(earlier).await?.into_iter();
    let awards = decisions.filter(|decision| decision.kind.is_award());
    Ok(EarlierRound {
        data,
        awards: awards.map(|award| (award.bid.clone(), award)).collect(),
    })
}

fn award_of<'e>(
    earlier: &'e EarlierRound,
    ask: &AwardToTakeOver,
) -> Result<(&'e Bid, &'e Decision), ApiError> {
    let bid = earlier.data.bid(&ask.bid)?;
    let award = earlier.awards.get(&ask.bid);
    let award = award.ok_or_else(|| {
        ApiError::bad_data(format!(
            "Bid {} of “{}” was awarded nothing, so there is no project to go on with.",
            ask.bid, earlier.data.row.details.title
        ))
        .at("bid")
    })?;
    Ok((bid, award))
}

/// The reference that a project's bid has in this round: the one it has already, the one that
/// is asked for, or the earlier one; with a number behind it where another bid has that.
fn reference_of(
    round: &RoundData,
    taken: &Taken,
    ask: &AwardToTakeOver,
    origin: &(RoundId, BidRef),
) -> BidRef {
    let mut before = round.commissioning.projects.iter();
    if let Some(before) = before.find(|project| project.agreement.as_ref() == Some(origin)) {
        return before.bid.clone();
    }
    if let Some(asked) = &ask.reference {
        return asked.clone();
    }
    let on_file = round.bid_rows.iter().map(|row| &row.bid.reference);
    let used: BTreeSet<&BidRef> = on_file
        .chain(taken.bids.iter().map(|bid| &bid.reference))
        .collect();
    let numbered = (2..).map(|number: u32| BidRef::new(format!("{}-{number}", ask.bid)));
    let mut free = std::iter::once(ask.bid.clone()).chain(numbered);
    free.find(|reference| !used.contains(reference))
        .unwrap_or_else(|| ask.bid.clone())
}

fn is_taken_as(round: &RoundData, bid: &BidRef, origin: &(RoundId, BidRef)) -> bool {
    let mut projects = round.commissioning.projects.iter();
    projects.any(|project| project.bid == *bid && project.agreement.as_ref() == Some(origin))
}

/// The bid of a project: the earlier one, with what this round's scheme knows of its claims
/// and without the days that are over.
fn bid_of_project(
    round: &RoundData,
    earlier: &Bid,
    reference: &BidRef,
    ask: &AwardToTakeOver,
    award: &Decision,
) -> Result<Bid, ApiError> {
    if round.bid_row(reference).is_ok() {
        let message = format!(
            "Bid {reference} is on file already. Give the project's bid another reference, or type what is on file of the project beside bid {reference}."
        );
        return Err(ApiError::not_allowed(message).at("reference"));
    }
    let known: BTreeSet<_> = round.scheme().criteria().map(|one| &one.id).collect();
    let mut bid = earlier.clone();
    bid.reference = reference.clone();
    bid.amount = ask.amount.unwrap_or(award.amount);
    bid.minimum_amount = bid.minimum_amount.filter(|least| *least <= bid.amount);
    bid.objectives.retain(|id| known.contains(id));
    bid.groups.retain(|id| known.contains(id));
    bid.details.start = None;
    bid.details.end = None;
    bid.details.existing = Some(true);
    let checked = check_bid(&bid, round.scheme());
    match checked.faults.first() {
        None => Ok(checked.bid),
        Some(fault) => {
            let field = match fault.field {
                "ref" => "reference",
                "amount" | "minimum_amount" => "amount",
                _ => "bid",
            };
            Err(ApiError::bad_data(fault.to_string()).at(field))
        }
    }
}

/// Takes the projects of a file over: all of its lines, or none.
pub(super) fn take_file(round: &RoundData, file: &FileIn) -> Result<Taken, ApiError> {
    let bytes = file.bytes().map_err(|error| error.under("file"))?;
    let read = read_projects(&file.name, &bytes, round.scheme());
    if read.good.is_empty() {
        return Err(refuse_nothing_taken(&read.refusals).at("file"));
    }
    if !read.refusals.is_empty() {
        let message = format!(
            "{} of the file's lines cannot be taken, so none was. Put them right.",
            read.refusals.len()
        );
        let wrong = read.refusals.iter().map(ToString::to_string);
        return Err(ApiError::bad_data(message).at("file").with(wrong));
    }
    let split = |one: ProjectIn| (one.bid, one.project);
    let (bids, projects): (Vec<Bid>, Vec<ExistingProject>) =
        read.good.into_iter().map(split).unzip();
    refuse_alike(round, &bids).map_err(|error| error.at("file"))?;
    Ok(Taken {
        projects,
        bids: bring_in(round, bids).bids,
        sources: vec![file.name.clone()],
    })
}
