//! The columns of a bid that documents need: what is read, what is refused, what is written.

use evenhand_core::{Bid, BidApproach};
use evenhand_intake::{TableRead, read_bids, write_bids};

use crate::support::{assert_refused, scheme};
use crate::workbook::workbook;

/// The bids of a file with one line, which has this one column beside what is needed.
fn read_with(column: &str, text: &str) -> TableRead<Bid> {
    let file =
        format!("ref,bidder,title,amount,{column}\n021,Harbour Trust,Safe streets,1000,{text}\n");
    read_bids("bids.csv", file.as_bytes(), &scheme())
}

#[test]
fn numbers_keep_the_zeros_in_front() {
    for (text, number) in [("01234567", "01234567"), ("sc123456", "SC123456")] {
        let read = read_with("company_number", text);
        assert_eq!(read.good[0].details.company_number.as_deref(), Some(number));
    }
    let read = read_with("Charity number", "1112345-1");
    assert_eq!(
        read.good[0].details.charity_number.as_deref(),
        Some("1112345-1")
    );
}

#[test]
fn what_could_mean_two_things_is_refused_with_what_would_be_right() {
    let cases = [
        (
            "company_number",
            "1234567",
            "it has 7 digits",
            "with the zeros in front, such as 01234567: a spreadsheet takes them off",
        ),
        ("company_number", "123", "it has 3 digits", "Give all eight"),
        (
            "company_number",
            "SC12345",
            "not a company number.",
            "such as 01234567 or SC123456",
        ),
        (
            "charity_number",
            "12345",
            "it has 5 digits",
            "six or seven digits",
        ),
        (
            "charity_number",
            "SC012345",
            "not a charity number.",
            "six or seven digits",
        ),
        (
            "start",
            "01/04/2014",
            "not a day as it is read here",
            "such as 2014-04-01",
        ),
        (
            "start",
            "1 April 2014",
            "not a day as it is read here",
            "such as 2014-04-01",
        ),
        (
            "start",
            "2014-4-1",
            "not a day as it is read here",
            "such as 2014-04-01",
        ),
        (
            "start",
            "2014-02-30",
            "not a day as it is read here",
            "such as 2014-04-01",
        ),
        (
            "end",
            "0214-04-01",
            "The year 214 cannot be meant",
            "1900 to 2199",
        ),
        ("approach", "tried", "not an approach", "Write proven"),
        ("existing", "maybe", "does not say whether", "Write yes"),
    ];
    for (column, text, problem, remedy) in cases {
        let read = read_with(column, text);
        assert_refused(&read.refusals, text, 2, 5, column, problem, remedy);
    }
}

#[test]
fn an_end_before_the_start_is_refused() {
    let file = "ref,bidder,title,amount,start,end\n021,Harbour Trust,Safe streets,1000,2014-04-01,2014-03-31\n";
    let read = read_bids("bids.csv", file.as_bytes(), &scheme());
    assert_refused(
        &read.refusals,
        "end",
        2,
        6,
        "end",
        "before it starts on 2014-04-01",
        "2014-04-01 or later",
    );
}

#[test]
fn choices_are_read_in_either_spelling() {
    for (text, existing) in [
        ("yes", true),
        ("Existing", true),
        ("NO", false),
        ("new", false),
    ] {
        assert_eq!(
            read_with("existing", text).good[0].details.existing,
            Some(existing),
            "{text}"
        );
    }
    for (text, approach) in [("proven", BidApproach::Proven), ("New", BidApproach::New)] {
        assert_eq!(
            read_with("approach", text).good[0].details.approach,
            Some(approach)
        );
    }
    assert!(read_with("approach", "").good[0].details.is_empty());
}

#[test]
fn a_column_that_no_bid_uses_is_not_written() {
    let heading = |bids: &[Bid]| {
        let file = String::from_utf8(write_bids(bids)).unwrap();
        file.lines()
            .next()
            .unwrap()
            .trim_start_matches('\u{feff}')
            .to_owned()
    };
    let always = "ref,bidder,title,amount,minimum_amount,objectives,groups,district,summary";
    let bids = read_with("district", "").good;
    assert_eq!(heading(&bids), always, "files of before keep their bytes");
    let with_start = [bids, read_with("start", "2014-04-01").good].concat();
    assert_eq!(heading(&with_start), format!("{always},start"));
}

/// A workbook with one bid whose `start` is this cell.
fn read_cell(column: &str, cell: &str) -> TableRead<Bid> {
    let bytes = workbook(&[
        (1, &["ref", "bidder", "title", "amount", column]),
        (2, &["021", "Harbour Trust", "Safe streets", "=1000", cell]),
    ]);
    read_bids("bids.xlsx", &bytes, &scheme())
}

#[test]
fn a_cell_with_a_date_is_a_day_in_the_columns_of_days_alone() {
    let date = "<c s=\"1\"><v>41730</v></c>";
    let read = read_cell("start", date);
    assert_eq!(
        read.good[0].details.start,
        "2014-04-01".parse().ok(),
        "{:?}",
        read.refusals
    );
    let read = read_cell("district", date);
    assert_refused(
        &read.refusals,
        "district",
        2,
        5,
        "",
        "The cell holds a date",
        "format to text",
    );
    let read = read_cell("start", "<c s=\"1\"><v>41730.5</v></c>");
    assert_refused(
        &read.refusals,
        "noon",
        2,
        5,
        "",
        "a date or a time",
        "format to text",
    );
    let read = read_cell("start", "=41730");
    assert_refused(
        &read.refusals,
        "a bare number",
        2,
        5,
        "start",
        "not a day",
        "such as 2014-04-01",
    );
}

#[test]
fn a_number_cell_that_lost_its_zeros_is_refused_and_one_that_shows_them_is_read() {
    let read = read_cell("company_number", "=1234567");
    assert_refused(
        &read.refusals,
        "lost",
        2,
        5,
        "company_number",
        "it has 7 digits",
        "a spreadsheet takes them off",
    );
    let read = read_cell("company_number", "01234567");
    assert_eq!(
        read.good[0].details.company_number.as_deref(),
        Some("01234567")
    );
}

#[test]
fn a_plan_to_validate_is_read_whole_or_refused_for_what_it_lacks() {
    let read = |cells: &str| {
        let file = format!(
            "ref,bidder,title,amount,evidence,validation_method,validation_measure,validation_date\n021,Harbour Trust,Safe streets,1000,{cells}\n"
        );
        read_bids("bids.csv", file.as_bytes(), &scheme())
    };
    let whole = read("Smith 2012,Before and after,Calls,2015-03-31").good;
    assert_eq!(whole[0].details.evidence.as_deref(), Some("Smith 2012"));
    let plan = whole[0].details.validation.as_ref().unwrap();
    assert_eq!(
        (
            plan.method.as_str(),
            plan.measure.as_str(),
            plan.by.to_string()
        ),
        ("Before and after", "Calls", "2015-03-31".to_owned())
    );
    assert_eq!(read(",,,").good[0].details.validation, None);
    for (cells, lacks) in [
        (",,Calls,2015-03-31", "has no method"),
        (",Before and after,,2015-03-31", "has no measure"),
        (",Before and after,Calls,", "has no date"),
        (",,,2015-03-31", "has no method"),
        (",Before and after,Calls,31/03/2015", "not a day"),
    ] {
        let refused = read(cells).refusals;
        assert_eq!(refused.len(), 1, "{cells}");
        assert!(
            refused[0].to_string().contains(lacks),
            "{cells}: {}",
            refused[0]
        );
    }
}
