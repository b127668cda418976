//! The sample round: made up after the Norfolk strategy, to learn on and to
//! show. It is built through the same commands as any other round.

mod build;
mod data;
mod panel;
mod sheets;
mod throwaway;
mod year;

pub(crate) use build::build_sample;
pub(crate) use panel::{OtherMembers, other_member_ids};
pub use throwaway::{SampleName, ThrowawaySample};
pub(crate) use year::build_sample_year;
