//! A quick grant: a round from the need to the decision in one change, all of it in the
//! ordinary records.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use evenhand_core::commission::ApproachPlan;
use evenhand_core::scheme::fast_track::{NEED, RECORD, fast_track};
use evenhand_core::{
    Approach, Bid, Decision, DecisionDetails, Declaration, DeclarationKind, GatewayAnswer,
    GatewayId, GatewayReply, Member, Pounds, RoundDetails, RoundId, Scheme, SheetContent, Subject,
};
use evenhand_record::Body;
use evenhand_store::Change;

use super::approaches::given_plan;
use super::bids::checked_bid;
use super::decision::refuse_unsound;
use super::members::{member_named, refuse_alike};
use super::paper::Paper;
use super::rounds::{check_fund, new_chair};
use super::stages::{refuse_unmet, step_body};
use crate::answers::round::show_round;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::ApiError;
use crate::guard::needed;
use crate::round_data::RoundData;
use crate::slug::readable_id;
use crate::task::Task;
use crate::view::home::Nothing;
use crate::view::outputs::TaskProgress;
use crate::view::quick_grant::{QuickDecision, QuickGate, QuickGrant};
use crate::view::round::RoundView;

/// How many steps it says it takes.
const STEPS: u32 = 4;

/// Shows the scheme that quick grants are scored by.
pub async fn quick_grant_scheme(_: Context<'_>, _: Nothing) -> Result<Scheme, ApiError> {
    Ok(fast_track())
}

/// Gives a quick grant: begins its round, answers both gates, and for a panel of one scores
/// and decides it. With more members it opens scoring and leaves the rest to them.
pub async fn quick_grant(context: Context<'_>, ask: QuickGrant) -> Result<RoundView, ApiError> {
    let grant = checked_grant(ask)?;
    let mut track = FastTrack::begin(context, &grant).await?;
    track.take_step("Setting the round up")?;
    track.describe(&grant).await?;
    track.take_step("Answering the gates and opening scoring")?;
    track.answer_gates(&grant).await?;
    track.open().await?;
    if let Some(alone) = &grant.alone {
        track.take_step("Scoring and closing")?;
        track.score(&grant, alone.content.as_ref()).await?;
        track.close_and_reveal().await?;
        track.take_step("Putting the decision on file")?;
        track.decide(&alone.decision).await?;
    }
    let round = track.commit().await?;
    show_round(context, &round).await
}

/// A quick grant of which nothing is missing.
struct Grant {
    chair: Option<String>,
    details: RoundDetails,
    plan: ApproachPlan,
    scheme: Scheme,
    bid: Bid,
    answers: Vec<GatewayAnswer>,
    members: Vec<String>,
    interest: String,
    /// What the chair says alone; none where others are on the panel.
    alone: Option<Alone>,
}

/// What a panel of one says.
struct Alone {
    /// The sheet; none for a bid that failed a gate.
    content: Option<SheetContent>,
    decision: QuickDecision,
}

/// Holds a request to the rules of the fast track.
fn checked_grant(ask: QuickGrant) -> Result<Grant, ApiError> {
    let scheme = fast_track();
    let title = needed(
        &ask.details.title,
        "details.title",
        "Give the grant a title.",
    )?
    .to_owned();
    check_fund(&ask.details, &scheme)?;
    if ask.details.fund.high == Pounds::ZERO {
        let message = "Say how much money there is for it, in pounds.";
        return Err(ApiError::bad_data(message).at("details.fund.high"));
    }
    let plan = given_plan(ApproachPlan {
        approaches: BTreeSet::from([Approach::GrantGiving]),
        reason: ask.reason.clone(),
        fast_because: ask.fast_because.clone(),
    })?;
    let bid = checked_bid(&scheme, &ask.bid)?;
    let answers = vec![
        gate_answer(&bid, NEED, &ask.need, "need")?,
        gate_answer(&bid, RECORD, &ask.record, "record")?,
    ];
    let failed = answers
        .iter()
        .any(|one| one.answer == Some(GatewayReply::Fail));
    Ok(Grant {
        alone: said_alone(&ask, &bid, failed)?,
        details: RoundDetails {
            title,
            approach: Approach::GrantGiving,
            ..ask.details
        },
        chair: ask.chair,
        interest: ask.interest.trim().to_owned(),
        members: ask.members,
        plan,
        scheme,
        bid,
        answers,
    })
}

