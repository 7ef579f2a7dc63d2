//! Where frames lie: rectangles through all transforms around them, in the artboard's unit.
//!
//! In: elements and their ancestors. Out: [`Place`]s and the drawing's own canvas mapped onto the artboard's.

use svgtypes::{Length, LengthUnit, PointsParser, SimplePathSegment, SimplifyingPathParser, Transform};

use super::Drawing;
use crate::scene::xml::{Child, Element};

/// A rectangle: x, y, width, height.
pub type Rect = [f64; 4];

/// An affine map: a, b, c, d, e, f as in SVG.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Matrix(pub [f64; 6]);

impl Matrix {
    /// The map that leaves everything where it is.
    pub const NONE: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    /// What an element's `transform` says; `None` where it can't be read, turns around another origin, or where the
    /// element is a drawing inside the drawing, with coordinates of its own.
    #[must_use]
    pub fn of(element: &Element) -> Option<Self> {
        if element.name == "svg" && ["x", "y", "viewBox"].iter().any(|n| element.get(n).is_some()) {
            return None;
        }
        let Some(written) = element.get("transform") else { return Some(Self::NONE) };
        let t: Transform = written.parse().ok()?;
        element.get("transform-origin").is_none().then_some(Self([t.a, t.b, t.c, t.d, t.e, t.f]))
    }

    /// From the coordinates inside the last of `path`, which starts at the root, to the root's.
    pub(super) fn through(path: &[&Element]) -> Option<Self> {
        path.iter().skip(1).try_fold(Self::NONE, |m, e| Some(m.then(&Self::of(e)?)))
    }

    /// First `inner`, then this map.
    #[must_use]
    pub fn then(&self, inner: &Self) -> Self {
        let ([a, b, c, d, e, f], [g, h, i, j, k, l]) = (self.0, inner.0);
        Self([a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f])
    }

    /// The map back; `None` where everything falls onto a line.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        let [a, b, c, d, e, f] = self.0;
        let det = a * d - b * c;
        let back = Self([d / det, -b / det, -c / det, a / det, (c * f - d * e) / det, (b * e - a * f) / det]);
        (det.abs() > 1e-12).then_some(back)
    }

    /// Where an upright rectangle lands; `None` where it no longer is upright.
    pub(super) fn rect(&self, [x, y, w, h]: Rect) -> Option<Rect> {
        let [a, b, c, d, e, f] = self.0;
        let near = 1e-6 * (a.abs() + d.abs());
        let (x, y, w, h) = (a * x + e, d * y + f, a * w, d * h);
        (b.abs() <= near && c.abs() <= near).then(|| [x.min(x + w), y.min(y + h), w.abs(), h.abs()])
    }

    fn is_none(&self) -> bool {
        self.0.iter().zip(Self::NONE.0).all(|(a, b)| (a - b).abs() < 1e-9)
    }

    /// The map as a `transform`.
    #[must_use]
    pub fn attribute(&self) -> String {
        format!("matrix({})", self.0.map(|v| v.to_string()).join(" "))
    }
}

/// Where a field's text or a slot's picture goes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Its frame in the artboard's unit.
    pub frame: Rect,
    /// From the coordinates that its element stands in to the artboard's.
    pub around: Matrix,
}

impl Place {
    /// What the element itself must be moved by: scale, then x and y, to be written without a transform of its own;
    /// `None` where its surroundings are turned, mirrored or stretched.
    #[must_use]
    pub fn plain(&self) -> Option<(f64, f64, f64)> {
        let [a, b, c, d, e, f] = self.around.0;
        let near = |x: f64, y: f64| (x - y).abs() <= 1e-9 * a.abs();
        (a > 0.0 && near(a, d) && near(b, 0.0) && near(c, 0.0)).then_some((a, e, f))
    }
}

/// The rectangle that the last of `path` is, in the root's coordinates.
pub(super) fn frame(path: &[&Element]) -> Option<Rect> {
    let (element, above) = path.split_last()?;
    let inside = if element.name == "svg" { above } else { path };
    Matrix::through(inside)?.rect(outline(element)?)
}

