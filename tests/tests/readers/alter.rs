//! Altering a file at random: bits, bytes, pieces, pieces of another file, and what readers have tripped over before.

/// What readers trip over: numbers at the edge, endless nesting, half a character, names that are looked for.
const TRIPS: [&[u8]; 24] = [
    b"{",
    b"}",
    b"[",
    b"]",
    b"\"",
    b"\\",
    b"\\ud800",
    b"\\u0000",
    b"1e999",
    b"-1",
    b"4294967296",
    b"18446744073709551616",
    b"null",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b"\0\0\0\0",
    b"\xff\xff\xff\xff",
    b"endstream",
    b"endobj",
    b"<<",
    b"/Length ",
    b"/Kids [1 0 R]",
    b"\xe2\x80\xae",
    b"<!ENTITY a \"b\">",
];

/// A source of altered files. The same seed gives the same ones.
pub(crate) struct Alter(u64);

impl Alter {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// The next number: xorshift64*.
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_F491_4F6C_DD1D)
    }

    /// A number below `most`.
    fn below(&mut self, most: usize) -> usize {
        usize::try_from(self.next() % (most.max(1) as u64)).unwrap_or_default()
    }

    /// One of the files, altered in one to eight places.
    pub(crate) fn one_of(&mut self, seeds: &[Vec<u8>]) -> Vec<u8> {
        let mut bytes = seeds[self.below(seeds.len())].clone();
        for _ in 0..=self.below(8) {
            self.once(&mut bytes, seeds);
        }
        bytes
    }

    fn once(&mut self, bytes: &mut Vec<u8>, seeds: &[Vec<u8>]) {
        let at = self.below(bytes.len() + 1);
        let length = self.below(64).min(bytes.len() - at);
        match self.below(9) {
            0 if at < bytes.len() => bytes[at] ^= 1 << self.below(8),
            1 if at < bytes.len() => bytes[at] = u8::try_from(self.below(256)).unwrap_or_default(),
            2 => drop(bytes.drain(at..at + length)),
            3 => bytes.truncate(at),
            4 => {
                let piece = bytes[at..at + length].to_vec();
                let times = 1 + self.below(200);
                bytes.splice(at..at, piece.repeat(times));
            }
            5 => {
                let other = &seeds[self.below(seeds.len())];
                let from = self.below(other.len());
                let to = (from + self.below(4096)).min(other.len());
                bytes.splice(at..at + length, other[from..to].to_vec());
            }
            6 => {
                let many = self.below(3000);
                let trip = TRIPS[self.below(TRIPS.len())];
                bytes.splice(at..at, trip.repeat(if self.below(4) == 0 { many } else { 1 }));
            }
            7 => {
                let trip = TRIPS[self.below(TRIPS.len())];
                bytes.splice(at..at + length, trip.to_vec());
            }
            _ => {
                let to = self.below(bytes.len() + 1);
                let piece = bytes[at..at + length].to_vec();
                bytes.splice(to..to, piece);
            }
        }
    }
}
