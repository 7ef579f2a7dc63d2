//! Values into drawings.
//!
//! [`Studio::new`] parses every drawing and template once. [`Studio::layer`] then makes one layer of one artboard:
//! the ground that no chapter changes, a chapter's top, or both in one drawing.

mod contract;
mod look;
mod picture;
mod source;
mod visual;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;
use tera::{Context, Tera};
use usvg::fontdb::Database;

use super::fit::Typesetter;
use super::fonts;
use super::import::{Drawing, Matrix, Place, Rect, Typefaces, is_aside};
use super::photo::Placed;
use super::qr;
use super::tally::Tally;
use super::xml::{Child, Element};
use crate::diagnostic::messages::Lang;
use crate::diagnostic::{Diagnostic, Report};
use crate::model::artboard::{Field, Level, Panel, Slot, SlotKind, Unit as LengthUnit};
use crate::model::brand::Purpose;
use crate::model::photo::Photo;
use crate::model::record::Record;
use crate::model::{Artboard, Campaign, Project, values};
use crate::source::yaml::Located;
use contract::{template_finding, template_name};
use look::{Look, text_element};

/// Which part of a drawing is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// What no chapter changes.
    Ground,
    /// What a chapter sets, a record with it.
    Top,
    /// What no chapter changes, on a form that is filled in: without what is only for writing on by hand.
    Sheet,
    /// What a chapter sets on a form, without the record.
    Form,
    /// What a record sets.
    Record,
    /// Both, as the editable source.
    Whole,
}

impl Part {
    /// Whether it lies on what no chapter changes, and holds nothing of it.
    fn is_on_top(self) -> bool {
        matches!(self, Self::Top | Self::Form | Self::Record)
    }
}

/// Whose values stand on an artboard's top layer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bearer {
    /// `unit.…`: a chapter, or Central ([`values::unit`]).
    pub unit: Value,
    /// `event.…`, on pieces of an event ([`values::event`]).
    pub event: Option<Value>,
    /// `variant`, on pieces that come in several: a value of the artboard's list, or an approved slogan's id.
    pub variant: Option<String>,
    /// `record.…`, on a form that is filled in.
    #[serde(skip)]
    pub record: Option<Arc<Record>>,
}

impl Bearer {
    /// Central itself: previews, lockups, what every chapter shares.
    #[must_use]
    pub fn central(project: &Project, campaign: Option<&Campaign>) -> Self {
        Self { unit: values::unit(project, campaign, None, Lang::Vi), event: None, variant: None, record: None }
    }

    /// The name that it stands under.
    #[must_use]
    pub fn chapter(&self) -> &str {
        self.unit["chapter"].as_str().unwrap_or_default()
    }
}

/// One layer of an artboard.
#[derive(Debug, Clone, PartialEq)]
pub struct Layer {
    /// SVG whose viewBox is the artboard's (trim plus bleed).
    pub svg: String,
    /// The photos in it, by slot; in the SVG, [`super::photo::address`] stands where theirs is due.
    pub photos: BTreeMap<String, Placed>,
    /// The QR codes in it, by slot.
    pub codes: BTreeMap<String, qr::Code>,
}

/// What lies on a ground, or what a record sets on a form, thing by thing.
#[derive(Debug, Clone, PartialEq)]
pub struct Marks {
    /// For each text, picture or code a document like [`Layer::svg`] with nothing else in it, from the bottom up.
    pub svgs: Vec<Arc<str>>,
    /// As [`Layer::photos`].
    pub photos: BTreeMap<String, Placed>,
}

/// All drawings of a project, parsed once.
pub struct Studio<'a> {
    project: &'a Project,
    /// By path.
    boards: BTreeMap<&'a str, Drawing>,
    /// By name.
    lockups: BTreeMap<&'a str, Drawing>,
    visuals: BTreeMap<(i16, String), Drawing>,
    texts: Tera,
    /// `campaign.…` and `edition.…` of each campaign, which every layer wants.
    contexts: Mutex<BTreeMap<(i16, String), Context>>,
    /// Texts already set, by drawing, field and value: `check` and the renderer want the same ones, and chapters share many.
    set: Mutex<BTreeMap<(String, String), Element>>,
    /// Codes already drawn, likewise; a few, since each is some kilobytes.
    codes: Mutex<BTreeMap<(String, String), (Element, qr::Code)>>,
    fonts: Arc<Database>,
    /// Those that nobody works with now.
    typesetters: Mutex<Vec<Typesetter>>,
    tally: Tally,
}

