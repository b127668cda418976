//! Building the sample round, step by step.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{
    BidRef, DeclarationKind, MemberId, Publication, ReadText, RoundId, Subject, Unsuccessful,
};

use super::data;
use super::panel::{OtherMembers, SamplePanel};
use super::sheets::{SampleSheet, read_sheets};
use crate::app::App;
use crate::command_list::CommandName;
use crate::commands::bids::bids_import;
use crate::commands::decision::decide;
use crate::commands::declarations::declare;
use crate::commands::gateways::gateway_answer;
use crate::commands::moderation::{agree, moderation_note};
use crate::commands::publishing::{office_set, publication_set, publication_show};
use crate::commands::rounds::round_new;
use crate::commands::sheets::{sheet_save, sheet_submit};
use crate::commands::stages::{round_close, round_open, round_reveal};
use crate::error::{ApiError, ErrorCode};
use crate::task::Task;
use crate::view::bids::{BidsImport, FileIn, GatewayAnswerSet};
use crate::view::moderate::{Agree, Decide, ModerationNoteSet};
use crate::view::outputs::TaskProgress;
use crate::view::publishing::{OfficeSet, PublicationSet, TextToRead};
use crate::view::round::{OfRound, RoundNew, StartFrom};
use crate::view::score::{Declare, OfSheet, SheetSave};

/// How many steps the sample round takes beside its sheets, for its progress bar.
const STEPS: u32 = 8;

/// How many sheets the sample round has, about: the bar need not be exact.
const SHEETS: u32 = 173;

/// Builds the sample round in an open profile: set up, scored, moderated and
/// decided. With profiles for the other members they join by invitation, score on
/// their own, and everything between them goes through the folder; without, the
/// chair types their sheets in. Gives back the round's id.
///
/// # Errors
/// Refused where the profile holds a round already: a sample among real rounds
/// would share their panel.
pub(crate) async fn build_sample(
    app: &App,
    task: &Task,
    others: Option<&OtherMembers>,
) -> Result<RoundId, ApiError> {
    if !app.store.rounds().await?.is_empty() {
        return Err(ApiError::not_allowed(
            "The sample round needs another copy of Evenhand, which this one is not: it has rounds already. Start it with --profile and a new folder.",
        ));
    }
    let panel = SamplePanel {
        chair: app,
        others,
        silent: Task::silent(),
    };
    let mut round = SampleRound::begin(panel, task).await?;
    round.load_bids().await?;
    round.open_scoring().await?;
    round.join_members().await?;
    round.declare_interests().await?;
    round.score_bids().await?;
    round.panel.exchange_all().await?;
    round.close_and_reveal().await?;
    round.moderate_bids().await?;
    round.record_decision().await?;
    round.choose_what_is_published().await?;
    round.panel.exchange_all().await?;
    Ok(round.id)
}

/// The steps of the sample round as its caller sees them.
struct Steps<'a> {
    task: &'a Task,
    done: u32,
}

impl Steps<'_> {
    fn take_step(&mut self, text: &str) -> Result<(), ApiError> {
        self.done += 1;
        self.task.step(TaskProgress {
            command: CommandName::sample_round,
            text: text.to_owned(),
            done: self.done,
            of: self.done.max(STEPS + SHEETS),
        })
    }
}

/// The sample round as it is built.
struct SampleRound<'a> {
    panel: SamplePanel<'a>,
    steps: Steps<'a>,
    id: RoundId,
    /// The members' ids by name.
    members: BTreeMap<String, MemberId>,
}

impl<'a> SampleRound<'a> {
    async fn begin(panel: SamplePanel<'a>, task: &'a Task) -> Result<Self, ApiError> {
        let mut steps = Steps { task, done: 0 };
        steps.take_step("Setting the round up")?;
        let people = data::members()?;
        let ask = RoundNew {
            chair: people.first().map(|person| person.name.clone()),
            details: data::details(),
            start_from: StartFrom::Norfolk,
        };
        let id = round_new(panel.as_chair(), ask).await?.id;
        let office = data::office();
        office_set(panel.as_chair(), OfficeSet { office }).await?;
        let members = panel.add_members(&id).await?;
        Ok(Self {
            panel,
            steps,
            id,
            members,
        })
    }

    fn member(&self, name: &str) -> Result<&MemberId, ApiError> {
        self.members.get(name).ok_or_else(|| {
            ApiError::of(
                ErrorCode::Bug,
                format!("BUG: the sample round has no member \"{name}\"."),
            )
        })
    }

    fn ask_of_round(&self) -> OfRound {
        OfRound {
            round: self.id.clone(),
        }
    }

    async fn load_bids(&mut self) -> Result<(), ApiError> {
        self.steps.take_step("Loading the bids")?;
        self.import_bids("bids.csv", data::BIDS, "").await?;
        self.answer_gateways(&self.list_bids().await?).await
    }

    async fn import_bids(
        &self,
        name: &str,
        bytes: &[u8],
        late_reason: &str,
    ) -> Result<(), ApiError> {
        let ask = BidsImport {
            round: self.id.clone(),
            file: FileIn::from_bytes(name, bytes),
            take_good: false,
            late_reason: late_reason.to_owned(),
        };
        bids_import(self.panel.as_chair(), ask).await.map(drop)
    }

    async fn list_bids(&self) -> Result<BTreeSet<BidRef>, ApiError> {
        let rows = self.panel.chair.store.bids(&self.id).await?;
        Ok(rows.into_iter().map(|row| row.bid.reference).collect())
    }

