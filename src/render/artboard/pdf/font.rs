//! Fonts in a print file: one subset a face, with the glyphs that the file shows.
//!
//! In: faces of a font database, glyphs by number, what they read. Out: Type 0 fonts (ISO 32000-1, 9.7) whose codes are the
//! glyphs of the subset, in the order of their first use. So a file that begins like another has the same codes up to where
//! they part, and the same first bytes of each subset: those are packed once ([`Beginning`]).
//! Must not know: where glyphs stand.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use pdf_writer::types::{CidFontType, FontFlags, SystemInfo};
use pdf_writer::{Chunk, Filter, Name, Rect, Ref, Str};
use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::glyf;
use skrifa::{FontRef, GlyphId, MetadataProvider};
use subsetter::GlyphRemapper;
use usvg::fontdb::{Database, Family, ID, Query};
use usvg::tiny_skia_path::{PathBuilder, Transform};

use super::PdfError;
use crate::render::zlib::{self, Packer, Part};

/// Tables of glyphs that bring their own colours: those are RGB.
const COLOUR_TABLES: [&[u8]; 5] = [b"COLR", b"SVG ", b"sbix", b"CBDT", b"EBDT"];
/// Tables of names: the face's own and its glyphs'.
const NAMES: [&[u8; 4]; 2] = [b"name", b"post"];
/// What a PDF measures a font in, to the em.
const UNITS: f32 = 1000.0;
const SYSTEM: SystemInfo<'_> = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };

/// The fonts of print files, shared by all of them: to read one takes longer than most pages.
pub struct Fonts {
    database: Arc<Database>,
    met: Mutex<Vec<(ID, Arc<Face>)>>,
}

impl Fonts {
    /// The fonts of a database, which is that of all trees to be printed.
    #[must_use]
    pub fn new(database: Arc<Database>) -> Self {
        Self { database, met: Mutex::default() }
    }

    pub(super) fn get(&self, id: ID) -> Result<Arc<Face>, PdfError> {
        let mut met = self.met.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, face)) = met.iter().find(|(face, _)| *face == id) {
            return Ok(face.clone());
        }
        let face = Arc::new(Face::load(&self.database, id)?);
        met.push((id, face.clone()));
        Ok(face)
    }

    /// The regular face of a family.
    pub(super) fn family(&self, name: &str) -> Result<Arc<Face>, PdfError> {
        let query = Query { families: &[Family::Name(name)], ..Query::default() };
        self.get(self.database.query(&query).ok_or_else(|| PdfError::SlugFont(name.to_owned()))?)
    }
}

/// A font file, read.
pub(super) struct Face {
    data: Vec<u8>,
    index: u32,
    /// PostScript name.
    name: String,
    /// Font units to the em.
    pub(super) em: f32,
    /// Widths of all glyphs, in thousandths of the em.
    widths: Vec<f32>,
    /// The glyphs that others are put together from.
    parts: BTreeMap<u16, Vec<u16>>,
    shape: Shape,
}

/// What a descriptor says of the whole face (ISO 32000-1, 9.8), in thousandths of the em.
struct Shape {
    bbox: Rect,
    ascent: f32,
    descent: f32,
    cap_height: f32,
    /// Degrees.
    slant: f32,
    weight: f32,
    fixed: bool,
    /// PostScript outlines, not TrueType's.
    cff: bool,
}

impl PartialEq for Face {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Face {
    fn load(db: &Database, id: ID) -> Result<Self, PdfError> {
        let name = db.face(id).map(|face| face.post_script_name.clone()).unwrap_or_default();
        let fault = |why| PdfError::Font { name: name.clone(), why };
        let file = db.with_face_data(id, |data, index| (data.to_vec(), index));
        let (data, index) = file.ok_or_else(|| fault("can't be read"))?;
        let data = lean(data);
        let font = FontRef::from_index(&data, index).map_err(|_| fault("can't be read"))?;
        let has = |tag: &[u8]| font.table_directory().table_records().iter().any(|record| record.tag().to_be_bytes() == *tag);
        if has(b"fvar") {
            return Err(fault("is variable; print wants one file a weight"));
        }
        if COLOUR_TABLES.iter().any(|tag| has(tag)) {
            return Err(fault("has coloured glyphs"));
        }
        let cff = has(b"CFF ");
        if !cff && !has(b"glyf") {
            return Err(fault("has no outlines"));
        }
        let metrics = font.metrics(Size::unscaled(), LocationRef::default());
        let em = f32::from(metrics.units_per_em).max(1.0);
        let share = |v: f32| v / em * UNITS;
        let advances = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        let widths = (0..metrics.glyph_count).map(|g| share(advances.advance_width(GlyphId::from(g)).unwrap_or(0.0))).collect();
        let bounds = metrics.bounds.unwrap_or_default();
        let shape = Shape {
            bbox: Rect::new(share(bounds.x_min), share(bounds.y_min), share(bounds.x_max), share(bounds.y_max)),
            ascent: share(metrics.ascent),
            descent: share(metrics.descent),
            cap_height: share(metrics.cap_height.unwrap_or(metrics.ascent)),
            slant: metrics.italic_angle,
            weight: font.attributes().weight.value(),
            fixed: metrics.is_monospace,
            cff,
        };
        let parts = parts(&font, metrics.glyph_count);
        Ok(Self { name, em, widths, parts, shape, index, data })
    }

