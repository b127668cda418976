//! Everything on file about one round, read at one moment.

use std::collections::{BTreeMap, BTreeSet};

use evenhand_core::commission::Commissioning;
use evenhand_core::natural::compare_naturally;
use evenhand_core::{
    AgreedScore, Approach, Bid, BidRef, DecisionKind, Declaration, DeclarationKind, GatewayAnswer,
    Member, MemberId, Role, RoundId, Scheme, ScoredRound, Sheet, SheetState, Stage, Subject,
};
use evenhand_record::Recipient;
use evenhand_store::{
    BidRow, DeclarationRow, MemberRow, PanelRow, RoundRow, SchemeVersion, SealRow, SecondKeyRow,
    SheetRow, View,
};

use crate::error::ApiError;
use crate::view::round::ProgressCell;

/// One round, read whole.
pub(crate) struct RoundData {
    pub(crate) panel: PanelRow,
    me: MemberId,
    pub(crate) seal: Option<SealRow>,
    second_key: Option<SecondKeyRow>,
    pub(crate) row: RoundRow,
    pub(crate) scheme: SchemeVersion,
    pub(crate) members: Vec<MemberRow>,
    pub(crate) bid_rows: Vec<BidRow>,
    pub(crate) sheets: Vec<SheetRow>,
    pub(crate) declaration_rows: Vec<DeclarationRow>,
    pub(crate) gateways: Vec<GatewayAnswer>,
    /// Where the answers stand for which bids are not sent to be scored, but for those
    /// that are withheld from whom this profile belongs to.
    failed: BTreeMap<BidRef, usize>,
    agreed: Vec<AgreedScore>,
    decisions: BTreeMap<BidRef, DecisionKind>,
    declared: BTreeMap<(MemberId, Subject), DeclarationKind>,
    recused_at_close: BTreeSet<(MemberId, BidRef)>,
    names: BTreeMap<MemberId, String>,
    /// How the round is commissioned.
    pub(crate) commissioning: Commissioning,
}

impl RoundData {
    /// Reads a round.
    pub(crate) async fn read(view: &mut View, round: &RoundId) -> Result<Self, ApiError> {
        let no_round =
            || ApiError::not_found(format!("There is no round \"{round}\" on this laptop."));
        let declaration_rows = view.declarations(round).await?;
        let declared = declaration_rows
            .iter()
            .map(|row| &row.declaration)
            .map(|one| ((one.member.clone(), one.subject.clone()), one.kind))
            .collect();
        let panel = view.panel().await?.ok_or_else(no_round)?;
        let members = view.members(round).await?;
        let mut bid_rows = view.bids(round).await?;
        bid_rows.sort_by(|one, other| {
            compare_naturally(one.bid.reference.as_str(), other.bid.reference.as_str())
        });
        let scheme = view.scheme(round).await?.ok_or_else(no_round)?;
        let gateways = view.gateway_answers(round).await?;
        let mut data = Self {
            failed: find_failed(&scheme.scheme, &gateways),
            names: members
                .iter()
                .map(|row| (row.member.id.clone(), row.member.name.clone()))
                .collect(),
            commissioning: view.commissioning(round).await?,
            declaration_rows,
            declared,
            recused_at_close: view.recused_at_close(round).await?,
            me: view.me().await?.unwrap_or_else(|| panel.chair.id.clone()),
            seal: view.round_seal(round).await?,
            second_key: view.second_key(round).await?,
            panel,
            row: view.round(round).await?.ok_or_else(no_round)?,
            scheme,
            members,
            bid_rows,
            sheets: view.sheets(round).await?,
            gateways,
            agreed: view.agreed_scores(round).await?,
            decisions: view
                .decisions(round)
                .await?
                .into_iter()
                .map(|decision| (decision.bid, decision.kind))
                .collect(),
        };
        let withheld = data.withheld();
        data.failed.retain(|bid, _| !withheld.contains(bid));
        Ok(data)
    }

    pub(crate) fn id(&self) -> &RoundId {
        &self.row.id
    }

    pub(crate) fn stage(&self) -> Stage {
        self.row.stage
    }

    pub(crate) fn scheme(&self) -> &Scheme {
        &self.scheme.scheme
    }

    /// By which approaches it is commissioned now.
    pub(crate) fn approaches(&self) -> BTreeSet<Approach> {
        self.commissioning.approaches(self.row.details.approach)
    }

    /// Whether the profile belongs to a support officer of the round.
    pub(crate) fn is_support(&self) -> bool {
        self.panel_members()
            .any(|member| member.id == self.me && member.role == Role::Support)
    }

    /// The people on the panel now.
    pub(crate) fn panel_members(&self) -> impl Iterator<Item = &Member> {
        self.members
            .iter()
            .filter(|row| row.removed.is_none())
            .map(|row| &row.member)
    }

