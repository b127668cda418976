//! The workbook of a round: core values in, the bytes of an XLSX out.
//!
//! Every total and rank is a formula over the members' scores, so that anyone with a
//! spreadsheet can follow it cell by cell. Formulas carry whole numbers alone: a panel
//! score is a whole number over a whole number, and the one division rounds as the scheme
//! says, midpoints up (no score is under 0). Spreadsheets keep 15 figures; where a bid's
//! numbers would need more, its row says so and gives the published figures (`fit`).
//!
//! `whole_scheme` turns the scheme into whole numbers, `whole_bid` works a bid out with
//! them as the formulas do, and `sheets` writes both: a formula in each cell, and what it
//! comes to beside it, for programs that show what is stored. The same input gives the
//! same bytes.

mod error;
mod fit;
mod input;
mod page;
mod placing;
mod return_form;
mod sheets;
mod whole;
mod whole_bid;
mod whole_scheme;

pub use error::WorkbookError;
pub use input::WorkbookInput;
pub use return_form::write_return_form;
pub use sheets::{RoundWorkbook, write_workbook};
