//! The one place where the program writes files, all but the database's own.

mod line_log;
mod names;
mod whole_file;

pub use line_log::LineLog;
pub use names::{move_file, sync_folder_of};
pub use whole_file::{PartFile, WholeFile};
