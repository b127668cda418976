//! How much a bid above the funding line owes to who happened to score, and to
//! the exact weights.
//!
//! A [`Replay`] runs the round again: with members drawn anew from the panel
//! ([`Replay::draws`]; Efron, B. (1979), "Bootstrap methods"), with the weights
//! moved a little ([`Replay::weightings`]), and without each member in turn
//! ([`Replay::leave_outs`]). Each run by its number is the same whoever asks for
//! it, so ranges of numbers can go to several threads and their [`Tally`]s be
//! merged; [`Replay::rows`] makes of them what the chair sees.
//!
//! In every run gateways, agreed scores, thresholds, the pass mark and the
//! tie-breaks hold, and totals are rounded as published before they rank. The
//! quorum is set aside: it guards the official ranking, and a run with fewer
//! sheets asks what would have come of them. A bid that has no rank officially
//! because it misses a threshold takes part, since other members might have
//! lifted it over; one kept out by a gateway, the quorum or unfinished scores
//! does not.

use std::collections::BTreeMap;

use serde::Serialize;
use ts_rs::TS;

use super::count;
use crate::id::{BidRef, MemberId};
use crate::scored_round::ScoredRound;
use crate::title::Titled;

mod entry;
mod leave_out;
mod replay;
mod resampling;
mod rows;
mod rules;
mod run;
mod tally;
mod tie_keys;

pub use replay::Replay;
pub use tally::Tally;

/// How many times members are drawn anew, unless someone asks for another number.
pub const DRAWS: u32 = 2_000;
/// How many times weights are moved, unless someone asks for another number.
pub const WEIGHTINGS: u32 = 1_000;
/// The share of runs, of draws and of weightings each, from which a place above
/// the line is safe.
pub const SAFE_SHARE: f64 = 0.95;
/// The share of runs up to which a bid is out.
pub const OUT_SHARE: f64 = 0.05;
/// How far a weight is moved at most, up or down, as a fraction of itself.
pub const WEIGHT_SHIFT: f64 = 0.2;

/// Decides which bids are funded in full.
///
/// It is given the ranked bids in order of rank, tied ones by reference, each
/// with its rank and its index among the bids of the [`ScoredRound`], and sets
/// `funded` at those indexes. All are `false` before. It is asked thousands of
/// times, so it should not allocate.
pub trait Cut {
    /// Marks the bids that are funded in full.
    fn cut(&self, ranking: &[(u32, usize)], funded: &mut [bool]);
}

impl<F: Fn(&[(u32, usize)], &mut [bool])> Cut for F {
    fn cut(&self, ranking: &[(u32, usize)], funded: &mut [bool]) {
        self(ranking, funded);
    }
}

/// How firmly a bid stands where it stands.
#[derive(Clone, Debug, PartialEq, Serialize, TS)]
pub struct BidStability {
    /// Which bid.
    pub bid: BidRef,
    /// Its official rank.
    pub rank: u32,
    /// Whether it is officially funded in full.
    pub above: bool,
    /// The share of draws in which it is funded in full, of those in which it
    /// has sheets enough to be ranked; a fraction of 1.
    pub above_line: Option<f64>,
    /// The share of weightings in which it is funded in full; a fraction of 1.
    pub weightings: Option<f64>,
    /// The lowest rank number among the official one and those without one member.
    pub rank_low: u32,
    /// The highest of them.
    pub rank_high: u32,
    /// Its rank without each member; `null` where it would have none.
    pub leave_one_out: BTreeMap<MemberId, Option<u32>>,
    /// What all this comes to.
    pub band: Band,
    /// Why a share is `null`, where one is.
    pub reason: Option<String>,
}

/// What the runs of a bid come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Band {
    /// Funded officially, without any one member, and in at least
    /// [`SAFE_SHARE`] of the draws and of the weightings.
    Safe,
    /// Neither of the others.
    InTheBalance,
    /// Not funded officially, nor without any one member, and funded in at
    /// most [`OUT_SHARE`] of the draws and of the weightings.
    Out,
}

impl Titled for Band {
    fn title(self) -> &'static str {
        match self {
            Self::Safe => "Safe",
            Self::InTheBalance => "In the balance",
            Self::Out => "Out",
        }
    }
}

/// The stability of every ranked bid, by [`DRAWS`] draws, [`WEIGHTINGS`]
/// weightings and each member left out once, all on this thread.
pub fn stability(round: &ScoredRound, seed: u64, cut: &impl Cut) -> Vec<BidStability> {
    let replay = Replay::new(round, seed);
    let tally = replay
        .draws(0..DRAWS, cut)
        .merge(replay.weightings(0..WEIGHTINGS, cut))
        .merge(replay.leave_outs(0..count(replay.members().len()), cut));
    replay.rows(&tally, cut)
}
