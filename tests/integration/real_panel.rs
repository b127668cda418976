//! A real panel with a published result: 37 entries, nine judges, five
//! criteria, the highest and the lowest mark of each dropped.

use evenhand_tests::tree;

use crate::evenhand;

#[test]
fn all_185_published_panel_scores_are_reproduced() {
    let data = tree::root().join("tests/data/real-panel");
    let file = |name: &str| data.join(name).display().to_string();
    let ranking = evenhand().json([
        "rank",
        "--scheme",
        &file("scheme.json"),
        "--bids",
        &file("bids.csv"),
        "--scores",
        &file("scores.csv"),
    ]);
    let rows = ranking["ranking"].as_array().unwrap();
    let official = tree::text("tests/data/real-panel/official.csv");
    let mut compared = 0;
    for line in official.lines().skip(1) {
        let fields: Vec<&str> = line.split(',').collect();
        let [bid, criterion, score] = fields[..] else {
            panic!("three fields in {line}")
        };
        let row = rows.iter().find(|row| row["bid"] == bid).unwrap();
        let panel = row["criteria"][criterion]["panel"].as_str().unwrap();
        assert_eq!(to_two_places(panel), score, "{bid} {criterion}: {panel}");
        compared += 1;
    }
    assert_eq!(compared, 185);
}

/// A figure of four places as the federation published it: to two, midpoints up.
fn to_two_places(four: &str) -> String {
    let (whole, places) = four.split_once('.').unwrap();
    assert_eq!(places.len(), 4, "the scheme publishes four places");
    let units: u32 = format!("{whole}{places}").parse().unwrap();
    let hundredths = (units + 50) / 100;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}
