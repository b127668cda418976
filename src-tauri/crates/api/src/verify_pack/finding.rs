//! What can be wrong with a pack.

use evenhand_core::phrase;
use serde::Serialize;

/// The most findings that are listed.
const MOST: usize = 200;

/// Something that is wrong with a pack.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// What kind of thing.
    pub code: FindingCode,
    /// What is wrong, as a sentence.
    pub message: String,
    /// Where ("page 7", "bid 015", "file scores.csv").
    pub r#where: String,
}

/// The kinds of findings (docs/VERIFY.md has the table).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum FindingCode {
    /// No PDF, one that is cut, or no pack of ours.
    NotAPack,
    /// A file is not inside.
    MissingFile,
    /// A file is inside that does not belong there, or not as it should.
    File,
    /// A published total is not what the scores give.
    Total,
    /// A published rank is not what the scores give.
    Rank,
    /// An award is not what ranks, amounts and the fund give.
    Award,
    /// There are no records to check.
    NoRecords,
    /// The file of records is damaged.
    Bundle,
    /// An entry of it is no record.
    Record,
    /// A signature does not hold.
    Signature,
    /// A body is not the one that was signed.
    Body,
    /// Records of another panel.
    Panel,
    /// A record is gone that another speaks of.
    MissingRecord,
    /// A log is not printed as the records have it.
    Head,
    /// A key that nobody took on.
    Key,
    /// A file says something else than the records.
    Data,
    /// The keys inside do not open the sheets.
    Sealed,
    /// A page prints something else than the records give.
    Printed,
    /// A part of the file that prints nothing is another than the records give.
    Object,
    /// The bytes of the file are others, though all that they say is the same.
    Bytes,
    /// Records that only a newer program reads, or pages that only another version sets.
    Unknown,
    /// There is more than is listed.
    More,
}

/// The findings so far.
#[derive(Debug, Default)]
pub(super) struct Findings {
    list: Vec<Finding>,
    more: usize,
}

impl Findings {
    /// Adds one.
    pub(super) fn add(
        &mut self,
        code: FindingCode,
        place: impl Into<String>,
        message: impl AsRef<str>,
    ) {
        if self.list.len() >= MOST {
            self.more = self.more.saturating_add(1);
            return;
        }
        self.list.push(Finding {
            code,
            message: phrase::as_sentence(message.as_ref()),
            r#where: place.into(),
        });
    }

    /// Whether something was found there.
    pub(super) fn name(&self, place: &str) -> bool {
        self.list.iter().any(|one| one.r#where == place)
    }

    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// All of them; the last says how many were left out.
    pub(super) fn into_list(mut self) -> Vec<Finding> {
        if self.more > 0 {
            let more = phrase::counted(self.more, "more finding is", "more findings are");
            self.list.push(Finding {
                code: FindingCode::More,
                message: format!("{more} not listed."),
                r#where: "the file".to_owned(),
            });
        }
        self.list
    }
}
