//! What is written is read back as it was, for every file that the program both
//! writes and reads.

use evenhand_core::Bid;
use evenhand_intake::{
    TableRead, bid_headings, read_agreed, read_bids, read_decisions, read_declarations,
    read_gateways, read_scheme, read_scores, write_agreed, write_bids, write_decisions,
    write_declarations, write_gateways, write_scheme, write_scores,
};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::TestRunner;

use crate::generate::{
    any_agreed, any_answers, any_decisions, any_declarations, any_round, any_scheme, any_sheets,
    any_text,
};
use crate::support::scheme;

/// Says that a file was read whole, as these values and without a word.
#[track_caller]
fn assert_read_back<T: PartialEq + std::fmt::Debug>(read: TableRead<T>, written: &[T]) {
    assert_eq!(read.refusals, [], "nothing that was written is refused");
    assert_eq!(
        read.warnings,
        Vec::<String>::new(),
        "there is nothing to say of it"
    );
    assert_eq!(read.good, written, "it is what was written");
}

proptest! {
    #[test]
    fn schemes(written in any_scheme()) {
        let read = read_scheme("scheme.json", &write_scheme(&written).unwrap());
        prop_assert_eq!(read, Ok(written));
    }

    #[test]
    fn bids((scheme, written) in any_round()) {
        assert_read_back(read_bids("bids.csv", &write_bids(&written), &scheme), &written);
    }

    #[test]
    fn scores(((scheme, bids), written) in any_sheets()) {
        let file = write_scores(&written);
        assert_read_back(read_scores("scores.csv", &file, &scheme, Some(&bids)), &written);
        assert_read_back(read_scores("scores.csv", &file, &scheme, None), &written);
    }

    #[test]
    fn declarations(((_, bids), written) in any_declarations()) {
        let read = read_declarations("declarations.csv", &write_declarations(&written), &bids);
        assert_read_back(read, &written);
    }

    #[test]
    fn agreed_scores(((scheme, bids), written) in any_agreed()) {
        assert_read_back(read_agreed("agreed.csv", &write_agreed(&written), &scheme, &bids), &written);
    }

    #[test]
    fn gateways(((scheme, bids), written) in any_answers()) {
        let read = read_gateways("gateways.csv", &write_gateways(&written), &scheme, &bids);
        assert_read_back(read, &written);
    }

    #[test]
    fn decisions(((_, bids), written) in any_decisions()) {
        let read = read_decisions("decisions.csv", &write_decisions(&written), &bids);
        assert_read_back(read, &written);
    }

    #[test]
    fn files_to_mend(lines in vec(vec(any_text(), bid_headings().count()), 1..6)) {
        let mut writer = csv::Writer::from_writer(Vec::new());
        writer.write_record(bid_headings().map(|heading| heading.name)).unwrap();
        for mut line in lines.clone() {
            line[3] = "no amount".to_owned();
            writer.write_record(line).unwrap();
        }
        let first = read_bids("bids.csv", &writer.into_inner().unwrap(), &scheme());
        prop_assert_eq!(first.rejected.rows.len(), lines.len(), "each line is refused for its amount");
        let second = read_bids("mend.csv", &first.mend_file(), &scheme());
        let fields = |read: &TableRead<Bid>| {
            let rows = read.rejected.rows.iter().map(|row| (row.fields[..bid_headings().count()].to_vec(), row.remedy.clone()));
            rows.collect::<Vec<_>>()
        };
        prop_assert_eq!(fields(&first), fields(&second), "what is refused is kept as it stood");
    }
}

/// Two hundred arbitrary values, the same in every run.
fn two_hundred<T: std::fmt::Debug>(values: impl Strategy<Value = T>) -> Vec<T> {
    let mut runner = TestRunner::deterministic();
    let value = |_| values.new_tree(&mut runner).unwrap().current();
    (0..200).map(value).collect()
}

fn count_of<T>(values: &[T], has: impl Fn(&T) -> bool) -> usize {
    values.iter().filter(|value| has(value)).count()
}

/// The properties above hold for nothing if what is generated is always empty or plain.
#[test]
fn the_values_are_many_and_awkward() {
    let (rounds, schemes, sheets) = (
        two_hundred(any_round()),
        two_hundred(any_scheme()),
        two_hundred(any_sheets()),
    );
    let some_bid = |has: fn(&Bid) -> bool| count_of(&rounds, |(_, bids)| bids.iter().any(has));
    let enough = [
        ("bids", some_bid(|_| true)),
        ("quotes", some_bid(|bid| bid.title.contains('"'))),
        (
            "line ends",
            some_bid(|bid| bid.title.contains(['\n', '\r'])),
        ),
        (
            "formulas",
            some_bid(|bid| bid.title.starts_with(['=', '+', '-', '@'])),
        ),
        (
            "apostrophes before formulas",
            some_bid(|bid| bid.title.starts_with("'=")),
        ),
        ("zeros in front", some_bid(|bid| bid.title.starts_with('0'))),
        (
            "semicolons",
            some_bid(|bid| bid.bidder.as_str().contains(';')),
        ),
        (
            "letters beyond ASCII",
            some_bid(|bid| !bid.reference.as_str().is_ascii()),
        ),
        (
            "pence",
            some_bid(|bid| bid.amount.0.fract() != Default::default()),
        ),
        ("minimums", some_bid(|bid| bid.minimum_amount.is_some())),
        ("two claims", some_bid(|bid| bid.objectives.len() > 1)),
        ("summaries", some_bid(|bid| bid.summary.is_some())),
        (
            "days",
            some_bid(|bid| bid.details.start.is_some() && bid.details.end.is_some()),
        ),
        (
            "company numbers with zeros in front",
            some_bid(|bid| {
                let number = bid.details.company_number.as_deref();
                number.is_some_and(|number| number.starts_with('0'))
            }),
        ),
        ("addresses", some_bid(|bid| bid.details.address.is_some())),
        ("no details", some_bid(|bid| bid.details.is_empty())),
        ("sheets", count_of(&sheets, |(_, sheets)| sheets.len() > 1)),
        (
            "reasons without a score",
            count_of(&sheets, |(_, sheets)| {
                sheets
                    .iter()
                    .any(|sheet| sheet.reasons.len() > sheet.scores.len())
            }),
        ),
        (
            "declarations",
            count_of(&two_hundred(any_declarations()), |(_, declared)| {
                declared.len() > 1
            }),
        ),
        (
            "agreed scores",
            count_of(&two_hundred(any_agreed()), |(_, agreed)| agreed.len() > 1),
        ),
        (
            "answers",
            count_of(&two_hundred(any_answers()), |(_, answers)| {
                answers.len() > 1
            }),
        ),
        (
            "decisions",
            count_of(&two_hundred(any_decisions()), |(_, decisions)| {
                decisions.len() > 1
            }),
        ),
        (
            "second stages",
            count_of(&schemes, |scheme| scheme.second_stage.is_some()),
        ),
        ("bands", count_of(&schemes, |scheme| scheme.bands.len() > 1)),
        (
            "tie-breaks",
            count_of(&schemes, |scheme| scheme.tie_breaks.len() > 1),
        ),
    ];
    for (what, count) in enough {
        assert!(count >= 10, "only {count} of 200 have {what}");
    }
}
