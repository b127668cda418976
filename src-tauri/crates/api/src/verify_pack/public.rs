//! The public version of a pack. It holds no records, so that it proves less: that its pages
//! say what its files say, and that those hold together. Whoever has the pack itself can
//! hold the digest and the last records of both beside each other.

use std::collections::BTreeMap;

use evenhand_core::Pounds;
use evenhand_packreader::{PackRead, PrintedTable};
use serde::Deserialize;
use serde_json::Value;

use super::finding::{FindingCode, Findings};
use super::lists::{check_hashes, column};
use super::records::file_inside;
use super::result::{PackKey, VerifiedPack};
use crate::answers::counts::count;

/// What is read of `public.json` (docs/FILES.md).
#[derive(Deserialize)]
struct PublicFile {
    fund: PublicFund,
    #[serde(default)]
    partners: Option<PublicPartners>,
    awards: Vec<PublicAward>,
    ranking: Vec<PublicRank>,
    ranked_left_out: usize,
    scheme: Value,
    audit: PublicAudit,
}

#[derive(Deserialize)]
struct PublicFund {
    awarded: Pounds,
}

#[derive(Deserialize)]
struct PublicAward {
    #[serde(rename = "ref")]
    bid: String,
    bidder: String,
    asked: Pounds,
    amount: Pounds,
}

#[derive(Deserialize)]
struct PublicPartners {
    partners: Vec<PublicPartner>,
    split: Vec<PublicSplit>,
}

#[derive(Deserialize)]
struct PublicPartner {
    name: String,
    money: Pounds,
}

#[derive(Deserialize)]
struct PublicSplit {
    #[serde(rename = "ref")]
    bid: String,
    amount: Pounds,
    parts: Vec<Pounds>,
}

#[derive(Deserialize)]
struct PublicRank {
    rank: String,
    #[serde(rename = "ref")]
    bid: String,
    total: Option<String>,
}

#[derive(Deserialize)]
struct PublicAudit {
    logs: Vec<PublicLog>,
}

#[derive(Deserialize)]
struct PublicLog {
    of: String,
    fingerprint: String,
    head: String,
}

/// Checks a public version.
pub(super) fn check_public(pack: &PackRead, verified: &mut VerifiedPack, findings: &mut Findings) {
    check_hashes(pack, findings);
    for name in ["public.json", "scheme.json"] {
        if file_inside(pack, name).is_none() {
            let place = format!("file {name}");
            findings.add(FindingCode::MissingFile, place, "it is not in the pack");
        }
    }
    let said = file_inside(pack, "public.json").unwrap_or_default();
    let said: PublicFile = match serde_json::from_slice(said) {
        Ok(said) => said,
        Err(problem) => {
            let why = format!("it cannot be read: {problem}");
            findings.add(FindingCode::Data, "file public.json", why);
            return;
        }
    };
    check_scheme(pack, &said, findings);
    check_ranks(&said, findings);
    check_awards(&said, findings);
    check_split(&said, findings);
    check_printed(pack, &said, findings);
    verified.checked.ranks = count(said.ranking.len());
    verified.checked.awards = count(said.awards.len());
    let logs = said.audit.logs.into_iter();
    verified.keys = logs
        .map(|log| PackKey {
            fingerprint: log.fingerprint,
            who: log.of,
        })
        .collect();
}

fn check_scheme(pack: &PackRead, said: &PublicFile, findings: &mut Findings) {
    let scheme = file_inside(pack, "scheme.json").unwrap_or_default();
    let scheme: Value = serde_json::from_slice(scheme).unwrap_or_default();
    if scheme != said.scheme {
        let why = "it holds another scheme than scheme.json";
        findings.add(FindingCode::Data, "file public.json", why);
    }
}

/// Ranks are counted on from those above: 1, =2, =2, 4. Where bids are left out of the list
/// they cannot be.
fn check_ranks(said: &PublicFile, findings: &mut Findings) {
    if said.ranked_left_out > 0 {
        return;
    }
    let ranks = said.ranking.iter();
    let ranks: Vec<&str> = ranks.map(|row| row.rank.trim_start_matches('=')).collect();
    for (place, row) in said.ranking.iter().enumerate() {
        let own = row.rank.trim_start_matches('=');
        let first = ranks.iter().position(|rank| *rank == own).unwrap_or(place);
        let shared = ranks.iter().filter(|rank| **rank == own).count() > 1;
        let counted = format!(
            "{}{}",
            if shared { "=" } else { "" },
            first.saturating_add(1)
        );
        if counted != row.rank {
            let why = format!(
                "its rank is {}, and counted from those above it {counted}",
                row.rank
            );
            findings.add(FindingCode::Rank, format!("bid {}", row.bid), why);
        }
    }
}

fn check_awards(said: &PublicFile, findings: &mut Findings) {
    let total: Pounds = said.awards.iter().map(|award| award.amount).sum();
    if total != said.fund.awarded {
        let (total, fund) = (total.to_words(), said.fund.awarded.to_words());
        let why = format!("its awards come to {total}, and it says {fund}");
        findings.add(FindingCode::Award, "file public.json", why);
    }
    for award in &said.awards {
        if award.amount == Pounds::ZERO || award.amount > award.asked {
            let why = "it is awarded nothing, or more than it asked for";
            findings.add(FindingCode::Award, format!("bid {}", award.bid), why);
        }
    }
}

