//! Records: what happened to a panel, signed and in order. Pure over bytes.

pub mod body;

pub use body::{Body, SheetEntry, SheetNotice};
