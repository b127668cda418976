//! What there is to know of a kind of record.

use crate::changed::Area;

/// What holds for every record of one kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct KindRules {
    /// What it is called in files: the `type` of the payload and of the body.
    pub name: &'static str,
    /// Who may sign it.
    pub may_sign: MaySign,
    /// What it tells of how bids came out.
    pub tells: Tells,
    /// Whether what records are checked against stays as it was.
    pub setting: Setting,
    /// What must be on file before it.
    pub needs: Needs,
    /// What it changes.
    pub areas: &'static [Area],
}

/// Who may sign a kind of record. Signed by anybody else it changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MaySign {
    /// Anybody: it comes before there is anyone to ask.
    Anyone,
    /// Any device of the panel.
    Member,
    /// The chair alone: a ruling.
    Chair,
    /// The chair's device, by itself: no ruling.
    ChairsDevice,
    /// Whoever declares, or the chair for them.
    Declarant,
    /// Whose sheet it is, or the chair for them.
    Author,
    /// The observer of the round alone.
    Observer,
    /// The chair, or the deputy who takes the chair over: a ruling.
    ChairOrDeputy,
    /// The chair, or a support officer of the round; of any round where it is of none.
    ChairOrSupport,
    /// A member who sits on the panel for the partner that it names, or the chair for them.
    PartnersMember,
}

impl MaySign {
    /// Who may sign it, as a sentence for those who may not.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Anyone => "anybody can do this",
            Self::Member => "only a member of the panel can do this",
            Self::Chair => "only the chair can do this",
            Self::ChairsDevice => "only the chair's laptop writes this",
            Self::Declarant => "a member declares their own interests, or the chair types them in",
            Self::Author => "a sheet is its own member's to write, or the chair types it in",
            Self::Observer => "only the round's observer can do this",
            Self::ChairOrDeputy => {
                "only the chair can give the chair to someone else, or the deputy take it over"
            }
            Self::ChairOrSupport => "only the chair or a support officer can do this",
            Self::PartnersMember => {
                "a partner is signed for by its own member on the panel, or the chair types it in"
            }
        }
    }
}

/// What a record tells of how bids came out: a recused person is not shown it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tells {
    /// Nothing: everybody may see it.
    Nothing,
    /// How the bids came out that it names: kept from whoever is recused from one of them.
    OfItsBids,
    /// How any bid came out: kept from whoever is recused from any.
    OfAnyBid,
}

/// Whether a record leaves what others are checked against as it was: who signs each
/// log, which rounds, bids and members there are, and where each round was closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// As it was.
    Stays,
    /// It may be another.
    Changes,
    /// It may be another, and so may be which records count: all are looked at again.
    Recounts,
}

/// What must be on file before a record: without it, it changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing.
    Nothing,
    /// No panel yet: it begins one.
    NoPanel,
    /// The panel.
    Panel,
    /// The round.
    Round,
    /// The round, and the members that it names.
    Members,
    /// The round, and the bids that it names.
    Bids,
    /// The round, the bid and the member of a sheet.
    SheetParties,
    /// The same, and that the sheet is not handed in.
    OpenSheet,
    /// The sheet.
    Sheet,
}