    /// Those of them who score.
    pub(crate) fn scorers(&self) -> impl Iterator<Item = &Member> {
        self.panel_members()
            .filter(|member| matches!(member.role, Role::Chair | Role::Member))
    }

    /// The one who watches, where the panel has one.
    pub(crate) fn observer(&self) -> Option<&Member> {
        self.panel_members()
            .find(|member| member.role == Role::Observer)
    }

    /// Whether the observer has made the round's second key.
    pub(crate) fn has_second_key(&self) -> bool {
        let made = self.second_key.as_ref().map(|key| &key.member);
        made.is_some() && made == self.observer().map(|observer| &observer.id)
    }

    /// What sheets are sealed to a second time, once scoring opens.
    pub(crate) fn second_recipient(&self) -> Option<Recipient> {
        let key = self.second_key.as_ref().filter(|_| self.has_second_key());
        key.map(|key| key.recipient.clone())
    }

    /// Who this profile belongs to.
    pub(crate) fn me(&self) -> &MemberId {
        &self.me
    }

    /// Whether this profile belongs to the chair.
    pub(crate) fn is_chair(&self) -> bool {
        self.me == self.panel.chair.id
    }

    /// Someone on the panel; this profile's own member where nobody is named.
    pub(crate) fn member(&self, member: Option<&MemberId>) -> Result<&Member, ApiError> {
        let id = member.unwrap_or_else(|| self.me());
        self.panel_members()
            .find(|member| member.id == *id)
            .ok_or_else(|| ApiError::not_found(format!("\"{id}\" is not on the panel of this round. Add them on the set-up screen first.")).at("member"))
    }

    /// The name of anyone who is or was on the panel.
    pub(crate) fn name(&self, member: &MemberId) -> String {
        self.name_of(member).to_owned()
    }

    /// As [`Self::name`], lent.
    pub(crate) fn name_of<'a>(&'a self, member: &'a MemberId) -> &'a str {
        let name = self.names.get(member);
        name.map_or(member.as_str(), String::as_str)
    }

    /// The names of everyone who is or was on the panel.
    pub(crate) fn names(&self) -> &BTreeMap<MemberId, String> {
        &self.names
    }

    /// The bids that are not withdrawn.
    pub(crate) fn bids(&self) -> impl Iterator<Item = &Bid> {
        self.bid_rows
            .iter()
            .filter(|row| row.withdrawn.is_none())
            .map(|row| &row.bid)
    }

    /// One bid that is not withdrawn.
    pub(crate) fn bid(&self, reference: &BidRef) -> Result<&Bid, ApiError> {
        let row = self.bid_row(reference)?;
        match &row.withdrawn {
            Some(why) => Err(ApiError::not_allowed(format!(
                "Bid {reference} was withdrawn ({why})."
            ))
            .at("bid")),
            None => Ok(&row.bid),
        }
    }

    /// One bid, withdrawn or not.
    pub(crate) fn bid_row(&self, reference: &BidRef) -> Result<&BidRow, ApiError> {
        let mut rows = self.bid_rows.iter();
        let row = rows.find(|row| row.bid.reference == *reference);
        row.ok_or_else(|| {
            let message = format!("There is no bid \"{reference}\" in this round.");
            ApiError::not_found(message).at("bid")
        })
    }

    /// One sheet, where it was begun. Sheets are read by bid and member.
    pub(crate) fn sheet(&self, bid: &BidRef, member: &MemberId) -> Option<&SheetRow> {
        let place = self
            .sheets
            .binary_search_by(|row| (&row.bid, &row.member).cmp(&(bid, member)))
            .ok()?;
        self.sheets.get(place)
    }

    /// What a member declared about a bid: the strongest word that covers it. Who was
    /// recused when scoring closed stays so, however the bidder is spelt by now.
    pub(crate) fn declared(&self, member: &MemberId, bid: &Bid) -> Option<DeclarationKind> {
        let at_close = (member.clone(), bid.reference.clone());
        if self.recused_at_close.contains(&at_close) {
            return Some(DeclarationKind::Recused);
        }
        let about = |subject| self.said(member, &subject);
        about(Subject::Bid(bid.reference.clone())).max(about(Subject::Bidder(bid.bidder.clone())))
    }

    /// What a member declared about just this subject.
    pub(crate) fn said(&self, member: &MemberId, subject: &Subject) -> Option<DeclarationKind> {
        let about = (member.clone(), subject.clone());
        self.declared.get(&about).copied()
    }

    /// How far a member is with a bid.
    pub(crate) fn progress(&self, member: &MemberId, bid: &Bid) -> ProgressCell {
        let declared = self.declared(member, bid);
        if declared == Some(DeclarationKind::Recused) {
            return ProgressCell::Recused;
        }
        match self.sheet(&bid.reference, member).map(|row| row.state) {
            Some(SheetState::Submitted) => ProgressCell::Submitted,
            _ if self.failed_gateway(&bid.reference).is_some() => ProgressCell::NotSent,
            Some(SheetState::Reopened) => ProgressCell::Reopened,
            Some(SheetState::Withdrawn) => ProgressCell::Withdrawn,
            Some(SheetState::Draft) => ProgressCell::Started,
            None if declared.is_some() => ProgressCell::Declared,
            None => ProgressCell::Waiting,
        }
    }

