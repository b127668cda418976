//! How figures and choices read in the pack.

use chrono::NaiveDate;
use evenhand_core::{
    Points, Pounds, Score, Titled, Weight, phrase,
    scheme::{Criterion, Scale},
};

use crate::input::PackInput;

/// A day of the calendar: "3 April 2014".
pub(crate) fn calendar_day(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

/// The approaches of a round: those that were chosen, or the one it was described with.
pub(crate) fn approaches(input: &PackInput) -> String {
    match input.approach.approaches.is_empty() {
        true => input.round.approach.title().to_owned(),
        false => phrase::listed(input.approach.approaches.iter().map(|one| one.title())),
    }
}

/// A rank: "3", or "=2" where shared.
pub(crate) fn rank(rank: u32, tied: bool) -> String {
    if tied {
        format!("={rank}")
    } else {
        rank.to_string()
    }
}

/// A score in its scale's words or figures.
pub(crate) fn score(scale: &Scale, score: Score) -> String {
    match scale.words(score) {
        Some(words) if scale.words_only => words.to_owned(),
        _ => score.0.normalize().to_string(),
    }
}

/// A weight: "40%".
pub(crate) fn weight(weight: Weight) -> String {
    format!("{}%", weight.0.normalize())
}

/// The share of the total that a criterion carries: "24%", or "20% to 30%".
pub(crate) fn share(low: Weight, high: Weight) -> String {
    if low == high {
        weight(low)
    } else {
        format!("{} to {}", weight(low), weight(high))
    }
}

/// A figure out of 100, as published.
pub(crate) fn points(points: Points) -> String {
    points.to_string()
}

/// A fund from its low to its high end.
pub(crate) fn fund_range(low: Pounds, high: Pounds) -> String {
    if low == high {
        low.to_words()
    } else {
        format!("{} to {}", low.to_words(), high.to_words())
    }
}

/// How far an amount is over or under another: "£500 more".
pub(crate) fn more_money(by: Pounds) -> String {
    let words = Pounds(by.0.abs()).to_words();
    format!("{words} {}", more_or_less(by.0.is_sign_negative()))
}

/// How far a figure is over or under another: "3.50 points more".
pub(crate) fn more_points(by: Points) -> String {
    format!(
        "{} points {}",
        by.0.abs(),
        more_or_less(by.0.is_sign_negative())
    )
}

fn more_or_less(less: bool) -> &'static str {
    if less { "less" } else { "more" }
}

/// A statistic with fixed places, a true minus before what is under 0.
pub(crate) fn statistic(figure: f64, places: usize) -> String {
    let digits = format!("{:.*}", places, figure.abs());
    if figure < 0.0 && digits.contains(|digit: char| digit.is_ascii_digit() && digit != '0') {
        format!("−{digits}")
    } else {
        digits
    }
}

/// A statistic with its sign always: "+1.20", "−0.35".
pub(crate) fn signed(figure: f64, places: usize) -> String {
    let words = statistic(figure, places);
    let is_nothing = !words.contains(|digit: char| digit.is_ascii_digit() && digit != '0');
    if words.starts_with('−') || is_nothing {
        words
    } else {
        format!("+{words}")
    }
}

/// A fraction of 1 as a percentage with one decimal.
pub(crate) fn percent(share: f64) -> String {
    format!("{}%", statistic(share * 100.0, 1))
}

/// The share of runs in which something holds. All and none are said of those alone.
pub(crate) fn chance(share: f64) -> String {
    let words = percent(share);
    match words.as_str() {
        "100.0%" if share < 1.0 => "over 99.9%".to_owned(),
        "100.0%" => "100%".to_owned(),
        "0.0%" if share > 0.0 => "under 0.1%".to_owned(),
        "0.0%" => "0%".to_owned(),
        _ => words,
    }
}

/// What a criterion's threshold asks.
pub(crate) fn threshold(criterion: &Criterion) -> Option<String> {
    let mark = score(&criterion.scale, criterion.threshold?);
    Some(if criterion.scale.higher_is_better {
        format!("at least {mark}")
    } else {
        format!("at most {mark}")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_statistic_has_a_true_minus_and_no_negative_nothing() {
        assert_eq!(
            [
                statistic(-0.0004, 3),
                statistic(-0.25, 2),
                signed(1.5, 2),
                signed(0.001, 2),
                signed(-2.0, 1)
            ],
            ["0.000", "−0.25", "+1.50", "0.00", "−2.0"]
        );
    }

    #[test]
    fn only_all_runs_are_all_and_only_none_are_none() {
        assert_eq!(
            [1.0, 0.9999, 0.5, 0.0001, 0.0].map(chance),
            ["100%", "over 99.9%", "50.0%", "under 0.1%", "0%"]
        );
    }

    #[test]
    fn a_difference_reads_as_more_or_less() {
        let pounds = |text: &str| Pounds(text.parse().unwrap());
        assert_eq!(more_money(pounds("-1500")), "£1,500 less");
        assert_eq!(more_points("12.50".parse().unwrap()), "12.50 points more");
    }

    #[test]
    fn scores_read_in_words_where_the_scale_has_only_words() {
        let words = Scale {
            words_only: true,
            ..Scale::default()
        };
        assert_eq!(score(&words, "5.0".parse().unwrap()), "Excellent");
        assert_eq!(
            score(&words, "4.5".parse().unwrap()),
            "4.5",
            "a point without words keeps its figure"
        );
        assert_eq!(score(&Scale::default(), "5.00".parse().unwrap()), "5");
    }
}
