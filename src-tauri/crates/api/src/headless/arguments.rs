//! The command line: its options, and the one list of what can be done. Each command's own
//! arguments stand in its own file, beside what it does and what it prints.

use std::path::PathBuf;

use clap::{Parser, Subcommand};

use super::approach::ApproachCommand;
use super::award_arguments::AwardCommand;
use super::backup::{Backup, Restore};
use super::bidders::BiddersCommand;
use super::bids::BidsCommand;
use super::call::Call;
use super::cycle::CycleCommand;
use super::decide::Decide;
use super::declare::Declare;
use super::demo::Demo;
use super::exchange::ExchangeCommand;
use super::fairness::FairnessFiles;
use super::gateway::{Gateway, Gateways};
use super::keys::Keys;
use super::kit::Recover;
use super::member::MemberCommand;
use super::moderate::Moderate;
use super::office::OfficeCommand;
use super::outputs::OutputCommand;
use super::partners::PartnersCommand;
use super::profile::WhichRound;
use super::project::ProjectCommand;
use super::publication::PublicationCommand;
use super::quick_grant::QuickGrant;
use super::rank::RankFiles;
use super::research::ResearchCommand;
use super::return_form::ReturnFormCommand;
use super::round::RoundCommand;
use super::scheme::SchemeCommand;
use super::sheet::SheetCommand;
use super::shortlist::ShortlistFiles;
use super::verify_pack::VerifyPack;
use crate::app::App;
use crate::error::ApiError;

/// Scores and ranks bids for public grants, on the panel's own laptops.
///
/// With no command it opens the window. Every command works without a display.
/// Named with files of records, an invitation or a reply, the window opens on them.
#[derive(Debug, Parser)]
#[command(name = "evenhand", version)]
pub(super) struct Arguments {
    /// The profile's folder; the user's own where it is left out.
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) profile: Option<PathBuf>,
    /// A file with the passphrase in it, where the profile's keys are under one.
    #[arg(long, global = true, value_name = "FILE")]
    pub(super) unlock: Option<PathBuf>,
    /// Prints one JSON document on standard output and nothing else.
    #[arg(long, global = true)]
    pub(super) json: bool,
    /// Files to open in the window: records, an invitation, a reply.
    #[arg(value_name = "FILE")]
    pub(super) files: Vec<PathBuf>,
    /// What to do.
    #[command(subcommand)]
    pub(super) command: Option<Command>,
}

impl Arguments {
    /// The folder of the profile: the one that is named, or the user's own.
    pub(super) fn profile_folder(&self) -> Result<PathBuf, ApiError> {
        let named = self.profile.clone();
        named.or_else(App::default_profile).ok_or_else(|| {
            ApiError::environment("This machine has no home folder. Name a folder with --profile.")
        })
    }
}

/// What can be done, by what it needs.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(flatten)]
    Apart(ApartCommand),
    #[command(flatten)]
    OnProfile(ProfileCommand),
    #[command(flatten)]
    OnFolder(FolderCommand),
}

/// What needs no profile.
#[derive(Debug, Subcommand)]
pub(super) enum ApartCommand {
    Demo(Demo),
    Rank(RankFiles),
    Fairness(FairnessFiles),
    Shortlist(ShortlistFiles),
    VerifyPack(VerifyPack),
    /// Reads a pack on standard input for another process of this program.
    #[command(hide = true)]
    ReadPack,
}

/// What is done on an open profile.
#[derive(Debug, Subcommand, strum::IntoStaticStr)]
#[strum(serialize_all = "kebab-case")]
pub(super) enum ProfileCommand {
    /// The rounds of the profile.
    Home,
    #[command(subcommand)]
    Round(RoundCommand),
    #[command(subcommand)]
    Approach(ApproachCommand),
    #[command(subcommand)]
    Research(ResearchCommand),
    QuickGrant(QuickGrant),
    #[command(subcommand)]
    Member(MemberCommand),
    #[command(subcommand)]
    Scheme(SchemeCommand),
    #[command(subcommand)]
    Bids(BidsCommand),
    #[command(subcommand)]
    Bidders(BiddersCommand),
    #[command(subcommand)]
    Project(ProjectCommand),
    Gateway(Gateway),
    /// Takes in a file of answers to gateways.
    Gateways(Gateways),
    Declare(Declare),
    #[command(subcommand)]
    Sheet(SheetCommand),
    /// Who has declared, started and submitted.
    Progress(WhichRound),
    /// Ranks the bids of a round.
    Ranking(WhichRound),
    Moderate(Moderate),
    Decide(Decide),
    #[command(subcommand)]
    Award(AwardCommand),
    #[command(subcommand)]
    ReturnForm(ReturnFormCommand),
    #[command(subcommand)]
    Office(OfficeCommand),
    #[command(subcommand)]
    Partners(PartnersCommand),
    #[command(subcommand)]
    Publication(PublicationCommand),
    #[command(subcommand)]
    Cycle(CycleCommand),
    #[command(flatten)]
    #[strum(transparent)]
    Outputs(OutputCommand),
    #[command(flatten)]
    #[strum(transparent)]
    Exchange(ExchangeCommand),
    /// Shows what happened in a round.
    History(WhichRound),
    /// Checks every signature, chain and table of the profile.
    Verify,
    /// Makes the tables again from the records.
    Rebuild,
    Keys(Keys),
    /// Looks the profile over, and says what to do where something is wrong.
    Doctor,
    Backup(Backup),
    Call(Call),
}

impl ProfileCommand {
    /// What the command is called on the command line.
    pub(super) fn name(&self) -> &'static str {
        self.into()
    }
}

/// What puts a profile into its folder.
#[derive(Debug, Subcommand)]
pub(super) enum FolderCommand {
    Recover(Recover),
    Restore(Restore),
}
