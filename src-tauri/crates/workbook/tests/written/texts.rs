//! Names and words as they are, whatever they begin with or are written in.

use evenhand_core::scheme::norfolk::norfolk;
use evenhand_core::{AgreedScore, Bid, BidRef, Bidder, Pounds, ScoredRound};

use crate::cases::{members_of, sheet_of};
use crate::inputs::{sheet, written};

const NAMES: [&str; 10] = [
    "=HYPERLINK(\"http://x\",\"y\")",
    "+44 Trust",
    "-1+1",
    "@SUM(A1)",
    "{=1+1}",
    "Łódź Żółć Towarzystwo",
    "Llŷn Ŵyl Gymraeg",
    "مؤسسة الأمل",
    "_x0041_ & <b>\"quoted\"</b>",
    "a\u{1}b\u{ffff}",
];

fn round() -> ScoredRound {
    let mut round = ScoredRound::new(norfolk());
    for (number, name) in (1..).zip(NAMES) {
        let mut bid = Bid::new(
            BidRef::new(format!("{number:03}")),
            Bidder::new(name),
            "long ".repeat(10_000),
            Pounds::parse("1000").unwrap(),
        );
        bid.groups = [round.scheme.sections[1].criteria[0].id.clone()].into();
        for member in members_of(2) {
            round
                .sheets
                .push(sheet_of(&round.scheme, &bid, &member, number));
        }
        round.bids.push(bid);
    }
    round.agreed.push(AgreedScore {
        bid: BidRef::new("001"),
        criterion: round.scheme.sections[0].criteria[0].id.clone(),
        score: Some("4".parse().unwrap()),
        reason: "=1+1".into(),
    });
    round
}

#[test]
fn no_name_becomes_a_formula_and_none_is_changed() {
    let bytes = written(&round());
    let found = sheet(&bytes, "Bids");
    for (row, name) in (1..).zip(NAMES) {
        let cell = found.get_value((row, 1)).unwrap().to_string();
        let name = name.replace('\u{ffff}', "\u{fffd}");
        assert_eq!(cell, name, "as it was written");
    }
    let agreed = sheet(&bytes, "Agreed scores");
    assert_eq!(agreed.get_value((1, 4)).unwrap().to_string(), "=1+1");
    let title = found.get_value((1, 2)).unwrap().to_string();
    assert!(title.ends_with("(cut: the cell is full)"));
}

#[test]
fn formulas_stand_only_where_they_are_meant() {
    let bytes = written(&round());
    let mut book: calamine::Xlsx<_> =
        calamine::Reader::new(std::io::Cursor::new(&bytes[..])).unwrap();
    let formulas = calamine::Reader::worksheet_formula(&mut book, "Ranking").unwrap();
    let columns: std::collections::BTreeSet<u32> = formulas
        .used_cells()
        .map(|(_, column, _)| column as u32 + formulas.start().unwrap().1)
        .collect();
    assert_eq!(columns, [2, 3, 6].into(), "total, rank and same");
}
