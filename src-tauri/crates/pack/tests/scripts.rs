//! Names and words in other scripts than Latin: printed, read back, valid.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod common;

use common::{Plan, assert_valid_file, pack, texts};
use evenhand_pack::input::PackInput;

/// A name in each script that a face is built in for.
const NAMES: [&str; 24] = [
    "مركز السلام",
    "مرکز ٹیکنالوجی بچے",
    "מרכז שלום בע\"מ",
    "আমাদের শান্তি কেন্দ্র",
    "ਸ਼ਾਂਤੀ ਕੇਂਦਰ",
    "શાંતિ કેન્દ્ર",
    "शान्ति केन्द्र",
    "அமைதி மையம்",
    "శాంతి కేంద్రం",
    "ಶಾಂತಿ ಕೇಂದ್ರ",
    "സമാധാന കേന്ദ്രം",
    "සාම මධ්\u{200d}යස්ථානය",
    "ศูนย์สันติภาพ",
    "ສູນສັນຕິພາບ",
    "មជ្ឈមណ្ឌលសន្តិភាព",
    "ငြိမ်းချမ်းရေးဌာန",
    "მშვიდობის ცენტრი",
    "Խաղաղության կենտրոն",
    "የሰላም ማዕከል",
    "东京和平中心",
    "臺灣社區協會",
    "ひらがなカタカナ会",
    "한국 평화 센터",
    "😀 Club",
];

fn assert_valid(input: &PackInput) {
    assert_valid_file(&pack(input));
}

/// A round whose bidders and titles are in other scripts.
fn round_in_scripts() -> PackInput {
    let mut input = common::round(Plan {
        members: 3,
        criteria: 4,
        ..Plan::of(NAMES.len())
    });
    for (bid, name) in input.bids.iter_mut().zip(NAMES) {
        bid.bidder = name.into();
        bid.title = format!("{name} (2014)");
        bid.summary = Some(format!("{name} {name}. {}", format!("{name} ").repeat(30)));
    }
    input.round.commissioner = "Comisiynydd مركز".to_owned();
    input.bids[2].summary =
        Some("They asked מרכז שלום for 3 rooms and 1,250 chairs, and עוד for 40 more.".to_owned());
    input
}

/// Text without the blanks and the invisible marks of direction that `pdftotext` puts in.
fn bare(text: &str) -> String {
    let kept = |one: &char| {
        !one.is_whitespace() && !matches!(one, '\u{200e}'..='\u{200f}' | '\u{202a}'..='\u{202e}')
    };
    text.chars().filter(kept).collect()
}

#[test]
fn names_in_other_scripts_are_read_back_as_they_were_written() {
    let pack = pack(&round_in_scripts());
    let Some(pages) = texts(&pack) else {
        return;
    };
    let text = pages.join(" ");
    assert!(!text.contains("[U+"), "every character has a face");
    let text = bare(&text);
    for name in NAMES {
        assert!(text.contains(&bare(name)), "{name} is not in the text");
    }
}

#[test]
fn names_in_other_scripts_pass_both_validators() {
    assert_valid(&round_in_scripts());
}

#[test]
fn no_text_is_set_with_a_glyph_that_is_none() {
    let mut lots = 2014_u64;
    let mut draw = |from: usize| {
        lots = lots.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        usize::try_from(lots >> 33).unwrap() % from
    };
    let letters: Vec<char> = NAMES.iter().flat_map(|name| name.chars()).collect();
    let marks: Vec<char> = "\u{200d}\u{200c}\u{301}\u{64e}\u{5b8}\u{9cd}\u{94d}\u{e49}\u{fe0f}\u{1f3fd}\u{16a0}()\"-1٣ a\n"
        .chars()
        .collect();
    let mut input = round_in_scripts();
    for bid in &mut input.bids {
        let mut text = String::new();
        for _ in 0..400 {
            let from = if draw(4) == 0 { &marks } else { &letters };
            text.push(from[draw(from.len())]);
        }
        bid.summary = Some(text.clone());
        bid.bidder = text.replace([' ', '\n'], "").as_str().into();
        bid.title = text;
    }
    assert_valid(&input);
}