/// How many codes are kept at most; then all are let go.
const CODES: usize = 64;

/// Whose values go into a layer.
#[derive(Clone, Copy)]
struct Whose<'w> {
    context: &'w Context,
    campaign: Option<&'w Campaign>,
    record: Option<&'w Record>,
}

/// One making of one layer.
struct Job<'j> {
    board: &'j Artboard,
    drawing: &'j Drawing,
    part: Part,
    context: &'j Context,
    campaign: Option<&'j Campaign>,
    record: Option<&'j Record>,
    typesetter: &'j mut Typesetter,
    photos: BTreeMap<String, Placed>,
    codes: BTreeMap<String, qr::Code>,
    report: Report,
}

/// A drawing with what a job wants of it, before it is written.
struct Filled {
    root: Element,
    photos: BTreeMap<String, Placed>,
    codes: BTreeMap<String, qr::Code>,
}

impl Filled {
    fn layer(self, drawing: &Drawing, unit: Option<LengthUnit>) -> Layer {
        Layer { svg: document(self.root, drawing, unit), photos: self.photos, codes: self.codes }
    }
}

impl<'a> Studio<'a> {
    /// Parses what the project draws with; what can't be used is reported.
    pub fn new(project: &'a Project, report: &mut Report) -> Self {
        let mut texts = Tera::new();
        texts.autoescape_on(Vec::<&str>::new());
        let tally = Tally::default();
        tally.fonts.up();
        let fonts = fonts::database(&project.brand);
        let faces = Typefaces::new(&fonts);
        let mut drawings = |boards: &'a BTreeMap<String, Artboard>, report: &mut Report| {
            let mut out = BTreeMap::new();
            for board in boards.values() {
                contract::prepare(board, &mut texts, report);
                let mut missing = BTreeMap::new();
                for panel in &board.panels {
                    tally.drawings.up();
                    match Drawing::parse(&panel.path, &panel.svg) {
                        Ok(mut drawing) => {
                            drawing.name_fonts(&faces);
                            missing.insert(&*panel.path, drawing.bind(board, canvas(board, panel), report));
                            out.insert(&*panel.path, drawing);
                        }
                        Err(d) => report.push(d),
                    }
                }
                contract::unbound(board, &out, &missing, report);
                contract::missing_blanks(board, &out, report);
            }
            out
        };
        let boards = drawings(&project.theme.artboards, report);
        let lockups = drawings(&project.brand.lockups, report);
        let path = |b: &'a Artboard| b.panels.first().map(|p| &*p.path);
        let lockups = project.brand.lockups.iter().filter_map(|(name, b)| Some((name.as_str(), lockups.get(path(b)?)?.clone()))).collect();
        let mut visuals = BTreeMap::new();
        for c in &project.campaigns {
            let Some(asset) = &c.key_visual else { continue };
            tally.drawings.up();
            match Drawing::parse(&asset.path, &asset.text) {
                Ok(mut drawing) => {
                    drawing.name_fonts(&faces);
                    visuals.insert((c.year, c.slug.clone()), drawing);
                }
                Err(d) => report.push(d),
            }
        }
        let (contexts, set, codes, typesetters) = Default::default();
        let studio = Self { project, boards, lockups, visuals, texts, contexts, set, codes, fonts, typesetters, tally };
        for board in project.theme.artboards.values().chain(project.brand.lockups.values()) {
            contract::references(board, project, &studio.lockups, report);
        }
        studio
    }

    /// The project drawn.
    #[must_use]
    pub fn project(&self) -> &'a Project {
        self.project
    }

    /// The brand's fonts, as the renderer has them.
    #[must_use]
    pub fn fonts(&self) -> &Arc<Database> {
        &self.fonts
    }

    /// What was done how often, by this studio and whoever works with it.
    #[must_use]
    pub fn tally(&self) -> &Tally {
        &self.tally
    }

    /// Lends a typesetter: there are as many as people who work at one time.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Typesetter) -> T) -> T {
        let idle = || self.typesetters.lock().unwrap_or_else(PoisonError::into_inner);
        let waiting = idle().pop();
        let mut typesetter = waiting.unwrap_or_else(|| {
            self.tally.typesetters.up();
            Typesetter::new(&self.project.brand)
        });
        let done = work(&mut typesetter);
        idle().push(typesetter);
        done
    }

    /// A drawing of an artboard, by its path.
    #[must_use]
    pub fn drawing(&self, panel: &Panel) -> Option<&Drawing> {
        self.boards.get(&*panel.path)
    }

    /// The drawings of lockups by name.
    #[must_use]
    pub fn lockup_drawings(&self) -> &BTreeMap<&'a str, Drawing> {
        &self.lockups
    }

    /// A campaign's key visual.
    #[must_use]
    pub fn visual(&self, campaign: &Campaign) -> Option<&Drawing> {
        self.visuals.get(&(campaign.year, campaign.slug.clone()))
    }

    /// Makes one layer of `panel`, a drawing of `board`, for `campaign`.
    ///
    /// # Errors
    /// Texts that don't fit, names that templates don't know, frames that are no rectangles: all of them at once.
    pub fn layer(
        &self,
        (board, panel): (&Artboard, &Panel),
        campaign: &Campaign,
        bearer: &Bearer,
        part: Part,
        typesetter: &mut Typesetter,
    ) -> Result<Layer, Report> {
        let (filled, drawing) = self.filled((board, panel), campaign, bearer, part, typesetter)?;
        Ok(filled.layer(drawing, (part == Part::Whole).then_some(board.spec.size.unit)))
    }

    /// What `part`, one that lies on top, sets on `panel`, each thing by itself: most of it is the same for every chapter and in
    /// every record.
    ///
    /// # Errors
    /// As [`Studio::layer`].
    pub fn marks(
        &self,
        (board, panel): (&Artboard, &Panel),
        campaign: &Campaign,
        bearer: &Bearer,
        part: Part,
        typesetter: &mut Typesetter,
    ) -> Result<Marks, Report> {
        let (filled, drawing) = self.filled((board, panel), campaign, bearer, part, typesetter)?;
        let svgs = filled.root.leaves(&is_aside).into_iter().map(|leaf| document(leaf, drawing, None).into()).collect();
        Ok(Marks { svgs, photos: filled.photos })
    }

    fn filled(
        &self,
        (board, panel): (&Artboard, &Panel),
        campaign: &Campaign,
        bearer: &Bearer,
        part: Part,
        typesetter: &mut Typesetter,
    ) -> Result<(Filled, &Drawing), Report> {
        let context = self.context(board, campaign, bearer);
        let Some(drawing) = self.drawing(panel) else { return Err(Report::default()) };
        let whose = Whose { context: &context, campaign: Some(campaign), record: bearer.record.as_deref() };
        let mut filled = self.fill(board, drawing, whose, part, typesetter)?;
        if let Some(drawn_in) = &board.spec.accent {
            filled.root.recolor(&self.project.brand.tokens.recolor(&drawn_in.value, &campaign.accent.value));
        }
        if !part.is_on_top() {
            self.insert_visuals(board, campaign, drawing, &mut filled.root);
        }
        Ok((filled, drawing))
    }

    /// A lockup by itself, as a drawing.
    ///
    /// # Errors
    /// As [`Studio::layer`].
    pub fn lockup(&self, name: &str, bearer: &Bearer, typesetter: &mut Typesetter) -> Result<Layer, Report> {
        let (Some(board), Some(drawing)) = (self.project.brand.lockups.get(name), self.lockups.get(name)) else {
            return Err(Report::default());
        };
        let mut context = Context::new();
        context.insert("unit", &bearer.unit);
        let whose = Whose { context: &context, campaign: None, record: None };
        Ok(self.fill(board, drawing, whose, Part::Whole, typesetter)?.layer(drawing, None))
    }

    fn context(&self, board: &Artboard, campaign: &Campaign, bearer: &Bearer) -> Context {
        let mut context = self.campaign_context(campaign);
        context.insert("unit", &bearer.unit);
        if let Some(event) = &bearer.event {
            context.insert("event", event);
        }
        if let Some(variant) = &bearer.variant {
            context.insert("variant", variant);
            if let Some(slogan) = values::slogan(campaign, variant, Lang::Vi) {
                context.insert("slogan", &slogan);
            }
        }
        match &bearer.record {
            Some(record) => context.insert("record", &record.values),
            None => context.insert("record", &board.record_names().into_iter().map(|name| (name, "")).collect::<BTreeMap<_, _>>()),
        }
        context
    }

    fn campaign_context(&self, campaign: &Campaign) -> Context {
        let mut contexts = self.contexts.lock().unwrap_or_else(PoisonError::into_inner);
        let made = contexts.entry((campaign.year, campaign.slug.clone())).or_insert_with(|| {
            let mut context = Context::new();
            context.insert("campaign", &values::campaign(self.project, campaign, Lang::Vi));
            context.insert("edition", &values::edition(self.project, campaign.year, Lang::Vi));
            context
        });
        made.clone()
    }

    fn fill(
        &self,
        board: &Artboard,
        drawing: &Drawing,
        Whose { context, campaign, record }: Whose<'_>,
        part: Part,
        typesetter: &mut Typesetter,
    ) -> Result<Filled, Report> {
        let mut job = Job {
            board,
            drawing,
            part,
            context,
            campaign,
            record,
            typesetter,
            photos: BTreeMap::new(),
            codes: BTreeMap::new(),
            report: Report::default(),
        };
        let root = self.rebuild(&drawing.root, &mut Vec::new(), &mut job);
        if job.report.has_errors() {
            return Err(job.report);
        }
        Ok(Filled { root: root.unwrap_or_else(|| drawing.root.clone()), photos: job.photos, codes: job.codes })
    }

    /// A copy of `element` with what the job wants of it.
    fn rebuild<'e>(&self, element: &'e Element, above: &mut Vec<&'e Element>, job: &mut Job<'_>) -> Option<Element> {
        let id = element.get("id").unwrap_or_default();
        if job.part == Part::Sheet && job.board.is_blank(element.get("id")) {
            return None;
        }
        if let Some(field) = job.board.spec.fields.get(id) {
            return job.wants(field.level).then(|| self.field(id, field, element, above, job)).flatten();
        }
        if let Some(slot) = job.board.spec.slots.get(id) {
            return job.wants(slot.level()).then(|| self.slot(id, slot, above, job)).flatten();
        }
        if job.part.is_on_top() && is_aside(element) {
            return job.drawing.shared_part(element);
        }
        above.push(element);
        let mut children = Vec::new();
        for c in &element.children {
            match c {
                Child::Text(t) if !job.part.is_on_top() => children.push(Child::Text(t.clone())),
                Child::Text(_) => {}
                Child::Element(e) => children.extend(self.rebuild(e, above, job).map(Child::Element)),
            }
        }
        above.pop();
        let keep = !job.part.is_on_top() || above.is_empty() || !children.is_empty();
        keep.then(|| Element { children, ..element.shell() })
    }

    fn field(&self, id: &str, field: &Field, element: &Element, above: &[&Element], job: &mut Job<'_>) -> Option<Element> {
        let value = self.value(&template_name(job.board, id), &field.value, job)?;
        if value.trim().is_empty() {
            return None;
        }
        let key = (format!("{}#{id}", job.drawing.path), value.trim().to_owned());
        if let Some(known) = self.set.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Some(known.clone());
        }
        let place = job.drawing.places.get(id)?;
        let look = Look::of(element, above);
        let spec = look.spec(field, place);
        match job.typesetter.fit(value.trim(), &spec) {
            Ok(fitted) => {
                let text = text_element(id, field, &look, place, &fitted);
                self.set.lock().unwrap_or_else(PoisonError::into_inner).insert(key, text.clone());
                Some(text)
            }
            Err(overflow) => {
                let unit = job.context.get("unit").and_then(|u| u.get_from_path("chapter")).and_then(|v| v.as_str().map(str::to_owned));
                let finding = Diagnostic::error("TXT-12").at(field.value.span.clone());
                let finding = finding.arg("artboard", &job.board.id).arg("field", id).arg("percent", overflow.percent);
                let who = if field.level >= Level::Unit { unit } else { job.campaign.map(|c| c.series.names.vi.clone()) };
                // What a list says of a person goes into no message.
                let shown = if field.level == Level::Record && job.record.is_some() { "" } else { value.trim() };
                job.report.push(finding.arg("unit", who.unwrap_or_default()).arg("text", shown));
                None
            }
        }
    }

    fn slot(&self, id: &str, slot: &Slot, above: &[&Element], job: &mut Job<'_>) -> Option<Element> {
        let place = *job.drawing.places.get(id)?;
        let frame = place.frame;
        let picture = match slot.kind {
            // A key visual is drawn in its own campaign's colours, so it goes in after the artboard's have been changed.
            SlotKind::KeyVisual => Some(placed(id, frame)),
            SlotKind::Lockup => self.lockup_slot(id, slot, frame, job),
            SlotKind::Photo => {
                let placed = Placed::new(job.photo(slot)?, slot, frame);
                let image = placed.element(id);
                job.photos.insert(id.to_owned(), placed);
                Some(image)
            }
            SlotKind::Qr => self.code(id, slot, frame, job),
        };
        picture.map(|p| upright(picture::cut_off(p, above), &place))
    }

    fn code(&self, id: &str, slot: &Slot, frame: Rect, job: &mut Job<'_>) -> Option<Element> {
        let url = slot.url.as_ref()?;
        let text = self.value(&template_name(job.board, id), url, job)?;
        let key = (format!("{}#{id}", job.drawing.path), text);
        let mut codes = self.codes.lock().unwrap_or_else(PoisonError::into_inner);
        let known = codes.get(&key).cloned().or_else(|| self.draw_code(key.1.trim(), frame));
        let Some((drawn, code)) = known else {
            job.report.push(Diagnostic::error("ND0311").at(url.span.clone()).arg("text", key.1));
            return None;
        };
        if codes.len() >= CODES {
            codes.clear();
        }
        codes.entry(key).or_insert_with(|| (drawn.clone(), code.clone()));
        job.codes.insert(id.to_owned(), code);
        Some(drawn.with("id", id))
    }

    fn draw_code(&self, text: &str, frame: Rect) -> Option<(Element, qr::Code)> {
        let colors = &self.project.brand.tokens.colors;
        let color = |p| colors.values().find(|c| c.purpose == Some(p)).map_or_else(|| "#000000".to_owned(), |c| c.rgb.value.to_string());
        let (ink, paper) = (color(Purpose::Ink), color(Purpose::Paper));
        qr::element(text, frame[0], frame[1], frame[2].min(frame[3]), &ink, &paper)
    }

    fn lockup_slot(&self, id: &str, slot: &Slot, frame: Rect, job: &mut Job<'_>) -> Option<Element> {
        let name = slot.lockup.as_ref().map_or("horizontal", |l| l.value.as_str());
        let (board, drawing) = (self.project.brand.lockups.get(name)?, self.lockups.get(name)?);
        let whose = Whose { context: job.context, campaign: job.campaign, record: job.record };
        match self.fill(board, drawing, whose, Part::Whole, job.typesetter) {
            Ok(Filled { mut root, .. }) => {
                root.prefix_ids(&format!("{id}-"));
                let ratio =
                    format!("{}{} meet", ["xMin", "xMid", "xMax"][slot.align as usize], ["YMin", "YMid", "YMax"][slot.valign as usize]);
                let svg = placed(id, frame).with("viewBox", view_box(drawing.view_box())).with("preserveAspectRatio", ratio);
                let svg = picture::with_own(svg.with("overflow", "visible"), &root);
                Some(Element { children: root.children, ..svg })
            }
            Err(report) => {
                job.report.append(report);
                None
            }
        }
    }

    fn insert_visuals(&self, board: &Artboard, campaign: &Campaign, sheet: &Drawing, root: &mut Element) {
        let Some(drawing) = self.visual(campaign) else { return };
        for (id, slot) in board.spec.slots.iter().filter(|(_, s)| s.kind == SlotKind::KeyVisual) {
            let wanted = |id: &str| slot.view.as_ref().is_some_and(|w| w.value == id);
            let view = drawing.views().find(|(id, _)| wanted(id)).map_or_else(|| drawing.view_box(), |(_, view)| view);
            let mut picture = drawing.root.clone();
            picture.prefix_ids(&format!("{id}-"));
            picture.children.retain(|c| !matches!(c, Child::Element(e) if e.name == "view" || e.name == "title" || e.name == "desc"));
            // Where the drawing's own units are in force, the frame can be told from the sheet.
            let plain = root.find(id).is_some_and(|path| path.iter().all(|e| e.get("transform").is_none()));
            let sheet = plain.then(|| sheet.view_box());
            replace(root, id, &mut |place: &Element| {
                visual::framed(&picture, view, &picture::with_own(place.clone(), &picture), slot.crop, sheet)
            });
        }
    }

    fn value(&self, template: &str, written: &Located<String>, job: &mut Job<'_>) -> Option<String> {
        match self.texts.render(template, job.context) {
            Ok(text) => Some(text),
            Err(e) => {
                job.report.push(template_finding(&e, written));
                None
            }
        }
    }
}

