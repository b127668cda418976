//! What is said of an award after it was made.

use super::agreement::{Agreement, Signature};
use super::payment::{AwardCheck, PaymentEvent};
use super::project_return::ProjectReturn;
use super::review::Review;

/// One thing that is said of an award.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AwardEntry {
    /// A version of its agreement was written.
    Written(Box<Agreement>),
    /// A side signed it.
    Signed(Signature),
    /// A check was made, or promised.
    Checked(AwardCheck),
    /// A return came in, or was judged.
    Returned(Box<ProjectReturn>),
    /// Something happened to a payment.
    Paid(PaymentEvent),
    /// It was looked at again.
    Reviewed(Review),
}
