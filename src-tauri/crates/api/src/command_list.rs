//! The one list of commands, from which come the router, the window's types and
//! `evenhand call`; and what each command needs and does.

use std::str::FromStr;

use serde::Serialize;

use crate::error::{ApiError, ErrorCode};

/// Calls a macro with every command: its name, what it asks and what it answers, then
/// who may run it ([`Caller`]), what it does ([`Effect`]) and how long it takes
/// ([`Length`]), and what it is for.
#[macro_export]
macro_rules! for_each_command {
    ($callback:ident) => {
        $callback! {
            home: Nothing => Home, (Anyone, ShowsBids, Short), "The rounds of this profile and what needs doing.";
            sample_round: Nothing => RoundView, (Chair, Changes, Long), "Makes the sample round, scored and ranked, to learn on.";
            sample_year: Nothing => RoundView, (Chair, Changes, Long), "Makes the sample year: five rounds by the five approaches, and what came of their awards.";
            round_new: RoundNew => RoundView, (Chair, Changes, Short), "Begins a round.";
            round_show: OfRound => RoundView, (Anyone, ShowsBids, Short), "Shows a round.";
            quick_grant: QuickGrant => RoundView, (Chair, Changes, Long), "Gives a quick grant: a round from the need to the decision at one go.";
            quick_grant_scheme: Nothing => Scheme, (Anyone, ShowsElse, Short), "Shows the scheme that quick grants are scored by.";
            approaches_show: OfRound => ApproachesView, (Anyone, ShowsElse, Short), "Shows by which approaches a round is commissioned, and why.";
            approaches_set: ApproachesSet => ApproachesView, (Chair, Changes, Short), "Chooses the approaches of a round, with the reason.";
            research_show: OfRound => ResearchView, (Anyone, ShowsElse, Short), "Shows the research behind a round, and what is still missing.";
            research_set: ResearchSet => ResearchView, (ChairOrSupport, Changes, Short), "Puts the research behind a round on file.";
            research_sign_off: ResearchSignOff => ResearchView, (Chair, Changes, Short), "Signs the research off, as it stands.";
            round_edit: RoundEdit => RoundView, (Chair, Changes, Short), "Changes what a round is.";
            scheme_check: SchemeDraft => SchemeCheck, (Anyone, ShowsElse, Short), "Checks a scheme while it is edited; saves nothing.";
            scheme_set: SchemeSet => RoundView, (Chair, Changes, Short), "Publishes a scheme for a round.";
            member_add: MemberAdd => RoundView, (Chair, Changes, Short), "Adds a person to the panel.";
            member_remove: MemberRemove => RoundView, (Chair, Changes, Short), "Takes a person off the panel.";
            round_open: OfRound => RoundView, (Chair, Changes, Short), "Freezes the scheme and opens scoring.";
            round_close: OfRound => RoundView, (Chair, Changes, Short), "Closes scoring.";
            round_reveal: OfRound => RoundView, (Chair, Changes, Short), "Opens the scores to the panel.";
            progress: OfRound => ProgressView, (Anyone, ShowsBids, Short), "Shows who has declared, started and submitted.";
            bid_list: OfRound => BidList, (Anyone, ShowsBids, Short), "Lists the bids.";
            bids_check: FileOfRound => BidsPreview, (Anyone, ShowsElse, Short), "Reads a file of bids; takes nothing in.";
            bids_import: BidsImport => Imported, (Chair, Changes, Short), "Takes the bids of a file in.";
            bid_set: BidSet => BidList, (Chair, Changes, Short), "Puts one bid on file by hand.";
            bid_correct: BidCorrect => BidList, (Chair, Changes, Short), "Puts a bid right once scoring has opened.";
            bid_withdraw: BidWithdraw => BidList, (Chair, Changes, Short), "Marks a bid as withdrawn.";
            gateways_answer: GatewayAnswersSet => BidList, (Chair, Changes, Short), "Answers many gateways at once.";
            gateways_import: FileOfRound => GatewaysImported, (Chair, Changes, Short), "Takes in a file of answers to gateways.";
            gateway_answer: GatewayAnswerSet => BidRow, (Chair, Changes, Short), "Answers a gateway for a bid.";
            score_list: OfMember => ScoreList, (Anyone, ShowsBids, Short), "Lists one member's bids to score.";
            declare: Declare => ScoreList, (ForOneself, Changes, Short), "Puts a member's declarations on file.";
            sheet_show: OfSheet => SheetView, (Anyone, ShowsBids, Short), "Shows one sheet.";
            sheet_save: SheetSave => SheetSaved, (ForOneself, Changes, Short), "Saves a sheet as it is.";
            sheet_submit: OfSheet => SheetView, (ForOneself, Changes, Short), "Hands a sheet in.";
            sheet_reopen: SheetNotice => SheetView, (Chair, Changes, Short), "Opens a sheet again.";
            sheet_withdraw: SheetNotice => SheetView, (ForOneself, Changes, Short), "Takes a sheet back.";
            sheets_import: SheetsImport => Imported, (ForOneself, Changes, Short), "Takes scores from a file in.";
            agenda: OfRound => Agenda, (Anyone, ShowsBids, Short), "Lists the bids for moderation.";
            bid_scores: OfBid => BidScores, (Anyone, ShowsBids, Short), "Shows how one bid was scored.";
            agree: Agree => BidScores, (Chair, Changes, Short), "Puts agreed scores on file.";
            moderation_note: ModerationNoteSet => BidScores, (Chair, Changes, Short), "Puts the panel's words on a bid on file.";
            ranking: OfRound => RankingView, (Anyone, ShowsBids, Short), "Ranks the bids.";
            shortlist: OfRound => ShortlistView, (Anyone, ShowsBids, Short), "Shows the shortlist under the fund.";
            shortlist_cut: CutAsk => Cut, (Anyone, ShowsBids, Short), "Cuts the shortlist under a supposed fund; saves nothing.";
            shortlist_best: BestAsk => BestView, (Anyone, ShowsBids, Long), "Finds the set of bids with the best value under a supposed fund.";
            shortlist_override: OverrideSet => ShortlistView, (Chair, Changes, Short), "Funds a bid out of order, declines it, or takes that back.";
            shortlist_settle: Settle => ShortlistView, (Chair, Changes, Long), "Settles on a shortlist.";
            fairness: OfRound => FairnessView, (Anyone, ShowsBids, Short), "Shows the fairness figures.";
            stability: StabilityAsk => StabilityView, (Anyone, ShowsBids, Long), "Works out how safe each bid's place is under a supposed fund.";
            what_if: WhatIfAsk => WhatIfView, (Anyone, ShowsBids, Short), "Ranks without some members, criteria or sheets; saves nothing.";
            partners_show: OfRound => PartnersView, (Anyone, ShowsBids, Short), "Shows the commissioners of a round, and how its awards are split over their money.";
            partners_set: PartnersSet => PartnersView, (Chair, Changes, Short), "Sets the commissioners of a round.";
            partner_sign_off: PartnerSignOffSet => PartnersView, (PartnersMember, Changes, Short), "Signs for a partner, as the partnership stands.";
            decide: Decide => ShortlistView, (Chair, Changes, Short), "Puts the Commissioner's decision on file.";
            awards: AwardsAsk => AwardsView, (Anyone, ShowsBids, Short), "Shows what came of the awards: what is due, overdue, at risk and unspent.";
            award_show: AwardAsk => AwardView, (Anyone, ShowsBids, Short), "Shows one award: its agreement, measures, returns, payments and reviews.";
            agreement_write: AgreementWrite => AwardView, (ChairOrSupport, Changes, Short), "Puts a version of an award's agreement on file.";
            agreement_sign: AgreementSign => AwardView, (ChairOrSupport, Changes, Short), "Puts on file that a side has signed the agreement.";
            award_check_set: AwardCheckSet => AwardView, (ChairOrSupport, Changes, Short), "Puts on file where a check of an award stands.";
            return_record: ReturnRecord => AwardView, (ChairOrSupport, Changes, Short), "Puts a project's return on file, or what the office makes of it.";
            return_form_write: ReturnFormWrite => OutputsWritten, (ChairOrSupport, Changes, Short), "Writes forms of returns to a folder, for projects to fill in.";
            return_form_check: FileIn => ReturnFormPreview, (Anyone, ShowsElse, Short), "Reads a form of a return that came back; takes nothing in.";
            return_form_take: ReturnFormTake => AwardView, (ChairOrSupport, Changes, Short), "Takes a form of a return in.";
            payment_record: PaymentRecord => AwardView, (ChairOrSupport, Changes, Short), "Puts on file what happened to a payment.";
            review_record: ReviewRecord => AwardView, (ChairOrSupport, Changes, Short), "Puts a review of a project on file.";
            document_list: OfRound => DocumentList, (Anyone, ShowsBids, Short), "Lists the documents of a round.";
            document_preview: DocumentAsk => DocumentPreview, (Anyone, ShowsBids, Long), "Makes a document to be looked at.";
            document_write: DocumentWrite => OutputsWritten, (Anyone, Changes, Long), "Writes a document to a folder.";
            bidder_list: Nothing => BiddersView, (Anyone, ShowsBids, Short), "Shows who bid in which round, under which names.";
            bidders_join: BiddersJoin => BiddersView, (ChairOrSupport, Changes, Short), "Says whether names are of one bidder.";
            projects_show: ProjectsAsk => ProjectsView, (Anyone, ShowsBids, Short), "Shows the existing projects of a round, and what continuing them shuts out.";
            projects_take_over: ProjectsTakeOver => ProjectsView, (ChairOrSupport, Changes, Short), "Takes existing projects over.";
            project_assess: ProjectAssess => ProjectsView, (Chair, Changes, Short), "Puts on file what the panel finds on an existing project.";
            office_show: Nothing => OfficeView, (Anyone, ShowsElse, Short), "Shows what documents say of the office.";
            office_set: OfficeSet => OfficeView, (Chair, Changes, Short), "Describes the office.";
            standard_words_show: OfRound => StandardWordsView, (Anyone, ShowsElse, Short), "Shows what the office says in every agreement of a round.";
            standard_words_set: StandardWordsSet => StandardWordsView, (ChairOrSupport, Changes, Short), "Sets what the office says in every agreement of a round.";
            publication_show: OfRound => PublicationView, (Anyone, ShowsBids, Short), "Shows what is published of a round, and the texts to be read for it.";
            publication_set: PublicationSet => PublicationView, (Chair, Changes, Short), "Puts the choices about publishing a round on file.";
            cycle_show: CycleAsk => CycleView, (Anyone, ShowsElse, Short), "Shows a year of the commissioning cycle on one page.";
            cycle_entry_set: CycleEntrySet => CycleView, (ChairOrSupport, Changes, Short), "Puts an entry of the cycle on file, or changes one.";
            cycle_entry_remove: CycleEntryRemove => CycleView, (ChairOrSupport, Changes, Short), "Takes an entry of the cycle out.";
            lessons_show: OfRound => LessonsView, (Anyone, ShowsBids, Short), "Shows what was learned before a round, to set it up by.";
            invite: Invite => FileOut, (Chair, Changes, Short), "Makes an invitation for someone on the panel.";
            join: FileIn => JoinView, (Anyone, Changes, Short), "Opens an invitation in a fresh profile.";
            reply_check: FileIn => JoinerView, (Anyone, ShowsElse, Short), "Reads a reply to an invitation and shows its six words.";
            reply_accept: ReplyAccept => ExchangeView, (Chair, Changes, Short), "Takes a device on to the panel.";
            exchange_show: Nothing => ExchangeView, (Anyone, ShowsBids, Short), "Shows the panel's devices and what has gone between them.";
            exchange_run: ExchangeRun => ExchangeDone, (Anyone, Changes, Short), "Exchanges records with a folder.";
            bundle_make: Nothing => FileOut, (Anyone, ShowsElse, Short), "Makes a file of all records on file.";
            file_save: FileSave => FileSaved, (Anyone, Changes, Short), "Saves an invitation, a reply or a file of records in a folder.";
            bundle_take: FileIn => ExchangeDone, (Anyone, Changes, Short), "Takes a file of records in.";
            file_look: FileIn => FileLook, (Anyone, ShowsElse, Short), "Says what a file is that was double-clicked or dropped; takes nothing in.";
            device_bar: DeviceBar => ExchangeView, (Chair, Changes, Short), "Bars a device that was lost or stolen.";
            fork_choose: ForkChoose => ExchangeView, (Chair, Changes, Short), "Settles a log that was written twice.";
            hand_over: HandOver => ExchangeView, (ChairOrDeputy, Changes, Short), "Gives the chair to someone else.";
            takeover_agree: TakeoverAgree => ExchangeView, (Anyone, Changes, Short), "Agrees that the deputy took the chair over.";
            deputy_set: DeputySet => ExchangeView, (Chair, Changes, Short), "Names who takes the chair if the chair cannot go on.";
            second_key_make: OfRound => ExchangeView, (Observer, Changes, Short), "Makes the second key of a round, as its observer.";
            second_key_give: OfRound => ExchangeView, (Observer, Changes, Short), "Gives the second key of a round to the panel, as its observer.";
            kit_make: Nothing => KitMade, (Anyone, Changes, Short), "Makes a recovery kit of this device, with a page to print.";
            kit_recover: KitRecover => KitRecovered, (Anyone, ReplacesKeys, Short), "Begins a fresh profile from a recovery kit.";
            late_sheets: OfRound => LateSheets, (Anyone, ShowsBids, Short), "Lists the sheets that came after the close.";
            late_accept: LateAccept => LateSheets, (Chair, Changes, Short), "Lets a late sheet count.";
            history: HistoryPage => History, (Anyone, ShowsBids, Short), "Shows what happened in a round.";
            digest: Nothing => SharedDigest, (Anyone, ShowsElse, Short), "Gives the digest of what every device of the panel sees.";
            verify: Nothing => Verified, (Anyone, ShowsElse, Short), "Checks every record of the profile.";
            keys_show: Nothing => KeysView, (Anyone, ShowsElse, Short), "Says where this device's keys lie.";
            keys_move: KeysMove => KeysView, (Anyone, Changes, Short), "Moves this device's keys to the keychain, under a passphrase, or into files.";
            doctor: Nothing => Doctor, (Anyone, ShowsElse, Short), "Looks the profile over, and says what to do.";
            go_on: Nothing => ExchangeView, (Anyone, Changes, Short), "Goes on from an old copy of the profile without what it had written since.";
        }
    };
}

