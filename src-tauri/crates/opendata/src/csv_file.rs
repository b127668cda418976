//! CSV files: 360Giving's table, and lines as both kinds of file are written.

use csv::{Terminator, WriterBuilder};
use evenhand_core::harmless_cell::make_harmless;

use crate::entry::{Amount, GrantEntry};

/// What a CSV file that people open begins with, so that a spreadsheet takes it for UTF-8.
pub(crate) const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// Lines of CSV in memory, as RFC 4180 has them: commas, lines that end in CR and LF, quotes
/// written twice. No cell is one that a spreadsheet would compute.
pub(crate) fn write_lines(begin: &[u8], lines: impl IntoIterator<Item = Vec<String>>) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .flexible(true)
        .from_writer(begin.to_owned());
    for line in lines {
        let cells = line.iter().map(|cell| make_harmless(cell));
        // Writing into memory cannot fail.
        let _ = writer.write_record(cells.map(|cell| cell.as_bytes().to_owned()));
    }
    writer.into_inner().unwrap_or_default()
}

/// Reads a cell of a grant; none where it has nothing there.
type ReadCell = Box<dyn Fn(&GrantEntry) -> Option<String>>;

/// The table of grants: the standard's headings in the standard's order, then those that
/// are repeated, without the columns that no grant uses.
pub(crate) fn write_grants(grants: &[GrantEntry]) -> Vec<u8> {
    let mut columns = main_columns();
    columns.extend(repeated_columns(grants));
    columns.retain(|(_, read)| grants.iter().any(|grant| read(grant).is_some()));
    let headings = columns.iter().map(|(heading, _)| heading.clone()).collect();
    let lines = grants.iter().map(|grant| {
        let cells = columns.iter().map(|(_, read)| read(grant));
        cells.map(Option::unwrap_or_default).collect()
    });
    write_lines(&[], std::iter::once(headings).chain(lines))
}

fn column(
    heading: impl Into<String>,
    read: impl Fn(&GrantEntry) -> Option<String> + 'static,
) -> (String, ReadCell) {
    (heading.into(), Box::new(read))
}

fn main_columns() -> Vec<(String, ReadCell)> {
    let mut columns = vec![
        column("Identifier", |grant| Some(grant.id.clone())),
        column("Title", |grant| Some(grant.title.clone())),
        column("Description", |grant| Some(grant.description.clone())),
        column("Currency", |grant| Some(grant.currency.to_owned())),
        column("Amount Applied For", |grant| {
            grant.amount_applied_for.as_ref().map(Amount::digits)
        }),
        column("Amount Awarded", |grant| {
            Some(grant.amount_awarded.digits())
        }),
        column("Award Date", |grant| Some(grant.award_date.clone())),
        column("Planned Dates:Start Date", |grant| {
            grant.planned_dates.first()?.start_date.clone()
        }),
        column("Planned Dates:End Date", |grant| {
            grant.planned_dates.first()?.end_date.clone()
        }),
        column("Planned Dates:Duration (months)", |grant| {
            Some(grant.planned_dates.first()?.duration?.to_string())
        }),
    ];
    columns.extend(organisation_columns());
    columns.extend([
        column("Grant Programme:Code", |grant| {
            grant.grant_programme.first()?.code.clone()
        }),
        column("Grant Programme:Title", |grant| {
            Some(grant.grant_programme.first()?.title.clone())
        }),
        column("From An Open Call?", |grant| {
            Some(grant.from_open_call.to_owned())
        }),
        column("Last Modified", |grant| Some(grant.date_modified.clone())),
    ]);
    columns
}

fn organisation_columns() -> [(String, ReadCell); 7] {
    [
        column("Recipient Org:Identifier", |grant| {
            Some(grant.recipient_organization.first()?.id.clone())
        }),
        column("Recipient Org:Name", |grant| {
            Some(grant.recipient_organization.first()?.name.clone())
        }),
        column("Recipient Org:Charity Number", |grant| {
            grant.recipient_organization.first()?.charity_number.clone()
        }),
        column("Recipient Org:Company Number", |grant| {
            grant.recipient_organization.first()?.company_number.clone()
        }),
        column("Beneficiary Location:Name", |grant| {
            Some(grant.beneficiary_location.first()?.name.clone())
        }),
        column("Funding Org:Identifier", |grant| {
            Some(grant.funding_organization.first()?.id.clone())
        }),
        column("Funding Org:Name", |grant| {
            Some(grant.funding_organization.first()?.name.clone())
        }),
    ]
}

/// What a grant can have several of, numbered from 0 as flatten-tool does.
fn repeated_columns(grants: &[GrantEntry]) -> Vec<(String, ReadCell)> {
    let most = grants.iter().map(|grant| grant.classifications.len()).max();
    let mut columns = Vec::new();
    for at in 0..most.unwrap_or_default() {
        let heading = |of: &str| format!("Classifications:{at}:{of}");
        columns.extend([
            column(heading("Vocabulary"), move |grant| {
                Some(grant.classifications.get(at)?.vocabulary.clone())
            }),
            column(heading("Code"), move |grant| {
                Some(grant.classifications.get(at)?.code.clone())
            }),
            column(heading("Title"), move |grant| {
                Some(grant.classifications.get(at)?.title.clone())
            }),
        ]);
    }
    columns.extend([
        column("Related Document:0:Title", |grant| {
            Some(grant.related_document.first()?.title.clone())
        }),
        column("Related Document:0:Document Type", |grant| {
            Some(grant.related_document.first()?.document_type.to_owned())
        }),
    ]);
    columns
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_headings_are_those_of_the_standard_in_its_order() {
        let published = include_str!("../../../../tests/data/360giving/headings.csv");
        let mut published = published.trim().split(',');
        for (heading, _) in main_columns() {
            assert!(
                published.any(|one| one == heading),
                "{heading} is there and in order"
            );
        }
    }

    #[test]
    fn lines_are_those_of_rfc_4180() {
        let lines = [
            vec!["a".to_owned(), "=1".to_owned()],
            vec!["b\n\"c\"".to_owned(), String::new()],
        ];
        assert_eq!(write_lines(&[], lines), b"a,'=1\r\n\"b\n\"\"c\"\"\",\r\n");
    }
}
