//! Clips that clip nothing.
//!
//! Figma wraps every frame into a clip of its own size. What covers the whole canvas hides nothing, costs a layer in each
//! picture, and would make a chapter's texts blend otherwise than the whole drawing's.

use super::Drawing;
use super::place::{Matrix, Rect, outline};
use crate::scene::xml::Element;

/// How far a clip may fall short of the canvas, in the artboard's unit: what drawing programs round away.
const NEAR: f64 = 0.01;

impl Drawing {
    /// Takes out clips that cover all of `canvas`.
    pub(super) fn unclip(&mut self, canvas: Rect) {
        let mut idle = Vec::new();
        collect(&self.root, &mut vec![], &|path| clips_nothing(&self.root, path, canvas), &mut idle);
        clear(&mut self.root, &idle);
    }
}

/// Where elements open that `wanted` finds.
fn collect<'e>(element: &'e Element, above: &mut Vec<&'e Element>, wanted: &dyn Fn(&[&Element]) -> bool, out: &mut Vec<(usize, usize)>) {
    above.push(element);
    if wanted(above) {
        out.push(element.at);
    }
    element.elements().for_each(|e| collect(e, above, wanted, out));
    above.pop();
}

fn clips_nothing(root: &Element, path: &[&Element], canvas: Rect) -> bool {
    let covered = || {
        let id = path.last()?.get("clip-path")?.strip_prefix("url(#")?.strip_suffix(')')?;
        let clip = root.find(id)?.pop()?;
        let shapes: Vec<&Element> = clip.elements().collect();
        let ([shape], None) = (&shapes[..], clip.get("clip-path").or_else(|| clip.get("clipPathUnits"))) else { return None };
        let plain = shape.get("clip-path").is_none() && clip.get("transform").is_none() && shape.get("rx").is_none();
        let map = Matrix::through(path)?.then(&Matrix::of(shape)?);
        map.rect(outline(shape)?).filter(|_| plain)
    };
    covered().is_some_and(|[x, y, w, h]| {
        let [left, top, width, height] = canvas;
        x <= left + NEAR && y <= top + NEAR && x + w >= left + width - NEAR && y + h >= top + height - NEAR
    })
}

fn clear(element: &mut Element, idle: &[(usize, usize)]) {
    if idle.contains(&element.at) {
        element.take("clip-path");
    }
    element.each_child(|e| clear(e, idle));
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;

    #[test]
    fn a_clip_of_the_whole_canvas_is_taken_out_and_others_stay() {
        let svg = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 10 20'><clipPath id='a'><rect width='10' height='20'/></clipPath>\
                   <clipPath id='b'><rect width='9' height='20'/></clipPath><clipPath id='c'><circle r='90'/></clipPath>\
                   <g clip-path='url(#a)'><g clip-path='url(#b)'/><g transform='translate(1 0)' clip-path='url(#a)'/><g clip-path='url(#c)'/></g></svg>";
        let mut drawing = Drawing::parse(&Arc::from("a.svg"), &svg.into()).expect("svg");
        drawing.unclip([0.0, 0.0, 10.0, 20.0]);
        let clips: Vec<_> = drawing.root.walk().into_iter().filter_map(|e| e.get("clip-path")).collect();
        assert_eq!(clips, ["url(#b)", "url(#a)", "url(#c)"]);
    }
}
