//! A sheet that only its author reads, and after the reveal the panel.
//!
//! The round, the bid and the member stand in the clear, so that the panel can
//! see who has begun and who has handed in; scores and words are sealed. Inside,
//! the record's own position is repeated and compared after opening: a sealed sheet
//! that somebody else signs as theirs is found out.

use evenhand_core::checks::check_sheet_values;
use evenhand_core::{BidRef, MemberId, RoundId, SheetContent};
use serde::{Deserialize, Serialize};

use super::{
    MOST_SEALED_ONCE, MOST_SHEET_TEXT, NotASealKey, Recipient, SealFault, SealKey, SealedBytes,
    seal_bytes,
};
use crate::body::{Body, Kind, SheetEntry};
use crate::envelope::Payload;
use crate::id::{LogId, PanelId, RecordId, or_empty};
use crate::kind::{About, SheetAct};
use crate::log::LogPosition;

/// Sealed texts are as long as a multiple of so many bytes, so that their length
/// tells little.
const BLOCK: usize = 4096;

/// Whom a sheet is sealed to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealTo {
    /// The device that writes it.
    pub author: Recipient,
    /// The round; none for a draft, which is its author's alone.
    pub round: Option<Recipient>,
    /// The observer, where the chair alone must not be able to look: what is
    /// sealed to the round is then sealed to the observer again.
    pub observer: Option<Recipient>,
}

/// The body of a sealed sheet, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SealedSheet {
    /// Whether it is a draft or handed in: the `type` of the body.
    #[serde(rename = "type")]
    pub act: SheetAct,
    /// Which round.
    pub round: RoundId,
    /// Which bid.
    pub bid: BidRef,
    /// Whose sheet.
    pub member: MemberId,
    /// Who typed it in, where that was not the member.
    #[serde(default)]
    pub entered_by: Option<MemberId>,
    /// Sealed to its author and, where the observer has no part in it, to the round.
    sealed: SealedBytes,
    /// Sealed to the round and then to the observer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    twice: Option<SealedBytes>,
}

/// What is inside: the record's position, and what the sheet says.
#[derive(Serialize, Deserialize)]
struct Inside {
    #[serde(with = "or_empty")]
    panel: Option<PanelId>,
    round: RoundId,
    log: LogId,
    seq: u64,
    #[serde(with = "or_empty")]
    prev: Option<RecordId>,
    #[serde(rename = "type")]
    kind: String,
    bid: BidRef,
    member: MemberId,
    content: SheetContent,
}

/// Where a sealed sheet stands.
pub(crate) struct Whereabouts<'a> {
    pub(crate) panel: Option<PanelId>,
    pub(crate) log: LogId,
    pub(crate) position: &'a LogPosition,
    pub(crate) act: SheetAct,
}

/// Seals a sheet for its position in the log.
pub(crate) fn seal_sheet(
    entry: &SheetEntry,
    at: &Whereabouts<'_>,
    to: &SealTo,
) -> Result<SealedSheet, String> {
    let inside = inside_of(entry, at);
    let text = pad_to_block(serde_json::to_vec(&inside).map_err(|problem| problem.to_string())?);
    if text.len() > MOST_SHEET_TEXT {
        return Err(format!(
            "the sheet’s scores and reasons have {} bytes together, and the most is {MOST_SHEET_TEXT}; shorten the reasons",
            text.len()
        ));
    }
    let wrong = |problem: NotASealKey| problem.to_string();
    let (sealed, twice) = match (&to.round, &to.observer) {
        (None, _) => (seal_bytes(&text, &[&to.author]).map_err(wrong)?, None),
        (Some(round), None) => (
            seal_bytes(&text, &[&to.author, round]).map_err(wrong)?,
            None,
        ),
        (Some(round), Some(observer)) => {
            let once = seal_bytes(&text, &[round]).map_err(wrong)?;
            let twice = seal_bytes(&once, &[observer]).map_err(wrong)?;
            (
                seal_bytes(&text, &[&to.author]).map_err(wrong)?,
                Some(SealedBytes(twice)),
            )
        }
    };
    Ok(SealedSheet {
        act: at.act,
        round: entry.round.clone(),
        bid: entry.bid.clone(),
        member: entry.member.clone(),
        entered_by: entry.entered_by.clone(),
        sealed: SealedBytes(sealed),
        twice,
    })
}