    /// The width of a glyph in thousandths of the em.
    pub(super) fn width(&self, glyph: u16) -> f32 {
        self.widths.get(usize::from(glyph)).copied().unwrap_or(0.0)
    }

    /// Each letter of a text, where in it it stands, and the glyph that it has by itself.
    pub(super) fn letters<'t>(&self, text: &'t str) -> impl Iterator<Item = (usize, char, Option<u16>)> + use<'t, '_> {
        let map = FontRef::from_index(&self.data, self.index).ok().map(|font| font.charmap());
        let glyph = move |letter| map.as_ref()?.map(letter).and_then(|glyph| u16::try_from(glyph.to_u32()).ok());
        text.char_indices().map(move |(at, letter)| (at, letter, glyph(letter)))
    }

    /// Adds a glyph's outline to a path; `at` leads from font units (y up) to where it is drawn.
    pub(super) fn outline(&self, glyph: u16, at: Transform, path: &mut PathBuilder) {
        if let Ok(font) = FontRef::from_index(&self.data, self.index) {
            trace(&font, glyph, at, path);
        }
    }
}

/// Adds a glyph's outline to a path; `at` leads from font units (y up) to where it is drawn.
pub(super) fn trace(font: &FontRef<'_>, glyph: u16, at: Transform, path: &mut PathBuilder) {
    let Some(outline) = font.outline_glyphs().get(GlyphId::from(glyph)) else { return };
    let mut pen = Tracer(PathBuilder::new());
    let drawn = outline.draw(DrawSettings::unhinted(Size::unscaled(), LocationRef::default()), &mut pen);
    let traced = pen.0.finish().filter(|_| drawn.is_ok()).and_then(|traced| traced.transform(at));
    if let Some(traced) = traced {
        path.push_path(&traced);
    }
}

/// A font file whose directory (OpenType 1.9, "Table Directory") leaves out what no reader of a PDF looks at. A collection
/// stays as it is.
fn lean(mut data: Vec<u8>) -> Vec<u8> {
    let count = |data: &[u8]| Some(usize::from(u16::from_be_bytes(*data.get(4..)?.first_chunk()?)));
    let records = count(&data).and_then(|count| data.get(12..12 + 16 * count)).filter(|_| !data.starts_with(b"ttcf"));
    let Some(records) = records else { return data };
    let kept: Vec<u8> =
        records.chunks_exact(16).filter(|record| !NAMES.iter().any(|tag| record.starts_with(*tag))).flatten().copied().collect();
    data[4..6].copy_from_slice(&u16::try_from(kept.len() / 16).unwrap_or_default().to_be_bytes());
    data[12..12 + kept.len()].copy_from_slice(&kept);
    data
}

/// Which glyphs each glyph is put together from, where it is (OpenType 1.9, "glyf").
fn parts(font: &FontRef<'_>, count: u16) -> BTreeMap<u16, Vec<u16>> {
    let (Ok(loca), Ok(table)) = (font.loca(None), font.glyf()) else { return BTreeMap::new() };
    let of = |glyph: u16| match loca.get_glyf(GlyphId::from(glyph), &table) {
        Ok(Some(glyf::Glyph::Composite(whole))) => Some((glyph, whole.components().map(|c| c.glyph.to_u16()).collect())),
        _ => None,
    };
    (0..count).filter_map(of).collect()
}

struct Tracer(PathBuilder);

