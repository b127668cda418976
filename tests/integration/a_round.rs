//! A round from an empty profile to a pack, by headless commands alone.

use evenhand_tests::{Profile, Program};
use serde_json::{Value, json};

use crate::evenhand;

const BIDS: &str = "ref,bidder,title,amount,groups\n1,Ann,First,1000,victims\n2,Ben,Second,2000,\n";

/// A round with two bids and a panel of three, open for scoring.
pub(crate) fn open_round(profile: &Profile) -> Program {
    let program = set_up_round(profile);
    program.json(["round", "open"]);
    program
}

/// The same before scoring opens.
pub(crate) fn set_up_round(profile: &Profile) -> Program {
    let program = evenhand().on(profile.path());
    let bids = profile.file("bids.csv", BIDS);
    program.json([
        "round",
        "new",
        "--title",
        "Grants",
        "--chair",
        "Mair Pugh",
        "--fund-low",
        "2000",
    ]);
    program.json(["member", "add", "Łukasz Żak"]);
    program.json(["member", "add", "Joan Fry"]);
    program.json(["bids", "import", bids.to_str().unwrap()]);
    for bid in ["1", "2"] {
        for gateway in ["purpose", "agreement", "safeguards"] {
            program.json(["gateway", bid, gateway, "pass"]);
        }
    }
    program
}

/// Every score of everyone, with reasons; `victims` only on bid 1, which claims it.
fn scores() -> String {
    let mut text = "bid,member,criterion,score,reason\n".to_owned();
    for (member, score) in [("Mair Pugh", 4), ("Łukasz Żak", 3), ("Joan Fry", 5)] {
        for bid in ["1", "2"] {
            let group = (bid == "1").then_some("victims");
            for criterion in ["o1", "o2", "o3", "deliverability", "value", "evidence"]
                .into_iter()
                .chain(group)
            {
                text += &format!("{bid},{member},{criterion},{score},Seen on page {score}\n");
            }
        }
    }
    text
}

pub(crate) fn declare_and_score(profile: &Profile, program: &Program) {
    for member in ["Mair Pugh", "Łukasz Żak", "Joan Fry"] {
        program.json(["declare", "--member", member]);
    }
    let file = profile.file("scores.csv", scores());
    let taken = program.json(["sheet", "import", "--submit", file.to_str().unwrap()]);
    assert_eq!(
        (&taken["added"], &taken["warnings"]),
        (&json!(6), &json!([]))
    );
}

#[test]
fn a_round_runs_from_an_empty_profile_to_a_pack() {
    let profile = Profile::new();
    let program = open_round(&profile);
    declare_and_score(&profile, &program);
    program.json(["round", "close"]);
    program.json(["round", "reveal"]);
    let agreed = profile.file(
        "agreed.csv",
        "bid,criterion,score,reason\n2,value,5,The panel misread the budget\n",
    );
    program.json(["moderate", agreed.to_str().unwrap()]);
    let ranking = program.json(["ranking"]);
    assert_eq!(order(&ranking), ["1", "2"]);
    let decisions = profile.file(
        "decisions.csv",
        "bid,kind,amount,reason\n1,award,1000,Ranked first\n2,reserve,0,Next in line\n",
    );
    program.json([
        "decide",
        decisions.to_str().unwrap(),
        "--by",
        "The Commissioner",
    ]);
    let later = profile.file(
        "later.csv",
        "bid,kind,amount,reason\n2,award,2000,The grant came in higher\n",
    );
    program.json([
        "decide",
        later.to_str().unwrap(),
        "--by",
        "The Commissioner",
    ]);
    let rows = program.json(["call", "ranking", r#"{"round": "grants"}"#])["rows"].clone();
    assert_eq!(
        [
            &rows["1"]["decision"]["kind"],
            &rows["2"]["decision"]["kind"]
        ],
        ["award", "award"],
        "a later decision leaves the others standing"
    );
    let pack = program.json(["pack", "--out", profile.desk().to_str().unwrap()]);
    let bytes = std::fs::read(pack["files"][0]["path"].as_str().unwrap()).unwrap();
    assert!(bytes.starts_with(b"%PDF-1.7"));
    let verified = program.json(["verify"]);
    assert_eq!(
        (&verified["sound"], &verified["faults"]),
        (&json!(true), &json!([]))
    );
    let rebuilt = program.json(["rebuild"]);
    assert_eq!(
        rebuilt["digest"], verified["digest"],
        "the tables are made from the records alone"
    );
    assert_eq!(
        program.json(["ranking"]),
        ranking,
        "a decision and a rebuild change no rank"
    );
}

fn order(ranking: &Value) -> Vec<&str> {
    let rows = ranking["ranking"].as_array().unwrap();
    rows.iter()
        .map(|row| row["bid"].as_str().unwrap())
        .collect()
}

#[test]
fn the_pack_carries_files_from_which_rank_makes_the_same_ranking() {
    let profile = Profile::new();
    let program = set_up_round(&profile);
    let typed = r#"{"round": "grants", "bid": {"ref": "2", "bidder": " =Ben; \"Sons\" ", "title": "Second,\r\nin two lines",
        "amount": "2000.50", "minimum_amount": "0.10", "summary": "One, two.\nThree \"four\"."}}"#;
    program.json(["call", "bid_set", typed]);
    program.json(["round", "open"]);
    declare_and_score(&profile, &program);
    program.json([
        "declare",
        "2",
        "--member",
        "Joan Fry",
        "--kind",
        "recused",
        "--note",
        "My brother works there",
    ]);
    program.json(["round", "close"]);
    program.json(["round", "reveal"]);
    let official = program.json(["ranking"]);
    let pack = program.json(["pack", "--out", profile.desk().to_str().unwrap()]);
    let folder = profile.desk().join("attached");
    std::fs::create_dir(&folder).unwrap();
    let taken = std::process::Command::new("pdfdetach")
        .args(["-saveall", "-o"])
        .arg(&folder)
        .arg(pack["files"][0]["path"].as_str().unwrap())
        .status()
        .unwrap();
    assert!(taken.success(), "pdfdetach takes the files out of the pack");
    let bids = std::fs::read_to_string(folder.join("bids.csv")).unwrap();
    for field in [
        "\"'=Ben; \"\"Sons\"\"\"",
        "\"Second,\r\nin two lines\"",
        "\"One, two.\nThree \"\"four\"\".\"",
    ] {
        assert!(bids.contains(field), "{field} is among the bids:\n{bids}");
    }
    let mut args = vec!["rank".to_owned()];
    for option in [
        "scheme",
        "bids",
        "scores",
        "declarations",
        "agreed",
        "gateways",
    ] {
        let extension = if option == "scheme" { "json" } else { "csv" };
        args.extend([
            format!("--{option}"),
            folder
                .join(format!("{option}.{extension}"))
                .display()
                .to_string(),
        ]);
    }
    let again = evenhand().json(args);
    assert_eq!(
        again["ranking"], official["ranking"],
        "an auditor with the pack alone gets every rank"
    );
    assert_eq!(again["unranked"], official["unranked"]);
}

