//! Drives the real window through WebKitWebDriver.

mod axe;
mod chooser;
mod closing;
mod display;
mod drag;
mod driver;
mod failed_start;
mod group;
mod hands;
mod narrow;
mod picture;
mod window;

pub(crate) use chooser::{ESCAPE, RETURN};
pub(crate) use failed_start::FailedStart;
pub(crate) use window::{Theme, Window};
