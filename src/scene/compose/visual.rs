//! A key visual in its frame, with no more of it than the frame shows.
//!
//! In: the campaign's picture, the place it takes, the artboard's sheet. Out: a nested `<svg>`. Designers draw grounds
//! far beyond every crop; a renderer paints what it must clip on a layer as large as that, so plain grounds are cut to
//! the frame here, and where the frame holds the whole sheet nothing is clipped at all: the sheet's edge does that.

use super::{Rect, short, view_box};
use crate::model::artboard::Crop;
use crate::scene::xml::{Child, Element};

/// How far plain grounds reach beyond the window, in windows: none of their edges may show.
const MARGIN: f64 = 0.05;
/// What a rectangle may say and still be cut: nothing that follows its edges.
const PLAIN: [&str; 6] = ["id", "x", "y", "width", "height", "fill"];

/// `picture` in the place of `place`, showing `view`. `sheet` is what the artboard shows, in the units of `place`, where known.
pub(super) fn framed(picture: &Element, view: Rect, place: &Element, crop: Crop, sheet: Option<Rect>) -> Element {
    let side = |name| place.get(name).and_then(|v| v.parse().ok()).unwrap_or(0.0);
    let frame = [side("x"), side("y"), side("width"), side("height")];
    let mode = if crop == Crop::Cover { "slice" } else { "meet" };
    let mut svg = place.clone().with("viewBox", view_box(view)).with("preserveAspectRatio", format!("xMidYMid {mode}"));
    if sheet.is_some_and(|sheet| holds(frame, sheet)) {
        svg.set("overflow", "visible");
    }
    svg.children.clone_from(&picture.children);
    if picture.property("stroke").is_none() {
        cut(&mut svg, window(view, frame, crop));
    }
    svg
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer[0] <= inner[0] && outer[1] <= inner[1] && outer[0] + outer[2] >= inner[0] + inner[2] && outer[1] + outer[3] >= inner[1] + inner[3]
}

/// What the frame shows, in the picture's units, and the margin around it.
fn window(view: Rect, frame: Rect, crop: Crop) -> Rect {
    let [x, y, width, height] = view;
    let (across, down) = (frame[2] / width, frame[3] / height);
    let scale = if crop == Crop::Cover { across.max(down) } else { across.min(down) };
    let (wide, high) = (frame[2] / scale * (1.0 + 2.0 * MARGIN), frame[3] / scale * (1.0 + 2.0 * MARGIN));
    [x + (width - wide) / 2.0, y + (height - high) / 2.0, wide, high]
}

/// Cuts the plain rectangles right below the root to the window; those outside it go.
fn cut(svg: &mut Element, window: Rect) {
    svg.children.retain_mut(|child| {
        let Child::Element(e) = child else { return true };
        let Some([x, y, width, height]) = plain(e) else { return true };
        let (left, top) = (x.max(window[0]), y.max(window[1]));
        let (right, bottom) = ((x + width).min(window[0] + window[2]), (y + height).min(window[1] + window[3]));
        for (name, value) in [("x", left), ("y", top), ("width", right - left), ("height", bottom - top)] {
            e.set(name, short(value));
        }
        left < right && top < bottom
    });
}

/// The rectangle that an element is, if it is nothing else.
fn plain(e: &Element) -> Option<Rect> {
    let plain = e.name == "rect" && e.attrs.iter().all(|(n, _)| PLAIN.contains(&n.as_str()));
    let solid = e.get("fill").is_some_and(|f| f.starts_with('#'));
    let side = |name| e.get(name).map_or(Some(0.0), |v| v.parse::<f64>().ok());
    if plain && solid { Some([side("x")?, side("y")?, side("width")?, side("height")?]) } else { None }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> Element {
        let ground =
            Element::new("rect").with("x", -3000).with("y", -3000).with("width", 9600).with("height", 8400).with("fill", "#1577C2");
        let far = ground.clone().with("x", 9000).with("width", 100);
        let round = ground.clone().with("rx", 40);
        Element::new("svg").child(ground).child(far).child(round)
    }

    fn frame(x: f64, width: f64) -> Element {
        Element::new("svg").with("id", "visual").with("x", x).with("y", 0).with("width", width).with("height", 500)
    }

    #[test]
    fn plain_grounds_end_a_little_outside_the_frame() {
        // A view of 1000 × 1000 fills 1000 × 500: its middle half shows.
        let svg = framed(&picture(), [0.0, 0.0, 1000.0, 1000.0], &frame(100.0, 1000.0), Crop::Cover, Some([0.0, 0.0, 1200.0, 500.0]));
        let rects: Vec<&Element> = svg.elements().collect();
        assert_eq!(rects.len(), 2, "what shows nowhere is gone, what is not plain stays");
        assert_eq!(["x", "y", "width", "height"].map(|n| rects[0].get(n).unwrap_or_default()), ["-50", "225", "1100", "550"]);
        assert_eq!(rects[1].get("width"), Some("9600"));
        assert_eq!(svg.get("overflow"), None);
    }

    #[test]
    fn a_frame_that_holds_the_sheet_clips_nothing() {
        let svg = framed(&picture(), [0.0, 0.0, 1000.0, 1000.0], &frame(0.0, 1000.0), Crop::Cover, Some([0.0, 0.0, 1000.0, 500.0]));
        assert_eq!(svg.get("overflow"), Some("visible"));
    }
}
