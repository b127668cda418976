//! Whether the values of a record are such as a form or a file would be taken with.
//!
//! A record is checked where it is folded, by the same rules as at the screen, so that
//! a validly signed one cannot bring in what no screen would take.

use evenhand_core::checks::{
    Checked, ValueFault, check_agreed_values, check_bid_values, check_count, check_decision,
    check_decision_details, check_declaration, check_each, check_gateway_answer, check_id,
    check_line, check_member, check_name, check_office, check_publication, check_round_details,
    check_scheme_values, check_settled, check_sheet_values, check_text,
};
use evenhand_core::commission::{
    check_agreement, check_approach_plan, check_assessment, check_award_check, check_cycle_entry,
    check_existing_projects, check_joined_bidders, check_partner_sign_off, check_partnership,
    check_payment_event, check_project_return, check_research, check_review, check_signature,
    check_standard_words,
};
use evenhand_core::scheme::check;
use evenhand_core::{BidRef, MemberId, RoundId, Scheme, Stage, limits};

use crate::body::{Body, RoundSeal, SheetEntry, SheetNotice};
use crate::log::Heads;
use crate::seal::{KeyFor, SealedSheet};

impl Body {
    /// Checks every value that it holds against the limits. Needs nothing on file.
    ///
    /// # Errors
    /// The first [`ValueFault`].
    #[rustfmt::skip]
    pub fn check_values(&self) -> Checked {
        match self {
            Self::Genesis { chair, deputy, recipient: _ } => check_member(chair).map_err(|fault| fault.under("chair")).and(check_member_named("deputy", deputy.as_ref())),
            Self::Joined { member, recipient: _ } => check_name("member", member.as_str()),
            Self::DeviceAccepted { member, log: _, recipient: _, words_confirmed: _, supersedes: _ } => check_name("member", member.as_str()),
            Self::DeviceRevoked { log: _, after, reason } => check_sequence("after", *after).and(check_text("reason", reason)),
            Self::DeputyNamed { member } => check_member_named("member", member.as_ref()),
            Self::HandedOver { to, reason } => check_name("to", to.as_str()).and(check_text("reason", reason)),
            Self::TakeoverAgreed { takeover: _, reason } => check_text("reason", reason),
            Self::Received { heads } => check_heads(heads),
            Self::ForkChosen { log: _, seq, keep: _, reason } => check_sequence("seq", *seq).and(check_text("reason", reason)),
            Self::RoundDescribed { round, details } => check_id("round", round.as_str()).and(check_round_details(details).map_err(|fault| fault.under("details"))),
            Self::SchemeSet { round, scheme, reason } => check_id("round", round.as_str()).and(check_scheme_values(scheme).map_err(|fault| fault.under("scheme"))).and(check_text("reason", reason)),
            Self::MemberAdded { round, member } => check_id("round", round.as_str()).and(check_member(member).map_err(|fault| fault.under("member"))),
            Self::MemberRemoved { round, member, reason } => check_id("round", round.as_str()).and(check_name("member", member.as_str())).and(check_text("reason", reason)),
            Self::BidsSet { round, bids, source } => check_id("round", round.as_str()).and(check_each("bids", limits::BIDS, bids.iter(), check_bid_values)).and(check_line("source", source, limits::TITLE_LETTERS)),
            Self::LateBidAccepted { round, bid, reason } | Self::BidCorrected { round, bid, reason } => check_id("round", round.as_str()).and(check_bid_values(bid).map_err(|fault| fault.under("bid"))).and(check_text("reason", reason)),
            Self::BidWithdrawn { round, bid, reason } => check_id("round", round.as_str()).and(check_id("bid", bid.as_str())).and(check_text("reason", reason)),
            Self::GatewaysAnswered { round, answers } => check_id("round", round.as_str()).and(check_each("answers", limits::ANSWERS, answers.iter(), check_gateway_answer)),
            Self::RoundOpened { round, seal } => check_id("round", round.as_str()).and(check_seal(seal.as_ref())),
            Self::ObserverReady { round, recipient: _, keys } | Self::ObserverReleased { round, keys } | Self::Revealed { round, keys } => check_id("round", round.as_str()).and(check_keys("keys", keys)),
            Self::KeysGiven { round, keys, observer_keys, held } => check_id("round", round.as_str()).and(check_keys("keys", keys)).and(check_keys("observer_keys", observer_keys)).and(check_keys("held", held)),
            Self::Declared { round, declarations, note, entered_by } => check_id("round", round.as_str()).and(check_each("declarations", limits::DECLARATIONS, declarations.iter(), check_declaration)).and(check_text("note", note)).and(check_member_named("entered_by", entered_by.as_ref())),
            Self::SheetDrafted(sheet) | Self::SheetSubmitted(sheet) => check_sheet(sheet),
            Self::SheetReopened(notice) | Self::SheetWithdrawn(notice) => check_notice(notice),
            Self::RoundClosed { round, heads } => check_id("round", round.as_str()).and(heads.as_ref().map_or(Ok(()), check_heads)),
            Self::LateSheetAccepted { round, bid, member, record: _, reason } => check_id("round", round.as_str()).and(check_id("bid", bid.as_str())).and(check_name("member", member.as_str())).and(check_text("reason", reason)),
            Self::ScoresAgreed { round, scores } => check_id("round", round.as_str()).and(check_each("scores", limits::AGREED, scores.iter(), check_agreed_values)),
            Self::BidModerated { round, bid, strengths, weaknesses } => check_id("round", round.as_str()).and(check_id("bid", bid.as_str())).and(check_text("strengths", strengths)).and(check_text("weaknesses", weaknesses)),
            Self::Overridden { round, bid, kind: _, reason } => check_id("round", round.as_str()).and(check_id("bid", bid.as_str())).and(check_text("reason", reason)),
            Self::ShortlistSettled { round, settled } => check_id("round", round.as_str()).and(check_settled(settled).map_err(|fault| fault.under("settled"))),
            Self::OfficeDescribed { office } => check_office(office).map_err(|fault| fault.under("office")),
            Self::PublicationSet { round, publication } => check_id("round", round.as_str()).and(check_publication(publication).map_err(|fault| fault.under("publication"))),
            Self::Decided { round, decisions, by, details } => check_id("round", round.as_str()).and(check_each("decisions", limits::DECISIONS, decisions.iter(), check_decision)).and(check_line("by", by, limits::TITLE_LETTERS)).and(check_decision_details(details).map_err(|fault| fault.under("details"))),
            Self::ApproachesSet { round, plan } => check_id("round", round.as_str()).and(check_approach_plan(plan).map_err(|fault| fault.under("plan"))),
            Self::ResearchSet { round, research } => check_id("round", round.as_str()).and(check_research(research).map_err(|fault| fault.under("research"))),
            Self::ResearchSignedOff { round, research, by } => check_id("round", round.as_str()).and(check_id("research", research)).and(check_name("by", by)),
            Self::PartnersSet { round, partnership } => check_id("round", round.as_str()).and(check_partnership(partnership).map_err(|fault| fault.under("partnership"))),
            Self::PartnerSignedOff { round, sign_off } => check_id("round", round.as_str()).and(check_partner_sign_off(sign_off).map_err(|fault| fault.under("sign_off"))),
            Self::ProjectsTakenOver { round, projects } => check_id("round", round.as_str()).and(check_existing_projects(projects)),
            Self::ProjectAssessed { round, bid, assessment } => check_award(round, bid).and(check_assessment(assessment).map_err(|fault| fault.under("assessment"))),
            Self::CycleEntrySet { entry } => check_cycle_entry(entry).map_err(|fault| fault.under("entry")),
            Self::CycleEntryRemoved { entry, reason } => check_id("entry", entry.as_str()).and(check_text("reason", reason)),
            Self::StandardWordsSet { round, words } => check_id("round", round.as_str()).and(check_standard_words(words).map_err(|fault| fault.under("words"))),
            Self::AgreementWritten { round, bid, agreement } => check_award(round, bid).and(check_agreement(agreement).map_err(|fault| fault.under("agreement"))),
            Self::AgreementSigned { round, bid, signature } => check_award(round, bid).and(check_signature(signature).map_err(|fault| fault.under("signature"))),
            Self::AwardChecked { round, bid, check } => check_award(round, bid).and(check_award_check(check).map_err(|fault| fault.under("check"))),
            Self::ReturnRecorded { round, bid, report } => check_award(round, bid).and(check_project_return(report).map_err(|fault| fault.under("report"))),
            Self::PaymentRecorded { round, bid, event } => check_award(round, bid).and(check_payment_event(event).map_err(|fault| fault.under("event"))),
            Self::ReviewRecorded { round, bid, review } => check_award(round, bid).and(check_review(review).map_err(|fault| fault.under("review"))),
            Self::BiddersJoined { joined } => check_joined_bidders(joined).map_err(|fault| fault.under("joined")),
        }
    }

