//! The refused lines come back as a file to mend.

use evenhand_intake::{read_bids, read_scores};

use crate::support::{bids, scheme};

#[test]
fn refused_lines_are_saved_with_what_to_mend() {
    let read = read_bids(
        "bids.csv",
        "ref,bidder,title,amount\n1,B,\"a, b\",\"1000,5\"\n2,B,T,5\n3,,T,x\n".as_bytes(),
        &scheme(),
    );
    let file = String::from_utf8(read.mend_file()).unwrap();
    let expected = "\u{feff}ref,bidder,title,amount,what to mend\n\
        1,B,\"a, b\",\"1000,5\",\"This is not an amount: its digits are not separated as in 24,500.50. Write 1000.5.\"\n\
        3,,T,x,\"The bidder is empty. Give the bidder. This is not an amount: it is not a number. Give digits alone, such as 24500 or 24500.50.\"\n";
    assert_eq!(file.replace("\r\n", "\n"), expected);
}

#[test]
fn a_mended_file_is_read_as_it_is() {
    let first = read_scores(
        "scores.csv",
        b"bid,member,criterion,score\n021,A,o1,9\n021,A,o2,3\n",
        &scheme(),
        Some(&bids()),
    );
    let mended = String::from_utf8(first.mend_file())
        .unwrap()
        .replace("o1,9", "o1,5");
    let second = read_scores("mended.csv", mended.as_bytes(), &scheme(), Some(&bids()));
    assert_eq!(
        (
            second.good.len(),
            second.refusals.len(),
            second.warnings.len()
        ),
        (1, 0, 0),
        "{:?}",
        second.refusals
    );
}

#[test]
fn what_to_mend_is_written_afresh_each_time() {
    let first = read_scores(
        "scores.csv",
        b"bid,member,criterion,score\n021,A,o1,9\n",
        &scheme(),
        Some(&bids()),
    );
    let second = read_scores("mended.csv", &first.mend_file(), &scheme(), Some(&bids()));
    assert_eq!(first.mend_file(), second.mend_file());
}

#[test]
fn with_nothing_refused_there_is_nothing_to_mend() {
    assert!(
        read_bids("bids.csv", b"ref,bidder,title,amount\n", &scheme())
            .mend_file()
            .is_empty()
    );
}

#[test]
fn a_refused_line_goes_out_as_text_and_comes_back_as_it_stood() {
    let line = "=cmd|x,@SUM(A1),\"=HYPERLINK(\"\"http://x.example\"\")\",-abc\n";
    let file = format!("ref,bidder,title,amount\n{line}");
    let read = read_bids("bids.csv", file.as_bytes(), &scheme());
    let mended = String::from_utf8(read.mend_file()).unwrap();
    let written = "'=cmd|x,'@SUM(A1),\"'=HYPERLINK(\"\"http://x.example\"\")\",'-abc,";
    assert!(mended.contains(written), "{mended}");
    let mended = mended.replace("'-abc", "-5.00");
    let again = read_bids("mended.csv", mended.as_bytes(), &scheme());
    let fields = &again.rejected.rows[0].fields;
    let expected = [
        "=cmd|x",
        "@SUM(A1)",
        "=HYPERLINK(\"http://x.example\")",
        "-5.00",
    ];
    assert_eq!(fields[..4], expected, "{:?}", again.refusals);
}
