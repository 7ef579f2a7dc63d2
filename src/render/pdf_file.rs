//! A finished PDF as bytes: where its objects stand, and its small objects packed.
//!
//! In: a file as Typst writes it. Relies on its layout (one classic cross-reference table, one object after the other);
//! what it can't read is `None`, never a guess. Must not know: what is drawn.

use std::io::Write;

use flate2::Compression;
use flate2::write::ZlibEncoder;

/// Where everything stands in a file.
struct Layout<'p> {
    head: &'p [u8],
    /// By number, from 1: place and bytes; `None` where a number isn't used.
    objects: Vec<Option<(usize, &'p [u8])>>,
    trailer: &'p [u8],
}

impl<'p> Layout<'p> {
    fn of(pdf: &'p [u8]) -> Option<Self> {
        let start = last(pdf, b"startxref")?;
        let table = number(&pdf[start + b"startxref".len()..])?;
        let trailer = table + find(pdf.get(table..start)?, b"trailer")?;
        let lines = str::from_utf8(pdf.get(table..trailer)?).ok()?;
        let mut lines = lines.lines();
        let count: usize = (lines.next()? == "xref").then(|| lines.next()?.strip_prefix("0 ")?.parse().ok())??;
        let used = |line: &str| line.contains(" n").then(|| line.get(..10)?.parse::<usize>().ok()).flatten();
        let places: Vec<Option<usize>> = lines.map(used).collect();
        if places.len() != count || count == 0 {
            return None;
        }
        let mut starts: Vec<usize> = places.iter().copied().flatten().chain([table]).collect();
        starts.sort_unstable();
        let end = |from: usize| starts.get(starts.partition_point(|s| *s <= from)).copied();
        let objects = places[1..].iter().map(|p| p.and_then(|from| Some((from, pdf.get(from..end(from)?)?)))).collect();
        Some(Self { head: pdf.get(..*starts.first()?)?, objects, trailer: &pdf[trailer..start] })
    }
}

/// The file with everything that is no stream in one object stream, and the table of places as a stream (ISO 32000-1,
/// 7.5.7 and 7.5.8; both are allowed in PDF/A-2): a tagged document is half as large.
pub(crate) fn pack(pdf: &[u8]) -> Option<Vec<u8>> {
    let layout = Layout::of(pdf)?;
    let (holder, table) = (layout.objects.len() + 1, layout.objects.len() + 2);
    let mut out = layout.head.to_vec();
    let mut places = vec![Place::Free; table + 1];
    let (mut index, mut bodies) = (String::new(), Vec::new());
    let mut inside = 0;
    for (number, object) in layout.objects.iter().enumerate().filter_map(|(i, o)| Some((i + 1, o.as_ref()?.1))) {
        if holds(object, b"stream") {
            places[number] = Place::At(out.len());
            out.extend_from_slice(object);
            continue;
        }
        places[number] = Place::Inside(holder, inside);
        inside += 1;
        index.push_str(&format!("{number} {} ", bodies.len()));
        bodies.extend_from_slice(body(object)?);
        bodies.push(b'\n');
    }
    places[holder] = Place::At(out.len());
    let packed = deflate(&[index.as_bytes(), &bodies].concat(), Compression::best())?;
    let dict = format!("/Type/ObjStm/N {inside}/First {}", index.len());
    write_stream(&mut out, holder, &dict, &packed);
    let start = out.len();
    places[table] = Place::At(start);
    let rows: Vec<u8> = places.iter().flat_map(|p| p.row()).collect();
    let dict = format!("/Type/XRef/W[1 4 2]/Size {}{}", table + 1, trailer_keys(layout.trailer)?);
    write_stream(&mut out, table, &dict, &deflate(&rows, Compression::best())?);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
    Some(out)
}

/// Where an object stands.
#[derive(Clone, Copy)]
enum Place {
    Free,
    /// At a byte of the file.
    At(usize),
    /// In an object stream, and as which of its objects, from 0.
    Inside(usize, usize),
}

impl Place {
    /// A row of the table: one byte, four, two.
    fn row(self) -> [u8; 7] {
        let row = |kind: u8, field: usize, last: usize| {
            let [a, b, c, d] = u32::try_from(field).unwrap_or_default().to_be_bytes();
            let [e, f] = u16::try_from(last).unwrap_or_default().to_be_bytes();
            [kind, a, b, c, d, e, f]
        };
        match self {
            Self::Free => row(0, 0, 0xffff),
            Self::At(at) => row(1, at, 0),
            Self::Inside(holder, nth) => row(2, holder, nth),
        }
    }
}

/// What stands between `obj` and `endobj`.
fn body(object: &[u8]) -> Option<&[u8]> {
    let from = find(object, b"obj")? + b"obj".len();
    Some(object.get(from..last(object, b"endobj")?)?.trim_ascii())
}

/// The trailer's keys but its size.
fn trailer_keys(trailer: &[u8]) -> Option<&str> {
    let text = str::from_utf8(trailer).ok()?;
    let inside = text.get(text.find("<<")? + 2..text.rfind(">>")?)?;
    let rest = inside.strip_prefix("/Size ")?;
    Some(rest.trim_start_matches(|c: char| c.is_ascii_digit()))
}

fn write_stream(out: &mut Vec<u8>, number: usize, dict: &str, data: &[u8]) {
    out.extend_from_slice(format!("{number} 0 obj\n<<{dict}/Filter/FlateDecode/Length {}>>\nstream\n", data.len()).as_bytes());
    out.extend_from_slice(data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
}

fn deflate(plain: &[u8], level: Compression) -> Option<Vec<u8>> {
    let mut encoder = ZlibEncoder::new(Vec::new(), level);
    encoder.write_all(plain).ok()?;
    encoder.finish().ok()
}

fn find(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).position(|w| w == what)
}

fn last(bytes: &[u8], what: &[u8]) -> Option<usize> {
    bytes.windows(what.len()).rposition(|w| w == what)
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    find(bytes, what).is_some()
}

/// The number that comes next.
fn number(bytes: &[u8]) -> Option<usize> {
    let text = str::from_utf8(bytes.get(..bytes.len().min(24))?.trim_ascii_start()).ok();
    let digits = bytes.trim_ascii_start().iter().take_while(|b| b.is_ascii_digit()).count();
    text.and_then(|t| t.get(..digits)?.parse().ok())
}
