//! The panel's rules, and nothing else: what a scheme is, which sheets count,
//! how scores become a total, a rank and a reason.
//!
//! Everything here is a pure function over values: no input or output, no
//! clock, no randomness but draws from a given seed. Official figures are
//! exact: decimals go in and come out, ratios of integers carry them between
//! (see [`exact`]).

// Nothing that a file or a record says may overflow; tests count small numbers.
#![cfg_attr(not(test), warn(clippy::arithmetic_side_effects))]

pub mod amount;
pub mod bid;
pub mod bid_details;
pub mod checks;
pub mod choice;
pub mod commission;
pub mod decision;
pub mod declaration;
pub mod exact;
pub mod fairness;
pub mod fund;
pub mod gateway;
pub mod harmless_cell;
pub mod id;
pub mod likeness;
pub mod limits;
pub mod moderation;
pub mod natural;
pub mod number;
pub mod office;
pub mod panel;
pub mod phrase;
pub mod private_text;
pub mod publication;
pub mod rank;
pub mod round;
pub mod scheme;
pub mod scored_round;
pub mod sheet;
pub mod shortlist;
pub mod standing;
pub mod title;

pub use bid::{Bid, BidChange};
pub use bid_details::{
    BidApproach, BidDetails, ValidationPlan, is_charity_number, is_company_number,
};
pub use choice::{Override, OverrideKind, Settled, SettledAward, Way};
pub use decision::{Decision, DecisionDetails, DecisionKind, Restricted};
pub use declaration::{Declaration, DeclarationKind, Subject};
pub use fund::{FitRule, Fund, FundFault, FundLine, LegalPower, Minimum, MinimumFor};
pub use gateway::{GatewayAnswer, GatewayReply};
pub use id::{
    BidRef, Bidder, CriterionId, CycleEntryId, GatewayId, MeasureId, MemberId, PartnerId, RoundId,
    SectionId,
};
pub use moderation::AgreedScore;
pub use number::{Points, Pounds, Score, Weight};
pub use office::{Office, TemplateName};
pub use panel::{Member, Role};
pub use private_text::PrivateText;
pub use publication::{
    Ground, LeftOut, PublicText, Publication, ReadMarks, ReadText, Unsuccessful,
};
pub use rank::Ranking;
pub use round::{Approach, RoundDetails, Stage};
pub use scheme::Scheme;
pub use scored_round::ScoredRound;
pub use sheet::{Recommendation, Scores, Sheet, SheetContent, SheetState};
pub use strum::VariantArray;
pub use title::Titled;
