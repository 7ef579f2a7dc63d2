//! The identity's measures, colours and letters, to be looked at.

use super::*;

/// Letters that show what a family does with marks.
const LETTERS: &str = "Ắắ Ợợ Đđ";

impl Easel<'_> {
    /// Side of a square, in a mark's units: the emblem's arm is so wide.
    fn square(&self, mark: &Mark) -> f64 {
        mark.emblem[2] / (1.0 + 2.0 * self.tokens.emblem.arm_ratio)
    }

    /// The emblem measured in squares: rulers above it and beside it, none on it.
    pub(super) fn build(&self, paper: Paper) -> String {
        let width = paper.width * 0.7;
        let scale = width / self.flat.width;
        let (x, y) = self.flat.middle(paper, width);
        let y = y + 10.0;
        let square = self.square(&self.flat) * scale;
        let room = self.tokens.emblem.clear_space * square;
        let [ex, ey, ew, eh] = self.flat.emblem.map(|v| v * scale);
        let (left, top) = (x + ex - room, y + ey - room);
        let mut out = field(0.0, 0.0, paper.width, paper.height, &self.color(Purpose::Tint)) + &self.flat.at(x, y, width);
        let parts = [room, square * self.tokens.emblem.arm_ratio, square, square * self.tokens.emblem.arm_ratio, room];
        let shades = [self.color(Purpose::Line), self.color(Purpose::Text)];
        let mut at = 0.0;
        for (i, part) in parts.into_iter().enumerate() {
            let shade = &shades[usize::from((1..=3).contains(&i))];
            out += &field(left + at + 0.75, top - 18.0, (part - 1.5).max(0.5), 7.0, shade);
            out += &field(left - 18.0, top + at + 0.75, 7.0, (part - 1.5).max(0.5), shade);
            at += part;
        }
        debug_assert!((at - ew - 2.0 * room).abs() < 1.0 && (ew - eh).abs() < 1.0);
        out
    }

    /// All lockups side by side.
    pub(super) fn lockups(&self, paper: Paper) -> String {
        let (wide, narrow) = (paper.width * 0.52, paper.width * 0.3);
        let gap = (paper.width - wide - narrow) / 3.0;
        let at = |mark: &Mark, x: f64, width: f64| mark.at(x, (paper.height - mark.tall(width)) / 2.0, width);
        self.sheet(paper) + &at(&self.flat, gap, wide) + &at(&self.tall, 2.0 * gap + wide, narrow)
    }

    /// The room that stays free, and what keeps out of it.
    pub(super) fn clear_space(&self, paper: Paper) -> String {
        let width = paper.width * 0.6;
        let scale = width / self.flat.width;
        let (x, y) = (paper.width * 0.12, (paper.height - self.flat.tall(width)) / 2.0);
        let square = self.square(&self.flat) * scale;
        let room = self.tokens.emblem.clear_space * square;
        let [ex, ey, ew, eh] = self.flat.emblem.map(|v| v * scale);
        let (left, top, right, bottom) = (x + ex - room, y + ey - room, x + ex + ew + room, y + ey + eh + room);
        let (ink, grey) = (self.color(Purpose::Ink), self.color(Purpose::Line));
        let mut out = self.sheet(paper) + &self.flat.at(x, y, width);
        let _ = write!(
            out,
            "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{:.2}\" fill=\"none\" stroke=\"{ink}\" stroke-width=\"1.5\" stroke-dasharray=\"6 5\"/>",
            right - left,
            bottom - top
        );
        // As wide as an arm: outside, where its room ends.
        for (from, to) in [(left, left + room), (right - room, right)] {
            out += &bracket((from, bottom + 14.0), (to, bottom + 14.0), &ink);
        }
        out += &bracket(
            (x + ex + square * self.tokens.emblem.arm_ratio, bottom + 14.0),
            (x + ex + ew - square * self.tokens.emblem.arm_ratio, bottom + 14.0),
            &ink,
        );
        // Others keep out.
        let lines = [(0.0, 0.86), (22.0, 1.0), (44.0, 0.7)];
        lines.iter().for_each(|(dy, share)| out += &field(paper.width * 0.76, y + dy, paper.width * 0.17 * share, 9.0, &grey));
        out += &field(paper.width * 0.76, y + 72.0, paper.width * 0.17, (self.flat.tall(width) - 72.0).max(20.0), &grey);
        out
    }

    /// The least size, at that size: the figure is drawn in millimetres.
    pub(super) fn least(&self, paper: Paper) -> (String, String) {
        // px of the screen are 1/96 inch.
        let (across, down) = (paper.width * 25.4 / 96.0, paper.height * 25.4 / 96.0);
        let least = self.tokens.emblem.min_size.get("mm").copied().unwrap_or(6.0);
        let (ink, mut out) = (self.color(Purpose::Ink), self.ruled(Paper { width: across, height: down }, 0.25));
        let mut x = across * 0.08;
        for mark in [&self.flat, &self.tall] {
            let width = mark.width * least / mark.emblem[3];
            let y = (down - mark.tall(width)) / 2.0;
            let top = y + mark.emblem[1] * width / mark.width;
            let beside = x + mark.emblem[0] * width / mark.width - least * 0.45;
            out += &mark.at(x, y, width);
            out += &line((beside, top), (beside, top + least), &ink, 0.25, "");
            for end in [top, top + least] {
                out += &line((beside - 0.9, end), (beside + 0.9, end), &ink, 0.25, "");
            }
            x += width + across * 0.14;
        }
        (out, format!("0 0 {across:.3} {down:.3}"))
    }

    /// All colours: those of every piece above, the accents below.
    pub(super) fn colours(&self, paper: Paper) -> String {
        let shared: Vec<String> = self.tokens.colors.values().map(|c| c.rgb.value.to_string()).collect();
        let wide = paper.width / shared.len().max(1) as f64;
        let above = paper.height * 0.56;
        let mut out = String::new();
        for (i, fill) in shared.iter().enumerate() {
            out += &field(i as f64 * wide, 0.0, wide + 0.3, above, fill);
        }
        let count = self.tokens.accents.len().max(1) as f64;
        let (gap, top) = (8.0, above + 8.0);
        let group = (paper.width - gap * (count - 1.0)) / count;
        for (i, accent) in self.tokens.accents.values().enumerate() {
            let stripe = group / accent.roles.len().max(1) as f64;
            for (j, color) in accent.roles.values().enumerate() {
                let x = i as f64 * (group + gap) + j as f64 * stripe;
                out += &field(x, top, stripe + 0.3, paper.height - top, &color.rgb.value.to_string());
            }
        }
        let line = self.color(Purpose::Line);
        let _ = write!(
            out,
            "<rect x=\"0.5\" y=\"0.5\" width=\"{}\" height=\"{above:.2}\" fill=\"none\" stroke=\"{line}\"/>",
            paper.width - 1.0
        );
        out
    }

    /// The family in its weights.
    pub(super) fn letters(&self, paper: Paper) -> String {
        let (ink, family) = (self.color(Purpose::Ink), escape(&self.tokens.typography.family));
        let mut out = self.sheet(paper);
        for (i, weight) in [400, 600, 800].into_iter().enumerate() {
            let y = paper.height * (0.29 + 0.29 * i as f64);
            let _ = write!(
                out,
                "<text x=\"40\" y=\"{y:.2}\" font-family=\"{family}\" font-weight=\"{weight}\" font-size=\"46\" fill=\"{ink}\">{LETTERS} 0123456789</text>"
            );
        }
        out
    }

    /// Beside partners: ours first, theirs in one row, lower, outside the room.
    pub(super) fn partners(&self, paper: Paper) -> String {
        let width = paper.width * 0.42;
        let tall = self.flat.tall(width);
        let (x, y) = (paper.width * 0.08, (paper.height - tall) / 2.0);
        let (ink, grey) = (self.color(Purpose::Ink), self.color(Purpose::Line));
        let scale = width / self.flat.width;
        let lower = self.flat.emblem[3] * scale;
        let top = y + self.flat.emblem[1] * scale;
        let mut out = self.sheet(paper) + &self.flat.at(x, y, width);
        let rule = x + width + paper.width * 0.02;
        out += &line((rule, y + 4.0), (rule, y + tall - 4.0), &grey, 1.5, "");
        let (gap, room) = (16.0, paper.width * 0.92 - rule - 24.0);
        let each = (room - gap) / 2.0;
        for i in 0..2 {
            let left = rule + 24.0 + f64::from(i) * (each + gap);
            let _ =
                write!(out, "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{each:.2}\" height=\"{lower:.2}\" rx=\"8\" fill=\"{grey}\"/>");
        }
        for height in [top, top + lower] {
            let dash = " stroke-dasharray=\"2 5\"";
            out += &line((x, height), (paper.width * 0.92, height), &ink, 0.75, dash);
        }
        out
    }
}

