//! The one list of commands. [`dispatch`] runs one by name; the window's
//! TypeScript types come from the same list (see [`crate::bindings`]).

/// Calls a macro with every command: its name, what it asks and what it answers.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            home: Nothing => Home, "The rounds of this profile and what needs doing.";
            sample_round: Nothing => RoundView, "Makes the sample round, scored and ranked, to learn on.";
            round_new: RoundNew => RoundView, "Begins a round.";
            round_show: OfRound => RoundView, "Shows a round.";
            round_edit: RoundEdit => RoundView, "Changes what a round is.";
            scheme_check: SchemeDraft => SchemeCheck, "Checks a scheme while it is edited; saves nothing.";
            scheme_set: SchemeSet => RoundView, "Publishes a scheme for a round.";
            member_add: MemberAdd => RoundView, "Adds a person to the panel.";
            member_remove: MemberRemove => RoundView, "Takes a person off the panel.";
            round_open: OfRound => RoundView, "Freezes the scheme and opens scoring.";
            round_close: OfRound => RoundView, "Closes scoring.";
            round_reveal: OfRound => RoundView, "Opens the scores to the panel.";
            progress: OfRound => ProgressView, "Shows who has declared, started and submitted.";
            bid_list: OfRound => BidList, "Lists the bids.";
            bids_check: FileOfRound => BidsPreview, "Reads a file of bids; takes nothing in.";
            bids_import: BidsImport => Imported, "Takes the bids of a file in.";
            bid_set: BidSet => BidList, "Puts one bid on file by hand.";
            bid_withdraw: BidWithdraw => BidList, "Marks a bid as withdrawn.";
            gateway_answer: GatewayAnswerSet => BidList, "Answers a gateway for a bid.";
            score_list: OfMember => ScoreList, "Lists one member's bids to score.";
            declare: Declare => ScoreList, "Puts a member's declarations on file.";
            sheet_show: OfSheet => SheetView, "Shows one sheet.";
            sheet_save: SheetSave => SheetSaved, "Saves a sheet as it is.";
            sheet_submit: OfSheet => SheetView, "Hands a sheet in.";
            sheet_reopen: SheetNotice => SheetView, "Opens a sheet again.";
            sheet_withdraw: SheetNotice => SheetView, "Takes a sheet back.";
            sheets_import: SheetsImport => Imported, "Takes scores from a file in.";
            agenda: OfRound => Agenda, "Lists the bids for moderation.";
            bid_scores: OfBid => BidScores, "Shows how one bid was scored.";
            agree: Agree => BidScores, "Puts agreed scores on file.";
            moderation_note: ModerationNoteSet => BidScores, "Puts the panel's words on a bid on file.";
            ranking: OfRound => RankingView, "Ranks the bids.";
            shortlist: OfRound => ShortlistView, "Shows the shortlist under the fund.";
            shortlist_cut: CutAsk => Cut, "Cuts the shortlist under a supposed fund; saves nothing.";
            shortlist_best: BestAsk => BestView, "Finds the set of bids with the best value under a supposed fund.";
            shortlist_override: OverrideSet => ShortlistView, "Funds a bid out of order, declines it, or takes that back.";
            shortlist_settle: Settle => ShortlistView, "Settles on a shortlist.";
            fairness: OfRound => FairnessView, "Shows the fairness figures.";
            stability: StabilityAsk => StabilityView, "Works out how safe each bid's place is under a supposed fund.";
            what_if: WhatIfAsk => WhatIfView, "Ranks without some members, criteria or sheets; saves nothing.";
            decide: Decide => ShortlistView, "Puts the Commissioner's decision on file.";
            pack_preview: OfRound => PackPreview, "Makes the pack to be looked at.";
            pack_write: PackWrite => Written, "Writes the pack to a folder.";
            invite: Invite => FileOut, "Makes an invitation for someone on the panel.";
            join: FileIn => JoinView, "Opens an invitation in a fresh profile.";
            reply_check: FileIn => JoinerView, "Reads a reply to an invitation and shows its six words.";
            reply_accept: ReplyAccept => ExchangeView, "Takes a device on to the panel.";
            exchange_show: Nothing => ExchangeView, "Shows the panel's devices and what has gone between them.";
            exchange_run: ExchangeRun => ExchangeDone, "Exchanges records with a folder.";
            bundle_make: Nothing => FileOut, "Makes a file of all records on file.";
            file_save: FileSave => FileSaved, "Saves an invitation, a reply or a file of records in a folder.";
            bundle_take: FileIn => ExchangeDone, "Takes a file of records in.";
            file_look: FileIn => FileLook, "Says what a file is that was double-clicked or dropped; takes nothing in.";
            device_bar: DeviceBar => ExchangeView, "Bars a device that was lost or stolen.";
            fork_choose: ForkChoose => ExchangeView, "Settles a log that was written twice.";
            hand_over: HandOver => ExchangeView, "Gives the chair to someone else.";
            deputy_set: DeputySet => ExchangeView, "Names who takes the chair if the chair cannot go on.";
            second_key_make: OfRound => ExchangeView, "Makes the second key of a round, as its observer.";
            second_key_give: OfRound => ExchangeView, "Gives the second key of a round to the panel, as its observer.";
            kit_make: Nothing => KitMade, "Makes a recovery kit of this device, with a page to print.";
            kit_recover: KitRecover => KitRecovered, "Begins a fresh profile from a recovery kit.";
            late_sheets: OfRound => LateSheets, "Lists the sheets that came after the close.";
            late_accept: LateAccept => LateSheets, "Lets a late sheet count.";
            history: HistoryPage => History, "Shows what happened in a round.";
            verify: Nothing => Verified, "Checks every record of the profile.";
            keys_show: Nothing => KeysView, "Says where this device's keys lie.";
            keys_move: KeysMove => KeysView, "Moves this device's keys to the keychain, under a passphrase, or into files.";
            doctor: Nothing => Doctor, "Looks the profile over, and says what to do.";
            go_on: Nothing => ExchangeView, "Goes on from an old copy of the profile without what it had written since.";
        }
    };
}

