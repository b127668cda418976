//! What the check of a pack came to, as the contract has it.

use evenhand_pack::input::PackInput;
use serde::Serialize;

use super::finding::{Finding, Findings};
use crate::answers::counts::count;

/// What the check of a pack came to.
#[derive(Clone, Debug, Serialize)]
pub struct VerifiedPack {
    /// Whether anything was found.
    pub result: PackVerdict,
    /// The SHA-256 of the whole file, in hex.
    pub pack_sha256: String,
    /// Whether it is the public version, which holds no records.
    pub public: bool,
    /// How much was checked.
    pub checked: Checked,
    /// How many bytes were added behind the pack as it was made.
    pub appended_bytes: u64,
    /// The keys that signed its records, and whose they are.
    pub keys: Vec<PackKey>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Whether a pack is what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum PackVerdict {
    /// Nothing was found.
    Passed,
    /// Something was.
    Failed,
}

/// How much was checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Records in the pack.
    pub records: u32,
    /// Signatures that hold.
    pub signatures: u32,
    /// Logs.
    pub logs: u32,
    /// Bids whose rank, or whose reason for having none, was worked out again.
    pub ranks: u32,
    /// Bids whose award was.
    pub awards: u32,
}

/// A key that signed records.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PackKey {
    /// Its fingerprint, as the Laptops screen shows it.
    pub fingerprint: String,
    /// Whose it is, by the records.
    pub who: String,
}

impl VerifiedPack {
    /// Nothing is checked yet.
    pub(super) fn unchecked(pack_sha256: String) -> Self {
        Self {
            result: PackVerdict::Failed,
            pack_sha256,
            public: false,
            checked: Checked::default(),
            appended_bytes: 0,
            keys: Vec::new(),
            findings: Vec::new(),
        }
    }

    /// Counts what was worked out again.
    pub(super) fn add_figures(&mut self, input: &PackInput) {
        let ranking = &input.ranking;
        let ranks = ranking.ranking.len().saturating_add(ranking.unranked.len());
        let awards = input.shortlist.as_ref().and_then(|shortlist| {
            let main = shortlist.scenarios.get(shortlist.main)?;
            Some(main.awards.len())
        });
        self.checked.ranks = count(ranks);
        self.checked.awards = count(awards.unwrap_or_default());
        let logs = input.audit.logs.iter();
        self.keys = logs
            .map(|log| PackKey {
                fingerprint: log.fingerprint.clone(),
                who: log.owner.clone(),
            })
            .collect();
    }

    /// Says what it comes to.
    pub(super) fn conclude(&mut self, findings: Findings) {
        self.findings = findings.into_list();
        self.result = match self.findings.is_empty() {
            true => PackVerdict::Passed,
            false => PackVerdict::Failed,
        };
    }
}
