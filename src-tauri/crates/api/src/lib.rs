//! The one list of commands, used by the window, the headless program and the
//! tests alike.

pub mod app;
pub mod bindings;
pub mod commands;
mod decisions_file;
pub mod error;
mod file;
mod guard;
pub mod headless;
mod log_owners;
mod outputs;
mod recusal;
mod round_data;
mod sample;
mod slug;
pub mod task;
pub mod view;

pub use app::App;
pub use commands::dispatch;
pub use commands::replaces_keys;
pub use error::ApiError;
pub use task::Task;
