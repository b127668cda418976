//! Building the sample round, step by step.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::{BidRef, DeclarationKind, MemberId, RoundId, SheetContent, Subject};
use evenhand_intake::read_scores;
use serde::Serialize;
use serde_json::{Value, json};

use super::data;
use crate::app::App;
use crate::commands::dispatch;
use crate::error::{ApiError, ErrorCode};
use crate::task::Task;
use crate::view::bids::FileIn;
use crate::view::outputs::TaskProgress;

/// How many steps the sample round takes beside its sheets, for its progress bar.
const STEPS: u32 = 7;

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
pub(crate) async fn build(
    app: &App,
    task: &Task,
    others: Option<&Others>,
) -> Result<RoundId, ApiError> {
    if !app.store.rounds().await?.is_empty() {
        return Err(ApiError::not_allowed(
            "The sample round needs a profile of its own: this one has rounds already.",
        ));
    }
    let mut round = Sample {
        app,
        task,
        others,
        id: RoundId::new(""),
        members: BTreeMap::new(),
        done: 0,
    };
    round.set_up().await?;
    round.load_bids().await?;
    round.open().await?;
    round.join().await?;
    round.declare().await?;
    round.score().await?;
    round.exchange().await?;
    round.close_and_reveal().await?;
    round.moderate().await?;
    round.decide().await?;
    round.exchange().await?;
    Ok(round.id)
}

/// The other members' profiles, and the folder between them.
pub(crate) struct Others {
    /// Each member's profile, by id.
    pub(crate) apps: BTreeMap<MemberId, App>,
    /// The exchange folder.
    pub(crate) folder: std::path::PathBuf,
}

impl Others {
    fn app(&self, member: &MemberId) -> Option<&App> {
        self.apps.get(member)
    }
}

/// The ids that the sample's members have, but for the chair.
///
/// # Errors
/// Never, but for a fault of the program's own data.
pub(crate) fn other_members() -> Result<Vec<MemberId>, ApiError> {
    let people = data::members()?;
    let ids = people.iter().skip(1);
    Ok(ids
        .map(|person| MemberId::new(crate::slug::slug(&person.name, |_| false)))
        .collect())
}

/// The sample round as it is built.
struct Sample<'a> {
    app: &'a App,
    task: &'a Task,
    others: Option<&'a Others>,
    id: RoundId,
    members: BTreeMap<String, MemberId>,
    done: u32,
}

