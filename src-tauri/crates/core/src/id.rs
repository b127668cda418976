//! Names of things: one newtype each, so that a bid's reference can never be
//! handed over where a criterion's id is wanted.

use std::{borrow::Borrow, fmt, sync::Arc};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

macro_rules! identifiers {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(Arc<str>);

        impl $name {
            /// Names a thing by its text, taken as it is: any text is a name here,
            /// and those who read files or screens check it.
            pub fn new(text: impl AsRef<str>) -> Self {
                Self(Arc::from(text.as_ref()))
            }

            /// The text of the name.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self::new(text)
            }
        }

        impl Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }
    )*};
}

identifiers! {
    /// A bid's reference, unique within its round ("021").
    BidRef;
    /// A bidder: the organisation or person, by the name it bids under.
    Bidder;
    /// A criterion of a scheme ("o1").
    CriterionId;
    /// An entry of the commissioning cycle.
    CycleEntryId;
    /// A gateway of a scheme ("g1").
    GatewayId;
    /// A measure of an agreement ("m1").
    MeasureId;
    /// A member of a panel.
    MemberId;
    /// A commissioner of a round that several commission.
    PartnerId;
    /// A round of a panel.
    RoundId;
    /// A section of a scheme ("objectives").
    SectionId;
}
