//! The one list of commands, used by the window, the headless program and the
//! tests alike.

mod answers;
pub mod app;
pub mod bindings;
pub mod command_list;
pub mod commands;
pub mod context;
mod documents;
pub mod error;
pub mod field;
mod file;
mod guard;
pub mod headless;
mod log_owners;
mod noting;
mod outputs;
mod recusal;
mod round_cache;
mod round_data;
mod sample;
mod secret_file;
mod slug;
mod support_log;
pub mod task;
pub mod verify_pack;
pub mod view;

pub use app::App;
pub use command_list::{Caller, CommandName, Effect, Length, Needs};
pub use commands::{Dispatched, dispatch};
pub use context::Context;
pub use error::ApiError;
pub use sample::{SampleName, ThrowawaySample};
pub use task::Task;
