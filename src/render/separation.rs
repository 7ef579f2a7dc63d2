//! Light into ink: sRGB pixels to cyan, magenta, yellow and black.
//!
//! In: the press's ICC profile, where the brand has one; sRGB pixels. Out: CMYK, 0 to 255, never more than [`LIMIT`] of ink.
//! Must not know: whose pixels they are, how they are written.
//!
//! With a profile: its perceptual table (ICC.1, 9.2), as for any photo. Without: a plain formula. With c = 1 − r,
//! m = 1 − g, y = 1 − b and the grey part g = min(c, m, y), black begins at a quarter tone, k = (g − ¼) / ¾, and takes
//! the place of four fifths of itself in each colour: c − ⅘k, m − ⅘k, y − ⅘k (grey component replacement). That is 225 %
//! of ink at most. Either way, what is above the limit loses colour, in equal shares, and keeps its black.

use std::sync::{Arc, OnceLock};

use moxcms::{ColorProfile, Layout, RenderingIntent, Transform8BitExecutor, TransformOptions};

/// Most ink on one spot, in parts of 255: 290 %, ten less than presses take (ND0505), for the noise that JPEG adds.
const LIMIT: u32 = 255 * 29 / 10;

/// A way from light to ink.
pub(super) struct Separation<'p> {
    profile: Option<&'p [u8]>,
    /// Made once there is something to print: a profile's tables take longer than most pages.
    transform: OnceLock<Option<Arc<Transform8BitExecutor>>>,
}

impl<'p> Separation<'p> {
    /// By the profile; by the formula where there is none, or where it can't be used from RGB.
    pub(super) fn new(profile: Option<&'p [u8]>) -> Self {
        Self { profile, transform: OnceLock::new() }
    }

    /// Four inks for each pixel of three bytes.
    pub(super) fn inks(&self, rgb: &[u8]) -> Vec<u8> {
        let mut out = vec![0; rgb.len() / 3 * 4];
        let transform = self.transform.get_or_init(|| self.profile.and_then(transform)).as_ref();
        let done = transform.is_some_and(|t| t.transform(rgb, &mut out).is_ok());
        for (ink, light) in out.chunks_exact_mut(4).zip(rgb.chunks_exact(3)) {
            if !done {
                ink.copy_from_slice(&formula(light));
            }
            limit(ink);
        }
        out
    }
}

fn transform(profile: &[u8]) -> Option<Arc<Transform8BitExecutor>> {
    let press = ColorProfile::new_from_slice(profile).ok()?;
    let options = TransformOptions { rendering_intent: RenderingIntent::Perceptual, prefer_fixed_point: false, ..Default::default() };
    ColorProfile::new_srgb().create_transform_8bit(Layout::Rgb, &press, Layout::Rgba, options).ok()
}

fn formula(light: &[u8]) -> [u8; 4] {
    let [c, m, y] = [0, 1, 2].map(|i| 255 - u32::from(light[i]));
    let grey = c.min(m).min(y);
    let black = (grey * 4).saturating_sub(255) / 3;
    let less = |ink: u32| u8::try_from(ink - black * 4 / 5).unwrap_or(u8::MAX);
    [less(c), less(m), less(y), u8::try_from(black).unwrap_or(u8::MAX)]
}

/// Takes colour away, not black, until the limit is kept.
fn limit(ink: &mut [u8]) {
    let colour: u32 = ink[..3].iter().map(|v| u32::from(*v)).sum();
    let room = LIMIT - u32::from(ink[3]);
    if colour > room {
        for v in &mut ink[..3] {
            *v = u8::try_from(u32::from(*v) * room / colour).unwrap_or(u8::MAX);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FOGRA39: &[u8] = include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/brand/icc/FOGRA39L_coated.icc"));

    fn percent(ink: &[u8]) -> Vec<i32> {
        ink.iter().map(|v| (f64::from(*v) / 2.55).round() as i32).collect()
    }

    #[test]
    fn every_colour_keeps_the_limit_by_profile_and_by_formula() {
        let steps = || (0..=255_u8).step_by(15);
        let all: Vec<u8> = steps().flat_map(|r| steps().flat_map(move |g| steps().flat_map(move |b| [r, g, b]))).collect();
        for press in [Separation::new(Some(FOGRA39)), Separation::new(None)] {
            let most = press.inks(&all).chunks_exact(4).map(|ink| ink.iter().map(|v| u32::from(*v)).sum::<u32>()).max();
            assert!(most.is_some_and(|most| most <= LIMIT), "{most:?}");
        }
    }

    /// What LittleCMS 2.19 makes of sRGB with the same profile (perceptual), in percent.
    const LITTLE_CMS: [([u8; 3], [i32; 4]); 8] = [
        ([255, 255, 255], [0, 0, 0, 0]),
        ([128, 128, 128], [51, 42, 42, 18]),
        ([255, 0, 0], [0, 95, 100, 0]),
        ([0, 0, 255], [95, 88, 0, 0]),
        ([210, 160, 130], [15, 40, 49, 7]),
        ([64, 64, 64], [74, 65, 62, 55]),
        ([80, 130, 60], [71, 20, 95, 25]),
        ([30, 60, 120], [96, 75, 0, 33]),
    ];

    #[test]
    fn the_profile_separates_as_little_cms_does() {
        let press = Separation::new(Some(FOGRA39));
        for (light, ink) in LITTLE_CMS {
            let found = percent(&press.inks(&light));
            assert!(found.iter().zip(ink).all(|(a, b)| (a - b).abs() <= 2), "{light:?}: {found:?}, not {ink:?}");
        }
    }

    #[test]
    fn the_formula_puts_black_in_the_place_of_grey() {
        let press = Separation::new(None);
        assert_eq!(percent(&press.inks(&[255, 255, 255])), [0, 0, 0, 0]);
        assert_eq!(percent(&press.inks(&[0, 0, 0])), [20, 20, 20, 100]);
        assert_eq!(percent(&press.inks(&[255, 0, 0])), [0, 100, 100, 0]);
        assert_eq!(percent(&press.inks(&[128, 128, 128])), [24, 24, 24, 33]);
    }

    #[test]
    fn a_profile_that_is_none_leaves_the_formula() {
        assert_eq!(Separation::new(Some(b"no profile")).inks(&[255, 0, 0]), Separation::new(None).inks(&[255, 0, 0]));
    }
}
