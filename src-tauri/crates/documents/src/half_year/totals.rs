//! The totals of the half-year: in all, by round, objective, priority group and district.

use evenhand_core::natural::compare_naturally;
use evenhand_core::{Pounds, phrase};
use evenhand_pack::document::{Block, DocumentRow, DocumentTable, Head};

use super::{HalfYearAward, HalfYearInput};

/// The names under which an award counts.
type Names = fn(&HalfYearAward) -> Vec<&str>;

/// The sums of some awards, in pounds.
#[derive(Default)]
struct Sums {
    awards: usize,
    /// Awarded, paid in the half, spent in the half, paid to date, spent to date.
    amounts: [Pounds; 5],
}

impl Sums {
    fn of<'a>(awards: impl Iterator<Item = &'a HalfYearAward>) -> Self {
        awards.fold(Self::default(), |sums, award| {
            let money = &award.row.money;
            let more = [
                award.award,
                money.paid,
                money.spent.unwrap_or_default(),
                money.to_date.paid,
                money.to_date.spent.unwrap_or_default(),
            ];
            let mut amounts = sums.amounts;
            for (sum, more) in amounts.iter_mut().zip(more) {
                *sum = [*sum, more].into_iter().sum();
            }
            Self {
                awards: sums.awards.saturating_add(1),
                amounts,
            }
        })
    }

    fn cells(&self, name: &str) -> Vec<String> {
        let amounts = self.amounts.iter().map(|amount| amount.to_words());
        [name.to_owned(), self.awards.to_string()]
            .into_iter()
            .chain(amounts)
            .collect()
    }
}

/// The totals, one table each.
pub(super) fn totals(input: &HalfYearInput) -> Vec<Block> {
    let tables: [(&str, &str, Names); 4] = [
        ("By round", "Round", |award| vec![&award.round]),
        ("By objective", "Objective", |award| {
            or_none(&award.objectives, "No objective named")
        }),
        ("By priority group", "Priority group", |award| {
            or_none(&award.groups, "No priority group named")
        }),
        ("By district", "District", |award| {
            vec![award.district.as_deref().unwrap_or("No district named")]
        }),
    ];
    let mut blocks = vec![
        Block::Heading("The money".to_owned()),
        Block::Paragraph(in_all(input)),
        Block::Paragraph("An award that claims several objectives or groups counts in full under each of them, so that those tables may come to more than the sum. No amount is split.".to_owned()),
    ];
    for (heading, head, names) in tables {
        blocks.push(Block::SubHeading(heading.to_owned()));
        blocks.push(table(input, head, names));
    }
    blocks
}

fn in_all(input: &HalfYearInput) -> String {
    let sums = Sums::of(input.awards.iter());
    let [awarded, paid, spent, ..] = sums.amounts.map(Pounds::to_words);
    let silent = input
        .awards
        .iter()
        .filter(|award| award.row.money.spent.is_none());
    let silent = match silent.count() {
        0 => String::new(),
        count => format!(
            " Of {} nothing was reported of spending in the half-year.",
            phrase::counted(count, "award", "awards")
        ),
    };
    format!(
        "{} of {awarded} in all. In the half-year {paid} was paid, and {spent} was reported as spent.{silent}",
        phrase::counted(sums.awards, "award", "awards")
    )
}

fn or_none<'a>(names: &'a [String], none: &'static str) -> Vec<&'a str> {
    match names {
        [] => vec![none],
        names => names.iter().map(String::as_str).collect(),
    }
}

fn table(input: &HalfYearInput, head: &str, names_of: Names) -> Block {
    let mut names: Vec<&str> = input.awards.iter().flat_map(names_of).collect();
    names.sort_by(|one, other| compare_naturally(one, other).then_with(|| one.cmp(other)));
    names.dedup();
    let rows = names.iter().map(|name| {
        let under = input.awards.iter();
        let under = under.filter(|award| names_of(award).contains(name));
        DocumentRow::new(Sums::of(under).cells(name))
    });
    let mut rows: Vec<DocumentRow> = rows.collect();
    let all = Sums::of(input.awards.iter());
    rows.push(DocumentRow::sum(all.cells("All awards, each once")));
    Block::Table(DocumentTable {
        heads: vec![
            Head::words(head, 26),
            Head::figures("Awards", 9),
            Head::figures("Awarded", 13),
            Head::figures("Paid in the half", 13),
            Head::figures("Spent in the half", 13),
            Head::figures("Paid to date", 13),
            Head::figures("Spent to date", 13),
        ],
        rows,
    })
}
