//! Making the tables from the records: one plain function for each kind.
//!
//! Everything here depends on the records and on the tables alone, never on the
//! clock or on chance, so that the same records give the same tables on every
//! laptop. A record that speaks of something that is not on file is refused
//! when it is written ([`Obstacle`]), and set aside when it is folded.

mod apply;
mod authority;
mod bids;
mod catch_up;
mod commissioning;
mod context;
mod corrections;
mod declarations;
mod devices;
mod error;
mod late;
mod lookups;
mod moderation;
mod obstacle;
mod on_file;
mod panel;
mod plan;
mod publication;
mod recused;
mod replay;
mod rounds;
pub(crate) mod seals;
mod sheets;
mod shortlist;
mod stage;

pub(crate) use authority::own_right;
pub(crate) use catch_up::{begin_again, catch_up};
pub(crate) use context::{Entry, EntryContent, Fold, OwnDevice};
pub(crate) use error::ApplyError;
pub use obstacle::Obstacle;
pub(crate) use plan::{
    CheckedRecord, FoldStep, panel_of, plan_fold, records_on_file, ruling_bodies,
};
pub(crate) use replay::{FoldedTurn, PARKED, STEPS_AT_ONCE, note_folded, read_bodies};
