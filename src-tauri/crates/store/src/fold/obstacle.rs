//! Why a record does not fit what is on file.

use evenhand_core::checks::ValueFault;
use evenhand_core::{BidRef, CycleEntryId, MemberId, PartnerId, RoundId, Stage, Subject, Titled};
use evenhand_record::{Kind, LogId};

/// Says why a record does not fit what is on file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Obstacle {
    /// The profile has a panel already.
    #[error(
        "Evenhand on this laptop has a panel already; a second one needs another copy of Evenhand, started with --profile and a new folder"
    )]
    PanelBegun,
    /// The profile has no panel yet.
    #[error("Evenhand on this laptop has no panel yet; begin one first")]
    NoPanel,
    /// The round is not on file.
    #[error("there is no round \"{0}\" on file")]
    NoRound(RoundId),
    /// The bid is not on file.
    #[error("there is no bid \"{0}\" in this round")]
    NoBid(BidRef),
    /// A correction that scores or awards go by, without a word why.
    #[error("bid \"{0}\" is not given another amount or other claims without a reason")]
    WantsReason(BidRef),
    /// The member is not on the panel, and never was.
    #[error("\"{0}\" is not on this round's panel; add them first")]
    NoMember(MemberId),
    /// The sheet was never begun.
    #[error("{member} has no sheet for bid \"{bid}\"")]
    NoSheet {
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
    },
    /// The device that signed it is not of the panel.
    #[error("the laptop {} was not added to the panel by the chair", .0.fingerprint())]
    UnknownDevice(LogId),
    /// Seen beside all records on file, it would be set aside.
    #[error("{0}")]
    SetAside(String),
    /// It is said too early or too late.
    #[error(
        "\"{kind}\" is not said at this stage: the round \"{round}\" stood at: {}",
        stage.in_sentence()
    )]
    Stage {
        /// What it says.
        kind: Kind,
        /// Of which round.
        round: RoundId,
        /// Where the round stood.
        stage: Stage,
    },
    /// A receipt for what was not received.
    #[error(
        "it is a receipt for entry {seq} of the laptop {}, which is not on file there",
        log.fingerprint()
    )]
    NotReceived {
        /// The log that it names.
        log: LogId,
        /// And the place there.
        seq: u64,
    },
    /// It opens a round to keys that the panel does not know of.
    #[error(
        "round \"{0}\" opens only with its sheets closed to everyone else: under the key that its observer made, where an observer is on its panel, and else under the chair's alone"
    )]
    OtherKeys(RoundId),
    /// It would open sheets before the reveal.
    #[error(
        "the keys of round \"{0}\" are given to the panel when the scores are opened, not before"
    )]
    KeysEarly(RoundId),
    /// A second observer, or one who comes after scoring opened.
    #[error("a round has one observer, who joins while it is being set up (round \"{0}\")")]
    Observer(RoundId),
    /// There is no such sheet among the late ones.
    #[error("{member} has no late sheet for bid \"{bid}\" that waits to be let count")]
    NotLate {
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
    },
    /// The device that signed it may not say this.
    #[error("{}", refusal_words(*kind, round.as_ref()))]
    NotTheirs {
        /// What it says.
        kind: Kind,
        /// Of which round.
        round: Option<RoundId>,
    },
    /// Its author took a sheet back after the close.
    #[error(
        "the sheet for bid \"{bid}\" was in when scoring closed, and only the chair can take it back now"
    )]
    TakenBackLate {
        /// Which bid.
        bid: BidRef,
    },
    /// The round's second key is made already, or scoring has opened without it.
    #[error(
        "the observer's key of round \"{0}\" is made before scoring opens, once, by the observer on its panel"
    )]
    SecondKey(RoundId),
    /// A recused member would come back to a bid after the close.
    #[error(
        "{member} was recused from {} when scoring closed, and that stands",
        subject_words(subject)
    )]
    Return {
        /// Who.
        member: MemberId,
        /// From which bid, or from whose.
        subject: Subject,
    },
    /// A value is such as no form and no file would be taken with.
    #[error("{0}")]
    Value(ValueFault),
    /// Somebody who has scored would become a support officer.
    #[error("{0} has scored in this round and cannot be its support officer; name somebody else")]
    Scored(MemberId),
    /// It speaks of an award that was not made.
    #[error(
        "bid \"{0}\" has no award in this round; an agreement follows a decision that makes one"
    )]
    NoAward(BidRef),
    /// The research is signed off as it no longer is, or was never whole.
    #[error("the research is not signed off: {0}")]
    Research(String),
    /// Scoring opens by evidence-led commissioning before its research is signed off.
    #[error(
        "round \"{0}\" is commissioned by evidence, and its research is not signed off as it stands; sign it off first"
    )]
    ResearchOpen(RoundId),
    /// A partner agrees to what is not the partnership, or is none.
    #[error(
        "the partner \"{0}\" signs for what is not the partnership as it stands; read it again and sign that"
    )]
    OtherPartnership(PartnerId),
    /// An entry of the cycle that is not there.
    #[error("the cycle has no entry \"{0}\"")]
    NoCycleEntry(CycleEntryId),
    /// An old copy of the profile was put back.
    #[error(
        "this is an old copy of Evenhand's own folder: {here} of the entries that this laptop wrote are here, and it had written {written}. Send and fetch first, and the others come back; if they were sent nowhere, say on the Laptops screen that you go on without them"
    )]
    Behind {
        /// How many records of its own are here.
        here: u64,
        /// How many it had written.
        written: u64,
    },
    /// This device's log is frozen.
    #[error(
        "this laptop cannot write: its log goes on elsewhere, because an old copy was restored or Evenhand's own folder was copied, or the chair barred it. Fetch what is missing from the panel's shared folder; if that does not help, ask the chair for a new invitation"
    )]
    Frozen,
    /// The sheet is handed in, and a draft would change it.
    #[error(
        "the sheet of {member} for bid \"{bid}\" has been handed in; the chair must reopen it before it is changed"
    )]
    HandedIn {
        /// Which bid.
        bid: BidRef,
        /// Whose sheet.
        member: MemberId,
    },
}

fn subject_words(subject: &Subject) -> String {
    match subject {
        Subject::Bid(bid) => format!("bid \"{bid}\""),
        Subject::Bidder(bidder) => format!("the bids of \"{bidder}\""),
    }
}

/// Who may say a kind of thing, as a sentence for those who may not.
fn refusal_words(kind: Kind, round: Option<&RoundId>) -> String {
    let who = kind.rules().may_sign.sentence();
    let round = round.map(|round| format!(", round \"{round}\""));
    format!("{who} (\"{kind}\"{})", round.unwrap_or_default())
}
