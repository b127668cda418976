//! A sheet that may be written: the round is open, the member is on the panel
//! and has declared.

use evenhand_core::checks::check_sheet_values;
use evenhand_core::standing::{LeftToDo, misplaced, standing};
use evenhand_core::{
    Bid, BidRef, DeclarationKind, GatewayAnswer, Member, MemberId, Role, RoundId, Scheme,
    SheetContent, SheetState, Stage, phrase,
};
use evenhand_record::{Body, SheetEntry};
use evenhand_store::{SheetRow, View};

use crate::error::ApiError;
use crate::guard::{why_closed, why_not_sent};
use crate::round_data::RoundData;

/// A sheet that may be written, with all that writing it is judged by.
pub(super) struct Paper {
    pub(super) scheme: Scheme,
    pub(super) bid: Bid,
    pub(super) sheet: Option<SheetRow>,
    round: RoundId,
    member: Member,
    entered_by: Option<MemberId>,
}

impl Paper {
    /// Reads one sheet and what it is judged by, and no other: this runs at
    /// every key press that changes a sheet.
    pub(super) async fn read(
        view: &mut View,
        round: &RoundId,
        member: Option<&MemberId>,
        bid: &BidRef,
    ) -> Result<Self, ApiError> {
        let no_round =
            || ApiError::not_found(format!("There is no round \"{round}\" on this laptop."));
        let row = view.round(round).await?.ok_or_else(no_round)?;
        refuse_closed(row.stage)?;
        let chair = view.panel().await?.ok_or_else(no_round)?.chair.id;
        let me = view.me().await?.unwrap_or(chair);
        let id = member.unwrap_or(&me);
        let members = view.members(round).await?;
        let member = members
            .into_iter()
            .find(|row| row.member.id == *id && row.removed.is_none());
        let member = member.ok_or_else(|| not_on_panel(id))?.member;
        refuse_observer(&member)?;
        let row = view.bid(round, bid).await?.ok_or_else(|| no_bid(bid))?;
        if let Some(why) = row.withdrawn {
            return Err(
                ApiError::not_allowed(format!("Bid {bid} was withdrawn ({why}).")).at("bid"),
            );
        }
        let declared = view
            .declared_on(round, &member.id, bid, &row.bid.bidder)
            .await?;
        refuse_undeclared(declared, &member, bid)?;
        if member.id != me {
            let mine = view.declared_on(round, &me, bid, &row.bid.bidder).await?;
            refuse_typing(mine, bid)?;
        }
        let scheme = view.scheme(round).await?.ok_or_else(no_round)?.scheme;
        let sheet = view.sheet(round, bid, &member.id).await?;
        if sheet.is_none() {
            let answers = view.gateway_answers(round).await?;
            let failed = |one: &&GatewayAnswer| one.bid == *bid && one.keeps_from_scoring(&scheme);
            refuse_not_sent(&scheme, answers.iter().find(failed))?;
        }
        Ok(Self {
            scheme,
            sheet,
            entered_by: (member.id != me).then_some(me),
            round: round.clone(),
            bid: row.bid,
            member,
        })
    }

    /// The same from a round that is read whole, for files of many sheets.
    pub(super) fn of(round: &RoundData, member: &MemberId, bid: &BidRef) -> Result<Self, ApiError> {
        refuse_closed(round.stage())?;
        let member = round.member(Some(member))?.clone();
        refuse_observer(&member)?;
        let bid = round.bid(bid)?.clone();
        refuse_undeclared(round.declared(&member.id, &bid), &member, &bid.reference)?;
        if member.id != *round.me() {
            refuse_typing(round.declared(round.me(), &bid), &bid.reference)?;
        }
        let sheet = round.sheet(&bid.reference, &member.id).cloned();
        if sheet.is_none() {
            refuse_not_sent(round.scheme(), round.failed_gateway(&bid.reference))?;
        }
        Ok(Self {
            scheme: round.scheme().clone(),
            sheet,
            entered_by: (member.id != *round.me()).then(|| round.me().clone()),
            round: round.id().clone(),
            bid,
            member,
        })
    }

    /// The record of a draft, once nothing on it is out of place.
    pub(super) fn draft(&self, content: SheetContent) -> Result<Body, ApiError> {
        self.refuse_submitted()?;
        self.refuse_misplaced(&content)?;
        Ok(Body::SheetDrafted(self.entry(content)))
    }

