//! The documents of a round: its decision notice, its letters, its agreements and its
//! answers to questions, each a [`Document`] that is written as a PDF by `evenhand-pack` and as a
//! DOCX here.
//!
//! Core's values in, documents out: nothing here reads the clock or a file, and the same
//! round gives the same documents. [`notice()`], [`foi()`], [`half_year()`] and
//! [`cycle_report()`] are for the public, and take nothing that is private; [`letters()`],
//! [`agreement()`] and [`restricted_part`] are not.

mod agreement;
mod cycle_report;
mod decided;
mod docx;
mod entry_words;
mod foi;
mod half_year;
mod letters;
mod notice;
mod template;
mod texts;
mod words;

pub use agreement::{AgreementInput, agreement, standard_names};
pub use cycle_report::{CycleReport, DecidedRound, cycle_report};
pub use docx::write_docx;
pub use evenhand_pack::document::{Document, render_document};
pub use foi::{FoiFacts, NextRound, foi};
pub use half_year::{HalfYearAward, HalfYearInput, half_year, half_year_csv};
pub use letters::{Letter, Letters, letters};
pub use notice::{notice, restricted_part};
pub use template::{
    TemplateFault, TemplateOf, check_standard_words, check_template, default_template,
    default_words,
};