impl Job<'_> {
    fn wants(&self, level: Level) -> bool {
        match self.part {
            Part::Whole => true,
            Part::Ground | Part::Sheet => level < Level::Unit,
            Part::Top => level >= Level::Unit,
            Part::Form => (Level::Unit..Level::Record).contains(&level),
            Part::Record => level == Level::Record,
        }
    }

    /// The photo that a slot shows, where there is one.
    fn photo(&self, slot: &Slot) -> Option<&Photo> {
        if let Some(column) = &slot.column {
            return self.record?.photos.get(&column.value);
        }
        let named = |p: &&Photo| slot.photo.as_ref().is_none_or(|id| p.id == id.value);
        self.campaign?.album.iter().find(named)
    }
}

/// A nested `<svg>` that stands in a frame.
fn placed(id: &str, frame: Rect) -> Element {
    let [x, y, w, h] = frame;
    Element::new("svg").with("id", id).with("x", short(x)).with("y", short(y)).with("width", short(w)).with("height", short(h))
}

/// A picture that is written in the artboard's coordinates, in whatever surroundings its slot has.
fn upright(picture: Element, place: &Place) -> Element {
    match place.around.inverse().filter(|_| place.around != Matrix::NONE) {
        Some(back) => Element::new("g").with("transform", back.attribute()).child(picture),
        None => picture,
    }
}

