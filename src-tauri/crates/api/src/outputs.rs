//! Outputs of a round: what the pack is made from, and the files inside it.

pub(crate) mod files;
pub(crate) mod pack;
