//! The agreements behind awards: one each, with what each lacks as warnings.

use chrono::NaiveDate;
use evenhand_core::commission::{
    AgreementFacts, StandardWords, WhichAgreement, agreement_gaps, draft_agreement,
};
use evenhand_core::{BidRef, Office, RoundId, Titled as _, phrase};
use evenhand_documents::{AgreementInput, agreement};
use evenhand_pack::input::PackDecision;

use super::papers::set_paper;
use super::{Made, finish_work};
use crate::answers::awards_on_file::{AwardFiles, AwardOnFile, read_awards};
use crate::answers::counts::count;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::ApiError;
use crate::outputs::pack::{last_record_time, pack_decision};
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::task::Task;
use crate::view::outputs::{OutputKind, TaskProgress};

/// What agreements are written from, read at once.
struct Agreements {
    round: std::sync::Arc<RoundData>,
    office: Office,
    decision: PackDecision,
    awards: Vec<AwardOnFile>,
    as_of: chrono::DateTime<chrono::Utc>,
    today: NaiveDate,
}

/// Makes the agreement of one award, or of all awards of a round. One that is not written
/// yet is filled in from bid and decision, and says that it is a draft.
pub(super) async fn make_agreements(
    context: Context<'_>,
    round: &RoundId,
    bid: Option<&BidRef>,
    command: CommandName,
) -> Result<Made, ApiError> {
    let agreements = read_agreements(context, round, bid).await?;
    let task = context.task.clone();
    let setting = tokio::task::spawn_blocking(move || agreements.set_all(&task, command));
    finish_work(setting, "the agreements").await?
}

async fn read_agreements(
    context: Context<'_>,
    round: &RoundId,
    bid: Option<&BidRef>,
) -> Result<Agreements, ApiError> {
    let mut view = context.app.store.view().await?;
    let data = context.app.rounds.read(&mut view, round).await?;
    match bid {
        Some(bid) => data.refuse_withheld(bid)?,
        None => data.refuse_part("All agreements are made")?,
    }
    let mut files: AwardFiles = view.award_files(Some(round)).await?;
    let mut awards = read_awards(&mut view, &data.row, &mut files).await?;
    awards.retain(|award| bid.is_none_or(|bid| award.decision.bid == *bid));
    let decision = view.newest_decision(round).await?;
    let (Some(decision), false) = (decision, awards.is_empty()) else {
        return Err(why_none(bid));
    };
    Ok(Agreements {
        office: view.office().await?,
        decision: pack_decision(decision),
        as_of: last_record_time(&mut view, &data).await?,
        today: phrase::office_day(context.app.now()),
        round: data,
        awards,
    })
}

/// Why there is no agreement.
fn why_none(bid: Option<&BidRef>) -> ApiError {
    match bid {
        Some(bid) => ApiError::not_allowed(format!(
            "Bid {bid} has no award in this round, so there is no agreement of it. Choose a bid that was awarded something."
        ))
        .at("which.bid"),
        None => ApiError::not_allowed(
            "Nothing is awarded in this round yet, so there is no agreement. Record the decision on the Shortlist screen.",
        ),
    }
}

impl Agreements {
    fn set_all(&self, task: &Task, command: CommandName) -> Result<Made, ApiError> {
        let mut made = Made {
            files: Vec::new(),
            pages: None,
            warnings: Vec::new(),
        };
        let of = count(self.awards.len());
        for (done, award) in self.awards.iter().enumerate() {
            task.step(TaskProgress {
                command,
                text: "Writing the agreements".to_owned(),
                done: count(done),
                of,
            })?;
            self.add_agreement(award, &mut made)?;
        }
        Ok(made)
    }

    fn add_agreement(&self, award: &AwardOnFile, made: &mut Made) -> Result<(), ApiError> {
        let decided_on = award.decided_on.unwrap_or(self.today);
        let draft = draft_agreement(&award.bid, award.decision.amount, decided_on);
        let which = match award.file.newest() {
            Some(version) => WhichAgreement::Version(version),
            None => WhichAgreement::Draft(&draft),
        };
        let facts = AgreementFacts {
            office: &self.office,
            round: &self.round.row.details,
            bid: &award.bid,
            decision: &award.decision,
            file: &award.file,
            which,
            words: self.words(),
        };
        let input = AgreementInput {
            facts,
            scheme: self.round.scheme(),
            decision: &self.decision,
            as_of: self.as_of,
        };
        let reference = &award.bid.reference;
        let name = readable_id(&format!("{reference} {}", award.bid.bidder), |_| false);
        let name = format!("{}-agreement-{name}", self.round.id());
        let paper = set_paper(&name, OutputKind::Agreement, &agreement(&input)?)?;
        made.pages = made.pages.or(Some(paper.pages));
        made.files.extend(paper.files.into_iter().map(|mut file| {
            file.bid = Some(reference.clone());
            file
        }));
        made.warnings.extend(self.warnings(&facts));
        Ok(())
    }

    fn words(&self) -> Option<&StandardWords> {
        let said = self.round.commissioning.words.as_ref();
        said.map(|said| &said.value)
    }

    /// What a reader of an agreement should know: that it is a draft, what no longer fits
    /// what was signed, and each thing that it lacks.
    fn warnings(&self, facts: &AgreementFacts<'_>) -> Vec<String> {
        let reference = &facts.bid.reference;
        let mut warnings = Vec::new();
        if let WhichAgreement::Draft(_) = facts.which {
            warnings.push(format!(
                "Bid {reference}: nobody has written this agreement yet. It is a draft, filled in from the bid and the decision."
            ));
        }
        if facts.which.agreement().bid_sha256 != facts.bid.sha256() {
            warnings.push(format!(
                "Bid {reference}: the bid was put right after it was annexed, so what is filled in from it may differ from what the annex names."
            ));
        }
        if self.has_later_words(facts) {
            warnings.push(format!(
                "Bid {reference}: the standard words were changed after the agreement was signed, so they are not those that were signed."
            ));
        }
        let gaps = agreement_gaps(facts, self.today);
        warnings.extend(
            gaps.iter()
                .map(|gap| format!("Bid {reference}, {}: {}", gap.heading.title(), gap.what)),
        );
        warnings
    }

    /// Whether the standard words changed on a day after the last signature.
    fn has_later_words(&self, facts: &AgreementFacts<'_>) -> bool {
        let version = facts.which.version();
        let signed = version.and_then(|version| version.signed.values().map(|one| one.on).max());
        let words = self.round.commissioning.words.as_ref();
        match (signed, words) {
            (Some(signed), Some(words)) => phrase::office_day(words.at) > signed,
            _ => false,
        }
    }
}
