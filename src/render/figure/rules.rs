//! Do and don't, three in a row.

use super::*;

/// How wide the lockup stands in a small figure.
const WIDE: f64 = 270.0;
/// How wide where it is spoilt: smaller.
const SMALL: f64 = 220.0;

impl Easel<'_> {
    /// As it is, on white.
    pub(super) fn whole(&self, paper: Paper) -> String {
        self.sheet(paper) + &self.flat.centred(paper, WIDE) + &self.right(paper)
    }

    /// On a coloured ground, with its white.
    pub(super) fn on_its_ground(&self, paper: Paper) -> String {
        let (x, y) = self.flat.middle(paper, WIDE);
        let pad = 10.0;
        let panel = field(x - pad, y - pad, WIDE + 2.0 * pad, self.flat.tall(WIDE) + 2.0 * pad, &self.color(Purpose::Paper));
        self.scenery(paper) + &panel + &self.flat.at(x, y, WIDE) + &self.right(paper)
    }

    /// Where the room is narrow.
    pub(super) fn stacked(&self, paper: Paper) -> String {
        self.sheet(paper) + &self.tall.centred(paper, WIDE * 0.8) + &self.right(paper)
    }

    /// What must not be done.
    pub(super) fn wrong(&self, figure: Figure, paper: Paper) -> String {
        let (x, y) = self.flat.middle(paper, SMALL);
        let tall = self.flat.tall(SMALL);
        let (cx, cy) = (paper.width / 2.0, paper.height / 2.0);
        let plain = || self.flat.at(x, y, SMALL);
        let body = match figure {
            Figure::DontStretch => {
                let pulled = self.flat.at(x, y, SMALL);
                self.sheet(paper) + &around(&pulled, &format!("translate({cx} {cy}) scale(0.78 1.9) translate(-{cx} -{cy})"))
            }
            Figure::DontTurn => self.sheet(paper) + &around(&plain(), &format!("rotate(-16 {cx} {cy})")),
            Figure::DontRecolour => {
                let other = self.recoloured(&self.role("base"));
                self.sheet(paper) + &self.flat.placed(&other, x, y, SMALL)
            }
            Figure::DontTint => {
                let ground = field(0.0, 0.0, paper.width, paper.height, &self.role("spark"));
                ground + &self.flat.placed(&self.without_ground(), x, y, SMALL)
            }
            Figure::DontBusy => self.scenery(paper) + &self.flat.placed(&self.without_ground(), x, y, SMALL),
            Figure::DontCover => {
                let band = field(x - 16.0, cy - 9.0, SMALL * 0.62, 18.0, &self.role("base"));
                self.sheet(paper) + &plain() + &around(&band, &format!("rotate(-12 {cx} {cy})"))
            }
            Figure::DontEffects => {
                let shade = self.flat.placed(&self.shadow(), x + 9.0, y + 8.0, SMALL);
                self.sheet(paper) + &shade + &self.flat.placed(&self.without_ground(), x, y, SMALL)
            }
            Figure::DontSplit => self.sheet(paper) + &self.apart(paper),
            _ => {
                let grey = self.color(Purpose::Line);
                let near = [
                    field(x + tall * 0.1, y - 18.0, tall * 0.8, 30.0, &grey),
                    field(x - 26.0, y + 8.0, 38.0, tall - 16.0, &grey),
                    field(x + tall * 0.1, y + tall - 12.0, SMALL * 0.8, 24.0, &grey),
                ];
                self.sheet(paper) + &plain() + &near.concat()
            }
        };
        body + &self.struck(paper)
    }

    /// A ground with much on it.
    fn scenery(&self, paper: Paper) -> String {
        let Paper { width, height } = paper;
        let mut out = field(0.0, 0.0, width, height, &self.role("base"));
        let spots = [(0.12, 0.2, 46.0, "bright"), (0.5, 0.05, 60.0, "deep"), (0.9, 0.3, 70.0, "soft"), (0.3, 0.95, 80.0, "deep")];
        let more = [(0.72, 0.9, 54.0, "bright"), (0.03, 0.75, 40.0, "spark"), (0.6, 0.5, 30.0, "bright"), (0.98, 0.85, 36.0, "spark")];
        for (x, y, r, role) in spots.into_iter().chain(more) {
            let (x, y): (f64, f64) = (x * width, y * height);
            let (left, right, top, bottom) = ((x - r).max(0.0), (x + r).min(width), (y - r).max(0.0), (y + r).min(height));
            // Cut at the paper's edge, without clips.
            let _ = write!(
                out,
                "<rect x=\"{left:.2}\" y=\"{top:.2}\" width=\"{:.2}\" height=\"{:.2}\" rx=\"{:.2}\" fill=\"{}\"/>",
                right - left,
                bottom - top,
                r * 0.45,
                self.role(role)
            );
        }
        out
    }

    /// The lockup without its white.
    fn without_ground(&self) -> String {
        self.flat.inside.replace(&fill(&self.color(Purpose::Paper)), "fill=\"none\"")
    }

    fn recoloured(&self, color: &str) -> String {
        self.flat.inside.replace(&fill(&self.color(Purpose::Emblem)), &fill(color))
    }

    /// All of it in grey.
    fn shadow(&self) -> String {
        let grey = fill(&self.color(Purpose::Line));
        let red = fill(&self.color(Purpose::Emblem));
        self.without_ground().replace(&red, &grey).replace(&fill(&self.color(Purpose::Ink)), &grey)
    }

    /// The emblem without its name, again and again.
    fn apart(&self, paper: Paper) -> String {
        let emblem = fill(&self.color(Purpose::Emblem));
        let cross: String = elements(&self.flat.inside).filter(|e| e.contains(&emblem)).collect();
        let scale = 30.0 / self.flat.emblem[2];
        let place = |i: i32| {
            let (column, row) = (f64::from(i % 4), f64::from(i / 4));
            let (x, y) = (paper.width / 2.0 + (column - 1.5) * 56.0 - 15.0, paper.height / 2.0 + (row - 1.0) * 52.0 - 15.0);
            let (dx, dy) = (x - self.flat.emblem[0] * scale, y - self.flat.emblem[1] * scale);
            format!("<g transform=\"translate({dx:.2} {dy:.2}) scale({scale:.4})\">{cross}</g>")
        };
        (0..12).map(place).collect()
    }

    /// A line through all of it, and the sign that says no.
    fn struck(&self, paper: Paper) -> String {
        let (ink, white) = (self.color(Purpose::Ink), self.color(Purpose::Paper));
        let (from, to) = ((24.0, paper.height - 24.0), (paper.width - 24.0, 24.0));
        let through = line(from, to, &white, 8.0, "") + &line(from, to, &ink, 3.5, "");
        let (x, y) = self.corner(paper);
        let sign = format!("<circle cx=\"{x}\" cy=\"{y}\" r=\"13\" fill=\"{ink}\" stroke=\"{white}\" stroke-width=\"3\"/>");
        through + &sign + &line((x - 5.0, y + 5.0), (x + 5.0, y - 5.0), &white, 3.0, "")
    }

    /// The sign that says yes.
    fn right(&self, paper: Paper) -> String {
        let (x, y) = self.corner(paper);
        let (ground, white) = (self.good(), self.color(Purpose::Paper));
        format!(
            "<circle cx=\"{x}\" cy=\"{y}\" r=\"13\" fill=\"{ground}\" stroke=\"{white}\" stroke-width=\"3\"/>\
             <path d=\"M{} {y}l4 4.5l7.5 -8.5\" fill=\"none\" stroke=\"{white}\" stroke-width=\"3\" stroke-linecap=\"round\" stroke-linejoin=\"round\"/>",
            x - 6.0
        )
    }

    /// The greenest of the accents.
    fn good(&self) -> String {
        let green = |rgb: Rgb| i32::from(rgb.0[1]) * 2 - i32::from(rgb.0[0]) - i32::from(rgb.0[2]);
        let bases = self.tokens.accents.values().filter_map(|a| a.roles.get("base")).map(|c| c.rgb.value);
        bases.max_by_key(|rgb| green(*rgb)).map_or_else(|| self.color(Purpose::Ink), |rgb| rgb.to_string())
    }

    fn corner(&self, paper: Paper) -> (f64, f64) {
        (paper.width - 26.0, paper.height - 26.0)
    }
}

fn fill(color: &str) -> String {
    format!("fill=\"{color}\"")
}

fn around(inside: &str, transform: &str) -> String {
    format!("<g transform=\"{transform}\">{inside}</g>")
}

/// The shapes of a drawing, one by one.
fn elements(inside: &str) -> impl Iterator<Item = &str> {
    inside.split_inclusive("/>").filter_map(|e| e.find("<path").map(|at| &e[at..]))
}