fn replace(element: &mut Element, id: &str, make: &mut dyn FnMut(&Element) -> Element) {
    for c in &mut element.children {
        if let Child::Element(e) = c {
            if e.name == "svg" && e.get("id") == Some(id) {
                *e = make(e);
            } else {
                replace(e, id, make);
            }
        }
    }
}

/// Three decimals at most: a thousandth of a millimetre.
fn short(v: f64) -> String {
    let text = format!("{v:.3}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

fn view_box(b: [f64; 4]) -> String {
    b.map(short).join(" ")
}

/// The drawing as a document. With a unit, sized for an editor; without, one user unit is one tree unit.
fn document(mut root: Element, drawing: &Drawing, unit: Option<LengthUnit>) -> String {
    let b = drawing.view_box();
    let suffix = if unit == Some(LengthUnit::Mm) { "mm" } else { "" };
    root.set("viewBox", view_box(b));
    root.set("width", format!("{}{suffix}", short(b[2])));
    root.set("height", format!("{}{suffix}", short(b[3])));
    if unit.is_some() {
        source::editable(&mut root);
    }
    root.attrs.insert(0, ("xmlns".to_owned(), "http://www.w3.org/2000/svg".to_owned()));
    let mut out = String::new();
    root.write(&mut out);
    out
}

/// A drawing's trim plus bleed on each side: x, y, width, height in the artboard's unit.
fn canvas(board: &Artboard, panel: &Panel) -> Rect {
    let trim = board.trim(panel.preset.as_deref());
    let bleed = if board.spec.size.unit == LengthUnit::Mm { board.drawn_bleed(panel) } else { 0.0 };
    [0.0 - bleed, 0.0 - bleed, trim.width + 2.0 * bleed, trim.height + 2.0 * bleed]
}
