//! The ranking by cases: each rule of the scheme on figures small enough to
//! check with a calculator.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

mod bars;
mod figures;
mod hostile;
mod round;
mod ties;
mod unsound;