    /// The record that hands a sheet in, once nothing is left to do on it.
    pub(super) fn submission(&self, content: SheetContent) -> Result<Body, ApiError> {
        self.refuse_submitted()?;
        // What is handed in is on file already, and no part of the request.
        self.refuse_misplaced(&content)
            .map_err(ApiError::at_no_field)?;
        let left = standing(&self.scheme, &self.bid, &content).left;
        if !left.is_empty() {
            let things = phrase::counted(left.len(), "thing is", "things are");
            let message = format!("{things} left to do before the sheet can be handed in.");
            let details = left.iter().map(|left| self.left_words(left));
            return Err(ApiError::not_allowed(message).with(details));
        }
        Ok(Body::SheetSubmitted(self.entry(content)))
    }

    /// The record of a whole sheet from a file: handed in where it is complete
    /// and that was asked for, else a draft.
    pub(super) fn imported(&self, content: SheetContent, submit: bool) -> Result<Body, ApiError> {
        let complete = standing(&self.scheme, &self.bid, &content).left.is_empty();
        if submit && complete {
            self.submission(content)
        } else {
            self.draft(content)
        }
    }

    fn refuse_submitted(&self) -> Result<(), ApiError> {
        if self
            .sheet
            .as_ref()
            .is_none_or(|sheet| sheet.state != SheetState::Submitted)
        {
            return Ok(());
        }
        Err(ApiError::not_allowed(format!(
            "The sheet of {} for bid {} is handed in already. The chair can open it again.",
            self.member.name, self.bid.reference
        )))
    }

    fn refuse_misplaced(&self, content: &SheetContent) -> Result<(), ApiError> {
        check_sheet_values(content).map_err(|fault| fault.under("content"))?;
        let problems = misplaced(&self.scheme, &self.bid, content);
        let Some(first) = problems.first() else {
            return Ok(());
        };
        let details = problems.iter().map(|one| one.problem.clone());
        Err(ApiError::bad_data(first.problem.clone())
            .at(format!("content.scores.{}", first.criterion))
            .with(details))
    }

    fn left_words(&self, left: &LeftToDo) -> String {
        let (what, id) = match left {
            LeftToDo::Score(id) => ("a score", id),
            LeftToDo::Reason(id) => ("a reason", id),
        };
        let title = self
            .scheme
            .criterion(id)
            .map_or(id.as_str(), |criterion| &criterion.title);
        format!("Give {what} for: {title}.")
    }

    fn entry(&self, content: SheetContent) -> SheetEntry {
        SheetEntry {
            round: self.round.clone(),
            bid: self.bid.reference.clone(),
            member: self.member.id.clone(),
            entered_by: self.entered_by.clone(),
            content,
        }
    }
}

fn refuse_closed(stage: Stage) -> Result<(), ApiError> {
    why_closed(stage).map_or(Ok(()), |why| Err(ApiError::not_allowed(why)))
}

/// Refuses to begin a sheet for a bid that failed a gateway. One that was begun before
/// goes on, so that nothing typed is lost.
fn refuse_not_sent(scheme: &Scheme, failed: Option<&GatewayAnswer>) -> Result<(), ApiError> {
    failed.map_or(Ok(()), |failed| {
        Err(ApiError::not_allowed(why_not_sent(scheme, failed)).at("bid"))
    })
}

fn refuse_undeclared(
    declared: Option<DeclarationKind>,
    member: &Member,
    bid: &BidRef,
) -> Result<(), ApiError> {
    let name = &member.name;
    match declared {
        Some(DeclarationKind::None | DeclarationKind::Declared) => Ok(()),
        Some(DeclarationKind::Recused) => Err(ApiError::not_allowed(format!(
            "{name} is recused from bid {bid} and does not score it."
        ))),
        None => Err(ApiError::not_allowed(format!(
            "{name} has not declared whether they have an interest in bid {bid}. That comes before scoring."
        ))),
    }
}

/// Refuses whoever is on the panel and does not score.
fn refuse_observer(member: &Member) -> Result<(), ApiError> {
    let does = match member.role {
        Role::Chair | Role::Member => return Ok(()),
        Role::Observer => "observes the round",
        Role::Support => "is a support officer",
    };
    let problem = format!("{} {does} and does not score.", member.name);
    Err(ApiError::not_allowed(problem).at("member"))
}

/// Refuses to let a recused person type somebody else's sheet in: they would read it.
fn refuse_typing(mine: Option<DeclarationKind>, bid: &BidRef) -> Result<(), ApiError> {
    if mine != Some(DeclarationKind::Recused) {
        return Ok(());
    }
    Err(ApiError::not_allowed(format!(
        "You are recused from bid {bid}, so you cannot type in what others say of it. Its member can score it on a laptop of their own."
    )))
}

fn no_bid(bid: &BidRef) -> ApiError {
    ApiError::not_found(format!("There is no bid \"{bid}\" in this round.")).at("bid")
}

fn not_on_panel(member: &MemberId) -> ApiError {
    ApiError::not_found(format!(
        "\"{member}\" is not on the panel of this round. Add them on the set-up screen first."
    ))
    .at("member")
}
