//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use super::exchange::ExchangeCommand;
use super::from_files::{FairnessFiles, RankFiles, ShortlistFiles};

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

/// What can be done.
#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Builds the sample round in a fresh profile under a folder, and writes its pack there.
    Demo {
        /// The folder; made where it does not exist.
        #[arg(long, value_name = "DIR")]
        out: PathBuf,
    },
    /// Ranks bids from files alone, without a profile.
    Rank(RankFiles),
    /// Agreement, influence, severity and stability from files alone, without a profile.
    Fairness(FairnessFiles),
    /// The shortlist under a fund from files alone, without a profile.
    Shortlist(ShortlistFiles),
    /// The rounds of the profile.
    Home,
    /// Rounds: begin one, show it, take its next step.
    #[command(subcommand)]
    Round(RoundCommand),
    /// The people on the panel.
    #[command(subcommand)]
    Member(MemberCommand),
    /// The scheme.
    #[command(subcommand)]
    Scheme(SchemeCommand),
    /// Bids.
    #[command(subcommand)]
    Bids(BidsCommand),
    /// Answers a gateway for a bid.
    Gateway {
        /// Which bid.
        bid: String,
        /// Which gateway.
        gateway: String,
        /// The answer.
        answer: GatewayWord,
        /// Why; needed for a fail.
        #[arg(long, default_value = "")]
        note: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Declares a member's interests, before they score.
    Declare {
        /// The bids; all that the member has not declared on where none is named.
        bids: Vec<String>,
        /// Whose interests, by name; this profile's own where it is left out.
        #[arg(long)]
        member: Option<String>,
        /// What is declared.
        #[arg(long, default_value = "none")]
        kind: DeclarationWord,
        /// The member's own words; needed for an interest.
        #[arg(long, default_value = "")]
        note: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Sheets: take scores in, hand a sheet in, write sheets out.
    #[command(subcommand)]
    Sheet(SheetCommand),
    /// Who has declared, started and submitted.
    Progress(WhichRound),
    /// Ranks the bids of a round.
    Ranking(WhichRound),
    /// Agrees panel scores from a file (`bid,criterion,score,reason`), or lists the agenda.
    Moderate {
        /// The file; the agenda is shown where it is left out.
        file: Option<PathBuf>,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Records the Commissioner's decision from a file (`bid,kind,amount,reason`).
    Decide {
        /// The file.
        file: PathBuf,
        /// Who decided, by name and office.
        #[arg(long)]
        by: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Writes the decision pack.
    Pack {
        /// The folder to write it to.
        #[arg(long, value_name = "DIR")]
        out: Option<PathBuf>,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Devices of the panel, and records between them.
    #[command(flatten)]
    Exchange(ExchangeCommand),
    /// Shows what happened in a round.
    History(WhichRound),
    /// Checks every signature, chain and table of the profile.
    Verify,
    /// Begins a profile from a recovery kit; the next exchange brings its records back.
    Recover {
        /// The kit.
        file: PathBuf,
        /// A file with the passphrase in it.
        #[arg(long, value_name = "FILE")]
        passphrase_file: PathBuf,
    },
    /// Makes the tables again from the records.
    Rebuild,
    /// Where this device's keys lie; with a place, moves them there.
    Keys {
        /// The place.
        to: Option<KeyWord>,
        /// A file with the new passphrase in it, where they go under one.
        #[arg(long, value_name = "FILE")]
        passphrase_file: Option<PathBuf>,
    },
    /// Looks the profile over, and says what to do where something is wrong.
    Doctor,
    /// Puts a backup back; what it replaces is kept beside, and its records are taken in again.
    Restore {
        /// The backup.
        from: PathBuf,
    },
    /// Copies the profile's database to a new file.
    Backup {
        /// The file; it must not exist yet.
        to: PathBuf,
    },
    /// Runs any command of the window by its name, with its request as JSON.
    Call {
        /// The command's name ("round_show").
        name: String,
        /// Its request ("{\"round\": \"…\"}").
        #[arg(default_value = "{}")]
        request: String,
    },
}

/// Where keys lie.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum KeyWord {
    /// In the system's keychain.
    Keychain,
    /// In a file under a passphrase.
    Passphrase,
    /// In files that their owner alone may read.
    Files,
}

impl KeyWord {
    /// The word as requests have it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Keychain => "keychain",
            Self::Passphrase => "passphrase",
            Self::Files => "files",
        }
    }
}

/// Which round.
#[derive(Args, Clone, Debug)]
pub(super) struct WhichRound {
    /// The round's id; not needed where the profile has one round.
    #[arg(long = "round", value_name = "ID")]
    pub(super) id: Option<String>,
}

/// What can be done with rounds.
#[derive(Debug, Subcommand)]
pub(super) enum RoundCommand {
    /// Begins a round.
    New {
        /// What it is called.
        #[arg(long)]
        title: String,
        /// The chair's name; needed for the first round of a profile.
        #[arg(long)]
        chair: Option<String>,
        /// Whose money it is.
        #[arg(long, default_value = "")]
        commissioner: String,
        /// The low end of the fund, in pounds.
        #[arg(long, default_value = "0")]
        fund_low: String,
        /// The high end of the fund; the low end where it is left out.
        #[arg(long)]
        fund_high: Option<String>,
        /// A scheme file to start from; the Norfolk scheme where it is left out.
        #[arg(long, value_name = "FILE")]
        scheme: Option<PathBuf>,
        /// Starts from an empty scheme.
        #[arg(long, conflicts_with = "scheme")]
        empty: bool,
    },
    /// Shows a round.
    Show(WhichRound),
    /// Freezes the scheme and opens scoring.
    Open(WhichRound),
    /// Closes scoring.
    Close(WhichRound),
    /// Opens the scores to the panel.
    Reveal(WhichRound),
}

/// What can be done with the panel.
#[derive(Debug, Subcommand)]
pub(super) enum MemberCommand {
    /// Adds a person.
    Add {
        /// Their name.
        name: String,
        /// They watch and hold the round's second key, and do not score.
        #[arg(long)]
        observer: bool,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Takes a person off the panel.
    Remove {
        /// Their name.
        name: String,
        /// Why; needed once scoring is open.
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
}

/// What can be done with the scheme.
#[derive(Debug, Subcommand)]
pub(super) enum SchemeCommand {
    /// Publishes a scheme from a file.
    Set {
        /// The file.
        file: PathBuf,
        /// Why it changes; needed once scoring is open.
        #[arg(long, default_value = "")]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Prints the scheme as a file to edit.
    Show(WhichRound),
}

/// What can be done with bids.
#[derive(Debug, Subcommand)]
pub(super) enum BidsCommand {
    /// Takes bids in from a file.
    Import {
        /// The file (CSV or XLSX).
        file: PathBuf,
        /// Takes the good lines where others are refused.
        #[arg(long)]
        take_good: bool,
        /// Why they are taken late; needed once scoring is open.
        #[arg(long, default_value = "")]
        late_reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Lists the bids.
    List(WhichRound),
    /// Marks a bid as withdrawn.
    Withdraw {
        /// Which bid.
        bid: String,
        /// Why.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
}

/// What can be done with sheets.
#[derive(Debug, Subcommand)]
pub(super) enum SheetCommand {
    /// Takes scores in from a file (`bid,member,criterion,score,reason`).
    Import {
        /// The file (CSV or XLSX).
        file: PathBuf,
        /// Hands complete sheets in at once.
        #[arg(long)]
        submit: bool,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Writes what a member has scored so far as a file.
    Export {
        /// The file.
        file: PathBuf,
        /// Whose, by name; this profile's own where it is left out.
        #[arg(long)]
        member: Option<String>,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Hands a sheet in.
    Submit {
        /// Which bid.
        bid: String,
        /// Whose, by name; this profile's own where it is left out.
        #[arg(long)]
        member: Option<String>,
        #[command(flatten)]
        round: WhichRound,
    },
    /// Opens a sheet again.
    Reopen {
        /// Which bid.
        bid: String,
        /// Whose, by name; this profile's own where it is left out.
        #[arg(long)]
        member: Option<String>,
        /// Why.
        #[arg(long)]
        reason: String,
        #[command(flatten)]
        round: WhichRound,
    },
}

/// The answers to a gateway.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum GatewayWord {
    /// The bid meets it.
    Pass,
    /// The bid does not.
    Fail,
    /// Not answered.
    Open,
}

/// The kinds of declaration.
#[derive(Clone, Copy, Debug, ValueEnum)]
pub(super) enum DeclarationWord {
    /// No interest.
    None,
    /// An interest that is disclosed.
    Declared,
    /// An interest that bars scoring.
    Recused,
}
