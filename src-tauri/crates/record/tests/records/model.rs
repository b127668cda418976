//! A laptop that takes records in, whatever comes: beside a naive model of what it
//! should then hold, count and report.

mod naive;
mod story;

use proptest::prelude::*;
use proptest::sample::Index;

use story::Story;

/// One thing that happens.
#[derive(Clone, Debug)]
enum Step {
    /// Someone writes after one of their own records; where that is not their newest,
    /// the log is written twice. `skip` places are left out.
    Write {
        who: usize,
        after: After,
        skip: u64,
        sees: bool,
        says: Word,
    },
    /// The laptop's owner, the chair, writes at the end of what it counts as its own log.
    Own(Word),
    /// Someone writes for another panel with the same key.
    Abroad {
        who: usize,
        after: After,
        first: bool,
    },
    /// A record reaches the laptop, for the first time or again.
    Arrive(Index),
    /// A record reaches the laptop with a bit of it changed.
    Spoilt {
        which: Index,
        part: u8,
        byte: Index,
        bit: u8,
    },
}

/// Which of their own records someone goes on from.
#[derive(Clone, Debug)]
enum After {
    Newest,
    Any(Index),
}

/// What a step says, before it is known which records there are.
#[derive(Clone, Debug)]
enum Word {
    Nothing,
    Accept(usize, usize),
    HandOver(usize),
    Bar(usize, u64),
    Choose(Index),
}

fn word() -> impl Strategy<Value = Word> {
    prop_oneof![
        6 => Just(Word::Nothing),
        2 => (0..4_usize, 0..4_usize).prop_map(|(member, log)| Word::Accept(member, log)),
        1 => (0..4_usize).prop_map(Word::HandOver),
        1 => (0..4_usize, 0..6_u64).prop_map(|(who, after)| Word::Bar(who, after)),
        3 => any::<Index>().prop_map(Word::Choose),
    ]
}

fn after() -> impl Strategy<Value = After> {
    prop_oneof![3 => Just(After::Newest), 2 => any::<Index>().prop_map(After::Any)]
}

fn step() -> impl Strategy<Value = Step> {
    let skip = prop_oneof![9 => Just(0), 1 => 1..3_u64];
    let write = (0..4_usize, after(), skip, any::<bool>(), word()).prop_map(
        |(who, after, skip, sees, says)| Step::Write {
            who,
            after,
            skip,
            sees,
            says,
        },
    );
    let abroad = (0..4_usize, after(), any::<bool>())
        .prop_map(|(who, after, first)| Step::Abroad { who, after, first });
    let spoilt =
        (any::<Index>(), 0..3_u8, any::<Index>(), 0..8_u8).prop_map(|(which, part, byte, bit)| {
            Step::Spoilt {
                which,
                part,
                byte,
                bit,
            }
        });
    prop_oneof![
        6 => write,
        2 => word().prop_map(Step::Own),
        1 => abroad,
        9 => any::<Index>().prop_map(Step::Arrive),
        1 => spoilt,
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_laptop_does_what_the_model_says(steps in prop::collection::vec(step(), 0..50)) {
        let mut story = Story::begin();
        story.compare();
        for (number, step) in steps.iter().enumerate() {
            story.go_on(number, step);
            story.compare();
        }
        for which in 0..story.written.len() {
            story.arrive(which);
        }
        story.compare();
    }
}
