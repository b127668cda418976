//! What a pack is made from: core values, gathered by the caller.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use evenhand_core::commission::{
    Assessment, ExistingProject, Partnership, ShutOut, SignOffState, Split, SplitFault,
};
use evenhand_core::{
    AgreedScore, Approach, Bid, BidChange, BidRef, Decision, DecisionDetails, Declaration,
    GatewayAnswer, Member, MemberId, Office, Override, PartnerId, Points, Pounds, Publication,
    Ranking, ReadText, Role, RoundDetails, RoundId, Scheme, Settled, SheetContent, SheetState,
    fairness::{Fairness, stability::BidStability},
    shortlist::{BestValue, Breakpoints, CoverageRow, Difference, Shortlist},
};

/// The existing projects of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackExisting {
    /// The projects, by reference.
    pub projects: Vec<PackProject>,
    /// What continuing them shuts out; none where there is no project.
    pub shut_out: Option<ShutOut>,
}

/// An existing project, with what the panel found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackProject {
    /// What is on file of it.
    pub project: ExistingProject,
    /// What the panel found; none where nothing was recorded.
    pub assessment: Option<Assessment>,
}

/// One putting right of a bid once scoring had opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackCorrection {
    /// When.
    pub at: DateTime<Utc>,
    /// Why; empty where none was given.
    pub reason: String,
    /// What it changed.
    pub changes: Vec<BidChange>,
}

/// Everything that a decision pack shows.
#[derive(Clone, Debug)]
pub struct PackInput {
    /// The round.
    pub round: RoundDetails,
    /// By which approaches it was commissioned, and why.
    pub approach: PackApproach,
    /// Its scheme, as frozen when scoring opened.
    pub scheme: Scheme,
    /// All bids that were not withdrawn, by reference.
    pub bids: Vec<Bid>,
    /// The bids that were withdrawn, with the reasons.
    pub withdrawn: Vec<(Bid, String)>,
    /// Why bids were taken after the closing time, by bid.
    pub late: BTreeMap<BidRef, String>,
    /// How bids were put right once scoring had opened, the first time first.
    pub corrections: BTreeMap<BidRef, Vec<PackCorrection>>,
    /// The panel, by name.
    pub members: Vec<Member>,
    /// Those who left it, with the reasons.
    pub left: Vec<(Member, String)>,
    /// The ranking, computed from the rest.
    pub ranking: Ranking,
    /// Every sheet on file.
    pub sheets: Vec<PackSheet>,
    /// Agreed scores.
    pub agreed: Vec<AgreedScore>,
    /// What the panel agreed on strengths and weaknesses, by bid.
    pub notes: BTreeMap<BidRef, ModerationNote>,
    /// Declarations, with the words of whoever declared.
    pub declarations: Vec<(Declaration, String)>,
    /// Answers to gateways.
    pub gateways: Vec<GatewayAnswer>,
    /// Decisions; empty before the Commissioner has decided.
    pub decisions: Vec<Decision>,
    /// The newest decision as a whole; none before the Commissioner has decided.
    pub decision: Option<PackDecision>,
    /// The office that invites bids.
    pub office: Office,
    /// What the office decided about publishing the round.
    pub publication: Publication,
    /// Who read which of its free texts for publication.
    pub read: Vec<PackRead>,
    /// The shortlist under the funds supposed; none while no fund is given.
    pub shortlist: Option<PackShortlist>,
    /// The existing projects of a round by the iterative method; none of others.
    pub existing: PackExisting,
    /// The fairness figures.
    pub fairness: Option<PackFairness>,
    /// The commissioners, where several commission the round together.
    pub partners: Option<PackPartners>,
    /// What the audit page states.
    pub audit: Audit,
    /// What puts the members into the order in which the public version calls them A, B and
    /// on. It is derived from the round's key, so that nobody outside the panel can repeat it;
    /// the caller fills it.
    pub member_secret: [u8; 32],
    /// Files to attach, so that the ranks can be recomputed.
    pub files: Vec<PackFile>,
}

impl PackInput {
    /// How many of the people on the panel score: the chair and the members, not who observes
    /// or is a support officer.
    pub fn scorers(&self) -> usize {
        let members = self.members.iter();
        let scores = |member: &&Member| matches!(member.role, Role::Chair | Role::Member);
        members.filter(scores).count()
    }
}

/// The commissioners of a round, and its awards over their money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackPartners {
    /// What they agreed.
    pub partnership: Partnership,
    /// The newest sign-off of each partner that has signed.
    pub sign_offs: BTreeMap<PartnerId, PackSignOff>,
    /// The awards over their money, or why they cannot be split; none while nothing is
    /// decided and no shortlist is settled.
    pub split: Option<Result<Split, SplitFault>>,
}