pub mod bids;
pub mod chair;
pub mod decision;
pub mod declarations;
pub mod doctor;
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
pub mod pack;
pub mod paper;
pub mod ranking;
pub mod rounds;
pub mod sample;
pub mod schemes;
pub mod second_key;
pub mod sheets;
pub mod sheets_import;
pub mod shortlist;
pub mod stages;

use evenhand_record::Changed;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use crate::app::App;
use crate::error::{ApiError, ErrorCode};
use crate::task::Task;
use bids::{bid_list, bid_set, bid_withdraw, bids_check, bids_import};
use chair::{deputy_set, hand_over};
use decision::decide;
use declarations::declare;
use doctor::{doctor, go_on};
use exchange::{
    bundle_make, bundle_take, exchange_run, exchange_show, file_save, late_accept, late_sheets,
};
use fairness::{fairness, stability, what_if};
use gateways::gateway_answer;
use given::file_look;
use history::{history, verify};
use home::home;
use joining::{device_bar, fork_choose, invite, join, reply_accept, reply_check};
use keys::{keys_move, keys_show};
pub use kit::replaces_keys;
use kit::{kit_make, kit_recover};
use members::{member_add, member_remove};
pub(crate) use moderation::left_out;
use moderation::{agenda, agree, bid_scores, moderation_note};
use pack::{pack_preview, pack_write};
pub(crate) use ranking::Ranked;
use ranking::ranking;
use rounds::{progress, round_edit, round_new, round_show};
use sample::sample_round;
use schemes::{scheme_check, scheme_set};
use second_key::{second_key_give, second_key_make};
use sheets::{score_list, sheet_reopen, sheet_save, sheet_show, sheet_submit, sheet_withdraw};
use sheets_import::sheets_import;
use shortlist::{shortlist, shortlist_best, shortlist_cut, shortlist_override, shortlist_settle};
use stages::{round_close, round_open, round_reveal};

/// Where a command runs: the open profile, and the task that its caller watches.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    pub(crate) app: &'a App,
    pub(crate) task: &'a Task,
}

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

/// Runs one command by its name.
///
/// # Errors
/// Says in a sentence what is wrong and what to do; nothing is half done.
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
    let context = Context { app, task };
    macro_rules! run {
        ($($command:ident: $request:ty => $response:ty, $doc:literal;)*) => {
            match name {
                // Each on the heap: all of them together are larger than a thread's stack.
                $(stringify!($command) => answer(&Box::pin($command(context, read(request)?)).await?),)*
                _ => Err(ApiError::of(ErrorCode::Usage, format!("There is no command \"{name}\"."))),
            }
        };
    }
    crate::for_each_command!(run)
}

/// Reads what a command asks.
fn read<T: DeserializeOwned>(request: Value) -> Result<T, ApiError> {
    serde_json::from_value(request)
        .map_err(|problem| ApiError::bad_data(format!("The request is not understood: {problem}.")))
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
}
