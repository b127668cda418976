//! The decision pack: core values in, the bytes of an accessible PDF out.
//!
//! [`render`] lays the pack out (`pages` say what stands where, `layout` how
//! it is broken into lines, tables and pages) and writes it as PDF/A-3a and
//! PDF/UA-1 (`layer`). The same input gives the same bytes, on every machine.
//! [`render_annex`] writes the bids one by one as a file of their own, and
//! [`render_public`] what everybody may read.
//! [`RecoveryPage`] is set the same way: the printable page of a recovery kit; and so is
//! any [`document::Document`]: a notice, a letter, an answer.

pub mod document;
mod error;
pub mod input;
mod layer;
mod layout;
mod options;
mod outcome;
mod pages;
mod papers;
mod public;
mod recovery;
mod render;
mod wording;

#[cfg(test)]
extern crate self as evenhand_pack;
#[cfg(test)]
#[path = "../tests/common/mod.rs"]
mod common;

pub use error::PackError;
pub use options::{Annex, PackOptions};
pub use public::render_public;
pub use recovery::RecoveryPage;
pub use render::{Pack, Progress, render, render_annex};