/// The answer to a gate, which names its evidence.
fn gate_answer(
    bid: &Bid,
    gateway: &str,
    gate: &QuickGate,
    part: &str,
) -> Result<GatewayAnswer, ApiError> {
    let wanted = match gate.answer {
        GatewayReply::Pass => {
            "Name the evidence: grants are given quickly only where there is some."
        }
        GatewayReply::Fail => "Say why it is not met: the bidder will be told.",
    };
    let evidence = needed(&gate.evidence, "evidence", wanted).map_err(|error| error.under(part))?;
    Ok(GatewayAnswer {
        bid: bid.reference.clone(),
        gateway: GatewayId::new(gateway),
        answer: Some(gate.answer),
        note: evidence.to_owned(),
        score_anyway: false,
    })
}

/// What the chair says alone: all of it, or nothing where others are on the panel.
fn said_alone(ask: &QuickGrant, bid: &Bid, failed: bool) -> Result<Option<Alone>, ApiError> {
    if !ask.members.is_empty() {
        return match (&ask.content, &ask.decision) {
            (None, None) => Ok(None),
            (Some(_), _) => Err(ApiError::bad_data(
                "Others are on the panel, so each scores on their own once it is open. Leave the sheet out.",
            )
            .at("content")),
            (None, Some(_)) => Err(ApiError::bad_data(
                "Others are on the panel, so it is decided once they have scored. Leave the decision out.",
            )
            .at("decision")),
        };
    }
    let Some(decision) = &ask.decision else {
        return Err(ApiError::bad_data("Say what was decided.").at("decision"));
    };
    refuse_decision(ask, decision, failed).map_err(|error| error.under("decision"))?;
    let content = match (&ask.content, failed) {
        (Some(_), true) => {
            let message = format!(
                "Bid {} failed a gate, so it is not scored. Leave the sheet out.",
                bid.reference
            );
            return Err(ApiError::bad_data(message).at("content"));
        }
        (None, false) => {
            return Err(
                ApiError::bad_data("Score the bid on each objective, with a reason.").at("content"),
            );
        }
        (content, _) => content.clone(),
    };
    Ok(Some(Alone {
        content,
        decision: decision.clone(),
    }))
}

/// Refuses a decision that the fast track does not allow.
fn refuse_decision(
    ask: &QuickGrant,
    decision: &QuickDecision,
    failed: bool,
) -> Result<(), ApiError> {
    needed(&decision.by, "by", "Say who decided, by name and office.")?;
    if failed && decision.kind.is_award() {
        let message =
            "A gate is not met, so nothing can be awarded. Decline it, or answer the gate again.";
        return Err(ApiError::not_allowed(message).at("kind"));
    }
    let fund = ask.details.fund.high;
    if decision.amount > fund {
        let message = format!(
            "{} is more than there is for it, {}.",
            decision.amount.to_words(),
            fund.to_words()
        );
        return Err(ApiError::not_allowed(message).at("amount"));
    }
    Ok(())
}

/// The change in which a quick grant is given.
struct FastTrack<'a> {
    task: &'a Task,
    change: Change<'a>,
    at: DateTime<Utc>,
    round: RoundId,
    chair: Member,
    bid: Bid,
    steps: u32,
}

impl<'a> FastTrack<'a> {
    async fn begin(context: Context<'a>, grant: &Grant) -> Result<Self, ApiError> {
        let mut change = context.app.store.change().await?;
        let at = context.app.now();
        let rounds = change.rounds().await?;
        let round = RoundId::new(readable_id(&grant.details.title, |id| {
            rounds.iter().any(|row| row.id.as_str() == id)
        }));
        let chair = match change.panel().await? {
            Some(panel) => panel.chair,
            None => {
                let chair = new_chair(grant.chair.as_deref())?;
                let genesis = Body::Genesis {
                    chair: chair.clone(),
                    deputy: None,
                    recipient: Some(context.app.store.recipient()),
                };
                change.add(&genesis, at).await?;
                chair
            }
        };
        Ok(Self {
            task: context.task,
            bid: grant.bid.clone(),
            steps: 0,
            change,
            at,
            round,
            chair,
        })
    }

    /// Says how far it is; stopped, nothing is changed.
    fn take_step(&mut self, text: &str) -> Result<(), ApiError> {
        self.steps += 1;
        self.task.step(TaskProgress {
            command: CommandName::quick_grant,
            text: text.to_owned(),
            done: self.steps,
            of: STEPS,
        })
    }

