//! A bundle (`.ehx`): records of one panel, complete in itself.
//!
//! JSON lines: a first line that names the panel, one line a record, and a last
//! line with their number and the SHA-256 of all bytes before it. The order of
//! work is cheap first: the last line shows whether all of it has arrived, a
//! record's id shows whether it is on file already, and only what is new is
//! opened by [`check_records`].

mod carried;
mod check;
mod fault;
mod lines;
mod read;
mod take;
mod write;

pub use carried::Carried;
pub use check::{Checked, Refused, WhyRefused, check_records};
pub use fault::{BundleFault, Damage};
pub use read::{Bundle, Entries, Limits, read};
pub use take::{MAX_REFUSED, Taken, take};
pub use write::{BundleUnwritable, write};

pub(crate) use fault::FileState;
pub(crate) use lines::{MAX_ROW, RecordLine, panel_of};
