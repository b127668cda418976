//! Decision pack: core values in, PDF bytes out.

pub mod input;
