//! One record is checked and applied, whole or not at all.

use evenhand_core::SheetContent;
use evenhand_record::{Body, Payload, SealedSheet, SheetAct};

use super::error::ApplyError;
use super::seals::KeyRole;
use super::{
    Entry, EntryContent, Fold, Obstacle, authority, bids, commissioning, corrections, declarations,
    devices, late, moderation, on_file, panel, publication, rounds, seals, sheets, shortlist,
    stage,
};

impl Fold<'_> {
    /// Applies a record to the tables, whole or not at all where an obstacle is met.
    pub(crate) async fn apply_entry(&mut self, entry: &Entry<'_>) -> Result<(), ApplyError> {
        let (kind, about) = (entry.kind(), entry.about());
        on_file::check_on_file(self, kind, &about).await?;
        authority::check_signer(self, entry, kind, &about).await?;
        stage::check_stage(self, entry, &about).await?;
        match entry.content {
            EntryContent::Open(body) => self.apply_body(entry, body).await?,
            EntryContent::Sealed(sheet, payload, content) => {
                self.apply_sealed(entry, sheet, payload, content).await?;
            }
        }
        self.lookups.forget_after(kind);
        Ok(())
    }

    /// Applies a sheet whose content is sealed: that it was saved, or handed in. What the
    /// panel opens at the reveal counts, also on its author's device.
    async fn apply_sealed(
        &mut self,
        entry: &Entry<'_>,
        sheet: &SealedSheet,
        payload: &Payload,
        content: Option<&SheetContent>,
    ) -> Result<(), ApplyError> {
        sheet.check_values().map_err(Obstacle::Value)?;
        let at = entry.time_text();
        let saved = entry.sealed_sheet(sheet, content, &at);
        match sheet.act {
            SheetAct::Drafted => Ok(sheets::save_draft(self.on, saved).await?),
            SheetAct::Submitted => {
                sheets::submit_sheet(self, saved).await?;
                seals::keep_sealed_sheet(self.on, saved.record, sheet, payload).await?;
                seals::open_sheets(self, &sheet.round).await
            }
        }
    }

    /// Writes what a record says into the tables: one line a kind.
    #[rustfmt::skip]
    async fn apply_body(&mut self, entry: &Entry<'_>, body: &Body) -> Result<(), ApplyError> {
        body.check_values().map_err(Obstacle::Value)?;
        rounds::check_under_scheme(self, body).await?;
        commissioning::check_may_open(self, body).await?;
        commissioning::check_may_decide(self, body).await?;
        let (at, on) = (&entry.time_text(), &mut *self.on);
        match body {
            Body::Genesis { chair, deputy, recipient } => panel::begin_panel(on, entry, chair, deputy.as_ref(), recipient.as_ref()).await?,
            Body::Joined { .. } | Body::ForkChosen { .. } | Body::TakeoverAgreed { .. } => {}
            Body::DeviceAccepted { member, log, recipient, words_confirmed, .. } => devices::accept_device(on, *log, member, Some(recipient), *words_confirmed).await?,
            Body::DeviceRevoked { log, reason, .. } => devices::revoke_device(on, *log, reason).await?,
            Body::DeputyNamed { member } => devices::name_deputy(on, member.as_ref()).await?,
            Body::HandedOver { to, .. } => devices::hand_over_chair(on, to).await?,
            Body::Received { heads } => devices::note_received(on, heads).await?,
            Body::RoundDescribed { round, details } => rounds::describe_round(on, round, details).await?,
            Body::SchemeSet { round, scheme, reason } => rounds::set_scheme(on, round, scheme, reason, at).await?,
            Body::MemberAdded { round, member } => panel::add_member(self, round, member).await?,
            Body::MemberRemoved { round, member, reason } => panel::remove_member(on, round, member, reason).await?,
            Body::BidsSet { round, bids, .. } => bids::save_bids(on, round, bids).await?,
            Body::LateBidAccepted { round, bid, reason } => bids::accept_late_bid(on, round, bid, reason).await?,
            Body::BidCorrected { round, bid, reason } => corrections::correct_bid(self, entry, round, bid, reason).await?,
            Body::BidWithdrawn { round, bid, reason } => bids::withdraw_bid(on, round, bid, reason).await?,
            Body::GatewaysAnswered { round, answers } => bids::answer_gateways(on, round, answers).await?,
            Body::ApproachesSet { .. } | Body::ResearchSet { .. } | Body::ResearchSignedOff { .. } | Body::PartnersSet { .. }
            | Body::PartnerSignedOff { .. } | Body::ProjectsTakenOver { .. } | Body::ProjectAssessed { .. }
            | Body::CycleEntrySet { .. } | Body::CycleEntryRemoved { .. } | Body::StandardWordsSet { .. }
            | Body::AgreementWritten { .. } | Body::AgreementSigned { .. } | Body::AwardChecked { .. }
            | Body::ReturnRecorded { .. } | Body::PaymentRecorded { .. } | Body::ReviewRecorded { .. }
            | Body::BiddersJoined { .. } => commissioning::keep_entry(self, entry, body).await?,
            Body::RoundOpened { round, seal } => rounds::open_scoring(on, entry.log, round, seal.as_ref(), at).await?,
            Body::ObserverReady { round, recipient, keys } => seals::keep_observer_key(on, entry.log, round, recipient, keys).await?,
            Body::ObserverReleased { round, keys } => seals::give_keys(self, round, &[(KeyRole::Observer, keys)]).await?,
            Body::KeysGiven { round, keys, observer_keys, held } => seals::give_later_keys(self, round, held, keys, observer_keys).await?,
            Body::LateSheetAccepted { round, bid, member, record, reason } => late::accept_late_sheet(self, (round, bid, member), *record, reason).await?,
            Body::Declared { round, declarations, note, entered_by } => declarations::file_declarations(self, entry, round, declarations, note, entered_by.as_ref()).await?,
            Body::SheetDrafted(sheet) => sheets::save_draft(on, entry.open_sheet(sheet, at)).await?,
            Body::SheetSubmitted(sheet) => sheets::submit_sheet(self, entry.open_sheet(sheet, at)).await?,
            Body::SheetReopened(notice) => sheets::reopen_sheet(on, notice).await?,
            Body::SheetWithdrawn(notice) => late::withdraw_sheet(self, notice, entry.right).await?,
            Body::RoundClosed { round, heads } => rounds::close_scoring(on, round, heads.as_ref(), at).await?,
            Body::Revealed { round, keys } => rounds::reveal_scores(self, round, keys, at).await?,
            Body::ScoresAgreed { round, scores } => moderation::agree_scores(on, round, scores).await?,
            Body::BidModerated { round, bid, strengths, weaknesses } => moderation::save_words(on, round, bid, strengths, weaknesses).await?,
            Body::Overridden { round, bid, kind, reason } => shortlist::set_override(on, round, bid, *kind, reason).await?,
            Body::ShortlistSettled { round, settled } => shortlist::settle_shortlist(on, round, settled, at).await?,
            Body::OfficeDescribed { office } => publication::describe_office(on, office).await?,
            Body::PublicationSet { round, publication } => publication::set_publication(self, entry, round, publication).await?,
            Body::Decided { round, decisions, by, details } => moderation::file_decisions(on, round, decisions, (by, details), at).await?,
        }
        Ok(())
    }
}