impl OutlinePen for Tracer {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, cx: f32, cy: f32, x: f32, y: f32) {
        self.0.quad_to(cx, cy, x, y);
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.0.cubic_to(cx0, cy0, cx1, cy1, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

/// A face as far as a file shows it.
#[derive(Clone)]
pub(super) struct Subset {
    pub(super) face: Arc<Face>,
    /// Glyphs of the face ↔ glyphs of the subset, which are its codes.
    glyphs: GlyphRemapper,
    /// What each code reads, where that is known.
    words: Vec<Option<Arc<str>>>,
    beginning: Option<Arc<Beginning>>,
}

/// What the subsets of files that begin alike have in common, packed.
pub(super) struct Beginning {
    /// The font file, as long as no glyph comes in.
    program: Vec<u8>,
    whole: Vec<u8>,
    glyphs: u16,
    /// Of the font file, from the end of its directory to the last outline.
    outlines: Range<usize>,
    packed: Part,
    /// Of the list of what codes read, and whether a code stands in it.
    mapping: Part,
    mapped: Vec<bool>,
}

/// How the list of what codes read begins and ends (ISO 32000-1, 9.10.3).
const MAPPING: [&str; 2] = [
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n\
    /CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n\
    /CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n\
    1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n",
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n",
];
/// Lines of a block in it at most.
const BLOCK: usize = 100;

impl Subset {
    pub(super) fn new(face: Arc<Face>) -> Self {
        Self { face, glyphs: GlyphRemapper::new(), words: Vec::new(), beginning: None }
    }

    /// The code of a glyph. What it is put together from follows at once, or its place would hang on all glyphs of the file.
    pub(super) fn code(&mut self, glyph: u16) -> u16 {
        if let Some(known) = self.glyphs.get(glyph) {
            return known;
        }
        let code = self.glyphs.remap(glyph);
        let face = self.face.clone();
        for part in face.parts.get(&glyph).into_iter().flatten() {
            self.code(*part);
        }
        code
    }

    /// Whether a code reads `text`; what it reads is what it was first shown for.
    pub(super) fn reads(&mut self, code: u16, text: &str) -> bool {
        let code = usize::from(code);
        if self.words.len() <= code {
            self.words.resize(code + 1, None);
        }
        &**self.words[code].get_or_insert_with(|| text.into()) == text
    }

    /// Packs what files that begin like this one have in common.
    pub(super) fn begin(&mut self, packer: &mut Packer) {
        let Some(program) = self.program() else { return };
        let Some(outlines) = common(&program) else { return };
        let packed = packer.part(&program[outlines.clone()]);
        let rest = packer.part(&program[outlines.end..]);
        self.beginning = Some(Arc::new(Beginning {
            whole: zlib::stream([&Part::stored(&program[..outlines.start]), &packed, &rest]),
            glyphs: self.glyphs.num_gids(),
            mapping: packer.part((MAPPING[0].to_owned() + &blocks(self.known())).as_bytes()),
            mapped: self.words.iter().map(Option::is_some).collect(),
            program,
            outlines,
            packed,
        }));
    }

    /// The font file, cut down to the glyphs in use.
    pub(super) fn program(&self) -> Option<Vec<u8>> {
        let cut = subsetter::subset(&self.face.data, self.face.index, &self.glyphs).ok()?;
        if !self.face.shape.cff {
            return Some(cut);
        }
        let font = FontRef::new(&cut).ok()?;
        Some(font.table_data(skrifa::Tag::new(b"CFF "))?.as_bytes().to_vec())
    }

    /// The font file as a stream, and its length: the directory, what others have too, the rest.
    fn packed(&self, packer: &mut Packer) -> Option<(Cow<'_, [u8]>, usize)> {
        if let Some(known) = self.beginning.as_ref().filter(|known| known.glyphs == self.glyphs.num_gids()) {
            return Some((Cow::Borrowed(&known.whole), known.program.len()));
        }
        let program = self.program()?;
        let shared = self.beginning.as_ref().and_then(|known| {
            let (outlines, from) = (&known.program[known.outlines.clone()], common(&program)?.start);
            let rest = program[from..].strip_prefix(outlines)?;
            Some(zlib::stream([&Part::stored(&program[..from]), &known.packed, &packer.part(rest)]))
        });
        let stream = shared.unwrap_or_else(|| zlib::stream([&packer.part(&program)]));
        Some((Cow::Owned(stream), program.len()))
    }

    /// Writes it as `id` and the objects after it; gives the first number that is free.
    pub(super) fn write(&self, id: Ref, chunk: &mut Chunk, packer: &mut Packer) -> Result<Ref, PdfError> {
        let fault = || PdfError::Font { name: self.face.name.clone(), why: "can't be cut down" };
        let (packed, length) = self.packed(packer).ok_or_else(fault)?;
        let [cid, descriptor, cmap, file, next] = [1, 2, 3, 4, 5].map(|n| Ref::new(id.get() + n));
        let cff = self.face.shape.cff;
        let base = format!("{}+{}", self.tag(), self.face.name);
        let whole = if cff { format!("{base}-Identity-H") } else { base.clone() };
        let mut font = chunk.type0_font(id);
        font.base_font(Name(whole.as_bytes())).encoding_predefined(Name(b"Identity-H")).descendant_font(cid).to_unicode(cmap);
        drop(font);
        self.write_cid_font(cid, descriptor, Name(base.as_bytes()), chunk);
        self.write_descriptor(descriptor, file, Name(base.as_bytes()), chunk);
        chunk.stream(cmap, &self.mapping(packer)).filter(Filter::FlateDecode);
        let mut stream = chunk.stream(file, &packed);
        stream.filter(Filter::FlateDecode);
        if cff {
            stream.pair(Name(b"Subtype"), Name(b"CIDFontType0C"));
        } else {
            stream.pair(Name(b"Length1"), i32::try_from(length).unwrap_or(i32::MAX));
        }
        Ok(next)
    }

    fn write_cid_font(&self, id: Ref, descriptor: Ref, base: Name<'_>, chunk: &mut Chunk) {
        let cff = self.face.shape.cff;
        let mut font = chunk.cid_font(id);
        font.subtype(if cff { CidFontType::Type0 } else { CidFontType::Type2 }).base_font(base).system_info(SYSTEM);
        font.font_descriptor(descriptor).default_width(0.0);
        if !cff {
            font.cid_to_gid_map_predefined(Name(b"Identity"));
        }
        font.widths().consecutive(0, self.glyphs.remapped_gids().map(|glyph| self.face.width(glyph)));
    }

    fn write_descriptor(&self, id: Ref, file: Ref, base: Name<'_>, chunk: &mut Chunk) {
        let shape = &self.face.shape;
        let mut flags = FontFlags::SYMBOLIC;
        flags.set(FontFlags::SERIF, self.face.name.contains("Serif"));
        flags.set(FontFlags::FIXED_PITCH, shape.fixed);
        flags.set(FontFlags::ITALIC, shape.slant != 0.0);
        let mut out = chunk.font_descriptor(id);
        out.name(base).flags(flags).bbox(shape.bbox).italic_angle(shape.slant).ascent(shape.ascent).descent(shape.descent);
        // No font file says how thick its stems are: this is the usual guess from the weight.
        out.cap_height(shape.cap_height).stem_v(10.0 + 0.244 * (shape.weight - 50.0));
        if shape.cff {
            out.font_file3(file)
        } else {
            out.font_file2(file)
        };
    }

    /// Codes and what they read.
    fn known(&self) -> impl Iterator<Item = (usize, &str)> {
        self.words.iter().enumerate().filter_map(|(code, text)| Some((code, text.as_deref()?)))
    }

    /// What each code reads: what others have too, then the rest.
    fn mapping(&self, packer: &mut Packer) -> Vec<u8> {
        let end = MAPPING[1];
        let Some(beginning) = &self.beginning else {
            return zlib::stream([&packer.part((MAPPING[0].to_owned() + &blocks(self.known()) + end).as_bytes())]);
        };
        let new = self.known().filter(|(code, _)| beginning.mapped.get(*code) != Some(&true));
        zlib::stream([&beginning.mapping, &packer.part((blocks(new) + end).as_bytes())])
    }

    /// Six letters that other glyphs would not have (ISO 32000-1, 9.6.4).
    fn tag(&self) -> String {
        let glyphs: Vec<u8> = self.glyphs.remapped_gids().flat_map(u16::to_be_bytes).collect();
        blake3::hash(&glyphs).as_bytes()[..6].iter().map(|byte| char::from(b'A' + byte % 26)).collect()
    }
}

/// Lines of codes and what they read, in UTF-16.
fn blocks<'t>(known: impl Iterator<Item = (usize, &'t str)>) -> String {
    let hex = |text: &str| text.encode_utf16().map(|unit| format!("{unit:04X}")).collect::<String>();
    let lines: Vec<String> =
        known.filter(|(_, text)| !text.is_empty()).map(|(code, text)| format!("<{code:04X}> <{}>\n", hex(text))).collect();
    lines.chunks(BLOCK).map(|block| format!("{} beginbfchar\n{}endbfchar\n", block.len(), block.concat())).collect()
}

/// Where in a TrueType file the bytes stand that grow with its glyphs and don't change: from the end of the directory to the
/// end of the outlines (OpenType 1.9, "Table Directory").
pub(super) fn common(program: &[u8]) -> Option<Range<usize>> {
    let font = FontRef::new(program).ok()?;
    let records = font.table_directory().table_records();
    let outlines = records.iter().find(|record| record.tag() == skrifa::Tag::new(b"glyf"))?;
    let end = usize::try_from(outlines.offset()).ok()?.checked_add(usize::try_from(outlines.length()).ok()?)?;
    let start = 12 + 16 * records.len();
    (start <= end && end <= program.len()).then_some(start..end)
}
