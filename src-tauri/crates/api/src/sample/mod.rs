//! The sample round: made up after the Norfolk strategy, to learn on and to
//! show. It is built through the same commands as any other round.

mod build;
mod data;

pub(crate) use build::{Others, build, other_members};