impl Easel<'_> {
    /// A letter and a mail: bars stand for words.
    pub(super) fn office(&self, paper: Paper) -> String {
        let (grey, pale) = (self.color(Purpose::Line), self.color(Purpose::Paper));
        let mut out = field(0.0, 0.0, paper.width, paper.height, &self.color(Purpose::Tint));
        // A4, cut by nothing.
        let (tall, top) = (paper.height - 48.0, 24.0);
        let (wide, left) = (tall * 210.0 / 297.0, paper.width * 0.13);
        out += &field(left, top, wide, tall, &pale);
        let (inner, room) = (left + wide * 0.14, wide * 0.76);
        let mark = wide * 0.46;
        out += &self.flat.at(inner - self.flat.emblem[0] * mark / self.flat.width, top + tall * 0.05, mark);
        out += &field(inner, top + tall * 0.15, room, 0.75, &grey);
        for (i, share) in [1.0, 0.96, 1.0, 0.62, 1.0, 0.98, 0.4].into_iter().enumerate() {
            out += &field(inner, top + tall * (0.26 + 0.045 * i as f64), room * share, 3.0, &grey);
        }
        out += &field(inner, top + tall * 0.91, room, 0.75, &grey);
        out += &field(inner, top + tall * 0.93, room * 0.5, 2.0, &grey);
        out += &field(inner, top + tall * 0.95, room * 0.9, 2.0, &grey);
        // A mail on a screen.
        let (x, width) = (paper.width * 0.48, paper.width * 0.42);
        out += &field(x, top, width, tall, &pale);
        out += &field(x, top, width, 16.0, &grey);
        for (i, share) in [0.9, 0.82, 0.5].into_iter().enumerate() {
            out += &field(x + 24.0, top + 40.0 + 14.0 * i as f64, (width - 48.0) * share, 4.0, &grey);
        }
        let below = top + 104.0;
        let mark = width * 0.58;
        out += &self.flat.at(x + 24.0 - self.flat.emblem[0] * mark / self.flat.width, below, mark);
        let under = below + self.flat.tall(mark) + 8.0;
        for (i, share) in [0.36, 0.28, 0.44, 0.3, 0.5].into_iter().enumerate() {
            out += &field(x + 24.0, under + 11.0 * i as f64, (width - 48.0) * share, if i == 0 { 5.0 } else { 3.5 }, &grey);
        }
        out
    }
}

/// A line between two short ends.
fn bracket(from: (f64, f64), to: (f64, f64), color: &str) -> String {
    let end = |(x, y): (f64, f64)| line((x, y - 5.0), (x, y + 5.0), color, 1.5, "");
    line(from, to, color, 1.5, "") + &end(from) + &end(to)
}
