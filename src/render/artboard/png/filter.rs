//! Filters of rows (PNG, third edition, 9.2), for what isn't flat: gradients and photos.
//!
//! Flat art is left unfiltered: its edges repeat as they are, but no two differences along them are alike.

/// Every how many rows one is looked at.
const SAMPLE: usize = 8;

/// Whether most colours of these rows change by little steps, as in gradients, or all the time, as in photos.
pub(super) fn is_smooth(rows: &[u8], pixel: usize, stride: usize) -> bool {
    let (mut all, mut changed, mut steps) = (0, 0, 0);
    for row in rows.chunks_exact(stride).step_by(SAMPLE) {
        let (now, before) = (&row[1 + pixel..], &row[1..]);
        for (now, before) in now.chunks(128).zip(before.chunks(128)) {
            let pairs = || now.iter().zip(before);
            changed += u32::from(pairs().map(|(a, b)| u8::from(a != b)).sum::<u8>());
            steps += u32::from(pairs().map(|(a, b)| u16::from(a.abs_diff(*b))).sum::<u16>());
            all += 128;
        }
    }
    2 * changed > all || (32 * changed > all && steps < 6 * changed)
}

/// The rows filtered, each in the way that leaves the smallest differences (12.7). `above` is the row before them.
pub(super) fn adaptive(rows: &[u8], above: &[u8], pixel: usize, stride: usize) -> Vec<u8> {
    let mut out = Vec::with_capacity(rows.len());
    let mut trial = vec![0; stride - 1];
    let mut above = &above[1..];
    for row in rows.chunks_exact(stride) {
        let row = &row[1..];
        let mut best = (u32::MAX, 0);
        let start = out.len();
        for kind in 1..=4 {
            apply(kind, row, above, pixel, &mut trial);
            let sum = trial.iter().map(|d| u32::from(d.cast_signed().unsigned_abs())).sum();
            if sum < best.0 {
                best = (sum, kind);
                out.truncate(start);
                out.push(kind);
                out.extend_from_slice(&trial);
            }
        }
        above = row;
    }
    out
}

/// `row` less what the filter of this kind foretells of it.
fn apply(kind: u8, row: &[u8], above: &[u8], pixel: usize, out: &mut [u8]) {
    for i in 0..row.len() {
        let left = i.checked_sub(pixel);
        let (a, b, c) = (left.map_or(0, |i| row[i]), above[i], left.map_or(0, |i| above[i]));
        out[i] = row[i].wrapping_sub(match kind {
            1 => a,
            2 => b,
            3 => a.midpoint(b),
            _ => paeth(a, b, c),
        });
    }
}

/// Of left, above and above left the one nearest to their plane (9.4).
fn paeth(a: u8, b: u8, c: u8) -> u8 {
    let plane = i16::from(a) + i16::from(b) - i16::from(c);
    [a, b, c].into_iter().min_by_key(|v| (plane - i16::from(*v)).abs()).unwrap_or(c)
}
