//! What a record says of an award, for the file that its records add up to.

use evenhand_core::commission::AwardEntry;
use evenhand_core::{BidRef, RoundId};

use crate::body::Body;

impl Body {
    /// What it says of an award after it was made; none where it speaks of something else.
    pub fn award_entry(&self) -> Option<AwardEntry> {
        match self {
            Self::AgreementWritten { agreement, .. } => {
                Some(AwardEntry::Written(agreement.clone()))
            }
            Self::AgreementSigned { signature, .. } => Some(AwardEntry::Signed(signature.clone())),
            Self::AwardChecked { check, .. } => Some(AwardEntry::Checked(check.clone())),
            Self::ReturnRecorded { report, .. } => Some(AwardEntry::Returned(report.clone())),
            Self::PaymentRecorded { event, .. } => Some(AwardEntry::Paid(event.clone())),
            Self::ReviewRecorded { review, .. } => Some(AwardEntry::Reviewed(review.clone())),
            _ => None,
        }
    }

    /// The record that says something of an award.
    pub fn of_award(round: RoundId, bid: BidRef, entry: AwardEntry) -> Self {
        match entry {
            AwardEntry::Written(agreement) => Self::AgreementWritten {
                round,
                bid,
                agreement,
            },
            AwardEntry::Signed(signature) => Self::AgreementSigned {
                round,
                bid,
                signature,
            },
            AwardEntry::Checked(check) => Self::AwardChecked { round, bid, check },
            AwardEntry::Returned(report) => Self::ReturnRecorded { round, bid, report },
            AwardEntry::Paid(event) => Self::PaymentRecorded { round, bid, event },
            AwardEntry::Reviewed(review) => Self::ReviewRecorded { round, bid, review },
        }
    }
}