/// What is sealed: where the record stands, and what the sheet says.
fn inside_of(entry: &SheetEntry, at: &Whereabouts<'_>) -> Inside {
    Inside {
        panel: at.panel,
        round: entry.round.clone(),
        log: at.log,
        seq: at.position.seq,
        prev: at.position.prev,
        kind: Kind::from(at.act).name().to_owned(),
        bid: entry.bid.clone(),
        member: entry.member.clone(),
        content: entry.content.clone(),
    }
}

/// Adds spaces, which JSON ignores, up to whole blocks.
fn pad_to_block(mut text: Vec<u8>) -> Vec<u8> {
    text.resize(text.len().next_multiple_of(BLOCK), b' ');
    text
}

impl SealedSheet {
    /// Opens it with its author's key.
    ///
    /// # Errors
    /// [`SealFault`].
    pub fn open_as_author(
        &self,
        payload: &Payload,
        key: &SealKey,
    ) -> Result<SheetContent, SealFault> {
        self.read_inside(payload, &key.open(&self.sealed.0, MOST_SHEET_TEXT)?)
    }

    /// Opens it with the round's key, and the observer's where they had a part.
    ///
    /// # Errors
    /// [`SealFault`]; also where it needs the observer's key and none is given.
    pub fn open_for_panel(
        &self,
        payload: &Payload,
        round: &SealKey,
        observer: Option<&SealKey>,
    ) -> Result<SheetContent, SealFault> {
        let text = match (&self.twice, observer) {
            (Some(twice), Some(observer)) => {
                let once = observer.open(&twice.0, MOST_SEALED_ONCE)?;
                round.open(&once, MOST_SHEET_TEXT)?
            }
            (Some(_), None) => return Err(SealFault::NotForUs),
            (None, _) => round.open(&self.sealed.0, MOST_SHEET_TEXT)?,
        };
        self.read_inside(payload, &text)
    }

    /// Whether the panel can open it only with the observer's key.
    pub fn needs_observer(&self) -> bool {
        self.twice.is_some()
    }

    fn read_inside(&self, payload: &Payload, text: &[u8]) -> Result<SheetContent, SealFault> {
        let inside: Inside = serde_json::from_slice(text)
            .map_err(|problem| SealFault::Malformed(problem.to_string()))?;
        let same = inside.panel == payload.panel
            && inside.log == payload.log
            && inside.seq == payload.seq
            && inside.prev == payload.prev
            && inside.kind == payload.kind
            && inside.round == self.round
            && inside.bid == self.bid
            && inside.member == self.member;
        if !same {
            return Err(SealFault::OtherPlace);
        }
        check_sheet_values(&inside.content)?;
        Ok(inside.content)
    }

    /// What kind of record it is.
    pub fn kind(&self) -> Kind {
        self.act.into()
    }

    /// What it speaks of.
    pub fn about(&self) -> About<'_> {
        About::of_sheet(&self.round, &self.bid, &self.member)
    }

    /// What it says as a body, once its content is opened.
    pub fn body(&self, content: SheetContent) -> Body {
        let entry = self.with_content(content);
        match self.act {
            SheetAct::Drafted => Body::SheetDrafted(entry),
            SheetAct::Submitted => Body::SheetSubmitted(entry),
        }
    }

    fn with_content(&self, content: SheetContent) -> SheetEntry {
        SheetEntry {
            round: self.round.clone(),
            bid: self.bid.clone(),
            member: self.member.clone(),
            entered_by: self.entered_by.clone(),
            content,
        }
    }
}