/// That the partners' parts of each award come to it, that each award is split once, and that
/// no partner pays more than it contributes.
fn check_split(said: &PublicFile, findings: &mut Findings) {
    let Some(PublicPartners { partners, split }) = &said.partners else {
        return;
    };
    if split.is_empty() {
        return; // nothing is settled yet, or the awards cannot be split
    }
    let awards = said.awards.iter().map(|award| (&award.bid, award.amount));
    let awards: BTreeMap<&String, Pounds> = awards.collect();
    for one in split {
        let parts: Pounds = one.parts.iter().copied().sum();
        let is_whole = parts == one.amount && one.parts.len() == partners.len();
        if !is_whole || awards.get(&one.bid) != Some(&one.amount) {
            let why = "what the partners pay of it is not what it is awarded";
            findings.add(FindingCode::Award, format!("bid {}", one.bid), why);
        }
    }
    if split.len() != awards.len() {
        let why = format!("it splits {} of {} awards", split.len(), awards.len());
        findings.add(FindingCode::Award, "file public.json", why);
    }
    for (place, partner) in partners.iter().enumerate() {
        let parts = split.iter().filter_map(|one| one.parts.get(place).copied());
        if parts.sum::<Pounds>() > partner.money {
            let why = format!("{} pays more than it contributes", partner.name);
            findings.add(FindingCode::Award, "file public.json", why);
        }
    }
}

/// Holds the tables of awards, ranks and logs to the file.
fn check_printed(pack: &PackRead, said: &PublicFile, findings: &mut Findings) {
    let awards = said.awards.iter().map(|award| {
        let cells = vec![
            ("Asked for", award.asked.to_words()),
            ("Award", award.amount.to_words()),
            ("Recipient, and what the money is for", award.bidder.clone()),
        ];
        (award.bid.as_str(), cells)
    });
    check_table(pack, ("Bid", "Award"), awards.collect(), findings);
    let ranks = said.ranking.iter().map(|row| {
        let mut cells = vec![("Rank", row.rank.clone())];
        cells.extend(row.total.clone().map(|total| ("Total", total)));
        (row.bid.as_str(), cells)
    });
    check_table(pack, ("Bid", "Total"), ranks.collect(), findings);
    let logs = said.audit.logs.iter().map(|log| {
        let cells = vec![
            ("Fingerprint of the key", log.fingerprint.clone()),
            ("Id of the last record", log.head.clone()),
        ];
        (log.of.as_str(), cells)
    });
    check_table(
        pack,
        ("Log of", "Id of the last record"),
        logs.collect(),
        findings,
    );
}

/// The cells of a row that are published, by the head of their column.
type Cells = Vec<(&'static str, String)>;

/// Holds the first table with these heads to the rows that the file gives, by what names
/// them in the first of its heads.
fn check_table(
    pack: &PackRead,
    (name, other): (&str, &str),
    rows: BTreeMap<&str, Cells>,
    findings: &mut Findings,
) {
    let has =
        |table: &&PrintedTable| column(table, name).is_some() && column(table, other).is_some();
    let Some(table) = pack.tables.iter().find(has) else {
        if !rows.is_empty() {
            let why = format!("no table prints “{other}” of each “{name}”");
            findings.add(FindingCode::Printed, "the pages", why);
        }
        return;
    };
    let cell = |row: &[String], head: &str| {
        let place = column(table, head)?;
        row.get(place).map(|text| text.trim().to_owned())
    };
    let mut met = 0_usize;
    for row in table.rows.iter().skip(1) {
        let named = cell(row, name).unwrap_or_default();
        if named.is_empty() {
            continue; // a row of sums
        }
        let place = format!("page {}, {} {named}", table.page, name.to_lowercase());
        let Some(cells) = rows.get(named.as_str()) else {
            findings.add(FindingCode::Printed, place, "public.json does not have it");
            continue;
        };
        met = met.saturating_add(1);
        for (head, wanted) in cells {
            let printed = cell(row, head).unwrap_or_default();
            if !begins_with(&printed, wanted) {
                let why =
                    format!("“{head}” is printed as “{printed}”, and public.json says “{wanted}”");
                findings.add(FindingCode::Printed, place.clone(), why);
            }
        }
    }
    if met != rows.len() {
        let why = format!("the table of “{other}” prints {met} of {} rows", rows.len());
        findings.add(FindingCode::Printed, format!("page {}", table.page), why);
    }
}

/// Whether a cell begins with a figure or a name, and does not go on with more of a figure.
fn begins_with(printed: &str, wanted: &str) -> bool {
    let rest = printed.strip_prefix(wanted);
    let more =
        |rest: &str| rest.starts_with(|next: char| next.is_ascii_digit() || ".,".contains(next));
    rest.is_some_and(|rest| !more(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_figure_is_the_whole_of_it() {
        assert!(begins_with("£40,000in part", "£40,000"));
        assert!(begins_with("76.38", "76.38"));
        assert!(!begins_with("£40,000.50", "£40,000"));
        assert!(!begins_with("76.381", "76.38"));
        assert!(!begins_with("6.38", "76.38"));
    }
}
