//! Outputs of a round: which documents there are, shown and written.

use evenhand_core::{BidRef, RoundId, Titled};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::command_list::CommandName;

/// A document that is made of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(strum::EnumString, strum::IntoStaticStr, strum::VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum DocumentName {
    /// What the Commissioner decides on and signs, with all that it rests on.
    Pack,
    /// What of it everybody may read.
    PublicPack,
    /// What the Commissioner signs and publishes.
    Notice,
    /// What bidders are told.
    Letters,
    /// What both sides of an award sign.
    Agreement,
    /// The ranking as formulas.
    Workbook,
    /// The awards in the 360Giving Data Standard.
    OpenData,
    /// The grants of a month, as the Order of 2011 asks for them.
    SpecifiedInformation,
    /// Answers to the questions that are asked under the Freedom of Information Act.
    Foi,
    /// A year of commissioning, of all rounds.
    CycleReport,
    /// What came of all awards in a half-year, for the police and crime panel.
    HalfYear,
}

impl Titled for DocumentName {
    fn title(self) -> &'static str {
        match self {
            Self::Pack => "Decision pack",
            Self::PublicPack => "Public version",
            Self::Notice => "Decision notice",
            Self::Letters => "Letters to bidders",
            Self::Agreement => "Grant agreements",
            Self::Workbook => "Workbook",
            Self::OpenData => "Open data",
            Self::SpecifiedInformation => "Specified Information",
            Self::Foi => "Answers to questions",
            Self::CycleReport => "Report of the year",
            Self::HalfYear => "Half-year report",
        }
    }
}

impl DocumentName {
    /// What it is for, as a sentence.
    pub const fn purpose(self) -> &'static str {
        match self {
            Self::Pack => {
                "For the Commissioner: what to sign on the first two pages, then all that it rests on, with the panel’s signed entries inside, so that anybody can check it."
            }
            Self::PublicPack => {
                "For the website: the decision, the method and the ranked list, without members’ names and without any text that nobody has read for publication."
            }
            Self::Notice => {
                "For the register of decisions: two to four pages that the Commissioner signs and publishes, as PDF and DOCX. A restricted part is a file of its own."
            }
            Self::Letters => {
                "For the bidders: one letter each with the decision, scores, strengths and weaknesses, as PDF and DOCX, and all of them bound together for printing."
            }
            Self::Agreement => {
                "For both sides of each award: the agreement under the strategy’s twenty headings, with its schedules and places to sign, as PDF and DOCX. One that is not complete says what it lacks."
            }
            Self::Workbook => {
                "For whoever wants to work it out again: every total and rank as formulas over the members’ scores."
            }
            Self::OpenData => {
                "For everybody: the awards in the 360Giving Data Standard, as JSON and CSV."
            }
            Self::SpecifiedInformation => {
                "For the website, each month: the grants of all rounds with conditions, recipient, purpose and reasons, as CSV and as a page (SI 2011/3050)."
            }
            Self::Foi => {
                "For who asks under the Freedom of Information Act: spend by theme and group, the next process, partners, and payment by results."
            }
            Self::CycleReport => {
                "For everybody, once a year: who was heard and what came of it, what was granted in all rounds, and what was learned; of the entries of the cycle only those that were read for the public."
            }
            Self::HalfYear => {
                "For the police and crime panel: every award of all rounds in a half-year with what was paid, spent and achieved, how it stands and what is late, as PDF, DOCX and CSV."
            }
        }
    }

    /// Whether it tells of decisions, so that there is none before the first.
    pub const fn tells_of_decisions(self) -> bool {
        match self {
            Self::Notice
            | Self::Letters
            | Self::Agreement
            | Self::OpenData
            | Self::SpecifiedInformation
            | Self::Foi
            | Self::HalfYear => true,
            Self::Pack | Self::PublicPack | Self::Workbook | Self::CycleReport => false,
        }
    }

    /// How it is looked at before it is saved.
    pub const fn form(self) -> PreviewForm {
        match self {
            Self::Pack
            | Self::PublicPack
            | Self::Notice
            | Self::Letters
            | Self::Agreement
            | Self::Foi
            | Self::CycleReport
            | Self::HalfYear => PreviewForm::Pages,
            Self::OpenData | Self::SpecifiedInformation => PreviewForm::Text,
            Self::Workbook => PreviewForm::None,
        }
    }
}

/// How a document is looked at in the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PreviewForm {
    /// Page by page.
    Pages,
    /// As text.
    Text,
    /// Not in the window: in the program that opens such files.
    None,
}

/// The documents of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentList {
    /// Each of them.
    pub documents: Vec<DocumentRow>,
    /// The folder that they are saved in unless another is named.
    pub folder: String,
}

/// One document of a round.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentRow {
    /// Which.
    pub document: DocumentName,
    /// What it is called.
    pub title: &'static str,
    /// What it is for.
    pub purpose: &'static str,
    /// How it is looked at.
    pub form: PreviewForm,
    /// Why it cannot be made yet; none where it can.
    pub missing: Option<String>,
}