/// An element that is an upright rectangle in its own coordinates.
pub(super) fn outline(element: &Element) -> Option<Rect> {
    match element.name.as_str() {
        "rect" | "image" | "svg" => {
            let side = |name| element.get(name).map_or(Some(0.0), length);
            Some([side("x")?, side("y")?, side("width")?, side("height")?]).filter(|r| r[2] > 0.0 && r[3] > 0.0)
        }
        "polygon" | "polyline" => corners(&PointsParser::from(element.get("points")?).collect::<Vec<_>>()),
        "path" => corners(&straight(element.get("d")?)?),
        _ => None,
    }
}

/// The points of a path of one piece and straight lines.
fn straight(d: &str) -> Option<Vec<(f64, f64)>> {
    let mut out = Vec::new();
    for (i, segment) in SimplifyingPathParser::from(d).enumerate() {
        match segment.ok()? {
            SimplePathSegment::MoveTo { x, y } if i == 0 => out.push((x, y)),
            SimplePathSegment::LineTo { x, y } => out.push((x, y)),
            SimplePathSegment::ClosePath => {}
            _ => return None,
        }
    }
    Some(out)
}

/// Four corners of an upright rectangle, the first perhaps again at the end.
fn corners(points: &[(f64, f64)]) -> Option<Rect> {
    let same = |a: f64, b: f64| (a - b).abs() < 1e-3;
    let points = match points {
        [a, .., z] if points.len() == 5 && same(a.0, z.0) && same(a.1, z.1) => &points[..4],
        _ => points,
    };
    let [a, b, c, d] = <[(f64, f64); 4]>::try_from(points).ok()?;
    let flat = same(a.1, b.1) && same(b.0, c.0) && same(c.1, d.1) && same(d.0, a.0);
    let tall = same(a.0, b.0) && same(b.1, c.1) && same(c.0, d.0) && same(d.1, a.1);
    (flat || tall).then(|| [a.0.min(c.0), a.1.min(c.1), (a.0 - c.0).abs(), (a.1 - c.1).abs()])
}

/// A length in user units; percentages have none of their own.
pub(crate) fn length(text: &str) -> Option<f64> {
    let length: Length = text.trim().parse().ok()?;
    let unit = match length.unit {
        LengthUnit::None | LengthUnit::Px => 1.0,
        LengthUnit::In => 96.0,
        LengthUnit::Cm => 96.0 / 2.54,
        LengthUnit::Mm => 96.0 / 25.4,
        LengthUnit::Pt => 96.0 / 72.0,
        LengthUnit::Pc => 16.0,
        LengthUnit::Em | LengthUnit::Ex | LengthUnit::Percent => return None,
    };
    Some(length.number * unit)
}

/// How far two ratios may lie apart: what drawing programs round away, and less than a missing bleed.
pub(super) const ROUNDING: f64 = 0.002;

/// Elements whose content is placed where they are used.
const ASIDE: [&str; 9] = ["defs", "clipPath", "mask", "symbol", "pattern", "marker", "filter", "linearGradient", "radialGradient"];
/// Elements that can't be moved.
const NOTES: [&str; 3] = ["title", "desc", "view"];

/// Whether an element paints nothing where it stands.
pub(crate) fn is_aside(element: &Element) -> bool {
    ASIDE.contains(&element.name.as_str())
}

impl Drawing {
    /// Maps the drawing onto `canvas` (x, y, width, height in the artboard's unit), whatever unit it was drawn in.
    ///
    /// # Errors
    /// The drawing's own width and height, where they have another ratio.
    pub(super) fn fit(&mut self, canvas: Rect) -> Result<Matrix, (f64, f64)> {
        let own = self.view_box();
        if (own[2] / own[3] / (canvas[2] / canvas[3]) - 1.0).abs() > ROUNDING {
            return Err((own[2], own[3]));
        }
        let scale = canvas[2] / own[2];
        // What the ratio is rounded by is shared out at top and bottom.
        let (x, y) = (canvas[0] - own[0] * scale, canvas[1] - own[1] * scale + (canvas[3] - own[3] * scale) / 2.0);
        let map = Matrix([scale, 0.0, 0.0, scale, x, y]);
        if !map.is_none() {
            self.root.children.iter_mut().for_each(|c| moved(c, &map));
        }
        self.root.set("viewBox", canvas.map(|v| v.to_string()).join(" "));
        Ok(map)
    }
}