    /// Checks what only the round on file can tell: scoring opens under a scheme that
    /// can be followed, and once it has opened the scheme stays one. A score off its
    /// scale is not among it: its sheet stays on file, does not count, and is named.
    ///
    /// `scheme` is the round's own, `stage` where the round stands.
    ///
    /// # Errors
    /// The first [`ValueFault`].
    pub fn check_values_under(&self, scheme: Option<&Scheme>, stage: Stage) -> Checked {
        match self {
            Self::SchemeSet { scheme, .. } if stage != Stage::SetUp => check_followed(scheme),
            Self::RoundOpened { .. } => scheme.map_or(Ok(()), check_followed),
            _ => Ok(()),
        }
    }
}

impl SealedSheet {
    /// Checks what stands in the clear. What is sealed is checked when it is opened.
    ///
    /// # Errors
    /// The first [`ValueFault`].
    pub fn check_values(&self) -> Checked {
        check_id("round", self.round.as_str())?;
        check_id("bid", self.bid.as_str())?;
        check_name("member", self.member.as_str())?;
        check_member_named("entered_by", self.entered_by.as_ref())
    }
}

/// Refuses a scheme that cannot be followed, for its first fault.
fn check_followed(scheme: &Scheme) -> Checked {
    let first = check::check(scheme).into_iter().next();
    first.map_or(Ok(()), |fault| {
        let problem = format!("cannot be followed: {fault}");
        Err(ValueFault::new("scheme", problem))
    })
}

