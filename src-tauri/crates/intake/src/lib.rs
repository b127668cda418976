//! Bids in, sheets in: bytes to core values, each refusal with its position and remedy;
//! and core values back to the bytes of the same files.
//!
//! Every reader takes a file's name and bytes and gives back what is good, what
//! is refused and where, and what the reader should be told besides. The good
//! lines can be taken and the refused ones saved as a file to mend.
//!
//! [`read_scheme`] reads `scheme.json`; the others read tables, which may be
//! CSV or a spreadsheet's own XLSX. A file that the program writes too is written
//! beside its reader, from the same columns.

mod agreed;
mod bids;
mod decisions;
mod declarations;
mod gateways;
mod left_out;
pub mod mend;
mod mistake;
mod overrides;
pub mod refusal;
mod return_form;
mod rules;
mod scheme;
mod scores;
mod suggest;
mod table;

pub use agreed::{read_agreed, write_agreed};
pub use bids::{
    BidFault, BidderNames, CheckedBid, ProjectIn, bid_headings, check_bid, project_headings,
    read_bids, read_projects, write_bids,
};
pub use decisions::{read_decisions, write_decisions};
pub use declarations::{read_declarations, write_declarations};
pub use gateways::{read_gateways, write_gateways};
pub use left_out::{read_left_out, write_left_out};
pub use mend::{Rejected, RejectedRow, TableRead};
pub use overrides::write_overrides;
pub use refusal::Refusal;
pub use return_form::{ReturnFormFile, ReturnFormRead, is_return_form};
pub use rules::text::with_line_ends;
pub use scheme::{read_scheme, write_scheme};
pub use scores::{SheetIn, read_scores, write_scores};
pub use table::Heading;

/// The largest CSV file that is taken, in bytes: 64 MiB.
pub const MAX_FILE_BYTES: usize = 64 << 20;
