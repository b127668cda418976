//! The headless program: every command of the contract, without a display.
//!
//! `arguments` is the command line; `plan` turns it into a command of the
//! one list; `rank`, `fairness`, `shortlist` and
//! `demo` need no open profile; `say` prints.

mod arguments;
mod care;
mod declare;
mod demo;
mod exchange;
mod fairness;
mod files;
mod from_files;
mod opening;
mod plan;
mod rank;
mod say;
mod say_devices;
mod shortlist;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Parser as _;
use serde_json::Value;

use crate::app::App;
use crate::commands::run_by_name as dispatch;
use crate::error::{ApiError, ErrorCode};
use crate::task::Task;
use arguments::{Arguments, Command};
pub use opening::{Opening, opening};
use say::Said;

/// Does what the command line asks. `None` where it names no command: then the
/// window is to be opened.
pub fn run(args: Vec<OsString>) -> Option<ExitCode> {
    let json = args.iter().any(|arg| arg == "--json");
    let arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(problem) => return Some(usage(&problem, json)),
    };
    if let Err(error) = opening::check(&arguments) {
        return Some(say::refusal(&error, json));
    }
    let command = arguments.command?;
    let unlock = arguments.unlock.as_deref();
    Some(match perform(arguments.profile, unlock, command, json) {
        Ok(said) => say::answer(&said),
        Err(error) => say::refusal(&error, json),
    })
}

fn profile_folder(named: Option<PathBuf>) -> Result<PathBuf, ApiError> {
    named.or_else(App::default_profile).ok_or_else(|| {
        ApiError::environment("This machine has no home folder. Name a folder with --profile.")
    })
}

fn usage(problem: &clap::Error, json: bool) -> ExitCode {
    if problem.use_stderr() && json {
        return say::refusal(
            &ApiError::of(ErrorCode::Usage, problem.to_string().trim().to_owned()),
            true,
        );
    }
    let _ = problem.print(); // nowhere is left to tell of a closed terminal
    ExitCode::from(u8::try_from(problem.exit_code()).unwrap_or(2))
}

fn perform(
    profile: Option<PathBuf>,
    unlock: Option<&Path>,
    command: Command,
    json: bool,
) -> Result<Said, ApiError> {
    let passphrase = unlock.map(care::passphrase).transpose()?;
    let passphrase = passphrase.as_deref();
    match command {
        Command::Rank(files) => rank::rank(&files, json),
        Command::Fairness(files) => fairness::fairness(&files, json),
        Command::Shortlist(files) => shortlist::shortlist(&files, json),
        Command::Demo { out } => in_background(demo::demo(&out, json)),
        Command::Recover {
            file,
            passphrase_file,
        } => {
            let profile = profile_folder(profile)?;
            in_background(exchange::recover(&profile, &file, &passphrase_file, json))
        }
        Command::Restore { from } => {
            let profile = profile_folder(profile)?;
            in_background(care::restore(&profile, &from, passphrase, json))
        }
        other => {
            let profile = profile_folder(profile)?;
            in_background(on_profile(&profile, passphrase, other, json))
        }
    }
}

/// Runs what waits for disks on a runtime of its own.
fn in_background<T>(work: impl Future<Output = Result<T, ApiError>>) -> Result<T, ApiError> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let runtime = runtime.map_err(|problem| {
        ApiError::environment(format!(
            "The program could not start its threads: {problem}."
        ))
    })?;
    runtime.block_on(work)
}

async fn on_profile(
    profile: &Path,
    passphrase: Option<&str>,
    command: Command,
    json: bool,
) -> Result<Said, ApiError> {
    let app = App::unlock(profile, passphrase).await?;
    let done = perform_on(&app, command, json).await;
    app.close().await;
    done
}

async fn perform_on(app: &App, command: Command, json: bool) -> Result<Said, ApiError> {
    let command = match command {
        Command::Exchange(command) => return exchange::perform(app, command, json).await,
        other => other,
    };
    if let Command::Rebuild = command {
        let digest = app.store.rebuild().await?.to_string();
        return Said::new(json, &serde_json::json!({"digest": digest}), || {
            format!("The tables were rebuilt from the records. Digest {digest}.")
        });
    }
    if let Command::Backup { to } = &command {
        let copied = app.store.backup(to).await;
        copied.map_err(|problem| ApiError::environment(format!("{problem}.")))?;
        let path = to.display().to_string();
        return Said::new(json, &serde_json::json!({"path": path}), || {
            format!("The profile's records are safe in {path}.")
        });
    }
    match command {
        Command::Doctor => return care::doctor(app, json).await,
        Command::Keys {
            to,
            passphrase_file,
        } => return care::keys(app, to, passphrase_file.as_deref(), json).await,
        _ => {}
    }
    let planned = plan::plan(app, command).await?;
    let value = dispatch(app, &progress_on_stderr(), &planned.name, planned.request).await?;
    if json {
        return Said::new(json, &planned.part.take_from(value), String::new);
    }
    Said::new(json, &(), || say::in_words(&planned.name, &value))
}

/// A task that says how far it is on standard error.
fn progress_on_stderr() -> Task {
    Task::new(|progress| {
        if progress.done == progress.of || progress.done.is_multiple_of(25) {
            eprintln!("{}: {} of {}", progress.text, progress.done, progress.of);
        }
    })
}

/// What a command prints of a larger answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    /// All of it.
    Whole,
    /// One member.
    Member(&'static str),
}

impl Part {
    fn take_from(self, mut value: Value) -> Value {
        match self {
            Self::Whole => value,
            Self::Member(name) => value.get_mut(name).map(Value::take).unwrap_or_default(),
        }
    }
}
