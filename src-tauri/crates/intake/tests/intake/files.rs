//! Files as they come: encodings, separators, headings, sizes.

use evenhand_intake::{SheetIn, TableRead, read_bids, read_scores};

use crate::support::{assert_refused, scheme};

fn scores(bytes: &[u8]) -> TableRead<SheetIn> {
    read_scores("scores.csv", bytes, &scheme(), None)
}

#[test]
fn whole_files_are_refused_with_a_way_out() {
    let utf16: Vec<u8> = [0xFF, 0xFE]
        .into_iter()
        .chain("bid,member".encode_utf16().flat_map(u16::to_le_bytes))
        .collect();
    let binary: Vec<u8> = (0..4_000_u32)
        .map(|place| 0x80 | u8::try_from(place % 64).unwrap())
        .collect();
    let cases: [(&[u8], &str, &str); 6] = [
        (b"", "empty", "bid,member,criterion,score"),
        (b"\xEF\xBB\xBF\r\n", "empty", "bid,member,criterion,score"),
        (&utf16, "UTF-16", "CSV UTF-8"),
        (&binary, "not text in UTF-8", "CSV UTF-8"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "before 2007", "XLSX"),
        (b"PK\x03\x04 and then nothing", "not a workbook", "XLSX"),
    ];
    for (bytes, problem, remedy) in cases {
        let refusals = scores(bytes).refusals;
        let [refusal] = refusals.as_slice() else {
            panic!("one refusal for {problem}")
        };
        assert!(
            refusal.problem.contains(problem) && refusal.remedy.contains(remedy),
            "{refusal}"
        );
        assert_eq!(refusal.line, None, "{problem} is of the whole file");
    }
}

#[test]
fn headings_stand_in_any_order_case_and_spelling() {
    let bids = b"\xEF\xBB\xBF Minimum Amount ,TITLE,Amount,bidder,REF\r\n5,T,10,B,1\r\n";
    let read = read_bids("bids.csv", bids, &scheme());
    assert_eq!(
        (read.good.len(), read.refusals.len(), read.warnings.len()),
        (1, 0, 0)
    );
    assert!(read.good[0].minimum_amount.is_some());
}

#[test]
fn headings_that_are_missing_or_repeated_are_refused() {
    let missing = scores(b"bid,member,mark\n1,A,3\n").refusals;
    let problems: Vec<&str> = missing
        .iter()
        .map(|refusal| refusal.problem.as_str())
        .collect();
    assert_eq!(
        problems,
        [
            "The heading criterion is missing; found: bid, member, mark.",
            "The heading score is missing; found: bid, member, mark."
        ]
    );
    assert!(
        missing.iter().all(|refusal| refusal.line == Some(1)
            && refusal.remedy.contains("bid,member,criterion,score"))
    );
    let twice = scores(b"bid,member,criterion,score, Bid\n").refusals;
    assert_refused(
        &twice,
        "bid twice",
        1,
        5,
        "bid",
        "twice; it is also column 1",
        "Keep one",
    );
}

#[test]
fn a_file_of_headings_alone_is_empty_but_sound() {
    let read = scores(b"bid,member,criterion,score");
    assert_eq!((read.good.len(), read.refusals.len()), (0, 0));
    let read = read_bids(
        "bids.csv",
        b"ref,bidder,title,amount\r\n\r\n,,,\r\n",
        &scheme(),
    );
    assert_eq!(
        (read.good.len(), read.refusals.len()),
        (0, 0),
        "blank lines are no bids"
    );
}

#[test]
fn semicolons_and_tabs_are_read_with_a_warning() {
    for (delimiter, name) in [(";", "semicolons"), ("\t", "tabs")] {
        let text = "bid,member,criterion,score\n1,A,o1,3\n".replace(',', delimiter);
        let read = scores(text.as_bytes());
        assert_eq!((read.good.len(), read.refusals.len()), (1, 0), "{name}");
        assert!(read.warnings[0].contains(name), "{:?}", read.warnings);
    }
}

#[test]
fn a_byte_that_is_not_utf8_refuses_its_line_alone() {
    let read = scores(b"bid,member,criterion,score\n1,A,o1,3\n1,Ren\xE9,o1,3\n1,C,o1,3\n");
    assert_refused(
        &read.refusals,
        "René",
        3,
        2,
        "",
        "Byte 6 of the line (0xE9, “é”",
        "CSV UTF-8",
    );
    assert_eq!(read.good.len(), 2);
}

#[test]
fn refusals_are_capped_and_the_rest_counted() {
    let text = (0..3_000).fold("bid,member,criterion,score\n".to_owned(), |text, place| {
        text + &format!("{place},A,none,3\n")
    });
    let read = scores(text.as_bytes());
    assert_eq!(read.refusals.len(), 1_001);
    assert!(
        read.refusals[1_000].problem.contains("2000 more faults"),
        "{}",
        read.refusals[1_000]
    );
    assert_eq!(
        read.rejected.rows.len(),
        3_000,
        "all refused lines can still be mended"
    );
}

#[test]
fn a_flood_of_commas_ends_in_one_refusal() {
    let flood = vec![b','; 60 << 20];
    assert!(!scores(&flood).refusals.is_empty());
    let mut lines = b"bid,member,criterion,score\n".to_vec();
    lines.extend(b",,,,,\n".repeat(1 << 20));
    assert_eq!(
        scores(&lines).refusals.len(),
        0,
        "lines of commas alone are blank"
    );
    let quoted = [
        b"bid,member,criterion,score\n\"".to_vec(),
        vec![b','; 60 << 20],
    ]
    .concat();
    assert_eq!(scores(&quoted).refusals.len(), 1);
}

#[test]
fn lengths_and_counts_of_lines_are_bounded() {
    let headings = "bid,member,criterion,score\n";
    let long = format!(
        "{headings}1,A,o1,3\n1,{},o1,3\n1,B,o1,3\n",
        "x".repeat(1 << 20)
    );
    let read = scores(long.as_bytes());
    assert_refused(
        &read.refusals,
        "a line of 1 MiB",
        3,
        1,
        "",
        "over 1 MiB long",
        "the right file",
    );
    assert_eq!(read.good.len(), 1);
    let many = format!("{headings}{}", "1,A,o1,\n".repeat(500_001));
    let refusals = scores(many.as_bytes()).refusals;
    let last = refusals.iter().find(|one| one.problem.contains("lines"));
    let last = last.unwrap();
    assert_eq!(last.line, Some(500_002), "{last}");
    assert!(last.problem.contains("more than 500000 lines"), "{last}");
}

#[test]
fn the_bids_of_a_file_are_counted() {
    let lines: String = (0..20_001).map(|at| format!("{at},B,T,5\n")).collect();
    let read = read_bids(
        "bids.csv",
        format!("ref,bidder,title,amount\n{lines}").as_bytes(),
        &scheme(),
    );
    assert_eq!((read.good.len(), read.refusals.len()), (20_000, 1));
    let problem = &read.refusals[0].problem;
    assert!(problem.contains("more than 20000 lines"), "{problem}");
}

#[test]
fn a_file_larger_than_any_is_refused_by_its_length() {
    let read = scores(&vec![b'a'; (64 << 20) + 1]);
    let problem = &read.refusals[0].problem;
    assert!(
        problem.contains("the most that is taken is 64 MiB"),
        "{problem}"
    );
}
