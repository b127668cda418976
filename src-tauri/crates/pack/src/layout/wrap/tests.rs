//! Lines keep to their column, and no letter is lost.

use super::*;
use crate::layout::style::DENSE;

fn lines(text: &str, width: f32) -> Vec<Line> {
    wrap_text(&mut Fonts::new().unwrap(), &Text::new(text, DENSE), width).unwrap()
}

fn read(line: &Line) -> String {
    let word = |placed: &PlacedWord| match &placed.piece {
        Piece::Word(word) => word.text.to_string(),
        Piece::PageOf(_) => String::new(),
    };
    line.words
        .iter()
        .map(word)
        .collect::<Vec<String>>()
        .join(" ")
}

#[test]
fn no_line_is_wider_than_its_column() {
    let long = format!("Cymdeithas Gŵyl Łódź {} end", "x".repeat(80));
    for width in [20.0, 60.0, 200.0] {
        for line in lines(&long, width) {
            assert!(
                line.width <= width,
                "{:?} is {} wide, over {width}",
                read(&line),
                line.width
            );
        }
    }
}

#[test]
fn a_long_word_is_cut_without_losing_a_letter() {
    let word: String = ('a'..='z').cycle().take(80).collect();
    let lines = lines(&word, 60.0);
    assert_eq!(lines.iter().map(read).collect::<String>(), word);
    assert!(
        lines.iter().rev().skip(1).all(|line| line.cut),
        "no blank may be put within the word"
    );
}

#[test]
fn a_word_with_marks_is_cut_after_one() {
    let first = lines("https://www.example.org/funding/rounds/2014", 80.0);
    assert!(
        read(&first[0]).ends_with(['/', '.']),
        "{:?}",
        read(&first[0])
    );
}

#[test]
fn line_breaks_of_the_writer_stay() {
    let lines = lines("one\ntwo three\n", 200.0);
    assert_eq!(
        lines.iter().map(read).collect::<Vec<_>>(),
        ["one", "two three"]
    );
}
