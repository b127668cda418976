//! Bids in, sheets in: bytes to core values, each refusal with its place and remedy.
//!
//! Every reader takes a file's name and bytes and gives back what is good, what
//! is refused and where, and what the reader should be told besides. The good
//! lines can be taken and the refused ones saved as a file to mend.
//!
//! [`read_scheme`] reads `scheme.json`; the others read tables, which may be
//! CSV or a spreadsheet's own XLSX.

mod agreed;
mod bids;
mod declarations;
mod gateways;
pub mod mend;
pub mod refusal;
mod rules;
mod scheme;
mod scores;
mod suggest;
mod table;

pub use agreed::read_agreed;
pub use bids::read_bids;
pub use declarations::read_declarations;
pub use gateways::read_gateways;
pub use mend::{Read, Rejected, RejectedRow};
pub use refusal::Refusal;
pub use scheme::read_scheme;
pub use scores::{SheetIn, read_scores};

/// The largest file that is taken, in bytes.
pub const MAX_FILE_BYTES: usize = 256 << 20;
