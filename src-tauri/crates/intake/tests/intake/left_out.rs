//! `left-out.csv`.

use evenhand_core::{Ground, LeftOut};
use evenhand_intake::{read_left_out, write_left_out};

use crate::support::assert_refused;

#[test]
fn what_is_left_out_is_read_and_written_again() {
    let file = "what,ground,why,by\nThe address of the refuge,health_and_safety,\"They, too, could be found\",Jo Reed\n";
    let read = read_left_out("left-out.csv", file.as_bytes());
    assert!(read.refusals.is_empty(), "{:?}", read.refusals);
    let expected = [LeftOut {
        what: "The address of the refuge".into(),
        ground: Ground::HealthAndSafety,
        why: "They, too, could be found".into(),
        by: "Jo Reed".into(),
    }];
    assert_eq!(read.good, expected);
    let again = read_left_out("left-out.csv", &write_left_out(&expected));
    assert_eq!(again.good, expected);
}

#[test]
fn a_line_that_does_not_say_all_is_refused() {
    let cases = [
        (",personal_data,w,b", 1, "what", "empty", "Say what"),
        ("w,secret,w,b", 2, "ground", "not a ground", "in_confidence"),
        ("w,personal_data,,b", 3, "why", "empty", "Say why"),
        ("w,personal_data,w,", 4, "by", "empty", "who decided"),
    ];
    for (line, column, field, problem, remedy) in cases {
        let file = format!("what,ground,why,by\n{line}\n");
        let read = read_left_out("left-out.csv", file.as_bytes());
        assert_refused(&read.refusals, line, 2, column, field, problem, remedy);
        assert!(read.good.is_empty(), "{line}");
    }
}
