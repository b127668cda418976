//! What an office publishes of its awards: open data in the 360Giving Data Standard
//! (JSON and CSV), and the Specified Information of a month (CSV and HTML).
//!
//! Core values go in and bytes come out; no clock and no file is read, so the same awards
//! give the same bytes on any day and machine. Everything goes through [`Grant`], which
//! has no room for an address, a contact or any other text that is told in confidence, and
//! holds a free text only where somebody read that very text for publication.

mod award;
mod csv_file;
mod entry;
mod grant;
mod identifier;
mod marks;
mod month;
mod notice;
mod package;
mod registered;
mod screen;
mod specified;
mod threesixty;

pub use evenhand_core::ReadMarks;
pub use grant::{Claim, Grant, GrantPart, GrantSources};
pub use identifier::is_organisation_identifier;
pub use marks::{FreeText, ReadWords};
pub use month::{Month, NotAMonth};
pub use notice::{Notice, NoticeKind};
pub use package::{OpenDataError, Package};
pub use specified::SpecifiedInformation;
pub use threesixty::OpenData;
