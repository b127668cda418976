//! Projects that run already: a file of bids with what each cost and achieved, for those
//! whose agreements were made outside the program.

use std::borrow::Cow;

use chrono::NaiveDate;
use evenhand_core::commission::ExistingProject;
use evenhand_core::{Bid, Pounds, Scheme};

use super::{known_columns, read_bid_lines};
use crate::mend::TableRead;
use crate::mistake::Mistake;
use crate::rules::amount::{read_amount, read_optional_amount};
use crate::rules::details::{read_day, write_day};
use crate::rules::text::check_text;
use crate::table::{Column, Heading, Layout, Line, LineFaults};

/// A line of a file of projects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectIn {
    /// The bid that stands for it.
    pub bid: Bid,
    /// What it cost and achieved.
    pub project: ExistingProject,
}

/// A column of the file, behind those of the bid.
struct ProjectColumn {
    column: Column<ExistingProject>,
    read: fn(&mut ExistingProject, &str) -> Result<(), Mistake>,
}

/// The columns, in their order.
const COLUMNS: &[ProjectColumn] = &[
    ProjectColumn {
        column: Column::needed("cost", |project| Cow::from(project.cost.to_string())),
        read: |project, text| read_amount(text).map(|cost| project.cost = cost),
    },
    ProjectColumn {
        column: Column::optional("spent", |project| {
            let spent = project.spent.map(|spent| spent.to_string());
            Cow::from(spent.unwrap_or_default())
        }),
        read: |project, text| read_optional_amount(text).map(|spent| project.spent = spent),
    },
    ProjectColumn {
        column: Column::of_days("until", |project| {
            Cow::from(project.until.map(write_day).unwrap_or_default())
        }),
        read: |project, text| read_day(text).map(|day: Option<NaiveDate>| project.until = day),
    },
    ProjectColumn {
        column: Column::optional("achieved", |project| Cow::from(&project.achieved)),
        read: |project, text| {
            text.clone_into(&mut project.achieved);
            check_text(text)
        },
    },
    ProjectColumn {
        column: Column::optional("reviews", |project| Cow::from(&project.reviews)),
        read: |project, text| {
            text.clone_into(&mut project.reviews);
            check_text(text)
        },
    },
];

/// Reads projects that run already, in the file's order: the columns of bids, with `cost`
/// (what the last award was), `spent`, `until` (the last day that is paid for), `achieved`
/// and `reviews`. Each bid goes on with something, whatever its column `existing` says.
///
/// A line is refused for whatever a bid is refused for, for a cost or a sum spent that is no
/// amount, and for a day that is none.
pub fn read_projects(file: &str, bytes: &[u8], scheme: &Scheme) -> TableRead<ProjectIn> {
    let first = known_columns().count();
    let layout = Layout::new(known_columns()).with_more(COLUMNS.iter().map(|one| &one.column));
    read_bid_lines(file, bytes, scheme, layout, |line, bid, faults| {
        read_line(first, line, bid, faults)
    })
}

/// The headings of such a file, in their order.
pub fn project_headings() -> impl Iterator<Item = Heading> {
    let more = COLUMNS.iter().map(|one| one.column.heading);
    known_columns().map(|column| column.heading).chain(more)
}

fn read_line(
    first: usize,
    line: &Line<'_, '_>,
    mut bid: Bid,
    faults: &mut LineFaults,
) -> ProjectIn {
    let mut project = ExistingProject {
        bid: bid.reference.clone(),
        agreement: None,
        cost: Pounds::ZERO,
        spent: None,
        until: None,
        achieved: String::new(),
        reviews: String::new(),
    };
    for (index, one) in (first..).zip(COLUMNS) {
        if let Err(mistake) = (one.read)(&mut project, line.text_of(index)) {
            faults.add(index, mistake);
        }
    }
    bid.details.existing = Some(true);
    ProjectIn { bid, project }
}

#[cfg(test)]
mod tests {
    use evenhand_core::scheme::norfolk::norfolk;

    use super::*;

    const HEAD: &str = "ref,bidder,title,amount,cost,spent,until,achieved,reviews\n";

    #[test]
    fn a_project_is_a_bid_with_what_it_cost_and_achieved() {
        let text = format!(
            "{HEAD}1,Leeway,Refuge,12500,12000,11200.50,2014-03-31,43 women housed,Continue\n"
        );
        let read = read_projects("projects.csv", text.as_bytes(), &norfolk());
        assert!(read.refusals.is_empty(), "{:?}", read.refusals);
        let ProjectIn { bid, project } = &read.good[0];
        assert_eq!(
            (bid.bidder.as_str(), bid.details.existing),
            ("Leeway", Some(true))
        );
        assert_eq!(project.cost, Pounds::parse("12000").unwrap());
        assert_eq!(project.spent, Pounds::parse("11200.50").ok());
        assert_eq!(project.until, "2014-03-31".parse().ok());
        assert_eq!(
            (project.achieved.as_str(), project.reviews.as_str()),
            ("43 women housed", "Continue")
        );
    }

    #[test]
    fn what_is_wrong_is_named_by_line_and_column_and_the_rest_is_taken() {
        let text = format!(
            "{HEAD}1,Leeway,Refuge,12500,,,31/03/2014,,\n2,Ben,Youth,500,400,,,,\n2,Ben,Youth,500,400,,,,\n"
        );
        let read = read_projects("projects.csv", text.as_bytes(), &norfolk());
        assert_eq!(read.good.len(), 1);
        let told: Vec<(Option<u32>, Option<&str>)> = read
            .refusals
            .iter()
            .map(|one| (one.line, one.field.as_deref()))
            .collect();
        assert_eq!(
            told,
            [
                (Some(2), Some("cost")),
                (Some(2), Some("until")),
                (Some(4), Some("ref"))
            ]
        );
    }
}
