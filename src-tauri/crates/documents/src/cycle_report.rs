//! The report of a year of commissioning for the public: who was heard and what came of it,
//! what was needed and sought, what was granted, and what was learned.
//!
//! Only entries that somebody has marked as read for the public stand in it.

use chrono::{DateTime, NaiveDate, Utc};
use evenhand_core::commission::{
    CycleEntry, CycleEntryKind, CycleRound, CycleYear, FinancialYear, Phase, came_of, cycle_year,
};
use evenhand_core::shortlist::CoverageKind;
use evenhand_core::{Office, Pounds, Titled, VariantArray, phrase};
use evenhand_pack::document::{Block, Document, DocumentRow, DocumentTable, Field, Head};

use crate::{entry_words, words};

/// What the report is made from.
#[derive(Clone, Debug)]
pub struct CycleReport {
    /// Which year.
    pub year: FinancialYear,
    /// All entries of the cycle, of any year, read for the public or not.
    pub entries: Vec<CycleEntry>,
    /// All rounds.
    pub rounds: Vec<CycleRound>,
    /// The rounds that were decided in the year, by the day of their decision.
    pub decided: Vec<DecidedRound>,
    /// The office.
    pub office: Office,
    /// The time of the last record that it rests on.
    pub as_of: DateTime<Utc>,
    /// Whether it is of made-up rounds.
    pub sample: bool,
}

/// What of a decided round is for everybody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DecidedRound {
    /// What it is called.
    pub title: String,
    /// When it was decided.
    pub on: NaiveDate,
    /// The least that its fund could come to, in pounds; as `high` once it was settled.
    pub low: Pounds,
    /// The most.
    pub high: Pounds,
    /// How many bids there were.
    pub bids: usize,
    /// How many of them were awarded something.
    pub awards: usize,
    /// What they were awarded in all, in pounds.
    pub awarded: Pounds,
}

/// The report with the year that it shows.
struct Report<'a> {
    of: &'a CycleReport,
    /// The entries for the public, of all years.
    entries: Vec<CycleEntry>,
    shown: CycleYear,
}

/// Writes the report of a year.
pub fn cycle_report(of: &CycleReport) -> Document {
    let public = of.entries.iter().filter(|entry| entry.public).cloned();
    let entries: Vec<CycleEntry> = public.collect();
    let today = phrase::office_day(of.as_of);
    let shown = cycle_year(of.year, &entries, &of.rounds, today);
    let report = Report { of, entries, shown };
    let title = format!("Commissioning in {}: a report for the public", of.year);
    let mut blocks = vec![Block::Title(title.clone())];
    blocks.extend(report.opening());
    blocks.extend(report.heard());
    for (kind, heading, text) in [
        (
            CycleEntryKind::NeedsDocument,
            "What is needed",
            "What it says",
        ),
        (CycleEntryKind::Outcome, "What was sought", "Outcome"),
        (CycleEntryKind::Option, "What was considered", "Option"),
        (CycleEntryKind::Decision, "What was decided", "Decision"),
    ] {
        blocks.extend(report.of_kind(kind, heading, text));
    }
    blocks.extend(report.granted());
    blocks.extend(report.of_kind(CycleEntryKind::Lesson, "What was learned", "Lesson"));
    blocks.extend(report.subjects());
    Document {
        title,
        creator: "Evenhand report of the cycle",
        as_of: of.as_of,
        sample: of.sample,
        blocks,
    }
}