    async fn answer_gateways(&self, of: &BTreeSet<BidRef>) -> Result<(), ApiError> {
        let answers = data::answers()?.into_iter();
        for answer in answers.filter(|answer| of.contains(&answer.bid)) {
            let ask = GatewayAnswerSet {
                round: self.id.clone(),
                bid: answer.bid,
                gateway: answer.gateway,
                answer: Some(answer.answer),
                note: answer.note,
                score_anyway: false,
            };
            gateway_answer(self.panel.as_chair(), ask).await?;
        }
        Ok(())
    }

    async fn open_scoring(&mut self) -> Result<(), ApiError> {
        self.steps
            .take_step("Opening scoring, and taking a late bid")?;
        let before = self.list_bids().await?;
        round_open(self.panel.as_chair(), self.ask_of_round()).await?;
        self.import_bids("late_bids.csv", data::LATE_BIDS, data::LATE_REASON)
            .await?;
        let now = self.list_bids().await?;
        self.answer_gateways(&now.difference(&before).cloned().collect())
            .await
    }

    async fn join_members(&mut self) -> Result<(), ApiError> {
        if self.panel.others.is_some() {
            self.steps.take_step("Inviting the members")?;
        }
        self.panel.join_all(&self.id).await
    }

    async fn declare_interests(&mut self) -> Result<(), ApiError> {
        self.steps.take_step("Declaring interests")?;
        let interests = data::interests()?;
        for interest in &interests {
            let member = self.member(&interest.member)?;
            let subjects = vec![Subject::Bid(interest.bid.clone())];
            self.declare(member, subjects, interest.kind, &interest.note)
                .await?;
        }
        for (name, member) in &self.members {
            let own = interests.iter().filter(|one| one.member == *name);
            let told: BTreeSet<&BidRef> = own.map(|one| &one.bid).collect();
            let bids = self.list_bids().await?.into_iter();
            let others = bids.filter(|bid| !told.contains(bid)).map(Subject::Bid);
            self.declare(member, others.collect(), DeclarationKind::None, "")
                .await?;
        }
        Ok(())
    }

    async fn declare(
        &self,
        member: &MemberId,
        subjects: Vec<Subject>,
        kind: DeclarationKind,
        note: &str,
    ) -> Result<(), ApiError> {
        let (context, member) = self.panel.as_member(member);
        let ask = Declare {
            round: self.id.clone(),
            member,
            subjects,
            kind,
            note: note.to_owned(),
        };
        declare(context, ask).await.map(drop)
    }

    /// Saves and hands in every sheet, one by one.
    async fn score_bids(&mut self) -> Result<(), ApiError> {
        for sheet in read_sheets(self.panel.chair, &self.id).await? {
            self.hand_in(sheet).await?;
        }
        Ok(())
    }

    async fn hand_in(&self, sheet: SampleSheet) -> Result<(), ApiError> {
        let (context, member) = self.panel.as_member(self.member(&sheet.member)?);
        let ask = SheetSave {
            round: self.id.clone(),
            member: member.clone(),
            bid: sheet.bid.clone(),
            content: sheet.content,
        };
        sheet_save(context, ask).await?;
        let ask = OfSheet {
            round: self.id.clone(),
            member,
            bid: sheet.bid,
        };
        sheet_submit(context, ask).await.map(drop)
    }

    async fn close_and_reveal(&mut self) -> Result<(), ApiError> {
        self.steps
            .take_step("Closing scoring and opening the scores")?;
        round_close(self.panel.as_chair(), self.ask_of_round()).await?;
        round_reveal(self.panel.as_chair(), self.ask_of_round())
            .await
            .map(drop)
    }

    async fn moderate_bids(&mut self) -> Result<(), ApiError> {
        self.steps.take_step("Moderating")?;
        for agreed in data::agreed()? {
            let ask = Agree {
                round: self.id.clone(),
                scores: vec![agreed],
            };
            agree(self.panel.as_chair(), ask).await?;
        }
        for words in data::panel_words()? {
            let ask = ModerationNoteSet {
                round: self.id.clone(),
                bid: words.bid,
                strengths: words.strengths,
                weaknesses: words.weaknesses,
            };
            moderation_note(self.panel.as_chair(), ask).await?;
        }
        Ok(())
    }

    async fn record_decision(&mut self) -> Result<(), ApiError> {
        self.steps.take_step("Recording the decision")?;
        let rows = self.panel.chair.store.bids(&self.id).await?;
        let bids: Vec<_> = rows.into_iter().map(|row| row.bid).collect();
        let ask = Decide {
            round: self.id.clone(),
            decisions: data::decisions(&bids)?,
            by: data::DECIDED_BY.to_owned(),
            details: data::decision_details(),
        };
        decide(self.panel.as_chair(), ask).await.map(drop)
    }

    /// Marks texts of awarded bids, and the options considered, as read.
    async fn choose_what_is_published(&mut self) -> Result<(), ApiError> {
        self.steps.take_step("Choosing what is published")?;
        let decisions = self.panel.chair.store.decisions(&self.id).await?;
        let awards = decisions.into_iter().filter(|one| one.kind.is_award());
        let awarded: BTreeSet<BidRef> = awards.map(|one| one.bid).collect();
        let shown = publication_show(self.panel.as_chair(), self.ask_of_round()).await?;
        let is_read = |text: &TextToRead| match &text.bid {
            Some(bid) => awarded.contains(bid) && data::READ_TEXTS.contains(&text.text),
            None => true,
        };
        let read = shown.texts.into_iter().filter(is_read);
        let ask = PublicationSet {
            round: self.id.clone(),
            publication: Publication {
                unsuccessful: Unsuccessful::ByReference,
                read: read.map(mark).collect(),
                left_out: data::left_out(),
            },
        };
        publication_set(self.panel.as_chair(), ask).await.map(drop)
    }
}

fn mark(text: TextToRead) -> ReadText {
    ReadText {
        bid: text.bid,
        text: text.text,
        sha256: text.sha256,
    }
}
