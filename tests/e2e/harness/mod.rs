//! Drives the real window through WebKitWebDriver.

mod axe;
mod chooser;
mod closing;
mod display;
mod drag;
mod driver;
mod group;
mod hands;
mod narrow;
mod picture;
mod window;

pub(crate) use chooser::{ESCAPE, RETURN};
pub(crate) use window::{Theme, Window};
