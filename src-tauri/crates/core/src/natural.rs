//! References in the order in which people count: A2 before A10.

use std::cmp::Ordering;

/// Orders two texts by their words, and the numbers within them by size; by their letters
/// where that leaves them equal, so that only equal texts are.
pub fn compare_naturally(a: &str, b: &str) -> Ordering {
    compare_runs(a, b).then_with(|| a.cmp(b))
}

/// Whether two texts differ by noughts before their numbers alone: `7` and `007`.
pub fn differ_by_noughts(a: &str, b: &str) -> bool {
    a != b && compare_runs(a, b) == Ordering::Equal
}

fn compare_runs(mut a: &str, mut b: &str) -> Ordering {
    while !a.is_empty() && !b.is_empty() {
        let ((left, rest_a), (right, rest_b)) = (split_run(a), split_run(b));
        let order = match (is_number(left), is_number(right)) {
            (true, true) => compare_numbers(left, right),
            _ => left.cmp(right),
        };
        if order.is_ne() {
            return order;
        }
        (a, b) = (rest_a, rest_b);
    }
    a.len().cmp(&b.len())
}

/// The digits or the other letters that a text begins with, and the rest.
fn split_run(text: &str) -> (&str, &str) {
    let digits = is_number(text);
    let end = text.find(|letter: char| letter.is_ascii_digit() != digits);
    text.split_at(end.unwrap_or(text.len()))
}

fn is_number(text: &str) -> bool {
    text.starts_with(|letter: char| letter.is_ascii_digit())
}

fn compare_numbers(a: &str, b: &str) -> Ordering {
    let (a, b) = (a.trim_start_matches('0'), b.trim_start_matches('0'));
    a.len().cmp(&b.len()).then_with(|| a.cmp(b))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_within_references_stand_by_size() {
        let mut refs = [
            "A10", "A2", "B1", "A1", "10", "9", "a1", "A2b", "A02", "007", "A",
        ];
        refs.sort_by(|a, b| compare_naturally(a, b));
        assert_eq!(
            refs,
            [
                "007", "9", "10", "A", "A1", "A02", "A2", "A2b", "A10", "B1", "a1"
            ]
        );
        assert!(differ_by_noughts("7", "007") && differ_by_noughts("A7", "A07"));
        assert!(!differ_by_noughts("7", "7") && !differ_by_noughts("7", "70"));
    }

    proptest::proptest! {
        #[test]
        fn it_is_an_order(a in "[A0-9b]{0,5}", b in "[A0-9b]{0,5}", c in "[A0-9b]{0,5}") {
            let (ab, bc) = (compare_naturally(&a, &b), compare_naturally(&b, &c));
            proptest::prop_assert_eq!(ab, compare_naturally(&b, &a).reverse());
            proptest::prop_assert_eq!(ab == Ordering::Equal, a == b);
            if ab.is_le() && bc.is_le() {
                proptest::prop_assert!(compare_naturally(&a, &c).is_le());
            }
        }
    }
}
