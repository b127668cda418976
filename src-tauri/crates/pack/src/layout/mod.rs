//! Layout: text into lines, lines into paragraphs and tables, those onto pages.
//!
//! Heights grow downwards from the top of the page, in points, on a grid of four.

pub(crate) mod bidi;
mod breaks;
mod cell;
pub(crate) mod flow;
pub(crate) mod paragraph;
pub(crate) mod place;
pub(crate) mod set;
pub(crate) mod style;
pub(crate) mod table;
pub(crate) mod text;
pub(crate) mod wrap;

pub(crate) use cell::{Cell, Column, Look, Row};
pub(crate) use flow::Flow;
pub(crate) use style::Style;
pub(crate) use table::Table;
pub(crate) use text::{Align, Text};