impl Sample<'_> {
    /// Runs one command as a member would: on their own profile where they have one,
    /// else typed in by the chair.
    async fn run_as(
        &self,
        member: &MemberId,
        command: &str,
        mut request: Value,
    ) -> Result<Value, ApiError> {
        let own = self.others.and_then(|others| others.app(member));
        if let (None, Some(request)) = (own, request.as_object_mut()) {
            request.insert("member".to_owned(), json!(member));
        }
        let app = own.unwrap_or(self.app);
        dispatch(app, &Task::silent(), command, request).await
    }

    /// Everyone else comes to the panel by invitation.
    async fn join(&mut self) -> Result<(), ApiError> {
        let Some(others) = self.others else {
            return Ok(());
        };
        self.step("Inviting the members")?;
        for (member, app) in &others.apps {
            let ask = json!({"round": self.id, "member": member});
            let invitation = self.run("invite", ask).await?;
            let joined = dispatch(app, &Task::silent(), "join", invitation).await?;
            let reply = joined.get("reply").cloned().unwrap_or_default();
            let ask = json!({"file": reply, "words_confirmed": true});
            self.run("reply_accept", ask).await?;
        }
        self.exchange().await
    }

    /// Records go through the folder until everyone has everything.
    async fn exchange(&self) -> Result<(), ApiError> {
        let Some(others) = self.others else {
            return Ok(());
        };
        let ask = json!({"folder": others.folder});
        for _ in 0..2 {
            self.run("exchange_run", ask.clone()).await?;
            for app in others.apps.values() {
                dispatch(app, &Task::silent(), "exchange_run", ask.clone()).await?;
            }
        }
        Ok(())
    }

    /// Runs one command, as the window would.
    async fn run(&self, command: &str, request: Value) -> Result<Value, ApiError> {
        dispatch(self.app, &Task::silent(), command, request).await
    }

    fn step(&mut self, text: &str) -> Result<(), ApiError> {
        self.done += 1;
        self.task.step(TaskProgress {
            command: "sample_round".to_owned(),
            text: text.to_owned(),
            done: self.done,
            of: self.done.max(STEPS + SHEETS),
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

    async fn set_up(&mut self) -> Result<(), ApiError> {
        self.step("Setting the round up")?;
        let people = data::members()?;
        let chair = people.first().map(|person| person.name.clone());
        let made = self
            .run(
                "round_new",
                json!({"chair": chair, "details": data::details(), "start_from": "norfolk"}),
            )
            .await?;
        self.id = RoundId::new(text(&made, "/id"));
        for person in people.iter().skip(1) {
            self.run("member_add", json!({"round": self.id, "name": person.name}))
                .await?;
        }
        let shown = self.run("round_show", json!({"round": self.id})).await?;
        let members = shown
            .get("members")
            .and_then(Value::as_array)
            .cloned()
            .unwrap_or_default();
        self.members = members
            .iter()
            .map(|member| (text(member, "/name"), MemberId::new(text(member, "/id"))))
            .collect();
        Ok(())
    }

    async fn load_bids(&mut self) -> Result<(), ApiError> {
        self.step("Loading the bids")?;
        self.import("bids.csv", data::BIDS, "").await?;
        self.answer_gateways(&self.bids().await?).await
    }

    async fn import(&self, name: &str, bytes: &[u8], late_reason: &str) -> Result<(), ApiError> {
        let file = FileIn::from_bytes(name, bytes);
        self.run(
            "bids_import",
            json!({"round": self.id, "file": file, "late_reason": late_reason}),
        )
        .await
        .map(drop)
    }

    async fn bids(&self) -> Result<BTreeSet<BidRef>, ApiError> {
        let rows = self.app.store.bids(&self.id).await?;
        Ok(rows.into_iter().map(|row| row.bid.reference).collect())
    }

    async fn answer_gateways(&self, of: &BTreeSet<BidRef>) -> Result<(), ApiError> {
        for answer in data::answers()?
            .into_iter()
            .filter(|answer| of.contains(&answer.bid))
        {
            let request = json!({"round": self.id, "bid": answer.bid, "gateway": answer.gateway, "answer": answer.answer, "note": answer.note});
            self.run("gateway_answer", request).await?;
        }
        Ok(())
    }

    async fn open(&mut self) -> Result<(), ApiError> {
        self.step("Opening scoring, and taking a late bid")?;
        let before = self.bids().await?;
        self.run("round_open", json!({"round": self.id})).await?;
        self.import("late_bids.csv", data::LATE_BIDS, data::LATE_REASON)
            .await?;
        let late = self.bids().await?.difference(&before).cloned().collect();
        self.answer_gateways(&late).await
    }

    async fn declare(&mut self) -> Result<(), ApiError> {
        self.step("Declaring interests")?;
        let interests = data::interests()?;
        for interest in &interests {
            let member = self.member(&interest.member)?;
            let subjects = [Subject::Bid(interest.bid.clone())];
            self.run_as(member, "declare", json!({"round": self.id, "subjects": subjects, "kind": interest.kind, "note": interest.note})).await?;
        }
        for (name, member) in &self.members {
            let told: BTreeSet<&BidRef> = interests
                .iter()
                .filter(|one| one.member == *name)
                .map(|one| &one.bid)
                .collect();
            let others: Vec<Subject> = self
                .bids()
                .await?
                .into_iter()
                .filter(|bid| !told.contains(bid))
                .map(Subject::Bid)
                .collect();
            self.run_as(
                member,
                "declare",
                json!({"round": self.id, "subjects": others, "kind": DeclarationKind::None}),
            )
            .await?;
        }
        Ok(())
    }

    /// Saves and hands in every sheet, one by one.
    async fn score(&mut self) -> Result<(), ApiError> {
        for (member, bid, content) in self.sheets().await? {
            self.run_as(
                &member,
                "sheet_save",
                json!({"round": self.id, "bid": bid, "content": content}),
            )
            .await?;
            self.run_as(
                &member,
                "sheet_submit",
                json!({"round": self.id, "bid": bid}),
            )
            .await?;
        }
        Ok(())
    }

    async fn sheets(&self) -> Result<Vec<(MemberId, BidRef, SheetContent)>, ApiError> {
        let scheme = self
            .app
            .store
            .scheme(&self.id)
            .await?
            .map(|version| version.scheme);
        let scheme = scheme
            .ok_or_else(|| ApiError::of(ErrorCode::Bug, "BUG: the sample round has no scheme."))?;
        let bids: Vec<_> = self
            .app
            .store
            .bids(&self.id)
            .await?
            .into_iter()
            .map(|row| row.bid)
            .collect();
        let read = read_scores("scores.csv", data::SCORES, &scheme, Some(&bids));
        if let Some(refusal) = read.refusals.first() {
            return Err(ApiError::of(ErrorCode::Bug, format!("BUG: {refusal}")));
        }
        let mut notes: BTreeMap<(BidRef, String), data::Note> = data::notes()?
            .into_iter()
            .map(|note| ((note.bid.clone(), note.member.clone()), note))
            .collect();
        let content = |sheet: evenhand_intake::SheetIn| {
            let note = notes.remove(&(sheet.bid.clone(), sheet.member.to_string()));
            Ok((
                self.member(sheet.member.as_str())?.clone(),
                sheet.bid.clone(),
                sheet_content(sheet, note),
            ))
        };
        read.good.into_iter().map(content).collect()
    }

    async fn close_and_reveal(&mut self) -> Result<(), ApiError> {
        self.step("Closing scoring and opening the scores")?;
        self.run("round_close", json!({"round": self.id})).await?;
        self.run("round_reveal", json!({"round": self.id}))
            .await
            .map(drop)
    }

    async fn moderate(&mut self) -> Result<(), ApiError> {
        self.step("Moderating")?;
        for agreed in data::agreed()? {
            self.run("agree", json!({"round": self.id, "scores": [agreed]}))
                .await?;
        }
        for words in data::panel_words()? {
            self.run("moderation_note", json!({"round": self.id, "bid": words.bid, "strengths": words.strengths, "weaknesses": words.weaknesses})).await?;
        }
        Ok(())
    }

    async fn decide(&mut self) -> Result<(), ApiError> {
        self.step("Recording the decision")?;
        let rows = self.app.store.bids(&self.id).await?;
        let bids: Vec<_> = rows.into_iter().map(|row| row.bid).collect();
        self.run(
            "decide",
            json!({"round": self.id, "decisions": data::decisions(&bids)?, "by": data::DECIDED_BY}),
        )
        .await
        .map(drop)
    }
}

fn sheet_content(sheet: evenhand_intake::SheetIn, note: Option<data::Note>) -> SheetContent {
    let mut content = SheetContent {
        scores: sheet.scores,
        reasons: sheet.reasons,
        ..SheetContent::default()
    };
    if let Some(note) = note {
        content.strengths = note.strengths;
        content.weaknesses = note.weaknesses;
        content.comment = note.comment;
        content.recommendation = Some(note.recommendation);
        content.suggested_amount = note.suggested_amount;
    }
    content
}

/// The text at a place of an answer.
fn text(answer: &impl Serialize, pointer: &str) -> String {
    let value = serde_json::to_value(answer).unwrap_or_default();
    value
        .pointer(pointer)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}
