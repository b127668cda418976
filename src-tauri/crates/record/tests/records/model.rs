//! The model of `docs/TRUST.md`, slow and plain, and the program beside it on random
//! histories of honest and hostile devices.

pub(crate) mod notes;
mod order;
mod ruled;
pub(crate) mod story;
mod tally;
mod terms;
mod write;

use proptest::prelude::*;
use proptest::sample::Index;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use story::Story;
use tally::Tally;

/// The devices, by the people to whom the chair gives them: the last one is a stranger's.
const OWNERS: [&str; 8] = [
    "chair", "chair", "deputy", "m1", "m2", "m3", "former", "stranger",
];

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    /// A device writes after one of its own records; where that is not its newest, the
    /// log is written twice. `skip` places are left out.
    Write {
        device: usize,
        after: After,
        skip: u64,
        sees: Sees,
        says: Word,
    },
    /// Someone writes for another panel with the same key.
    Abroad {
        device: usize,
        after: After,
        first: bool,
    },
    /// A record is read with a bit of it changed.
    Spoilt {
        which: Index,
        part: u8,
        byte: Index,
        bit: u8,
    },
}

/// Which of its own records a device goes on from.
#[derive(Clone, Debug)]
enum After {
    Newest,
    Any(Index),
}

/// What a device says that it had seen.
#[derive(Clone, Debug)]
enum Sees {
    All,
    Nothing,
    /// All but the newest of each log.
    Stale,
    /// One record of each log, whichever.
    Any(Index),
    /// All logs but one.
    But(usize),
}

/// What a step says, before it is known which records there are.
#[derive(Clone, Debug)]
enum Word {
    Rules,
    Tells,
    Reveals,
    Receives,
    Begins,
    Accept { device: usize, member: usize },
    Name(usize),
    HandOver(usize),
    TakeOver,
    Agree(Index),
    Bar { device: usize, place: PlaceNamed },
    Choose(Index),
    ChooseItself,
    Close(HeadsNamed),
}

/// Which place a bar names.
#[derive(Clone, Copy, Debug)]
enum PlaceNamed {
    Newest,
    Earlier(u64),
    Last,
}

/// Which heads a close names.
#[derive(Clone, Debug)]
enum HeadsNamed {
    AllSeen,
    LeavesOut,
    Adds(Index),
    LastPlace,
}

fn device() -> impl Strategy<Value = usize> {
    prop_oneof![4 => Just(0), 2 => Just(1), 4 => Just(2), 5 => 3..8_usize]
}

fn word() -> impl Strategy<Value = Word> {
    let place = prop_oneof![
        4 => Just(PlaceNamed::Newest),
        3 => (0..4_u64).prop_map(PlaceNamed::Earlier),
        1 => Just(PlaceNamed::Last),
    ];
    let heads = prop_oneof![
        6 => Just(HeadsNamed::AllSeen),
        1 => Just(HeadsNamed::LeavesOut),
        1 => any::<Index>().prop_map(HeadsNamed::Adds),
        1 => Just(HeadsNamed::LastPlace),
    ];
    let accept =
        (0..8_usize, 0..8_usize).prop_map(|(device, member)| Word::Accept { device, member });
    prop_oneof![
        5 => Just(Word::Rules),
        4 => Just(Word::Tells),
        2 => Just(Word::Reveals),
        1 => Just(Word::Receives),
        1 => Just(Word::Begins),
        1 => accept,
        2 => (0..9_usize).prop_map(Word::Name),
        2 => prop_oneof![Just(0), 0..8_usize].prop_map(Word::HandOver),
        5 => Just(Word::TakeOver),
        6 => any::<Index>().prop_map(Word::Agree),
        3 => (0..8_usize, place).prop_map(|(device, place)| Word::Bar { device, place }),
        3 => any::<Index>().prop_map(Word::Choose),
        1 => Just(Word::ChooseItself),
        3 => heads.prop_map(Word::Close),
    ]
}

fn after() -> impl Strategy<Value = After> {
    prop_oneof![7 => Just(After::Newest), 1 => any::<Index>().prop_map(After::Any)]
}

fn sees() -> impl Strategy<Value = Sees> {
    prop_oneof![
        10 => Just(Sees::All),
        1 => Just(Sees::Nothing),
        3 => Just(Sees::Stale),
        2 => any::<Index>().prop_map(Sees::Any),
        2 => (0..8_usize).prop_map(Sees::But),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let skip = prop_oneof![30 => Just(0), 1 => 1..3_u64];
    let write =
        (device(), after(), skip, sees(), word()).prop_map(|(device, after, skip, sees, says)| {
            Step::Write {
                device,
                after,
                skip,
                sees,
                says,
            }
        });
    let abroad =
        (device(), after(), any::<bool>()).prop_map(|(device, after, first)| Step::Abroad {
            device,
            after,
            first,
        });
    let spoilt =
        (any::<Index>(), 0..3_u8, any::<Index>(), 0..8_u8).prop_map(|(which, part, byte, bit)| {
            Step::Spoilt {
                which,
                part,
                byte,
                bit,
            }
        });
    prop_oneof![30 => write, 1 => abroad, 1 => spoilt]
}

/// A whole history: which key each device has, whom the chair takes on at the start, what
/// happens, which records a laptop lacks, and in which order the others reach it.
#[derive(Clone, Debug)]
struct History {
    keys: Vec<u8>,
    taken_on: [bool; 8],
    steps: Vec<Step>,
    lacks: Vec<Index>,
    swaps: Vec<(Index, Index)>,
}

fn history() -> impl Strategy<Value = History> {
    let keys = Just((1..=8).collect::<Vec<u8>>()).prop_shuffle();
    let steps = prop::collection::vec(step(), 0..28);
    let lacks = prop::collection::vec(any::<Index>(), 0..4);
    let swaps = prop::collection::vec(any::<(Index, Index)>(), 0..60);
    (keys, any::<[bool; 8]>(), steps, lacks, swaps).prop_map(
        |(keys, skipped, steps, lacks, swaps)| History {
            keys,
            taken_on: std::array::from_fn(|device| !skipped[device] || device % 3 != 0),
            steps,
            lacks,
            swaps,
        },
    )
}

/// Compares the program with the model on a history, and counts what came up in it.
fn run(history: &History, tally: &mut Tally) {
    let mut story = Story::begin(&history.keys, history.taken_on);
    for (number, step) in history.steps.iter().enumerate() {
        story.go_on(number, step);
    }
    story.compare(&[], &history.swaps, tally);
    story.compare(&history.lacks, &history.swaps, &mut Tally::default());
}

#[test]
fn the_program_decides_as_the_words_do_on_random_histories() {
    let config = ProptestConfig {
        failure_persistence: None,
        ..ProptestConfig::default()
    };
    let cases = std::env::var("PROPTEST_CASES").map_or(500, |_| config.cases);
    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(ProptestConfig { cases, ..config }, rng);
    let tally = std::cell::RefCell::new(Tally::default());
    let outcome = runner.run(&history(), |history| {
        run(&history, &mut tally.borrow_mut());
        Ok(())
    });
    outcome.unwrap_or_else(|problem| panic!("{problem}"));
    tally.borrow().check_all_came_up();
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn and_on_others_each_time(history in history()) {
        run(&history, &mut Tally::default());
    }
}
