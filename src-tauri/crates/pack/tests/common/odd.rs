//! The same round with every kind of text that people bring.

use evenhand_pack::input::PackInput;

use super::{
    Plan,
    round::round,
    shortlist::{Choices, work_out},
};

/// The same round with every kind of text that people bring.
pub(crate) fn odd(plan: Plan) -> PackInput {
    let mut input = round(plan);
    let word: String = ('a'..='z').cycle().take(80).collect();
    input.round.title = format!("Rownd {word} 🏴󠁧󠁢󠁷󠁬󠁳󠁿 <&> 2014");
    input.round.commissioner = "Comisiynydd yr Heddlu \u{202e}a Throseddu\u{0}".to_owned();
    for (number, bid) in input.bids.iter_mut().enumerate() {
        bid.bidder = match number % 3 {
            0 => word.to_uppercase().as_str().into(),
            1 => {
                "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch w\u{302}y\u{308}".into()
            }
            _ => "Zażółć gęślą jaźń 社会 مرحبا 😀 ᚠ".into(),
        };
        bid.title = format!("{word} {word}");
        bid.district = Some(word.clone());
        bid.summary = Some(format!(
            "One\nTwo\t{word}\r\nThree. {}",
            "A long summary that goes on and on. ".repeat(if number == 0 { 600 } else { 3 })
        ));
    }
    for member in &mut input.members {
        member.name = format!("{}-{word}", member.name);
    }
    for sheet in &mut input.sheets {
        sheet.content.comment = format!("{word}{word} 👍🏽");
    }
    for decision in &mut input.decisions {
        decision.reason = word.clone();
    }
    for (_, words) in &mut input.declarations {
        words.push_str(&word);
    }
    for criterion in input
        .scheme
        .sections
        .iter_mut()
        .flat_map(|section| &mut section.criteria)
    {
        criterion.title = format!("{} {word}", criterion.title);
    }
    work_out(&mut input, &|input| odd_choices(input, &word));
    input
}

fn odd_choices(input: &PackInput, word: &str) -> Choices {
    let mut choices = Choices::made(input);
    for one in &mut choices.overrides {
        one.reason = format!("{word}{word} 👍🏽\nand so on");
    }
    if let Some((_, reason)) = &mut choices.settled {
        *reason = format!("{word}{word} <&> \u{202e}ŵÿ");
    }
    choices
}
