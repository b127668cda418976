//! The public version: what of a round everybody may read.
//!
//! [`PublicRound`] is built from the whole round by an allow-list: it names each thing that
//! is taken, and holds nothing of a type that can carry what is private (a member, a sheet, a
//! declaration, a private text). The pages and the files of the public version are made
//! from it alone.

use std::{collections::BTreeMap, ops::ControlFlow};

use chrono::{DateTime, Utc};
use evenhand_core::{
    CriterionId, Points, Pounds, Scheme, Unsuccessful,
    fairness::{Agreement, CriterionFairness},
    rank::EffectiveFigures,
};
use serde::Serialize;

use crate::{
    Pack, PackError, Progress,
    input::PackInput,
    layer::metadata::About,
    outcome::{Basis, Money},
    pages::{self, MemberSeverity},
    render::{end_progress, mark_of, write_pack},
};

mod awards;
mod build;
mod fairness;
mod files;
mod left_out;
mod letters;
mod partners;
mod ranking;
mod read_texts;

pub(crate) use partners::{PublicPartner, PublicPartners};

/// The word that the title of a public version begins with; whoever checks a file tells
/// it by this.
const TITLE: &str = "Public version";

/// Makes the public version of a pack: the awards, the method, the ranked list, the figures of
/// the whole panel, and a list of what is left out. `public.json` and `scheme.json`
/// are inside it and nothing else. `progress` is told once, when the file is written, and may
/// stop the work.
///
/// # Errors
/// Those of [`crate::render`].
pub fn render_public(
    input: &PackInput,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Result<Pack, PackError> {
    let round = PublicRound::of(input)?;
    let files = files::list_files(&round)?;
    let flow = pages::public::lay_out(&round, &files)?;
    let title = format!("{TITLE}: {}", round.title);
    let about = About {
        title: &title,
        creator: "Evenhand public version",
        as_of: round.as_of,
        mark: Some(mark_of(input, "public_pack")),
    };
    let pack = write_pack(flow, &about, &files)?;
    end_progress(progress, 1)?;
    Ok(pack)
}

/// Everything of a round that its public version prints, and no more. As JSON it is
/// `public.json` (docs/FILES.md).
#[derive(Debug, Serialize)]
pub(crate) struct PublicRound {
    /// "evenhand-public".
    pub(crate) format: &'static str,
    /// The version of the format.
    pub(crate) version: u32,
    pub(crate) title: String,
    pub(crate) commissioner: String,
    pub(crate) approach: &'static str,
    pub(crate) direction: String,
    /// Whether the round is made up.
    pub(crate) sample: bool,
    /// The time of the last record that it rests on.
    pub(crate) as_of: DateTime<Utc>,
    /// Whether the awards are decided; they are recommended otherwise.
    pub(crate) decided: bool,
    #[serde(skip)]
    pub(crate) basis: Basis,
    pub(crate) decision: Option<PublicDecision>,
    pub(crate) fund: PublicFund,
    /// The commissioners, where several commission the round together.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) partners: Option<PublicPartners>,
    pub(crate) awards: Vec<PublicAward>,
    /// How bids that were awarded nothing are told of.
    pub(crate) unsuccessful: Unsuccessful,
    pub(crate) not_awarded: Vec<PublicGroup>,
    /// Why other bids were awarded nothing, where that was read.
    pub(crate) other_reasons: Vec<PublicReason>,
    pub(crate) ranking: Vec<PublicRanked>,
    /// How many ranked bids the list leaves out.
    pub(crate) ranked_left_out: usize,
    pub(crate) not_ranked: Vec<PublicGroup>,
    pub(crate) scenarios: Vec<PublicScenario>,
    pub(crate) panel: PublicPanel,
    /// What the scheme's weights come to.
    #[serde(skip)]
    pub(crate) effective_weights: BTreeMap<CriterionId, EffectiveFigures>,
    #[serde(skip)]
    pub(crate) fairness: Option<PublicFairness>,
    pub(crate) scheme: Scheme,
    pub(crate) left_out: Vec<PublicLeftOut>,
    pub(crate) audit: PublicAudit,
}

/// The decision as a whole.
#[derive(Debug, Serialize)]
pub(crate) struct PublicDecision {
    /// The office of who decided, and the name where it may be told.
    pub(crate) by: String,
    /// The day, in words; none where no decision as a whole is on file.
    pub(crate) on: Option<String>,
    pub(crate) reference: Option<String>,
    /// Which options were considered, where that was read.
    pub(crate) options: Option<String>,
}

/// The money.
#[derive(Debug, Serialize)]
pub(crate) struct PublicFund {
    pub(crate) low: Pounds,
    pub(crate) high: Pounds,
    /// The power under which the grants are made, in words.
    pub(crate) power: Option<&'static str>,
    pub(crate) awarded: Pounds,
    pub(crate) held_back: Pounds,
    /// What is left; under zero where the fund is exceeded.
    pub(crate) left: Option<Pounds>,
    #[serde(skip)]
    pub(crate) money: Money,
    /// Sources, commitments and limits, in words.
    #[serde(skip)]
    pub(crate) facts: Vec<(&'static str, String)>,
}

/// An award. Its bidder and its project are public; each further text is there where
/// somebody read it for publication.
#[derive(Debug, Serialize)]
pub(crate) struct PublicAward {
    #[serde(rename = "ref")]
    pub(crate) reference: String,
    pub(crate) bidder: String,
    pub(crate) title: String,
    pub(crate) rank: Option<String>,
    pub(crate) asked: Pounds,
    pub(crate) amount: Pounds,
    #[serde(flatten)]
    pub(crate) texts: PublicTexts,
}

/// The free texts on a bid that were read for publication.
#[derive(Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct PublicTexts {
    pub(crate) purpose: Option<String>,
    pub(crate) summary: Option<String>,
    pub(crate) strengths: Option<String>,
    pub(crate) weaknesses: Option<String>,
    pub(crate) reason: Option<String>,
    pub(crate) conditions: Option<String>,
}

/// A bid in the ranked list.
#[derive(Debug, Serialize)]
pub(crate) struct PublicRanked {
    /// "3", or "=2" where shared.
    pub(crate) rank: String,
    #[serde(rename = "ref")]
    pub(crate) reference: String,
    pub(crate) awarded: bool,
    /// What is told of a bid that was awarded something, or whose bidder is named.
    #[serde(flatten)]
    pub(crate) told: Option<PublicFigures>,
}

/// A bidder's name and scores.
#[derive(Debug, Serialize)]
pub(crate) struct PublicFigures {
    pub(crate) bidder: String,
    pub(crate) title: String,
    pub(crate) total: Points,
    pub(crate) band: Option<String>,
    pub(crate) sections: Vec<PublicSectionScore>,
}

/// The score of a section.
#[derive(Debug, Serialize)]
pub(crate) struct PublicSectionScore {
    /// Its title.
    pub(crate) section: String,
    pub(crate) score: Points,
}

/// Bids that were awarded nothing, or are not ranked, for one reason.
#[derive(Debug, Serialize)]
pub(crate) struct PublicGroup {
    pub(crate) what: &'static str,
    /// What keeps a bid there, in a sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) why: Option<&'static str>,
    pub(crate) bids: usize,
    /// By reference, or by reference and bidder; empty where they are left out.
    pub(crate) listed: Vec<String>,
}

/// Why a bid was awarded nothing.
#[derive(Debug, Serialize)]
pub(crate) struct PublicReason {
    /// By reference, or by reference and bidder.
    pub(crate) bid: String,
    /// What was decided, as it reads in a sentence.
    pub(crate) decision: String,
    pub(crate) reason: String,
}

/// The shortlist under one fund, in figures.
#[derive(Debug, Serialize)]
pub(crate) struct PublicScenario {
    pub(crate) fund: Pounds,
    pub(crate) in_full: usize,
    pub(crate) in_part: usize,
    pub(crate) awarded: Pounds,
    pub(crate) held_back: Pounds,
    pub(crate) left: Pounds,
    /// Whether it is the one that the summary speaks of.
    pub(crate) main: bool,
}

/// The panel, in numbers.
#[derive(Debug, Serialize)]
pub(crate) struct PublicPanel {
    pub(crate) members: usize,
    pub(crate) sheets: usize,
    /// How many members declared an interest and scored.
    pub(crate) declared: usize,
    /// How many stood aside from a bid.
    pub(crate) recused: usize,
    /// How many bids the chair put forward or left out, outside the rank order.
    pub(crate) overrides: usize,
}

/// The fairness figures of the whole panel.
#[derive(Debug)]
pub(crate) struct PublicFairness {
    pub(crate) agreement: Agreement,
    pub(crate) by_criterion: BTreeMap<CriterionId, CriterionFairness>,
    /// By the letters of members.
    pub(crate) severity: Vec<MemberSeverity<'static>>,
    pub(crate) severity_reason: Option<String>,
    /// How many ranked bids stand in each band of stability.
    pub(crate) stability: Vec<(&'static str, usize)>,
    /// What it takes to repeat the figures of stability, in a sentence.
    pub(crate) repeat: String,
}

/// Something that is left out, on its ground.
#[derive(Debug, Serialize)]
pub(crate) struct PublicLeftOut {
    pub(crate) what: String,
    /// The section of the Freedom of Information Act 2000.
    pub(crate) ground: &'static str,
    /// Whether the ground holds without a test of the public interest.
    pub(crate) absolute: bool,
    pub(crate) why: String,
    pub(crate) by: String,
}

/// What ties the public version to the records.
#[derive(Debug, Serialize)]
pub(crate) struct PublicAudit {
    /// The version of the program.
    pub(crate) program: String,
    pub(crate) panel: String,
    pub(crate) digest: String,
    /// How many versions of the scheme were published.
    pub(crate) scheme_versions: usize,
    pub(crate) logs: Vec<PublicLog>,
}

/// One signed log.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct PublicLog {
    /// "Member A", or "Not a member's".
    pub(crate) of: String,
    pub(crate) fingerprint: String,
    pub(crate) records: u64,
    pub(crate) head: String,
}
