//! Chance that can be repeated: the same seed and number give the same run.
//!
//! Each run has its own stream of ChaCha20 (Bernstein 2008: 64-bit stream and
//! counter), keyed by the seed in little-endian bytes followed by zeros. Random
//! numbers are its 64-bit words in order, little-endian, so any other
//! implementation of ChaCha20 gives them too.

use rand_chacha::ChaCha20Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

use super::WEIGHT_SHIFT;

/// The random numbers of one run.
pub(super) struct RandomStream(ChaCha20Rng);

impl RandomStream {
    /// The numbers of a draw of members: stream `2 × draw`.
    pub(super) fn for_draw(seed: u64, draw: u32) -> Self {
        Self::numbered(seed, u64::from(draw) << 1)
    }

    /// The numbers of a weighting: stream `2 × weighting + 1`.
    pub(super) fn for_weighting(seed: u64, weighting: u32) -> Self {
        Self::numbered(seed, (u64::from(weighting) << 1) | 1)
    }

    fn numbered(seed: u64, stream: u64) -> Self {
        let mut key = [0; 32];
        for (to, byte) in key.iter_mut().zip(seed.to_le_bytes()) {
            *to = byte;
        }
        let mut words = ChaCha20Rng::from_seed(key);
        words.set_stream(stream);
        Self(words)
    }

    /// A whole number under `bound`: the upper half of word × bound.
    fn draw_under(&mut self, bound: u64) -> u64 {
        let product = u128::from(self.0.next_u64()).saturating_mul(u128::from(bound)); // two of 64 bits fit 128
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// Draws as many members as there are, with replacement, and counts how
    /// often each came.
    pub(super) fn draw_members(&mut self, counts: &mut [u32]) {
        counts.fill(0);
        for _ in 0..counts.len() {
            let drawn = self.draw_under(counts.len() as u64);
            let member = usize::try_from(drawn).unwrap_or_default();
            if let Some(count) = counts.get_mut(member) {
                *count = count.saturating_add(1);
            }
        }
    }

    /// A factor for a weight, even between `1 − WEIGHT_SHIFT` and `1 + WEIGHT_SHIFT`:
    /// from the upper 53 bits of a word.
    pub(super) fn draw_factor(&mut self) -> f64 {
        let even = (self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64;
        1.0 - WEIGHT_SHIFT + 2.0 * WEIGHT_SHIFT * even
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_word_is_that_of_the_published_cipher() {
        // Bernstein's test vector for an all-zero key and stream begins 76 b8 e0 ad a0 f1 3d 90.
        let mut stream = RandomStream::for_draw(0, 0);
        assert_eq!(stream.0.next_u64(), 0x903d_f1a0_ade0_b876);
    }

    #[test]
    fn as_many_members_are_drawn_as_there_are_and_draws_differ() {
        let drawn = |draw| {
            let mut counts = [0; 12];
            RandomStream::for_draw(7, draw).draw_members(&mut counts);
            counts
        };
        let draws: Vec<[u32; 12]> = (0..100).map(drawn).collect();
        assert!(draws.iter().all(|counts| counts.iter().sum::<u32>() == 12));
        assert!(draws.iter().skip(1).all(|counts| *counts != drawn(0)));
        let firsts: u32 = draws.iter().filter_map(|counts| counts.first()).sum();
        assert!(
            (80..120).contains(&firsts),
            "each comes once a draw on average, not {firsts} in 100"
        );
    }

    #[test]
    fn factors_fill_their_range_and_do_not_leave_it() {
        let mut stream = RandomStream::for_weighting(7, 0);
        let factors: Vec<f64> = (0..10_000).map(|_| stream.draw_factor()).collect();
        let least = factors.iter().copied().fold(f64::MAX, f64::min);
        let most = factors.iter().copied().fold(f64::MIN, f64::max);
        assert!((0.8..0.801).contains(&least), "{least}");
        assert!((1.199..=1.2).contains(&most), "{most}");
    }
}