/// Which document, and how it is made.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct WhichDocument {
    /// Which.
    pub document: DocumentName,
    /// What becomes of the annex of a pack.
    #[serde(default)]
    pub annex: AnnexChoice,
    /// The month of the Specified Information ("2014-03"); that of the newest decision
    /// where it is left out.
    #[serde(default)]
    pub month: Option<String>,
    /// The financial year of a report of the cycle ("2013/14"); that of the round's decision
    /// where it is left out, or the one that it is now.
    #[serde(default)]
    pub year: Option<String>,
    /// The half-year of that report ("2014-H1" for April to September 2014); the last one
    /// that is over where it is left out.
    #[serde(default)]
    pub half: Option<String>,
    /// Whose grants the open data are; the office's own words where they are left out.
    #[serde(default)]
    pub funder: FunderChoice,
    /// Of which bid the agreement is; those of all awards where it is left out.
    #[serde(default)]
    pub bid: Option<BidRef>,
}

/// Whose grants the open data are. What is left out is as the office was described.
#[derive(Clone, Debug, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct FunderChoice {
    /// The prefix that 360Giving gave to the publisher ("360G-norfolkpcc").
    pub prefix: Option<String>,
    /// The funder's identifier.
    pub id: Option<String>,
    /// The funder's name.
    pub name: Option<String>,
}

/// What becomes of the annex of a pack, which has the bids one by one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[derive(clap::ValueEnum)]
pub enum AnnexChoice {
    /// It is bound in.
    #[default]
    With,
    /// It is left out.
    Without,
    /// It is a file of its own.
    Apart,
}

impl WhichDocument {
    /// A document as it is made unless something else is asked for.
    pub fn of(document: DocumentName) -> Self {
        Self {
            document,
            annex: AnnexChoice::default(),
            month: None,
            year: None,
            half: None,
            funder: FunderChoice::default(),
            bid: None,
        }
    }
}

/// Asks for a document to be looked at.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DocumentAsk {
    /// Of which round.
    pub round: RoundId,
    /// Which.
    pub which: WhichDocument,
}

/// Asks for a document to be written.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct DocumentWrite {
    /// Of which round.
    pub round: RoundId,
    /// Which.
    pub which: WhichDocument,
    /// The folder; the user's documents where it is left out.
    #[serde(default)]
    pub folder: Option<String>,
}

/// A document, ready to be looked at.
#[derive(Clone, Debug, Serialize, TS)]
pub struct DocumentPreview {
    /// The name that it would be saved under.
    pub name: String,
    /// How many files it is.
    pub files: u32,
    /// How many pages it has, where it has pages.
    pub pages: Option<u32>,
    /// The PDF, in base64, where it is looked at page by page.
    pub base64: Option<String>,
    /// The text, where it is looked at as that.
    pub text: Option<String>,
    /// What a reader of it should know.
    pub warnings: Vec<String>,
}

/// What an output was written to.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutputsWritten {
    /// The files, in the order in which they were written.
    pub files: Vec<OutputFile>,
    /// What a reader of them should know.
    pub warnings: Vec<String>,
}

/// A file that was written.
#[derive(Clone, Debug, Serialize, TS)]
pub struct OutputFile {
    /// Its whole path.
    pub path: String,
    /// What it is.
    pub kind: OutputKind,
    /// Which bid it is about, where it is about one.
    pub bid: Option<BidRef>,
    /// Its size.
    pub bytes: u32,
    /// The SHA-256 of its bytes, in hex.
    pub sha256: String,
}

/// What a written file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OutputKind {
    /// The decision pack (PDF).
    Pack,
    /// Its public version (PDF).
    PublicPack,
    /// Its annex, where that is a file of its own (PDF).
    Annex,
    /// The decision notice, or its restricted part (PDF, DOCX).
    Notice,
    /// The letter to one bidder (PDF, DOCX).
    Letter,
    /// All letters bound together (PDF, DOCX).
    Letters,
    /// The agreement behind one award (PDF, DOCX).
    Agreement,
    /// The ranking as formulas (XLSX).
    Workbook,
    /// The awards in the 360Giving Data Standard (JSON).
    #[serde(rename = "360giving_json")]
    OpenDataJson,
    /// The same as a table (CSV).
    #[serde(rename = "360giving_csv")]
    OpenDataCsv,
    /// The grants of a month (CSV).
    SpecifiedInformationCsv,
    /// The same as a page (HTML).
    SpecifiedInformationHtml,
    /// Answers to questions (PDF, DOCX).
    Foi,
    /// A year of commissioning (PDF, DOCX).
    CycleReport,
    /// The half-year report (PDF, DOCX).
    HalfYear,
    /// The same as a table (CSV).
    HalfYearCsv,
    /// A form of a return, to be filled in (XLSX).
    ReturnForm,
}

/// How far a long task is. Sent as the event `progress`.
#[derive(Clone, Debug, Serialize, TS)]
pub struct TaskProgress {
    /// The command it belongs to.
    #[ts(type = "keyof Commands")]
    pub command: CommandName,
    /// What is being done.
    pub text: String,
    /// How many units are done.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}
