//! Bids in, sheets in: bytes to core values, each refusal with its place and remedy.

pub mod refusal;

pub use refusal::Refusal;