    async fn add(&mut self, body: Body) -> Result<(), ApiError> {
        Ok(self.change.add(&body, self.at).await?)
    }

    async fn read(&mut self) -> Result<RoundData, ApiError> {
        RoundData::read(&mut self.change, &self.round).await
    }

    async fn describe(&mut self, grant: &Grant) -> Result<(), ApiError> {
        let round = self.round.clone();
        let (details, plan) = (grant.details.clone(), grant.plan.clone());
        let scheme = Box::new(grant.scheme.clone());
        let (reason, source) = (String::new(), "by hand".to_owned());
        let (member, bids) = (self.chair.clone(), vec![self.bid.clone()]);
        for body in [
            Body::RoundDescribed {
                round: round.clone(),
                details,
            },
            Body::ApproachesSet {
                round: round.clone(),
                plan,
            },
            Body::SchemeSet {
                round: round.clone(),
                scheme,
                reason,
            },
            Body::MemberAdded {
                round: round.clone(),
                member,
            },
            Body::BidsSet {
                round,
                bids,
                source,
            },
        ] {
            self.add(body).await?;
        }
        for (index, name) in grant.members.iter().enumerate() {
            self.add_member(name)
                .await
                .map_err(|error| error.at_no_field().at(format!("members.{index}")))?;
        }
        Ok(())
    }

    async fn add_member(&mut self, name: &str) -> Result<(), ApiError> {
        let name = needed(name, "name", "Give the member's name.")?;
        let data = self.read().await?;
        refuse_alike(&data, name)?;
        let member = member_named(&data, name, evenhand_core::Role::Member);
        let round = self.round.clone();
        self.add(Body::MemberAdded { round, member }).await
    }

    async fn answer_gates(&mut self, grant: &Grant) -> Result<(), ApiError> {
        let (round, answers) = (self.round.clone(), grant.answers.clone());
        self.add(Body::GatewaysAnswered { round, answers }).await
    }

    async fn open(&mut self) -> Result<(), ApiError> {
        let data = self.read().await?;
        refuse_unmet(&data, "Scoring can be opened")?;
        self.step(&data).await
    }

    async fn step(&mut self, data: &RoundData) -> Result<(), ApiError> {
        let body = step_body(&mut self.change, data).await?;
        self.add(body).await
    }

    /// Declares the chair's interest and hands the chair's sheet in; a bid that failed a
    /// gate has none.
    async fn score(
        &mut self,
        grant: &Grant,
        content: Option<&SheetContent>,
    ) -> Result<(), ApiError> {
        let kind = match grant.interest.is_empty() {
            true => DeclarationKind::None,
            false => DeclarationKind::Declared,
        };
        let declared = Body::Declared {
            round: self.round.clone(),
            declarations: vec![Declaration {
                member: self.chair.id.clone(),
                subject: Subject::Bid(self.bid.reference.clone()),
                kind,
            }],
            note: grant.interest.clone(),
            entered_by: None,
        };
        self.add(declared).await?;
        let Some(content) = content else {
            return Ok(());
        };
        let data = self.read().await?;
        let paper = Paper::of(&data, &self.chair.id, &self.bid.reference)?;
        self.add(paper.draft(content.clone())?).await?;
        self.add(paper.submission(content.clone())?).await
    }

    async fn close_and_reveal(&mut self) -> Result<(), ApiError> {
        let scored = self.read().await?;
        self.step(&scored).await?;
        let closed = self.read().await?;
        self.step(&closed).await
    }

    async fn decide(&mut self, decided: &QuickDecision) -> Result<(), ApiError> {
        let data = self.read().await?;
        let decision = Decision {
            bid: self.bid.reference.clone(),
            kind: decided.kind,
            amount: decided.amount,
            reason: decided.reason.trim().to_owned(),
            conditions: decided.conditions.trim().to_owned(),
        };
        refuse_unsound(&data, &decision).map_err(|error| error.under("decision"))?;
        let body = Body::Decided {
            round: self.round.clone(),
            decisions: vec![decision],
            by: decided.by.trim().to_owned(),
            details: DecisionDetails::default(),
        };
        self.add(body).await
    }

    async fn commit(self) -> Result<RoundId, ApiError> {
        self.change.commit_added().await?;
        Ok(self.round)
    }
}