/// Who may run a command. Where it changes something, the store refuses everyone else,
/// on every laptop alike; nothing here stands in for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caller {
    /// Everyone who has the profile open.
    Anyone,
    /// A member for themselves; the chair for any member, who is said to have it typed in.
    ForOneself,
    /// The chair alone, or whoever begins a panel in a profile that has none.
    Chair,
    /// The chair, or the deputy for themselves.
    ChairOrDeputy,
    /// The round's observer alone.
    Observer,
    /// The chair or a support officer of the round; of any round where it is of none.
    ChairOrSupport,
    /// Whoever sits on the panel for the partner that is named, or the chair for them.
    PartnersMember,
}

/// What a command does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Shows what is on file of a round's bids, or what follows from them. A recused
    /// person is answered as if the bid were not in the round.
    ShowsBids,
    /// Shows something else, from which nothing follows about how a bid was scored.
    ShowsElse,
    /// Changes what is on file or writes a file. Where it answers about bids, its answer
    /// is also that of a command that shows them.
    Changes,
    /// Changes the keys that the profile is opened with: it runs alone, and the profile
    /// is opened again after it.
    ReplacesKeys,
}

/// How long a command takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    /// It is over before anyone would stop it.
    Short,
    /// It says how far it is, and stops where its caller asks it to.
    Long,
}

