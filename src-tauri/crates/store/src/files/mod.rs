//! The one place where the program writes files, all but the database's own.

mod held;
mod line_log;
mod names;
mod owner_only;
mod rights;
mod whole_file;

pub use held::explain_file_problem;
pub use line_log::LineLog;
pub use names::{folder_of, move_file, remove_if_there, sync_folder_of};
pub(crate) use owner_only::REPLACED;
pub use owner_only::{close_to_others, find_open_to_others, make_owner_folder, open_owner_file};
pub use whole_file::{PartFile, WholeFile};
