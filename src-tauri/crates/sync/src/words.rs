//! Words that people read out and type: the English list of BIP-39, in which
//! the first four letters tell each from every other.

use bip39::Language;

/// Six words, 66 bits, from the first bits of bytes that are drawn or hashed.
pub(crate) fn six_words_of(bytes: &[u8; 32]) -> [&'static str; 6] {
    let start = bytes
        .iter()
        .take(9)
        .fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
    let bits = start >> 6;
    [55, 44, 33, 22, 11, 0].map(|shift| word_of_bits(bits >> shift))
}

/// The word of the last eleven bits.
fn word_of_bits(bits: u128) -> &'static str {
    let index = usize::try_from(bits & 0x7ff).unwrap_or_default();
    let words = Language::English.word_list();
    words.get(index).copied().unwrap_or_default()
}

/// Whether a word is on the list.
pub(crate) fn is_listed(word: &str) -> bool {
    Language::English.find_word(word).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_word_is_eleven_bits_from_the_first_on() {
        assert_eq!(six_words_of(&[0; 32]), ["abandon"; 6]);
        assert_eq!(six_words_of(&[0xff; 32]), ["zoo"; 6]);
        let mut bytes = [0; 32];
        bytes[1] = 0b0010_0000;
        bytes[8] = 0b0100_0000;
        assert_eq!(
            six_words_of(&bytes),
            [
                "ability", "abandon", "abandon", "abandon", "abandon", "ability"
            ],
            "bits 10 and 65"
        );
        bytes[8] = 0b0011_1111;
        bytes[1] = 0;
        assert_eq!(
            six_words_of(&bytes),
            ["abandon"; 6],
            "bit 66 and later have no say"
        );
    }
}