#[test]
fn a_bid_by_hand_is_refused_for_what_a_file_is_refused_for() {
    let profile = Profile::new();
    let program = set_up_round(&profile);
    let long = "x".repeat(301);
    for (reference, bidder, title, district) in [
        ("0\t3", "Cai", "Third", "Fenland"),
        ("3", long.as_str(), "Third", "Fenland"),
        ("3", "Cai\nand Sons", "Third", "Fenland"),
        ("3", "Cai", "Third\u{1b}", "Fenland"),
        ("3", "Cai", "Third", long.as_str()),
    ] {
        let file = profile.file(
            "third.csv",
            format!(
                "ref,bidder,title,amount,district\n\"{reference}\",\"{bidder}\",\"{title}\",3,\"{district}\"\n"
            ),
        );
        let (_, of_file) = program.refusal(["bids", "import", file.to_str().unwrap()]);
        let bid = json!({"ref": reference, "bidder": bidder, "title": title, "amount": "3", "district": district});
        let request = json!({"round": "grants", "bid": bid}).to_string();
        let (status, by_hand) = program.refusal(["call", "bid_set", &request]);
        assert_eq!((status, &by_hand["code"]), (1, &json!("bad_data")));
        let sentence = by_hand["message"].as_str().unwrap();
        let line = of_file["details"][0].as_str().unwrap();
        assert!(line.ends_with(sentence), "{line} and by hand {sentence}");
    }
    assert_eq!(
        program.json(["call", "bid_list", r#"{"round": "grants"}"#])["bids"]
            .as_array()
            .unwrap()
            .len(),
        2,
        "nothing was put on file"
    );
}

#[test]
fn bad_decisions_are_refused_by_line_and_column() {
    let profile = Profile::new();
    let program = set_up_round(&profile);
    let file = profile.file(
        "decisions.csv",
        "bid,kind,amount,reason\n1,award,1000,First\n3,fund,1,Last\n",
    );
    let by = ["--by", "The Commissioner"];
    let (status, error) =
        program.refusal([&["decide", file.to_str().unwrap()][..], &by[..]].concat());
    assert_eq!(status, 1);
    let details = error["details"].as_array().unwrap();
    let starts = [
        "decisions.csv, line 3, column 1 (bid): There is no bid",
        "decisions.csv, line 3, column 2 (kind): This is not a kind of decision.",
    ];
    assert_eq!(details.len(), starts.len(), "{details:?}");
    for (detail, start) in details.iter().zip(starts) {
        assert!(detail.as_str().unwrap().starts_with(start), "{detail}");
    }
}

#[test]
fn a_second_program_on_the_same_profile_is_told_so() {
    let profile = Profile::new();
    let program = evenhand().on(profile.path());
    program.json(["round", "new", "--title", "Grants", "--chair", "Mair Pugh"]);
    let lock = std::fs::File::open(lock_file(&profile)).unwrap();
    lock.lock().unwrap();
    let (status, error) = program.refusal(["home"]);
    assert_eq!(status, 3);
    assert!(
        error["message"].as_str().unwrap().contains("already open"),
        "{error}"
    );
}

fn lock_file(profile: &Profile) -> std::path::PathBuf {
    let files = std::fs::read_dir(profile.path()).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .into_iter()
        .find(|path| path.to_string_lossy().contains("lock"))
        .unwrap()
}
