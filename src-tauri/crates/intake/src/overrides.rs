//! `overrides.csv`: what the chair decided outside the rank order. It is written and
//! not read.

use std::borrow::Cow;

use evenhand_core::{Override, Titled};

use crate::rules::text::clean_text;
use crate::table::{Column, write_table};

const COLUMNS: &[Column<Override>] = &[
    Column::needed("bid", |chosen| Cow::from(chosen.bid.as_str())),
    Column::needed("kind", |chosen| Cow::from(chosen.kind.code())),
    Column::needed("reason", |chosen| clean_text(&chosen.reason)),
];

/// Writes overrides as `overrides.csv`.
pub fn write_overrides(overrides: &[Override]) -> Vec<u8> {
    write_table(COLUMNS, overrides)
}
