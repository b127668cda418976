//! What came of the awards of the sample year: agreements, checks, returns, payments, reviews.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use evenhand_core::commission::{
    Agreement, AwardCheck, AwardCheckKind, AwardCheckState, AwardEntry, AwardFile, PaymentEvent,
    PaymentStep, ReturnState, Side, Signature, draft_agreement,
};
use evenhand_core::{Pounds, PrivateText, RoundId, VariantArray as _};
use evenhand_record::Body;

use super::data::{Year, YearAward};
use crate::app::App;
use crate::error::ApiError;
use crate::sample::data::broken;

/// Puts what came of the awards on file.
pub(super) async fn record_awards(
    app: &App,
    year: &Year,
    ids: &BTreeMap<String, RoundId>,
) -> Result<(), ApiError> {
    let change = app.store.change().await?;
    let mut bodies = Vec::new();
    for award in &year.awards {
        let round = ids.get(&award.round).ok_or_else(|| broken(&award.round))?;
        let decided = year.rounds.get(&award.round);
        let decided_on = decided.and_then(|round| round.decision.as_ref()?.on);
        let decided_on = decided_on.ok_or_else(|| broken(&"a decision without a day"))?;
        bodies.extend(tell_award(app, round, award, decided_on).await?);
    }
    change.commit_all(&bodies, app.now()).await?;
    Ok(())
}

/// All that is said of an award, in order.
async fn tell_award(
    app: &App,
    round: &RoundId,
    told: &YearAward,
    decided_on: NaiveDate,
) -> Result<Vec<Body>, ApiError> {
    let decisions = app.store.decisions(round).await?.into_iter();
    let award = decisions
        .filter(|one| one.bid == told.bid)
        .map(|one| one.amount);
    let award: Pounds = award.sum();
    let rows = app.store.bids(round).await?.into_iter();
    let mut bids = rows
        .map(|row| row.bid)
        .filter(|bid| bid.reference == told.bid);
    let bid = bids.next().ok_or_else(|| broken(&told.bid))?;
    let agreement = Agreement {
        office_signatory: "Chief executive (sample)".to_owned(),
        recipient_signatory: format!("Chair of {}", bid.bidder),
        ..draft_agreement(&bid, award, decided_on, told.measures.clone())
    };
    let entries = match told.signed {
        true => list_entries(told, agreement, decided_on),
        false => vec![AwardEntry::Written(Box::new(agreement))],
    };
    Ok(entries
        .into_iter()
        .map(|entry| Body::of_award(round.clone(), told.bid.clone(), entry))
        .collect())
}

/// The agreement is signed and the recipient checked within two weeks; returns come in, and
/// each payment is made when it is due and nothing is waited for.
fn list_entries(told: &YearAward, agreement: Agreement, decided_on: NaiveDate) -> Vec<AwardEntry> {
    let signed_on = decided_on
        .checked_add_days(Days::new(7))
        .unwrap_or(decided_on);
    let mut entries = vec![AwardEntry::Written(Box::new(agreement.clone()))];
    entries.extend(
        Side::VARIANTS
            .iter()
            .map(|side| sign(&agreement, *side, signed_on)),
    );
    let kinds = AwardCheckKind::VARIANTS.iter();
    entries.extend(kinds.map(|kind| AwardEntry::Checked(check(*kind, &agreement, signed_on))));
    let returns = told.reports.iter().cloned();
    entries.extend(returns.map(|report| AwardEntry::Returned(Box::new(report))));
    entries.extend(list_payments(told, &agreement, &entries));
    entries.extend(told.reviews.iter().cloned().map(AwardEntry::Reviewed));
    entries
}

fn sign(agreement: &Agreement, side: Side, on: NaiveDate) -> AwardEntry {
    let by = match side {
        Side::Office => agreement.office_signatory.clone(),
        Side::Recipient => agreement.recipient_signatory.clone(),
    };
    AwardEntry::Signed(Signature {
        version: 1,
        side,
        by,
        on,
    })
}

fn check(kind: AwardCheckKind, agreement: &Agreement, on: NaiveDate) -> AwardCheck {
    let seen = match kind {
        AwardCheckKind::Dbs => "Certificates of all who meet people at risk",
        AwardCheckKind::Insurance => "Public and employer’s policy",
        AwardCheckKind::BankAccount => "Letter of the bank",
    };
    let expires = Some(agreement.end).filter(|_| kind == AwardCheckKind::Insurance);
    AwardCheck {
        kind,
        state: AwardCheckState::Evidenced {
            on,
            reference: PrivateText::new(format!("{seen} (sample)")),
            expires,
        },
    }
}

/// The payments that waited for nothing any more when they fell due: the first, and each
/// whose return was accepted.
fn list_payments(
    told: &YearAward,
    agreement: &Agreement,
    before: &[AwardEntry],
) -> Vec<AwardEntry> {
    let mut file = AwardFile::default();
    for entry in before {
        file.add(entry.clone(), chrono::DateTime::UNIX_EPOCH);
    }
    let accepted = told
        .reports
        .iter()
        .filter(|one| one.state == ReturnState::Accepted);
    let accepted: BTreeMap<u32, NaiveDate> = accepted
        .map(|one| (one.period.saturating_add(1), one.received))
        .collect();
    let payments = agreement.payments.iter().filter_map(|payment| {
        let received = accepted.get(&payment.number).copied();
        let on = received.map_or(payment.due, |received| received.max(payment.due));
        file.waits_for(payment, on).is_empty().then(|| {
            AwardEntry::Paid(PaymentEvent {
                number: payment.number,
                step: PaymentStep::Paid {
                    on,
                    reference: format!("SAMPLE {}/{}", told.bid, payment.number),
                    despite: String::new(),
                },
            })
        })
    });
    payments.collect()
}