/// Checks the names of an award: its round and its bid.
fn check_award(round: &RoundId, bid: &BidRef) -> Checked {
    check_id("round", round.as_str()).and(check_id("bid", bid.as_str()))
}

fn check_member_named(at: &str, member: Option<&MemberId>) -> Checked {
    member.map_or(Ok(()), |member| check_name(at, member.as_str()))
}

fn check_sheet(sheet: &SheetEntry) -> Checked {
    check_id("round", sheet.round.as_str())?;
    check_id("bid", sheet.bid.as_str())?;
    check_name("member", sheet.member.as_str())?;
    check_member_named("entered_by", sheet.entered_by.as_ref())?;
    check_sheet_values(&sheet.content).map_err(|fault| fault.under("content"))
}

fn check_notice(notice: &SheetNotice) -> Checked {
    check_id("round", notice.round.as_str())?;
    check_id("bid", notice.bid.as_str())?;
    check_name("member", notice.member.as_str())?;
    check_text("reason", &notice.reason)
}

fn check_seal(seal: Option<&RoundSeal>) -> Checked {
    seal.map_or(Ok(()), |seal| check_keys("seal.keys", &seal.keys))
}

fn check_keys(at: &str, keys: &[KeyFor]) -> Checked {
    check_count(at, keys.len(), limits::MEMBERS)
}

fn check_heads(heads: &Heads) -> Checked {
    check_count("heads", heads.len(), limits::MEMBERS)?;
    let mut numbers = heads.values().map(|head| head.seq);
    numbers.try_for_each(|number| check_sequence("heads", number))
}

/// Refuses a sequence number that no log reaches.
fn check_sequence(at: &str, number: u64) -> Checked {
    if number <= limits::LOG_RECORDS as u64 {
        return Ok(());
    }
    let most = limits::LOG_RECORDS;
    let problem = format!("names the entry {number} of a log; the most is {most}.");
    Err(ValueFault::new(at, problem))
}

#[cfg(test)]
mod tests;
