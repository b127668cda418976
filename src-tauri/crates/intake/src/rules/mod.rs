//! The rules that the columns of several tables share.

pub(crate) mod amount;
pub(crate) mod details;
pub(crate) mod known_names;
pub(crate) mod one_per_key;
pub(crate) mod score;
pub(crate) mod text;