    /// The answer for which a bid is not sent to be scored.
    pub(crate) fn failed_gateway(&self, bid: &BidRef) -> Option<&GatewayAnswer> {
        self.gateways.get(*self.failed.get(bid)?)
    }

    /// Whether it is settled what becomes of a bid. One that was deferred is still open.
    pub(crate) fn is_decided(&self, bid: &BidRef) -> bool {
        let kind = self.decisions.get(bid);
        kind.is_some_and(|kind| *kind != DecisionKind::Deferred)
    }

    /// How many of the bids are deferred.
    pub(crate) fn deferred_count(&self) -> usize {
        let kinds = self
            .bids()
            .filter_map(|bid| self.decisions.get(&bid.reference));
        kinds
            .filter(|kind| **kind == DecisionKind::Deferred)
            .count()
    }

    /// How many sheets are handed in, and how many are wanted: one of each
    /// member for each bid, but for recusals and for bids that failed a gateway.
    pub(crate) fn sheet_counts(&self) -> (u32, u32) {
        let cells = self
            .scorers()
            .flat_map(|member| self.bids().map(|bid| self.progress(&member.id, bid)));
        cells
            .filter(|cell| cell.is_wanted())
            .fold((0, 0), |(submitted, wanted), cell| {
                (
                    submitted + u32::from(cell == ProgressCell::Submitted),
                    wanted + 1,
                )
            })
    }

    /// The scores agreed in moderation that stand. One without a figure and
    /// without a reason was taken back.
    pub(crate) fn agreed(&self) -> Vec<AgreedScore> {
        let stands =
            |score: &&AgreedScore| score.score.is_some() || !score.reason.trim().is_empty();
        self.agreed.iter().filter(stands).cloned().collect()
    }

    /// Refuses figures over sheets of which some are still sealed to this device:
    /// they would be figures of something else.
    pub(crate) fn refuse_sealed(&self) -> Result<(), ApiError> {
        let sealed = self.seal.as_ref().map_or(0, |seal| seal.sealed);
        if sealed == 0 {
            return Ok(());
        }
        let waits = self
            .seal
            .as_ref()
            .is_some_and(|seal| seal.observer.is_some() && !seal.released);
        if let (true, Some(observer)) = (waits, self.observer()) {
            return Err(ApiError::not_allowed(format!(
                "The scores open once {}, the observer, has given their key. Send and fetch when they have.",
                observer.name
            )));
        }
        Err(ApiError::not_allowed(format!(
            "{sealed} of this round's sheets cannot be read on this laptop yet, so nothing can be worked out from them. Send and fetch: the chair gives the panel the round's key."
        )))
    }

    /// Everything that the ranking of the round depends on.
    pub(crate) fn scored(&self) -> ScoredRound {
        let live: BTreeSet<&BidRef> = self.bids().map(|bid| &bid.reference).collect();
        ScoredRound {
            scheme: self.scheme().clone(),
            bids: self.bids().cloned().collect(),
            sheets: self
                .sheets
                .iter()
                .filter(|row| live.contains(&row.bid))
                .map(core_sheet)
                .collect(),
            declarations: self.counting_declarations(),
            agreed: self.agreed(),
            gateways: self.gateways.clone(),
            panel: Some(self.scorers().map(|member| member.id.clone()).collect()),
        }
    }

    /// The declarations that the count goes by: those in force, and once scoring has
    /// closed the recusals of that moment.
    fn counting_declarations(&self) -> Vec<Declaration> {
        let rows = self.declaration_rows.iter().map(|row| &row.declaration);
        if self.stage() < Stage::Closed {
            return rows.cloned().collect();
        }
        let others = rows.filter(|one| one.kind != DeclarationKind::Recused);
        let recused = |(member, bid): &(MemberId, BidRef)| Declaration {
            member: member.clone(),
            subject: Subject::Bid(bid.clone()),
            kind: DeclarationKind::Recused,
        };
        let at_close = self.recused_at_close.iter().map(recused);
        others.cloned().chain(at_close).collect()
    }
}

/// The first answer of each bid that keeps it from being scored.
fn find_failed(scheme: &Scheme, gateways: &[GatewayAnswer]) -> BTreeMap<BidRef, usize> {
    let answers = gateways.iter().enumerate().rev();
    answers
        .filter(|(_, answer)| answer.keeps_from_scoring(scheme))
        .map(|(place, answer)| (answer.bid.clone(), place))
        .collect()
}

fn core_sheet(row: &SheetRow) -> Sheet {
    Sheet {
        bid: row.bid.clone(),
        member: row.member.clone(),
        state: row.state,
        scores: row.readable().scores,
    }
}
