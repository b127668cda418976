//! Where text without blanks may be broken: between the characters of Chinese,
//! Japanese and Korean.

use unicode_linebreak::linebreaks;

/// Whether lines may be broken beside the character, as a rule.
fn is_ideographic(character: char) -> bool {
    matches!(character, '\u{2e80}'..='\u{30ff}' | '\u{3130}'..='\u{318f}' | '\u{3400}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{f900}'..='\u{faff}' | '\u{ff01}'..='\u{ffef}')
}

/// The pieces of a word between which a line may end; the word where there are none.
pub(super) fn pieces(word: &str) -> impl Iterator<Item = &str> {
    let ends: Vec<usize> = if !word.is_ascii() && word.contains(is_ideographic) {
        linebreaks(word).map(|(at, _)| at).collect()
    } else {
        vec![word.len()]
    };
    let mut begun = 0;
    ends.into_iter().filter_map(move |end| {
        let piece = word.get(begun..end);
        begun = end;
        piece.filter(|piece| !piece.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_part_and_their_marks_and_other_words_do_not() {
        let said = |word| pieces(word).collect::<Vec<_>>();
        assert_eq!(said("東京（駅）"), ["東", "京", "（駅）"]);
        assert_eq!(said("well-known/place"), ["well-known/place"]);
    }
}
