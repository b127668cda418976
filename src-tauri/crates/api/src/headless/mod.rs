//! The headless program: every command of the contract, without a display.
//!
//! `arguments` has the one list of commands. Each command is one file: its arguments, what
//! it does, and its words. `output` prints.

mod amount;
mod approach;
mod arguments;
mod award;
mod award_arguments;
mod award_words;
mod backup;
mod bid_details;
mod bidders;
mod bids;
mod call;
mod chair;
mod codes;
mod cycle;
mod decide;
mod declare;
mod demo;
mod devices;
mod doctor;
mod exchange;
mod fairness;
mod files;
mod gateway;
mod history;
mod home;
mod invite;
mod keys;
mod kit;
mod late;
mod member;
mod moderate;
mod office;
mod opening;
mod output;
mod outputs;
mod partners;
mod passphrase;
mod profile;
mod progress;
mod project;
mod publication;
mod quick_grant;
mod rank;
mod ranking;
mod research;
mod return_form;
mod round;
mod scheme;
mod second_key;
mod session;
mod sheet;
mod shortlist;
mod sync;
mod task;
mod verify;
mod verify_pack;
mod words;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser as _;

use crate::error::{ApiError, ErrorCode};
use arguments::{ApartCommand, Arguments, Command, FolderCommand, ProfileCommand};
pub use opening::{Opening, opening};
use output::{Form, Output, print_output, print_refusal};
use profile::{OpenProfile, Work};
use session::{Session, wait_for};

/// Does what the command line asks. `None` where it names no command: then the
/// window is to be opened.
pub fn run(args: Vec<OsString>) -> Option<ExitCode> {
    let form = Form::asked_for(args.iter().any(|arg| arg == "--json"));
    let mut arguments = match Arguments::try_parse_from(args) {
        Ok(arguments) => arguments,
        Err(problem) => return Some(print_usage(&problem, form)),
    };
    if let Err(error) = opening::check_files(&arguments) {
        return Some(print_refusal(&error, form));
    }
    let command = arguments.command.take()?;
    let output = Session::begin(arguments, form).and_then(|session| perform(&session, command));
    Some(match output {
        Ok(output) => print_output(&output),
        Err(error) => print_refusal(&error, form),
    })
}

fn print_usage(problem: &clap::Error, form: Form) -> ExitCode {
    if problem.use_stderr() && form == Form::Json {
        let message = problem.to_string().trim().to_owned();
        return print_refusal(&ApiError::of(ErrorCode::Usage, message), form);
    }
    let _ = problem.print(); // nowhere is left to tell of a closed terminal
    ExitCode::from(u8::try_from(problem.exit_code()).unwrap_or(2))
}

/// Does one command.
fn perform(session: &Session, command: Command) -> Result<Output, ApiError> {
    match command {
        Command::Apart(command) => perform_apart(command, session.form),
        Command::OnProfile(command) => {
            session.with_profile(command.name(), |profile| work_on(profile, command))
        }
        Command::OnFolder(command) => perform_on_folder(session, command),
    }
}

fn perform_apart(command: ApartCommand, form: Form) -> Result<Output, ApiError> {
    match command {
        ApartCommand::Demo(asked) => wait_for(demo::build_demo(&asked, form)),
        ApartCommand::Rank(asked) => rank::rank_files(&asked, form),
        ApartCommand::Fairness(asked) => fairness::measure_fairness(&asked, form),
        ApartCommand::Shortlist(asked) => shortlist::cut_shortlist(&asked, form),
        ApartCommand::VerifyPack(asked) => wait_for(verify_pack::verify_file(&asked, form)),
        ApartCommand::ReadPack => verify_pack::read_standard_input(),
    }
}

fn perform_on_folder(session: &Session, command: FolderCommand) -> Result<Output, ApiError> {
    let (folder, form) = (&session.folder()?, session.form);
    match command {
        FolderCommand::Recover(asked) => wait_for(kit::recover_profile(folder, &asked, form)),
        FolderCommand::Restore(asked) => {
            let passphrase = session.passphrase.as_deref();
            wait_for(backup::restore_profile(folder, &asked, passphrase, form))
        }
    }
}

fn work_on(profile: &OpenProfile, command: ProfileCommand) -> Work<'_> {
    match command {
        ProfileCommand::Home => Box::pin(home::list_rounds(profile)),
        ProfileCommand::Round(asked) => Box::pin(round::run_round_command(profile, asked)),
        ProfileCommand::Approach(asked) => Box::pin(approach::run_approach_command(profile, asked)),
        ProfileCommand::Research(asked) => Box::pin(research::run_research_command(profile, asked)),
        ProfileCommand::QuickGrant(asked) => {
            Box::pin(quick_grant::give_quick_grant(profile, asked))
        }
        ProfileCommand::Member(asked) => Box::pin(member::run_member_command(profile, asked)),
        ProfileCommand::Scheme(asked) => Box::pin(scheme::run_scheme_command(profile, asked)),
        ProfileCommand::Bids(asked) => Box::pin(bids::run_bids_command(profile, asked)),
        ProfileCommand::Bidders(asked) => Box::pin(bidders::run_bidders_command(profile, asked)),
        ProfileCommand::Project(asked) => Box::pin(project::run_project_command(profile, asked)),
        ProfileCommand::Gateways(asked) => Box::pin(gateway::import_gateways(profile, asked)),
        ProfileCommand::Gateway(asked) => Box::pin(gateway::answer_gateway(profile, asked)),
        ProfileCommand::Declare(asked) => Box::pin(declare::declare_interests(profile, asked)),
        ProfileCommand::Sheet(asked) => Box::pin(sheet::run_sheet_command(profile, asked)),
        ProfileCommand::Progress(asked) => Box::pin(progress::show_progress(profile, asked)),
        ProfileCommand::Ranking(asked) => Box::pin(ranking::rank_round(profile, asked)),
        ProfileCommand::Moderate(asked) => Box::pin(moderate::moderate_round(profile, asked)),
        ProfileCommand::Decide(asked) => Box::pin(decide::record_decision(profile, asked)),
        ProfileCommand::Award(asked) => Box::pin(award::run_award_command(profile, asked)),
        ProfileCommand::ReturnForm(asked) => {
            Box::pin(return_form::run_return_form_command(profile, asked))
        }
        ProfileCommand::Office(asked) => Box::pin(office::run_office_command(profile, asked)),
        ProfileCommand::Partners(asked) => Box::pin(partners::run_partners_command(profile, asked)),
        ProfileCommand::Publication(asked) => {
            Box::pin(publication::run_publication_command(profile, asked))
        }
        ProfileCommand::Cycle(asked) => Box::pin(cycle::run_cycle_command(profile, asked)),
        ProfileCommand::Outputs(asked) => outputs::output_work(profile, asked),
        ProfileCommand::Exchange(asked) => exchange::exchange_work(profile, asked),
        ProfileCommand::History(asked) => Box::pin(history::show_history(profile, asked)),
        ProfileCommand::Verify => Box::pin(verify::verify_profile(profile)),
        ProfileCommand::Rebuild => Box::pin(verify::rebuild_tables(profile)),
        ProfileCommand::Keys(asked) => Box::pin(keys::show_or_move_keys(profile, asked)),
        ProfileCommand::Doctor => Box::pin(doctor::examine_profile(profile)),
        ProfileCommand::Backup(asked) => Box::pin(backup::back_up_profile(profile, asked)),
        ProfileCommand::Call(asked) => Box::pin(call::call_command(profile, asked)),
    }
}
