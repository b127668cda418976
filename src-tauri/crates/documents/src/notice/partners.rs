//! What each partner of a co-commissioned round pays of each award.

use evenhand_core::commission::{Split, SplitAward};
use evenhand_core::{Pounds, Titled};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Field, Head};

use super::Notice;

/// The most partners that stand beside each other in one table.
const BESIDE: usize = 5;

impl Notice<'_> {
    /// What each partner pays of each award, and in all; nothing where one commissioner
    /// pays alone.
    pub(super) fn partners(&self) -> Vec<Block> {
        let Some(partners) = &self.input.partners else {
            return Vec::new();
        };
        let split = match &partners.split {
            None => return Vec::new(),
            Some(Err(fault)) => return vec![Block::Paragraph(fault.to_string())],
            Some(Ok(split)) => split,
        };
        let all = &partners.partnership.partners;
        let names: Vec<&str> = all.iter().map(|one| one.name.as_str()).collect();
        let rule = partners.partnership.rule.in_sentence();
        let each = all.iter().zip(&split.paid).zip(&split.left);
        let each = each.map(|((partner, paid), left)| {
            let value = format!(
                "{} of the {} that it contributes; {} is left",
                paid.to_words(),
                partner.money.to_words(),
                left.to_words()
            );
            Field::new(partner.name.as_str(), value)
        });
        vec![
            Block::SubHeading("What each partner pays".to_owned()),
            Block::Paragraph(format!("The awards are split by this rule: {rule}.")),
            Block::Fields(each.collect()),
            Block::Table(match names.len() <= BESIDE {
                true => beside(&names, split),
                false => below(&names, split),
            }),
        ]
    }
}

/// A column for each partner.
fn beside(names: &[&str], split: &Split) -> DocumentTable {
    let share = 86_usize.checked_div(names.len().saturating_add(1));
    let share = share
        .and_then(|share| u8::try_from(share).ok())
        .unwrap_or(1);
    let mut heads = vec![Head::words("Bid", 14)];
    heads.extend(names.iter().map(|name| Head::figures(*name, share)));
    heads.push(Head::figures("In all", share));
    let row = |award: &SplitAward| {
        let amounts = award.parts.iter().chain([&award.amount]);
        let amounts = amounts.map(|amount| amount.to_words());
        DocumentRow::new(
            std::iter::once(award.bid.to_string())
                .chain(amounts)
                .collect(),
        )
    };
    let mut rows: Vec<DocumentRow> = split.awards.iter().map(row).collect();
    let sums = split.paid.iter().copied().chain([in_all(split)]);
    let sums = std::iter::once(String::new()).chain(sums.map(Pounds::to_words));
    rows.push(DocumentRow::sum(sums.collect()));
    DocumentTable { heads, rows }
}

/// A row for each partner that pays a part of an award.
fn below(names: &[&str], split: &Split) -> DocumentTable {
    let rows = split.awards.iter().flat_map(|award| {
        let parts = award.parts.iter().zip(names);
        let paid = parts.filter(|(part, _)| **part > Pounds::ZERO);
        paid.map(|(part, name)| {
            DocumentRow::new(vec![
                award.bid.to_string(),
                (*name).to_owned(),
                part.to_words(),
            ])
        })
    });
    let mut rows: Vec<DocumentRow> = rows.collect();
    let sum = [String::new(), "In all".to_owned(), in_all(split).to_words()];
    rows.push(DocumentRow::sum(Vec::from(sum)));
    DocumentTable {
        heads: vec![
            Head::words("Bid", 15),
            Head::words("Partner", 60),
            Head::figures("Pays", 25),
        ],
        rows,
    }
}

fn in_all(split: &Split) -> Pounds {
    split.awards.iter().map(|award| award.amount).sum()
}
