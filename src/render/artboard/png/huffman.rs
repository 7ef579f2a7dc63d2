//! Huffman codes of DEFLATE (RFC 1951, 3.2.2 and 3.2.7).
//!
//! In: how often each symbol occurs. Out: a canonical code of limited length, and the run lengths in which it is sent.

/// A canonical code.
pub(super) struct Code {
    /// Bits of each symbol; 0 where it doesn't occur.
    pub(super) lengths: Vec<u8>,
    /// The code of each symbol, its first bit in the lowest place.
    pub(super) bits: Vec<u16>,
}

impl Code {
    /// The best code for these frequencies, or nearly so where one of its lengths would pass `limit` (at most 15).
    pub(super) fn of(frequencies: &[u32], limit: usize) -> Self {
        let lengths = lengths(frequencies, limit);
        let mut counts = [0; 17];
        lengths.iter().for_each(|l| counts[usize::from(*l)] += 1);
        let mut first = [0_u16; 17];
        for length in 1..16 {
            first[length + 1] = (first[length] + counts[length]) << 1;
        }
        let mut next = |length: u8| {
            let code = first[usize::from(length)];
            first[usize::from(length)] += 1;
            code.reverse_bits() >> (16 - length)
        };
        let bits = lengths.iter().map(|l| if *l == 0 { 0 } else { next(*l) }).collect();
        Self { lengths, bits }
    }
}

fn lengths(frequencies: &[u32], limit: usize) -> Vec<u8> {
    let mut used: Vec<(u32, usize)> = frequencies.iter().copied().zip(0..).filter(|(f, _)| *f > 0).collect();
    used.sort_unstable();
    let mut counts = counts(&used);
    shorten(&mut counts, limit);
    let mut out = vec![0; frequencies.len()];
    let longest_first = (1..=limit).rev().flat_map(|l| std::iter::repeat_n(l, counts[l]));
    for ((_, symbol), length) in used.iter().zip(longest_first) {
        out[*symbol] = u8::try_from(length).unwrap_or(u8::MAX);
    }
    out
}

/// How many symbols get each length, by Huffman's method with two queues: the leaves by frequency, and the nodes that
/// were made of them, which come out sorted too.
fn counts(leaves: &[(u32, usize)]) -> [usize; 64] {
    let n = leaves.len();
    let mut counts = [0; 64];
    if n < 2 {
        counts[1] = n;
        return counts;
    }
    let mut weights: Vec<u32> = leaves.iter().map(|(f, _)| *f).collect();
    let mut parents = vec![0; 2 * n - 1];
    let (mut leaf, mut node) = (0, n);
    for made in n..2 * n - 1 {
        let mut weight = 0;
        for _ in 0..2 {
            let lightest = if leaf < n && (node == made || weights[leaf] <= weights[node]) { &mut leaf } else { &mut node };
            weight += weights[*lightest];
            parents[*lightest] = made;
            *lightest += 1;
        }
        weights.push(weight);
    }
    let mut depths = vec![0_usize; 2 * n - 1];
    for i in (0..2 * n - 2).rev() {
        depths[i] = depths[parents[i]] + 1;
    }
    depths[..n].iter().for_each(|d| counts[*d] += 1);
    counts
}

/// Brings all lengths under the limit: what was longer takes the limit's length, and shorter codes make room for it.
fn shorten(counts: &mut [usize; 64], limit: usize) {
    let over: usize = counts[limit + 1..].iter().sum();
    counts[limit + 1..].fill(0);
    counts[limit] += over;
    let mut room: usize = (1..=limit).map(|l| counts[l] << (limit - l)).sum();
    while room > 1 << limit {
        let Some(shorter) = (1..limit).rev().find(|l| counts[*l] > 0) else { return };
        counts[limit] -= 1;
        counts[shorter] -= 1;
        counts[shorter + 1] += 2;
        room -= 1;
    }
}

/// A symbol of the code in which code lengths are sent.
pub(super) struct Run {
    pub(super) symbol: u8,
    /// How many bits follow.
    pub(super) bits: u32,
    pub(super) value: u8,
}

/// Code lengths as runs: 18 and 17 repeat zero, 16 repeats the length before.
pub(super) fn runs(lengths: &[u8]) -> Vec<Run> {
    let mut out = Vec::new();
    for run in lengths.chunk_by(|a, b| a == b) {
        let (length, mut left) = (run[0], run.len());
        let mut repeat = |left: &mut usize, symbol, bits, least: usize, most: usize| {
            while *left >= least {
                let now = (*left).min(most);
                out.push(Run { symbol, bits, value: u8::try_from(now - least).unwrap_or(0) });
                *left -= now;
            }
        };
        if length == 0 {
            repeat(&mut left, 18, 7, 11, 138);
            repeat(&mut left, 17, 3, 3, 10);
        } else {
            repeat(&mut left, length, 0, run.len(), run.len());
            left = run.len() - 1;
            repeat(&mut left, 16, 2, 3, 6);
        }
        out.extend((0..left).map(|_| Run { symbol: length, bits: 0, value: 0 }));
    }
    out
}
