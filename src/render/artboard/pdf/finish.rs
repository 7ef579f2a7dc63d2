//! The last step over a finished file: inks in whole percent, page contents packed, the printing condition named.
//!
//! In: a file as krilla writes it, page contents plain. Out: the same file, with
//! * every CMYK value as the percent it stands for: krilla takes eight bits a channel, so that 95 % would stand as
//!   0.9490196 and a press operator would read 94.9 %;
//! * page contents deflated;
//! * an output intent (ISO 32000-1, 14.11.5), where a condition is given. krilla writes one for PDF/A only, and then
//!   turns every ink into a colour of a profile. The condition is one of the ICC's registry and is named, not embedded:
//!   the profile would weigh more than most pages.
//!
//! Must not know: what is drawn. Relies on how krilla lays a file out (one classic cross-reference table, one object
//! after the other, one operator a line); what it can't read is an error, never a guess.

use std::collections::BTreeSet;

use flate2::Compression;

use super::PdfError;
use crate::render::pdf_file::{Layout, deflate, find, holds, last, number, reference};

/// The printing condition that a file is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Condition<'a> {
    /// Its name in the ICC's registry of characterisation data, for instance `FOGRA39`.
    pub id: &'a str,
    /// In words, for whoever opens the file.
    pub info: &'a str,
}

/// Where the ICC's registry is found (ISO 15930).
const REGISTRY: &str = "http://www.color.org";

/// Does all of it; leaves page contents readable for tests when `pack` is off.
pub(super) fn finish(pdf: &[u8], condition: Option<Condition<'_>>, pack: bool) -> Result<Vec<u8>, PdfError> {
    rewrite(pdf, condition, pack).ok_or_else(|| PdfError::Writer("a file of unknown layout".to_owned()))
}

fn rewrite(pdf: &[u8], condition: Option<Condition<'_>>, pack: bool) -> Option<Vec<u8>> {
    let layout = Layout::of(pdf)?;
    let root = reference(layout.trailer, b"/Root")?;
    let contents = contents(&layout);
    let mut order: Vec<_> = layout.objects.iter().enumerate().filter_map(|(i, o)| o.map(|(at, bytes)| (at, i + 1, bytes))).collect();
    order.sort_unstable();
    let mut out = Vec::with_capacity(pdf.len() + 256);
    out.extend_from_slice(layout.head);
    let mut places = vec![None; layout.objects.len()];
    for (_, number, bytes) in order {
        places[number - 1] = Some(out.len());
        if contents.contains(&number) {
            write_contents(bytes, pack, &mut out)?;
        } else if let Some(condition) = condition.filter(|_| number == root) {
            write_catalog(bytes, condition, &mut out)?;
        } else if holds(bytes, b"stream") {
            out.extend_from_slice(bytes);
        } else {
            write_functions(bytes, &mut out);
        }
    }
    write_table(&places, layout.trailer, &mut out);
    Some(out)
}

/// Numbers of the streams that pages are painted with: their own, and those that they share.
fn contents(layout: &Layout<'_>) -> BTreeSet<usize> {
    let numbered = layout.objects.iter().zip(1..).filter_map(|(object, number)| Some((object.as_ref()?.1, number)));
    let painted = |(bytes, number): (&[u8], usize)| match find(bytes, b"stream") {
        None => reference(bytes, b"/Contents"),
        Some(at) => holds(&bytes[..at], b"/Subtype /Form").then_some(number),
    };
    numbered.filter_map(painted).collect()
}

/// A content stream with its inks in percent, deflated.
fn write_contents(object: &[u8], pack: bool, out: &mut Vec<u8>) -> Option<()> {
    let (dict, data) = stream(object)?;
    let mut plain = Vec::with_capacity(data.len());
    for line in data.split_inclusive(|b| *b == b'\n') {
        match inks_of(line) {
            Some((values, operator)) => plain.extend_from_slice(format!("{} {operator}\n", values.join(" ")).as_bytes()),
            None => plain.extend_from_slice(line),
        }
    }
    let (data, filter) = if pack { (deflate(&plain, Compression::default())?, "/Filter/FlateDecode") } else { (plain, "") };
    let length = find(dict, b"/Length")?;
    let rest = &dict[length + b"/Length".len()..];
    let digits = rest.iter().take_while(|b| b.is_ascii_digit() || **b == b' ').count();
    if holds(dict, b"/Filter") {
        return None;
    }
    out.extend_from_slice(&dict[..length]);
    out.extend_from_slice(format!("/Length {}{filter}", data.len()).as_bytes());
    out.extend_from_slice(&rest[digits..]);
    out.extend_from_slice(b"stream\n");
    out.extend_from_slice(&data);
    out.extend_from_slice(b"\nendstream\nendobj\n");
    Some(())
}