fn moved(child: &mut Child, map: &Matrix) {
    let Child::Element(e) = child else { return };
    if is_aside(e) || NOTES.contains(&e.name.as_str()) {
        return;
    }
    match Matrix::of(e).filter(|_| e.name != "svg") {
        Some(own) => e.set("transform", map.then(&own).attribute()),
        None => {
            let inside = std::mem::replace(e, Element::new("g"));
            *e = Element { at: inside.at, ..Element::new("g").with("transform", map.attribute()).child(inside) };
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    fn drawing(svg: &str) -> Drawing {
        let svg = svg.replacen("<svg", "<svg xmlns='http://www.w3.org/2000/svg'", 1);
        Drawing::parse(&Arc::from("a.svg"), &svg.into()).expect("svg")
    }

    fn near(a: Option<Rect>, b: Rect) -> bool {
        a.is_some_and(|a| a.iter().zip(b).all(|(a, b)| (a - b).abs() < 1e-6))
    }

    #[test]
    fn frames_are_found_through_transforms() {
        let d = drawing(
            "<svg><g transform='translate(10 20)'><g transform='scale(2)'><rect id='a' x='1' y='2' width='3' height='4'/></g>\
             <rect id='b' width='3' height='4' transform='matrix(-1 0 0 1 0 0)'/><rect id='c' width='3' height='4' transform='rotate(9)'/></g></svg>",
        );
        let lies = |id| frame(&d.root.find(id).expect(id));
        assert!(near(lies("a"), [12.0, 24.0, 6.0, 8.0]));
        assert!(near(lies("b"), [7.0, 20.0, 3.0, 4.0]));
        assert_eq!(lies("c"), None);
    }

    #[test]
    fn a_rectangle_may_be_drawn_as_a_path_or_a_polygon() {
        let rect = |name: &str, attr: &str, value: &str| outline(&Element::new(name).with(attr, value));
        assert!(near(rect("path", "d", "M1 2h10v5H1z"), [1.0, 2.0, 10.0, 5.0]));
        assert!(near(rect("path", "d", "M1,2 L1,7 11,7 11,2 1,2"), [1.0, 2.0, 10.0, 5.0]));
        assert!(near(rect("polygon", "points", "11,2 11,7 1,7 1,2"), [1.0, 2.0, 10.0, 5.0]));
        assert_eq!(rect("path", "d", "M0 0C1 1 2 2 3 3z"), None);
        assert_eq!(rect("polygon", "points", "0,0 10,1 10,5 0,5"), None);
        assert!(near(outline(&Element::new("rect").with("width", "1in").with("height", "10mm")), [0.0, 0.0, 96.0, 37.795_275_6]));
        assert_eq!(outline(&Element::new("rect").with("width", "100%").with("height", "10")), None);
    }

    #[test]
    fn a_drawing_in_points_is_mapped_to_millimetres() {
        let mut d = drawing(
            "<svg viewBox='0 0 1207.56 1700.79'><g id='g' transform='translate(0 0)'><rect id='r' width='1207.56' height='1700.79'/></g></svg>",
        );
        d.fit([-3.0, -3.0, 426.0, 600.0]).expect("the ratio of A2 with bleed");
        let frame = frame(&d.root.find("r").expect("r")).expect("a rectangle");
        assert!((frame[0] + 3.0).abs() < 0.01 && (frame[1] + 3.0).abs() < 0.01 && (frame[3] - 600.0).abs() < 0.01, "{frame:?}");
    }

    #[test]
    fn a_drawing_without_its_bleed_is_refused() {
        assert_eq!(drawing("<svg viewBox='0 0 420 594'/>").fit([-3.0, -3.0, 426.0, 600.0]), Err((420.0, 594.0)));
    }

    #[test]
    fn a_drawing_that_fits_is_left_as_it_is() {
        let mut d = drawing("<svg viewBox='-3 -3 426 600'><rect/></svg>");
        let before = d.root.children.clone();
        d.fit([-3.0, -3.0, 426.0, 600.0]).expect("its own canvas");
        assert_eq!(d.root.children, before);
    }

    #[test]
    fn a_map_and_its_inverse_cancel_out() {
        let m = Matrix([2.0, 0.5, -0.3, 3.0, 10.0, -4.0]);
        assert!(m.then(&m.inverse().expect("there")).is_none());
        assert!(Matrix([1.0, 2.0, 2.0, 4.0, 0.0, 0.0]).inverse().is_none());
    }
}
