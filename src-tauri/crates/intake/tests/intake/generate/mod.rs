//! Arbitrary rounds, valid by construction: nothing is thrown away, so every case
//! counts and every failing case shrinks.

mod bids;
mod details;
mod files;
mod schemes;
mod texts;

pub(crate) use bids::{any_round, any_typed_bid};
pub(crate) use files::{any_agreed, any_answers, any_decisions, any_declarations, any_sheets};
pub(crate) use schemes::any_scheme;
pub(crate) use texts::any_text;