/// An object's dictionary, and the bytes of its stream.
fn stream(object: &[u8]) -> Option<(&[u8], &[u8])> {
    let at = find(object, b"stream\n")?;
    let dict = &object[..at];
    let length = number(&dict[find(dict, b"/Length")? + b"/Length".len()..])?;
    let from = at + b"stream\n".len();
    Some((dict, object.get(from..from + length)?))
}

/// The four inks that a line sets and its operator, if that is what it does.
fn inks_of(line: &[u8]) -> Option<(Vec<String>, &str)> {
    if !line.ends_with(b" k\n") && !line.ends_with(b" K\n") {
        return None;
    }
    let words: Vec<&str> = str::from_utf8(line).ok()?.split_ascii_whitespace().collect();
    let [inks @ .., operator @ ("k" | "K")] = words.as_slice() else { return None };
    (inks.len() == 4).then(|| Some((inks.iter().map(|v| in_percent(v)).collect::<Option<_>>()?, *operator)))?
}

/// Everything but streams: the ends of gradients are inks too.
fn write_functions(object: &[u8], out: &mut Vec<u8>) {
    let mut rest = object;
    while let Some(at) = [b"/C0", b"/C1"].iter().filter_map(|key| find(rest, *key)).min() {
        let (before, from) = rest.split_at(at + 3);
        out.extend_from_slice(before);
        rest = from;
        let Some((open, close)) = find(rest, b"[").zip(find(rest, b"]")) else { continue };
        let inks = str::from_utf8(&rest[open + 1..close]).ok().map(|list| list.split_ascii_whitespace().map(in_percent).collect());
        if let Some(Some(inks)) = inks.map(|i: Option<Vec<String>>| i.filter(|i| i.len() == 4)) {
            out.extend_from_slice(format!("[{}]", inks.join(" ")).as_bytes());
            rest = &rest[close + 1..];
        }
    }
    out.extend_from_slice(rest);
}

/// A share out of 255 as the whole percent that became it; as it is where none did.
pub(super) fn in_percent(value: &str) -> Option<String> {
    let share: f32 = value.parse().ok()?;
    let percent = (share * 100.0).round();
    let byte = |v: f32| (v * 255.0).round();
    let exact = byte(percent / 100.0) == byte(share) && (0.0..=1.0).contains(&share);
    Some(if exact { (percent / 100.0).to_string() } else { value.to_owned() })
}

fn write_catalog(object: &[u8], condition: Condition<'_>, out: &mut Vec<u8>) -> Option<()> {
    let close = last(object, b">>")?;
    out.extend_from_slice(&object[..close]);
    let (id, info) = (literal(condition.id), literal(condition.info));
    let intent = "/OutputIntents[<</Type/OutputIntent/S/GTS_PDFX/OutputConditionIdentifier";
    out.extend_from_slice(format!("{intent}{id}/RegistryName{}/Info{info}>>]", literal(REGISTRY)).as_bytes());
    out.extend_from_slice(&object[close..]);
    Some(())
}

/// A PDF text string (ISO 32000-1, 7.9.2.2): UTF-16 in hexadecimal, so that nothing needs to be escaped.
fn literal(text: &str) -> String {
    if text.bytes().all(|b| b.is_ascii_graphic() && !b"()\\".contains(&b)) {
        return format!("({text})");
    }
    let units: String = text.encode_utf16().map(|u| format!("{u:04X}")).collect();
    format!("<FEFF{units}>")
}

/// The table of places, the trailer as it was, and where the table begins.
fn write_table(places: &[Option<usize>], trailer: &[u8], out: &mut Vec<u8>) {
    let start = out.len();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f\r\n", places.len() + 1);
    for place in places {
        match place {
            Some(at) => table.push_str(&format!("{at:010} 00000 n\r\n")),
            None => table.push_str("0000000000 65535 f\r\n"),
        }
    }
    out.extend_from_slice(table.as_bytes());
    out.extend_from_slice(trailer);
    out.extend_from_slice(format!("startxref\n{start}\n%%EOF").as_bytes());
}