/// A partner's sign-off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackSignOff {
    /// Whether it is for the partnership as it stands.
    pub state: SignOffState,
    /// Who signed, by name and office.
    pub by: String,
    /// When.
    pub at: DateTime<Utc>,
    /// What they said; may be empty.
    pub note: String,
}

/// By which approaches a round was commissioned, and why.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PackApproach {
    /// The approaches of the newest choice; none where none was ever chosen with a reason.
    pub approaches: BTreeSet<Approach>,
    /// Why these.
    pub reason: String,
    /// How fast the grant was given, where it was a quick one and is decided.
    pub fast: Option<PackFast>,
    /// Who signed the research off, by name and office, and when; none where the research
    /// does not stand signed off.
    pub research: Option<(String, DateTime<Utc>)>,
}

/// How fast a grant was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackFast {
    /// In how many days, the first and the last counted.
    pub days: u32,
    /// Why it had to be quick.
    pub because: String,
}

/// A decision as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackDecision {
    /// Who decided, by name and office.
    pub by: String,
    /// When it was put on file.
    pub at: DateTime<Utc>,
    /// What it says beside what it says of each bid.
    pub details: DecisionDetails,
}

/// A free text that somebody read for publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PackRead {
    /// Which text, as it was then.
    pub text: ReadText,
    /// Who read it, by name.
    pub by: String,
    /// When that was put on file.
    pub at: DateTime<Utc>,
}

/// A sheet as the pack prints it.
#[derive(Clone, Debug)]
pub struct PackSheet {
    /// Which bid.
    pub bid: BidRef,
    /// Whose.
    pub member: MemberId,
    /// How far it came.
    pub state: SheetState,
    /// Why it does not count, in a few words ("recused"); `None` where it counts.
    pub left_out: Option<String>,
    /// Who typed it in, where that was not its author.
    pub entered_by: Option<MemberId>,
    /// What it says.
    pub content: SheetContent,
    /// The total that the bid would have by this sheet alone, 0–100, rounded as
    /// the scheme says; `None` where it gives none. The chart shows it only where
    /// the sheet counts.
    pub own_total: Option<Points>,
}

/// The shortlist as the pack prints it.
#[derive(Clone, Debug)]
pub struct PackShortlist {
    /// The shortlist under each fund supposed, lowest first: the low and the high
    /// end, and the settled one.
    pub scenarios: Vec<Shortlist>,
    /// The index of the one to print in full: the settled one, or the low end.
    pub main: usize,
    /// The breakpoints of the fund's range.
    pub breakpoints: Breakpoints,
    /// What the main one comes to for each objective, priority group and district.
    pub coverage: Vec<CoverageRow>,
    /// What the chair decided outside the rank order.
    pub overrides: Vec<Override>,
    /// The shortlist that the chair settled on.
    pub settled: Option<Settled>,
    /// The best set under the main fund, beside rank order; where there is none,
    /// the reason as a sentence.
    pub best: Result<(BestValue, Difference), String>,
}

/// The fairness figures as the pack prints them.
#[derive(Clone, Debug)]
pub struct PackFairness {
    /// Agreement, influence and severity.
    pub fairness: Fairness,
    /// Stability of each ranked bid under the main fund.
    pub stability: Vec<BidStability>,
    /// The fund supposed, in pounds.
    pub total: Pounds,
    /// How many times members were drawn anew.
    pub draws: u32,
    /// How many times the weights were moved.
    pub weightings: u32,
    /// The seed of both.
    pub seed: u64,
}

/// What the panel agreed on one bid, in words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModerationNote {
    /// What speaks for the bid.
    pub strengths: String,
    /// What speaks against it.
    pub weaknesses: String,
}

/// What an auditor needs to tie the pack to the records.
#[derive(Clone, Debug)]
pub struct Audit {
    /// The time of the last record that the pack rests on: the pack's own date.
    pub as_of: DateTime<Utc>,
    /// The version of the program.
    pub version: String,
    /// The panel's id.
    pub panel: String,
    /// The round's id in the records.
    pub round: RoundId,
    /// The digest of the round's data.
    pub digest: String,
    /// Each log: whose, its key's fingerprint, how many records, the hash of its last.
    pub logs: Vec<AuditLog>,
    /// Which versions of the scheme were published, with the reason for each change.
    pub scheme_versions: Vec<String>,
}

/// One log on the audit page.
#[derive(Clone, Debug)]
pub struct AuditLog {
    /// Whose device.
    pub owner: String,
    /// The fingerprint of the key that signs it.
    pub fingerprint: String,
    /// How many records it holds.
    pub records: u64,
    /// The id of its last record.
    pub head: String,
}

/// A file inside the pack.
#[derive(Clone, Debug)]
pub struct PackFile {
    /// Its name ("scores.csv").
    pub name: String,
    /// Its media type ("text/csv").
    pub media_type: &'static str,
    /// What it holds, for people.
    pub description: String,
    /// Its bytes, kept exactly.
    pub bytes: Vec<u8>,
}
