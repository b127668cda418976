//! One rule for each value, whether it comes from a file, a form or a record.
//!
//! Every check gives the first thing that is wrong, as one sentence that begins with
//! the way to the value (`bids.3.amount`) and ends in what would be right. The limits
//! are those of [`crate::limits`]. What only the scheme can tell, such as whether a
//! score stands on its scale, is in `sheet`.

mod basic;
mod bid;
mod bid_details;
mod money;
mod office;
mod panel;
mod publication;
mod scheme;
mod sheet;

pub use basic::{
    Checked, ValueFault, check_count, check_each, check_id, check_line, check_name, check_pounds,
    check_score, check_text, check_title,
};
pub use bid::{check_bid_values, check_gateway_answer};
pub use money::{
    check_decision, check_decision_details, check_fund, check_round_details, check_settled,
};
pub use office::check_office;
pub use panel::{check_declaration, check_member};
pub use publication::check_publication;
pub use scheme::check_scheme_values;
pub use sheet::{check_agreed, check_agreed_values, check_sheet_content, check_sheet_values};
