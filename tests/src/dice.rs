//! Numbers that look random and are the same in every run: what they decided can be tried again.

/// A row of numbers.
pub struct Dice(u64);

impl Dice {
    /// The row that begins with this number.
    pub fn of(seed: u64) -> Dice {
        Dice(seed)
    }

    /// A number below `end`.
    pub fn below(&mut self, end: usize) -> usize {
        // SplitMix64, as in https://prng.di.unimi.it/splitmix64.c
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (((u128::from(bits ^ (bits >> 31))) * end as u128) >> 64) as usize
    }
}
