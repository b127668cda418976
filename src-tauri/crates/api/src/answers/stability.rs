//! How safe each bid's rank is, worked out as a long task.

use std::ops::Range;

use evenhand_core::ScoredRound;
use evenhand_core::fairness::stability::{Replay, Tally, WEIGHTINGS};
use evenhand_core::shortlist::Walk;

use crate::command_list::CommandName;
use crate::error::{ApiError, ErrorCode};
use crate::task::Task;
use crate::view::outputs::TaskProgress;

/// The seed of every draw, so that the figures on screen, in the pack and on an
/// auditor’s desk are the same.
pub(crate) const SEED: u32 = 1;

/// How many runs are made between two words on how far it is.
const AT_ONCE: u32 = 100;

/// What is run, by number.
#[derive(Clone, Copy)]
enum Runs {
    Draws,
    Weightings,
    WithoutOne,
}

/// Runs the round again and again, on as many threads as the machine has cores,
/// telling how far it is; the result does not depend on how many there are.
pub(crate) fn run_stability(
    task: &Task,
    round: &ScoredRound,
    seed: u64,
    draws: u32,
    walk: &Walk,
) -> Result<Vec<evenhand_core::fairness::stability::BidStability>, ApiError> {
    let replay = Replay::new(round, seed);
    let members = u32::try_from(replay.members().len()).unwrap_or(u32::MAX);
    let plan: Vec<(Runs, Range<u32>)> = [
        (Runs::Draws, draws),
        (Runs::Weightings, WEIGHTINGS),
        (Runs::WithoutOne, members),
    ]
    .into_iter()
    .flat_map(|(runs, of)| {
        let starts = (0..of).step_by(AT_ONCE as usize);
        starts.map(move |start| (runs, start..of.min(start + AT_ONCE)))
    })
    .collect();
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let mut tally: Option<Tally> = None;
    for (number, batch) in plan.chunks(threads).enumerate() {
        task.step(TaskProgress {
            command: CommandName::stability,
            text: "Ranking again with other members and weights".to_owned(),
            done: u32::try_from(number * threads).unwrap_or(u32::MAX),
            of: u32::try_from(plan.len()).unwrap_or(u32::MAX),
        })?;
        for found in side_by_side(&replay, batch, walk)? {
            tally = Some(match tally {
                Some(tally) => tally.merge(found),
                None => found,
            });
        }
    }
    Ok(tally.map_or_else(Vec::new, |tally| replay.rows(&tally, walk)))
}

fn side_by_side(
    replay: &Replay,
    batch: &[(Runs, Range<u32>)],
    walk: &Walk,
) -> Result<Vec<Tally>, ApiError> {
    std::thread::scope(|scope| {
        let running: Vec<_> = batch
            .iter()
            .map(|(runs, range)| {
                scope.spawn(|| match runs {
                    Runs::Draws => replay.draws(range.clone(), walk),
                    Runs::Weightings => replay.weightings(range.clone(), walk),
                    Runs::WithoutOne => replay.leave_outs(range.clone(), walk),
                })
            })
            .collect();
        let ended = running.into_iter().map(|one| {
            one.join().map_err(|_| {
                ApiError::of(
                    ErrorCode::Bug,
                    "BUG: a ranking with other members ended early.",
                )
            })
        });
        ended.collect()
    })
}
