//! The documents of a round: its decision notice, its letters and its answers to
//! questions, each a [`Document`] that is written as a PDF by `evenhand-pack` and as a
//! DOCX here.
//!
//! Core's values in, documents out: nothing here reads the clock or a file, and the same
//! round gives the same documents. [`notice()`], [`foi()`] and [`half_year()`] are for the public, and take
//! nothing that is private; [`letters()`] and [`restricted_part`] are not.

mod decided;
mod docx;
mod foi;
mod half_year;
mod letters;
mod notice;
mod template;
mod texts;
mod words;

pub use docx::write_docx;
pub use evenhand_pack::document::{Document, render_document};
pub use foi::foi;
pub use half_year::{HalfYearAward, HalfYearInput, half_year, half_year_csv};
pub use letters::{Letter, Letters, letters};
pub use notice::{notice, restricted_part};
pub use template::{TemplateFault, check_template, default_template};
