//! What holds for any bytes and any order.

use evenhand_intake::{
    read_agreed, read_bids, read_decisions, read_declarations, read_gateways, read_scheme,
    read_scores,
};
use proptest::collection::vec;
use proptest::prelude::*;

use crate::support::{BIDS, SCHEME, bids, scheme};

/// Reads bytes as every kind of file. Each line must be either good or refused, and no refusal lacks words.
fn read_as_everything(bytes: &[u8]) {
    let (scheme, bids) = (scheme(), bids());
    let scores = read_scores("x", bytes, &scheme, Some(&bids));
    let refusals = [
        read_scheme("x", bytes).err().unwrap_or_default(),
        read_bids("x", bytes, &scheme).refusals,
        read_scores("x", bytes, &scheme, None).refusals,
        read_declarations("x", bytes, &bids).refusals,
        read_agreed("x", bytes, &scheme, &bids).refusals,
        read_gateways("x", bytes, &scheme, &bids).refusals,
        read_decisions("x", bytes, &bids).refusals,
        scores.refusals.clone(),
    ];
    for refusal in refusals.iter().flatten() {
        assert!(!refusal.problem.is_empty() && !refusal.remedy.is_empty());
        assert!(
            refusal.line.is_none_or(|line| line > 0)
                && refusal.column.is_none_or(|column| column > 0)
        );
    }
    let _ = scores.mend_file();
}

/// A sample with some of its bytes changed.
fn spoilt() -> impl Strategy<Value = Vec<u8>> {
    let samples = prop::sample::select(vec![
        SCHEME,
        BIDS,
        "bid,member,criterion,score,reason\n021,A,o1,3,\"x\"\"y\nz\"\n",
        "bid,gateway,answer\n021,need,pass\n",
        "bid,kind,amount,reason\n021,award,1000,Ranked first\n",
    ]);
    let changes = vec(
        (
            any::<prop::sample::Index>(),
            prop::sample::select(b"\",;\n\r\0\t\xFF{}[]:1-.".to_vec()),
        ),
        0..4,
    );
    (samples, changes).prop_map(|(sample, changes)| {
        let mut bytes = sample.as_bytes().to_vec();
        for (place, byte) in changes {
            let place = place.index(bytes.len());
            bytes[place] = byte;
        }
        bytes
    })
}

proptest! {
    #[test]
    fn no_bytes_make_a_reader_fail(bytes in vec(any::<u8>(), 0..300)) {
        read_as_everything(&bytes);
    }

    #[test]
    fn no_spoilt_file_makes_a_reader_fail(bytes in spoilt()) {
        read_as_everything(&bytes);
    }

    #[test]
    fn nothing_after_the_mark_of_a_workbook_makes_a_reader_fail(bytes in vec(any::<u8>(), 0..300)) {
        read_as_everything(&[b"PK\x03\x04".to_vec(), bytes].concat());
    }

    #[test]
    fn lines_in_any_order_give_the_same_sheets(lines in Just(lines()).prop_shuffle()) {
        let text = |lines: &[String]| format!("bid,member,criterion,score,reason\n{}", lines.concat());
        let straight = read_scores("s", text(&self::lines()).as_bytes(), &scheme(), Some(&bids()));
        let shuffled = read_scores("s", text(&lines).as_bytes(), &scheme(), Some(&bids()));
        prop_assert_eq!(straight.good.len(), 6);
        prop_assert_eq!(straight.good, shuffled.good);
    }
}

/// Two bids scored by three members on the criteria that apply.
fn lines() -> Vec<String> {
    let line = |bid: &str, member: &str, criterion: &str, score: usize| {
        format!("{bid},{member},{criterion},{score},\"because, {score}\"\n")
    };
    let mut lines = Vec::new();
    for (place, (bid, member)) in ["021", "022"]
        .into_iter()
        .flat_map(|bid| ["C", "A", "B"].map(|member| (bid, member)))
        .enumerate()
    {
        lines.extend([
            line(bid, member, "o2", place + 2),
            line(bid, member, "o1", place % 6),
        ]);
        lines.extend((bid == "021").then(|| line(bid, member, "g1", (place + 3) % 6)));
    }
    lines
}