/// What a command needs and does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Needs {
    /// Who may run it.
    pub caller: Caller,
    /// What it does.
    pub effect: Effect,
    /// How long it takes.
    pub length: Length,
}

macro_rules! declare_names {
    ($($name:ident: $request:ty => $response:ty, ($caller:ident, $effect:ident, $length:ident), $doc:literal;)*) => {
        /// A command, by its name.
        #[allow(non_camel_case_types, reason = "they are spelt as their callers spell them")]
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
        pub enum CommandName {
            $(#[doc = $doc] $name,)*
        }

        impl CommandName {
            /// Every command, in the order of the list.
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name, as callers spell it.
            pub fn as_str(self) -> &'static str {
                match self {
                    $(Self::$name => stringify!($name),)*
                }
            }

            /// What the command needs and does.
            pub fn needs(self) -> Needs {
                match self {
                    $(Self::$name => Needs {
                        caller: Caller::$caller,
                        effect: Effect::$effect,
                        length: Length::$length,
                    },)*
                }
            }
        }
    };
}
crate::for_each_command!(declare_names);

impl FromStr for CommandName {
    type Err = ApiError;

    fn from_str(name: &str) -> Result<Self, ApiError> {
        let found = Self::ALL.iter().find(|command| command.as_str() == name);
        found.copied().ok_or_else(|| {
            ApiError::of(ErrorCode::Usage, format!("There is no command \"{name}\"."))
        })
    }
}

impl std::fmt::Display for CommandName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}
