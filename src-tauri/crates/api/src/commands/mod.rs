//! The commands, a file for what belongs together. [`dispatch`] runs one by name; their
//! one list is in [`crate::command_list`].

pub mod approaches;
pub mod awards;
pub mod bidders;
pub mod bids;
mod bids_again;
pub mod chair;
pub mod cycle;
pub mod decision;
pub mod declarations;
pub mod doctor;
pub mod documents;
pub mod exchange;
pub mod fairness;
pub mod gateways;
pub mod given;
pub mod history;
pub mod home;
pub mod joining;
pub mod keys;
pub mod kit;
pub mod members;
pub mod moderation;
pub mod paper;
pub mod partners;
pub mod projects;
mod projects_from;
pub mod publishing;
pub mod quick_grant;
pub mod ranking;
pub mod research;
pub mod return_forms;
pub mod rounds;
pub mod sample;
pub mod schemes;
pub mod second_key;
pub mod sheets;
pub mod sheets_import;
pub mod shortlist;
pub mod stages;
pub mod standard_words;

use std::borrow::Cow;

use evenhand_intake::with_line_ends;
use evenhand_record::Changed;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::command_list::CommandName;
use crate::context::Context;
use crate::error::{ApiError, ErrorCode};
use crate::field::SentRequest;
use crate::noting::noting;
use crate::task::Task;
// Each file of commands whole: a new command in one of them needs no line here.
use approaches::*;
use awards::*;
use bidders::*;
use bids::*;
use chair::*;
use cycle::*;
use decision::*;
use declarations::*;
use doctor::*;
use documents::*;
use exchange::*;
use fairness::*;
use gateways::*;
use given::*;
use history::*;
use home::*;
use joining::*;
use keys::*;
use kit::*;
use members::*;
use moderation::*;
use partners::*;
use projects::*;
use publishing::*;
use quick_grant::*;
use ranking::*;
use research::*;
use return_forms::*;
use rounds::*;
use sample::*;
use schemes::*;
use second_key::*;
use sheets::*;
use sheets_import::*;
use shortlist::*;
use stages::*;
use standard_words::*;

/// What came of a command: its answer, and what it changed.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Dispatched {
    /// The answer, as the list of commands says.
    pub answer: Value,
    /// What was changed on file since the last answer. Where commands run beside
    /// each other, each change is told with whichever answers first after it; what a
    /// command changed before it failed is told with the next answer.
    pub changed: Changed,
}

/// Runs one command by its name, and notes that in the support log.
///
/// # Errors
/// Says in a sentence what is wrong and what to do; nothing is half done. The field that
/// it names is one of the request: in a debug build one that is not is a bug.
pub async fn dispatch(
    app: &App,
    task: &Task,
    name: &str,
    request: Value,
) -> Result<Dispatched, ApiError> {
    let answer = run_by_name(app, task, name, request).await?;
    let changed = app.store.take_changed();
    Ok(Dispatched { answer, changed })
}

/// Runs one command by its name for a caller that shows nothing which it could change.
pub(crate) async fn run_by_name(
    app: &App,
    task: &Task,
    name: &str,
    request: Value,
) -> Result<Value, ApiError> {
    let command: CommandName = name.parse()?;
    let work = run_command(Context::new(app, task), command, request);
    noting(app, command.as_str(), work).await
}

/// Runs one command of the list.
async fn run_command(
    context: Context<'_>,
    command: CommandName,
    request: Value,
) -> Result<Value, ApiError> {
    macro_rules! run {
        ($($command:ident: $request:ty => $response:ty, $needs:tt, $doc:literal;)*) => {
            match command {
                // Each on the heap: all of them together are larger than a thread's stack.
                $(CommandName::$command => run_one(request, |ask| Box::pin($command(context, ask))).await,)*
            }
        };
    }
    crate::for_each_command!(run)
}

/// Runs one command on a request, and holds a refusal to the fields that the request has.
async fn run_one<Request, Answer, Running>(
    request: Value,
    run: impl FnOnce(Request) -> Running,
) -> Result<Value, ApiError>
where
    Request: DeserializeOwned + Serialize,
    Answer: Serialize,
    Running: Future<Output = Result<Answer, ApiError>>,
{
    let sent = SentRequest::keep(&request);
    let request: Request = read(request)?;
    let sent = sent.understood(&request);
    answer(&sent.check_field(run(request).await)?)
}

/// Reads what a command asks. What a word processor pasted as a line end becomes one here,
/// at the one door of every form, so that the files made from it can be read back.
fn read<T: DeserializeOwned>(mut request: Value) -> Result<T, ApiError> {
    mend_line_ends(&mut request);
    serde_json::from_value(request)
        .map_err(|problem| ApiError::bad_data(format!("The request is not understood: {problem}.")))
}

/// Mends the line ends in every text of a request.
fn mend_line_ends(request: &mut Value) {
    match request {
        Value::String(text) => {
            if let Cow::Owned(mended) = with_line_ends(text) {
                *text = mended;
            }
        }
        Value::Array(values) => values.iter_mut().for_each(mend_line_ends),
        Value::Object(fields) => fields.values_mut().for_each(mend_line_ends),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

fn answer<T: Serialize>(response: &T) -> Result<Value, ApiError> {
    serde_json::to_value(response).map_err(|problem| {
        ApiError::of(
            ErrorCode::Bug,
            format!("BUG: the answer cannot be written: {problem}."),
        )
    })
}

#[cfg(test)]
mod tests {
    use evenhand_record::Area;
    use serde_json::json;

    use super::*;

    #[tokio::test]
    async fn an_answer_comes_with_what_was_changed() {
        let folder = tempfile::tempdir().unwrap();
        let app = App::open_made_up(folder.path()).await.unwrap();
        let run = async |name: &str, ask: Value| dispatch(&app, &Task::silent(), name, ask).await;
        let details = json!({"title": "Grants 2014"});
        let ask = json!({"chair": "Joan Fry", "details": details});
        let begun = run("round_new", ask).await.unwrap().changed;
        assert_eq!(begun.rounds.len(), 1);
        assert!(begun.areas.is_superset(&[Area::Panel, Area::Scheme].into()));
        let round = json!({"round": begun.rounds.first()});
        let shown = run("round_show", round.clone()).await.unwrap();
        assert!(shown.changed.is_empty(), "to look changes nothing");
        assert!(run("round_reveal", round.clone()).await.is_err());
        let shown = run("round_show", round).await.unwrap();
        assert!(shown.changed.is_empty(), "what was refused changed nothing");
    }

    #[test]
    fn line_ends_of_a_request_are_mended_wherever_they_stand() {
        let mut request =
            json!({"content": {"reasons": {"o1": "one\u{b}two"}}, "list": ["a\u{c}b"], "score": 3});
        mend_line_ends(&mut request);
        let mended =
            json!({"content": {"reasons": {"o1": "one\ntwo"}}, "list": ["a\nb"], "score": 3});
        assert_eq!(request, mended);
    }
}
