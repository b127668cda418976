//! The one list of commands, used by the window, the headless program and the
//! tests alike.

pub mod bindings;
pub mod commands;
pub mod error;
pub mod view;

pub use error::ApiError;
