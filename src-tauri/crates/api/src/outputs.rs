//! Outputs of a round: what the pack and the workbook are made from, and the files inside
//! the pack.

pub(crate) mod files;
pub(crate) mod pack;
pub(crate) mod records;
pub(crate) mod workbook;
