//! Grants in the 360Giving Data Standard: one JSON file, one CSV file, and the notices.

use std::collections::BTreeMap;

use chrono::SecondsFormat;
use evenhand_core::natural::compare_naturally;

use crate::award::{Writer, sample_title};
use crate::csv_file::write_grants;
use crate::entry::{GrantEntry, PackageEntry, PublisherEntry};
use crate::grant::Grant;
use crate::identifier::{distinct_part, safe_part};
use crate::notice::{Notice, NoticeKind};
use crate::package::{OpenDataError, Package};

/// Grants as they are published in the 360Giving Data Standard, version 1.4.
#[derive(Clone, Debug)]
pub struct OpenData {
    package: Package,
    sample: bool,
    entries: Vec<GrantEntry>,
    notices: Vec<Notice>,
}

impl OpenData {
    /// Makes the entries of a file, the first decided first and then by reference, in
    /// whatever order the grants come.
    ///
    /// # Errors
    /// [`OpenDataError::NoGrants`] without grants, since a file of the standard has at
    /// least one; [`OpenDataError::SameReference`] where two have one reference.
    pub fn new(grants: &[Grant], package: &Package) -> Result<Self, OpenDataError> {
        let grants = in_order(grants);
        if grants.is_empty() {
            return Err(OpenDataError::NoGrants);
        }
        let (parts, alike) = identifier_parts(&grants)?;
        let mut writer = Writer::new(package);
        let entries = grants
            .iter()
            .zip(&parts)
            .map(|(grant, part)| writer.write_grant(grant, part))
            .collect();
        let sample = grants.iter().any(|grant| grant.sample);
        Ok(Self {
            package: package.clone(),
            sample,
            entries,
            notices: all_notices(writer, sample, alike),
        })
    }

    /// What the office should look at before it publishes the files, and what was left out
    /// of them.
    pub fn notices(&self) -> &[Notice] {
        &self.notices
    }

    /// The JSON file: a package with its own details and all grants. Amounts are numbers
    /// with their exact digits.
    pub fn to_json(&self) -> Vec<u8> {
        let package = &self.package;
        let as_of = package.as_of.to_rfc3339_opts(SecondsFormat::Secs, true);
        let title = sample_title(package.title.clone(), self.sample);
        let whole = PackageEntry {
            version: PackageEntry::VERSION,
            description: format!("Grants awarded by {}", package.funder.name),
            issued: package.day().to_string(),
            modified: as_of,
            identifier: package.grant_identifier(&safe_part(&package.title)),
            title,
            publisher: PublisherEntry {
                name: &package.publisher.name,
                identifier: &package.publisher.identifier,
            },
            license: PackageEntry::LICENCE,
            grants: &self.entries,
        };
        // Texts, and digits that are a number, can always be written into memory.
        let mut bytes = serde_json::to_vec_pretty(&whole).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// The CSV file: the grants alone, since the standard's CSV has no room for more, in
    /// UTF-8 without a byte order mark (flatten-tool takes one for a part of the first
    /// heading). A cell that a spreadsheet would compute has an apostrophe before it.
    pub fn to_csv(&self) -> Vec<u8> {
        write_grants(&self.entries)
    }
}

fn in_order(grants: &[Grant]) -> Vec<&Grant> {
    let mut ordered: Vec<&Grant> = grants.iter().collect();
    ordered.sort_by(|a, b| {
        let by_day = a.decided_on.cmp(&b.decided_on);
        let by_reference = || compare_naturally(a.bid.as_str(), b.bid.as_str());
        by_day
            .then_with(by_reference)
            .then_with(|| a.round.cmp(&b.round))
    });
    ordered
}

/// What each grant's reference gives to its identifier, and a notice where references are
/// the same once they are made safe: those that had to be changed then get digits of their
/// own.
fn identifier_parts(grants: &[&Grant]) -> Result<(Vec<String>, Option<Notice>), OpenDataError> {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for grant in grants {
        *count.entry(safe_part(grant.bid.as_str())).or_default() += 1;
    }
    let mut alike = Vec::new();
    let mut parts = Vec::new();
    for grant in grants {
        let reference = grant.bid.as_str();
        let part = safe_part(reference);
        let is_alike = count.get(&part).is_some_and(|same| *same > 1);
        if is_alike && part != reference {
            alike.push(*grant);
            parts.push(distinct_part(reference));
        } else {
            parts.push(part);
        }
    }
    check_distinct(grants, &parts)?;
    let words = "Digits were added to identifiers, because references are the same without the marks that an identifier cannot hold";
    Ok((
        parts,
        Notice::about_several(NoticeKind::AlikeReferences, &alike, words),
    ))
}

fn check_distinct(grants: &[&Grant], parts: &[String]) -> Result<(), OpenDataError> {
    let mut by_part: BTreeMap<&str, Vec<&Grant>> = BTreeMap::new();
    for (grant, part) in grants.iter().zip(parts) {
        by_part.entry(part).or_default().push(grant);
    }
    match by_part.values().find(|same| same.len() > 1) {
        Some(same) => Err(OpenDataError::SameReference {
            bid: same
                .first()
                .map_or_else(|| "".into(), |grant| grant.bid.clone()),
            grants: same.len(),
        }),
        None => Ok(()),
    }
}

fn all_notices(writer: Writer<'_>, sample: bool, alike: Option<Notice>) -> Vec<Notice> {
    let mut notices = writer.notices;
    let unread = "A description gives only the amount and the day, because nobody has read the purpose or the summary for publication";
    let undescribed = "A description gives only the amount and the day, because the bid has no purpose and no summary";
    notices.extend(alike);
    notices.extend(Notice::about_several(
        NoticeKind::NotRead,
        &writer.unread,
        unread,
    ));
    notices.extend(Notice::about_several(
        NoticeKind::NotGiven,
        &writer.undescribed,
        undescribed,
    ));
    if sample {
        let words = "The round is a sample, made up to learn on. Do not publish it.";
        notices.push(Notice::about_all(NoticeKind::Sample, words));
    }
    notices
}
