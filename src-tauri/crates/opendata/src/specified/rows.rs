//! The grants of a month in the words that are published, and what the office is warned of.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use evenhand_core::natural::compare_naturally;
use evenhand_core::{Pounds, Titled};

use crate::award::sample_title;
use crate::grant::Grant;
use crate::marks::FreeText;
use crate::notice::{Notice, NoticeKind};
use crate::screen::{clean_line, clean_text, holds_email, shows_nothing};

/// What stands where nobody has read a text for publication.
const NOT_READ: &str = "Not yet read for publication";
/// What stands where a text holds an e-mail address.
const LEFT_OUT: &str = "Left out";
/// What stands where nothing is given.
const NOT_GIVEN: &str = "Not given";

/// One grant of a month.
#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub(crate) day: NaiveDate,
    pub(crate) recipient: String,
    pub(crate) amount: Pounds,
    pub(crate) purpose: String,
    pub(crate) conditions: String,
    pub(crate) reasons: String,
    pub(crate) power: &'static str,
    pub(crate) round: String,
    pub(crate) decision: String,
}

/// The first decided first, then by reference.
pub(crate) fn compare(a: &Grant, b: &Grant) -> Ordering {
    let by_reference = || compare_naturally(a.bid.as_str(), b.bid.as_str());
    let by_day = a.decided_on.cmp(&b.decided_on);
    by_day
        .then_with(|| a.round.cmp(&b.round))
        .then_with(by_reference)
}

/// What a grant of a month can lack, in the order in which the office is warned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    UnreadReasons,
    UnreadPurpose,
    UnreadConditions,
    NoReasons,
    NoPurpose,
    NoPower,
    Sample,
}

impl Gap {
    fn kind(self) -> NoticeKind {
        match self {
            Self::UnreadReasons | Self::UnreadPurpose | Self::UnreadConditions => {
                NoticeKind::NotRead
            }
            Self::NoReasons | Self::NoPurpose | Self::NoPower => NoticeKind::NotGiven,
            Self::Sample => NoticeKind::Sample,
        }
    }

    fn words(self) -> &'static str {
        match self {
            Self::UnreadReasons => {
                "The reasons must be published and nobody has read them for publication"
            }
            Self::UnreadPurpose => {
                "The purpose must be published and nobody has read it for publication"
            }
            Self::UnreadConditions => {
                "The conditions must be published and nobody has read them for publication"
            }
            Self::NoReasons => "The reasons must be published and none are given",
            Self::NoPurpose => "The purpose must be published and none is given",
            Self::NoPower => "The fund of the round names no legal power",
            Self::Sample => "The round is a sample, made up to learn on: do not publish it",
        }
    }
}

/// Makes rows, and gathers which grants lack what.
#[derive(Debug, Default)]
pub(crate) struct RowWriter<'a> {
    gaps: BTreeMap<Gap, Vec<&'a Grant>>,
    others: Vec<Notice>,
}

impl<'a> RowWriter<'a> {
    /// The row of a grant.
    pub(crate) fn write_row(&mut self, grant: &'a Grant) -> Row {
        self.note_if(grant.power.is_none(), Gap::NoPower, grant);
        self.note_if(grant.sample, Gap::Sample, grant);
        let round = self.line(grant, "the round's title", &grant.round);
        let decision = grant.decision_reference.as_deref();
        Row {
            day: grant.decided_on,
            recipient: self.line(grant, "the recipient's name", grant.recipient.as_str()),
            amount: grant.awarded,
            purpose: self.purpose(grant),
            conditions: self.conditions(grant),
            reasons: self.reasons(grant),
            power: grant.power.map_or(NOT_GIVEN, Titled::title),
            round: sample_title(round, grant.sample),
            decision: self.line(
                grant,
                "the decision's reference",
                decision.unwrap_or_default(),
            ),
        }
    }

    /// What the office is to be warned of.
    pub(crate) fn into_warnings(self) -> Vec<Notice> {
        let gaps = self.gaps.iter();
        let gaps =
            gaps.filter_map(|(gap, grants)| Notice::about_several(gap.kind(), grants, gap.words()));
        gaps.chain(self.others).collect()
    }

    fn note_if(&mut self, is_so: bool, gap: Gap, grant: &'a Grant) {
        if is_so {
            self.gaps.entry(gap).or_default().push(grant);
        }
    }

    /// What the money is for; what the project would do where the bid has no purpose.
    fn purpose(&mut self, grant: &'a Grant) -> String {
        let text = match &grant.purpose {
            FreeText::NotGiven => &grant.summary,
            purpose => purpose,
        };
        self.note_if(*text == FreeText::NotGiven, Gap::NoPurpose, grant);
        self.note_if(*text == FreeText::NotRead, Gap::UnreadPurpose, grant);
        self.free_text(grant, "the purpose", text, NOT_GIVEN)
    }

    fn conditions(&mut self, grant: &'a Grant) -> String {
        let text = &grant.conditions;
        self.note_if(*text == FreeText::NotRead, Gap::UnreadConditions, grant);
        self.free_text(grant, "the text of the conditions", text, "None")
    }

    fn reasons(&mut self, grant: &'a Grant) -> String {
        let text = &grant.reason;
        self.note_if(*text == FreeText::NotGiven, Gap::NoReasons, grant);
        self.note_if(*text == FreeText::NotRead, Gap::UnreadReasons, grant);
        self.free_text(grant, "the text of the reasons", text, NOT_GIVEN)
    }

    /// A free text; `none` says what stands where there is none.
    fn free_text(&mut self, grant: &Grant, what: &str, text: &FreeText, none: &str) -> String {
        match (text, text.words()) {
            (_, Some(words)) => self.without_email(grant, what, clean_text(words)),
            (FreeText::NotGiven, None) => none.to_owned(),
            (FreeText::NotRead | FreeText::Read(_), None) => NOT_READ.to_owned(),
        }
    }

    fn line(&mut self, grant: &Grant, what: &str, text: &str) -> String {
        let line = clean_line(text);
        if shows_nothing(&line) {
            return NOT_GIVEN.to_owned();
        }
        self.without_email(grant, what, line)
    }

    fn without_email(&mut self, grant: &Grant, what: &str, text: String) -> String {
        if !holds_email(&text) {
            return text;
        }
        self.others.push(Notice::about_email(&grant.bid, what));
        LEFT_OUT.to_owned()
    }
}