impl Report<'_> {
    /// Whose report it is, what the cycle is, and how much of it stands here.
    fn opening(&self) -> Vec<Block> {
        let (first, last) = (self.shown.first_day, self.shown.last_day);
        let mut fields = vec![
            Field::new(
                "Year",
                format!("{} to {}", words::day(first), words::day(last)),
            ),
            Field::new("Data as of", phrase::day(self.of.as_of)),
        ];
        let office = self.of.office.name.trim();
        if !office.is_empty() {
            fields.insert(0, Field::new("Office", office));
        }
        let phases = Phase::VARIANTS.iter().zip(&self.shown.phases);
        let phases = phases.map(|(phase, of_year)| {
            let entries = phrase::counted(of_year.entries.len(), "entry", "entries");
            format!("{}: {} ({entries})", phase.title(), phase.description())
        });
        vec![
            Block::Fields(fields),
            Block::Paragraph("Commissioning goes round in four phases. They are no gates: they may merge and run at the same time, and what is learned in each feeds into the next.".to_owned()),
            Block::Bullets(phases.collect()),
            Block::Note("An entry in several phases is counted in each. What nobody has read for the public is not in this report.".to_owned()),
        ]
    }

    /// The entries of the year of one kind, in order of day.
    fn entries_of(&self, kind: CycleEntryKind) -> Vec<&CycleEntry> {
        let year = self.of.year;
        let of_year = self.entries.iter().filter(|entry| entry.is_of(year));
        let mut entries: Vec<&CycleEntry> = of_year.filter(|entry| entry.kind == kind).collect();
        entries.sort_by_key(|entry| (entry.on, &entry.id));
        entries
    }

    /// Who was heard, and what came of it.
    fn heard(&self) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(
            "Who was heard, and what came of it".to_owned(),
        )];
        let heard = self.entries_of(CycleEntryKind::Engagement);
        if heard.is_empty() {
            let none = "No engagement of this year has been read for the public.";
            blocks.push(Block::Paragraph(none.to_owned()));
        }
        for entry in heard {
            blocks.push(Block::SubHeading(entry.title.clone()));
            let mut fields = entry_words::fields(entry, "What was said");
            fields.push(Field::new("Phase", entry_words::phases(entry)));
            fields.push(Field::new("What came of it", self.came_of(entry)));
            blocks.push(Block::Fields(fields));
        }
        blocks
    }

    fn came_of(&self, entry: &CycleEntry) -> String {
        let came = came_of(entry, &self.entries, &self.of.rounds);
        let came = came.iter().map(|one| {
            let what = format!("{} ({})", one.title, words::day(one.on));
            format!("{}: {what}", one.kind.title())
        });
        let rounds = self.rounds_of(entry);
        let lines: Vec<String> = came.chain(rounds).collect();
        match lines.is_empty() {
            true => "Nothing is on record yet.".to_owned(),
            false => lines.join("\n"),
        }
    }

    /// The rounds that an entry is about, each with how they go together.
    fn rounds_of(&self, entry: &CycleEntry) -> Vec<String> {
        let links = self.shown.links.iter();
        let links = links.filter(|link| link.entry == entry.id);
        let lines = links.filter_map(|link| {
            let mut rounds = self.of.rounds.iter();
            let round = rounds.find(|round| round.id == link.round)?;
            Some(format!("{} the round “{}”", link.way.title(), round.title))
        });
        lines.collect()
    }

    /// The entries of one kind under a heading; nothing where there are none.
    fn of_kind(&self, kind: CycleEntryKind, heading: &str, text: &str) -> Vec<Block> {
        let entries = self.entries_of(kind);
        if entries.is_empty() {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(heading.to_owned())];
        for entry in entries {
            blocks.push(Block::SubHeading(entry.title.clone()));
            let mut fields = entry_words::fields(entry, text);
            fields.push(Field::new("Phase", entry_words::phases(entry)));
            let rounds = self.rounds_of(entry);
            if !rounds.is_empty() {
                fields.push(Field::new("Rounds", rounds.join("\n")));
            }
            blocks.push(Block::Fields(fields));
        }
        blocks
    }

    /// The rounds that were decided in the year.
    fn granted(&self) -> Vec<Block> {
        let heading = Block::Heading("What was granted".to_owned());
        let decided = &self.of.decided;
        if decided.is_empty() {
            let none = Block::Paragraph("No round was decided in this year.".to_owned());
            return vec![heading, none];
        }
        let mut rows: Vec<DocumentRow> = decided.iter().map(granted_row).collect();
        if decided.len() > 1 {
            let bids: usize = decided.iter().map(|round| round.bids).sum();
            let awards: usize = decided.iter().map(|round| round.awards).sum();
            let awarded: Pounds = decided.iter().map(|round| round.awarded).sum();
            rows.push(DocumentRow::sum(vec![
                "In all".to_owned(),
                String::new(),
                String::new(),
                bids.to_string(),
                awards.to_string(),
                awarded.to_words(),
            ]));
        }
        let heads = vec![
            Head::words("Round", 28),
            Head::words("Decided on", 17),
            Head::figures("Fund", 21),
            Head::figures("Bids", 8),
            Head::figures("Awards", 10),
            Head::figures("Awarded", 16),
        ];
        vec![heading, Block::Table(DocumentTable { heads, rows })]
    }

    /// The objectives and groups that the year's entries are about, and those that none is.
    fn subjects(&self) -> Vec<Block> {
        let subjects = &self.shown.subjects;
        let mut blocks = Vec::new();
        for (kind, heading) in [
            (CoverageKind::Objective, "Objectives"),
            (CoverageKind::Group, "Priority groups"),
        ] {
            let rows = subjects.iter().filter(|subject| subject.kind == kind);
            let rows = rows.map(|subject| {
                let entries = match subject.entries.len() {
                    0 => "None".to_owned(),
                    some => some.to_string(),
                };
                DocumentRow::new(vec![subject.title.clone(), entries])
            });
            let rows: Vec<DocumentRow> = rows.collect();
            if !rows.is_empty() {
                let heads = vec![Head::words(heading, 78), Head::figures("Entries", 22)];
                blocks.push(Block::Table(DocumentTable { heads, rows }));
            }
        }
        if !blocks.is_empty() {
            let heading = "What the year’s entries were about".to_owned();
            blocks.insert(0, Block::Heading(heading));
        }
        blocks
    }
}

fn granted_row(round: &DecidedRound) -> DocumentRow {
    let fund = match round.low == round.high {
        true => round.high.to_words(),
        false => format!("{} to {}", round.low.to_words(), round.high.to_words()),
    };
    DocumentRow::new(vec![
        round.title.clone(),
        words::day(round.on),
        fund,
        round.bids.to_string(),
        round.awards.to_string(),
        round.awarded.to_words(),
    ])
}
