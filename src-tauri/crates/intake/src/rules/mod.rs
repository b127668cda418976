//! The rules that the columns of several tables share.

pub(crate) mod amount;
pub(crate) mod known;
pub(crate) mod name;
pub(crate) mod score;
