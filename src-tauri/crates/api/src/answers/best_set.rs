//! The set of bids with the best value, searched for as a long task.

use std::cell::Cell;

use evenhand_core::Pounds;
use evenhand_core::shortlist::{BestValue, NoBestValue, Objective, ShortlistInput, best_value};

use crate::command_list::CommandName;
use crate::error::ApiError;
use crate::task::Task;
use crate::view::outputs::TaskProgress;

/// How often a search asks whether to go on before it is given up: a minute's
/// work or so. It is counted, not timed, so that the same round gives the same
/// answer on every machine.
const MOST_QUESTIONS: u32 = 20_000;

/// Searches for the best set until it is found, the caller stops it, or it has
/// gone on for too long.
pub(crate) fn find_best_set(
    task: &Task,
    input: &ShortlistInput<'_>,
    total: Pounds,
    objective: Objective,
) -> Result<Result<BestValue, NoBestValue>, ApiError> {
    let asked = Cell::new(0_u32);
    let tell = || {
        task.step(TaskProgress {
            command: CommandName::shortlist_best,
            text: "Looking for the best set".to_owned(),
            done: asked.get(),
            of: MOST_QUESTIONS,
        })
    };
    let found = best_value(input, total, objective, &|| {
        asked.set(asked.get().saturating_add(1));
        tell().is_err() || asked.get() > MOST_QUESTIONS
    });
    tell()?;
    Ok(found)
}
