//! What a record about the commissioning says, as a sentence.

use evenhand_core::commission::{
    AwardCheckState, JoinedBidders, PaymentEvent, PaymentStep, ReturnState,
};
use evenhand_core::{BidRef, Titled, phrase};
use evenhand_record::Body;

/// What is said of a round; empty for other records.
pub(super) fn tell_round(body: &Body) -> String {
    match body {
        Body::ApproachesSet { plan, .. } => {
            let approaches: Vec<&str> = plan.approaches.iter().map(|one| one.title()).collect();
            let said = format!("The approach was set: {}", approaches.join(", "));
            phrase::with_reason(&said, &plan.reason)
        }
        Body::ResearchSet { research, .. } => format!(
            "The research was written: {} and {}.",
            phrase::counted(research.needs.len(), "need", "needs"),
            phrase::counted(research.options.len(), "option", "options")
        ),
        Body::ResearchSignedOff { by, .. } => format!("The research was signed off by {by}."),
        Body::PartnersSet { partnership, .. } => {
            let names = partnership.partners.iter().map(|one| one.name.as_str());
            let names: Vec<&str> = names.collect();
            format!("The partners were set: {}.", names.join(", "))
        }
        Body::PartnerSignedOff { sign_off, .. } => {
            format!(
                "{} signed for the partner {}.",
                sign_off.by, sign_off.partner
            )
        }
        Body::ProjectsTakenOver { projects, .. } => {
            let projects = phrase::counted(projects.len(), "project was", "projects were");
            format!("{projects} taken over from earlier years.")
        }
        Body::ProjectAssessed {
            bid, assessment, ..
        } => {
            let finding = assessment.finding.in_sentence();
            let said = format!("The project of bid {bid} was assessed: {finding}");
            phrase::with_reason(&said, &assessment.reasons)
        }
        Body::StandardWordsSet { .. } => {
            "The office’s words for all agreements were set.".to_owned()
        }
        _ => String::new(),
    }
}

/// What is said for the whole panel; empty for other records.
pub(super) fn tell_panel(body: &Body) -> String {
    match body {
        Body::CycleEntrySet { entry } => {
            let said = format!("{} was noted in the cycle", entry.kind.title());
            phrase::with_reason(&said, &entry.title)
        }
        Body::CycleEntryRemoved { reason, .. } => {
            phrase::with_reason("An entry of the cycle was taken out", reason)
        }
        Body::BiddersJoined { joined } => tell_joined(joined),
        _ => String::new(),
    }
}

fn tell_joined(joined: &JoinedBidders) -> String {
    let names: Vec<&str> = joined.names.iter().map(|name| name.as_str()).collect();
    let names = names.join(", ");
    let said = match &joined.as_one {
        Some(name) => format!("{names} were said to be one bidder, {name}"),
        None => format!("{names} were said to be different bidders"),
    };
    phrase::with_reason(&said, &joined.reason)
}

/// What is said of an award; empty for other records.
pub(super) fn tell_award(body: &Body) -> String {
    match body {
        Body::AgreementWritten { bid, agreement, .. } => match &agreement.variation {
            Some(variation) => {
                let said = format!("The agreement on bid {bid} was varied");
                phrase::with_reason(&said, &variation.reason)
            }
            None => format!("The agreement on bid {bid} was written."),
        },
        Body::AgreementSigned { bid, signature, .. } => format!(
            "{} signed version {} of the agreement on bid {bid} for the {}.",
            signature.by,
            signature.version,
            signature.side.in_sentence()
        ),
        Body::AwardChecked { bid, check, .. } => {
            let state = match check.state {
                AwardCheckState::Promised { .. } => "promised",
                AwardCheckState::Evidenced { .. } => "seen",
                AwardCheckState::NotNeeded { .. } => "said not to be needed",
            };
            format!("For bid {bid}, {}: {state}.", check.kind.in_sentence())
        }
        Body::ReturnRecorded { bid, report, .. } => {
            let state = match report.state {
                ReturnState::Received => "came in",
                ReturnState::Queried => "was asked about",
                ReturnState::Accepted => "was accepted",
            };
            format!(
                "The return of bid {bid} for period {} {state}.",
                report.period
            )
        }
        Body::PaymentRecorded { bid, event, .. } => tell_payment(bid, event),
        Body::ReviewRecorded { bid, review, .. } => {
            let said = format!("Bid {bid} was reviewed: {}", review.finding.in_sentence());
            phrase::with_reason(&said, &review.reasons)
        }
        _ => String::new(),
    }
}

fn tell_payment(bid: &BidRef, event: &PaymentEvent) -> String {
    let payment = format!("Payment {} of bid {bid}", event.number);
    match &event.step {
        PaymentStep::Paid { despite, .. } => {
            phrase::with_reason(&format!("{payment} was made"), despite)
        }
        PaymentStep::Held { reason } => {
            phrase::with_reason(&format!("{payment} was held back"), reason)
        }
        PaymentStep::Released { reason } => {
            phrase::with_reason(&format!("{payment} was released"), reason)
        }
        PaymentStep::TakenBack { reason } => {
            phrase::with_reason(&format!("{payment} was not made after all"), reason)
        }
        PaymentStep::Repaid { amount, reason, .. } => phrase::with_reason(
            &format!("{} of {payment} was paid back", amount.to_words()),
            reason,
        ),
    }
}
