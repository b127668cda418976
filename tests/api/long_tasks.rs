//! A long task says how far it is and stops where it is asked to; a short one does neither.

use std::sync::{Arc, Mutex};

use evenhand_api::error::ErrorCode;
use evenhand_api::{CommandName, Effect, Length, Task};
use evenhand_core::Stage;
use evenhand_tests::Panel;
use serde_json::json;

use crate::NAMES;
use crate::examples::example;

/// A task, and the commands that it heard of.
fn listening() -> (Task, Arc<Mutex<Vec<CommandName>>>) {
    let heard = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&heard);
    let task = Task::new(move |progress| hears.lock().unwrap().push(progress.command));
    (task, heard)
}

#[tokio::test]
async fn the_list_says_which_commands_are_long() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let mut long = 0;
    for command in CommandName::ALL {
        let Some(example) = example(*command).filter(|one| one.stages.contains(&Stage::Revealed))
        else {
            continue;
        };
        let (task, heard) = listening();
        if command.needs().length == Length::Short && command.needs().effect == Effect::Changes {
            continue; // none of them ranks more than once
        }
        let answer = panel.chair().ask_watched(&task, *command, example.request);
        let answered = answer.await;
        assert!(answered.is_ok(), "{command}: {answered:?}");
        let speaks = !heard.lock().unwrap().is_empty();
        assert_eq!(speaks, command.needs().length == Length::Long, "{command}");
        long += usize::from(speaks);
    }
    assert_eq!(long, 5);
}

#[tokio::test]
async fn a_long_task_that_is_stopped_changes_nothing() {
    let panel = Panel::typed_in(NAMES, Stage::Revealed).await;
    let chair = panel.chair();
    let before = chair.told(CommandName::verify, json!({})).await;
    for command in CommandName::ALL {
        let Some(example) = example(*command) else {
            continue;
        };
        if command.needs().length == Length::Long {
            let task = Task::silent();
            task.stop();
            let stopped = chair.ask_watched(&task, *command, example.request).await;
            assert_eq!(
                stopped.map_err(|why| why.code),
                Err(ErrorCode::Cancelled),
                "{command}"
            );
        }
    }
    let after = chair.told(CommandName::verify, json!({})).await;
    assert_eq!(after, before);
}
