//! The one place where the program writes files, all but the database's own.

mod names;
mod whole_file;

pub use names::{move_file, sync_folder_of};
pub use whole_file::{PartFile, WholeFile};
