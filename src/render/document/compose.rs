//! The parts of the model → a [`Document`]: every word in its place, for whichever file kind.
//!
//! In: a document's kind and text, its campaign, chapter and event. Out: the tree that all writers read. The words that
//! no text says itself (Quốc hiệu, `Số:`, `Lưu: VT`) are the theme's strings `paper_…`. Must not know file kinds.

use crate::diagnostic::messages::Lang;
use crate::model::Date;
use crate::model::chapter::DocumentMark;
use crate::model::document::Form;
use crate::model::fields::{OPEN, Values};
use crate::plan::documents::Parts;
use crate::scene::document::{self, Administrative, Block, Branded, Document, Frame, Run, Signer};

/// The document, with these values in its fields and this lockup.
#[must_use]
pub fn compose(parts: &Parts<'_>, values: &Values, lockup: Option<String>) -> Document {
    Scribe { parts, values }.document(lockup)
}

/// Its own day where the chapter set one, else the first of the campaign's window: for file properties.
#[must_use]
pub fn day(parts: &Parts<'_>) -> Date {
    own_day(parts).unwrap_or(parts.campaign.window.start)
}

/// What the chapter set for its plan. A letter has a number of its own, which stays open.
fn mark<'a>(parts: &Parts<'a>) -> Option<&'a DocumentMark> {
    let set = parts.project.override_of(parts.campaign, parts.unit)?;
    let spec = &parts.kind.spec;
    set.data.document.as_ref().filter(|_| spec.symbol.is_some() && spec.form == Form::Administrative)
}

fn own_day(parts: &Parts<'_>) -> Option<Date> {
    mark(parts).and_then(|m| m.date.as_ref()).map(|d| d.value)
}

struct Scribe<'a> {
    parts: &'a Parts<'a>,
    values: &'a Values,
}

impl Scribe<'_> {
    fn document(&self, lockup: Option<String>) -> Document {
        let Parts { kind, page, unit, .. } = *self.parts;
        let spec = &kind.spec;
        let mut body = document::read(page.body(), self.values);
        let frame = match spec.form {
            Form::Administrative => Frame::Administrative(Box::new(self.administrative())),
            Form::Branded => {
                self.address(&mut body);
                Frame::Branded(Box::new(self.branded(lockup)))
            }
        };
        Document {
            id: kind.id.clone(),
            lang: page.lang,
            title: self.values.fill(&page.front.title),
            author: unit.chapter.vi.clone(),
            page: spec.page.value,
            typography: spec.typography.value.clone(),
            frame,
            body,
        }
    }

    fn administrative(&self) -> Administrative {
        let front = &self.parts.page.front;
        let central = self.values.get("central.name").unwrap_or_default();
        let recipients = front.recipients.iter().map(|r| self.values.fill(r));
        Administrative {
            parent: central.to_uppercase(),
            issuer: parted(&self.parts.unit.chapter.vi, self.parts.unit.kind.label(Lang::Vi)).to_uppercase(),
            state: self.word("paper_state"),
            motto: self.word("paper_motto"),
            number: self.number(),
            place_date: self.place_date(),
            kind: self.parts.kind.spec.kind.as_ref().map(|k| k.value.clone()),
            about: self.about(),
            to: front.to.iter().map(|t| self.values.fill(t)).collect(),
            recipients: recipients.chain([self.word("paper_file_copy")]).collect(),
            signer: self.signer().unwrap_or(Signer { authority: None, title: String::new(), name: None }),
        }
    }

    fn branded(&self, lockup: Option<String>) -> Branded {
        let c = self.parts.campaign;
        let site = &self.parts.project.site;
        let role = |name: &str| {
            let color = self.parts.project.brand.tokens.accents.get(&c.accent.value).and_then(|a| a.roles.get(name));
            color.map_or_else(|| "#000000".to_owned(), |c| c.rgb.value.to_string())
        };
        let contacts = self.parts.project.override_of(c, self.parts.unit).map(|o| o.contacts.as_slice()).unwrap_or_default();
        let address = (!site.is_trial()).then(|| self.values.get("campaign.url").unwrap_or_default().to_owned());
        let footer = [Some(self.parts.unit.chapter.vi.clone()), Some(c.dated(Lang::Vi)), address];
        Branded {
            chapter: self.parts.unit.chapter.vi.clone(),
            lockup,
            kind: self.parts.kind.spec.kind.as_ref().map_or_else(|| self.parts.kind.spec.title.vi.to_uppercase(), |k| k.value.clone()),
            heading: self.about(),
            line: self.line(),
            accent: role("base"),
            accent_deep: role("deep"),
            accent_mist: role("mist"),
            contact: contacts.iter().map(|c| c.line(Lang::Vi)).collect(),
            footer: footer.into_iter().flatten().collect::<Vec<_>>().join(" · "),
            signer: self.signer(),
        }
    }

    /// In the brand's form, whom it is addressed to is the first thing the text says.
    fn address(&self, body: &mut Vec<Block>) {
        let to = &self.parts.page.front.to;
        if to.is_empty() {
            return;
        }
        let whom = to.iter().map(|t| self.values.fill(t)).collect::<Vec<_>>().join("; ");
        let run = |text: String, strong| Run { text, strong, ..Run::default() };
        body.insert(0, Block::Paragraph(vec![run(format!("{} ", self.word("paper_to")), false), run(whom, true)]));
    }

    /// The subject; the title where the text names none.
    fn about(&self) -> String {
        let front = &self.parts.page.front;
        self.values.fill(front.about.as_ref().map_or(&front.title, |a| &a.value))
    }

    fn signer(&self) -> Option<Signer> {
        let spec = self.parts.kind.spec.signer.as_ref()?;
        Some(Signer { authority: spec.authority.clone(), title: spec.title.clone(), name: None })
    }

    /// `Số:     /KH-CTĐ`, a letter's `Số:     /CTĐ-VP`.
    fn number(&self) -> String {
        let abbrev = Some(self.parts.unit.doc_abbrev.vi.as_str());
        let spec = &self.parts.kind.spec;
        let symbol = [spec.symbol.as_deref().map(String::as_str), abbrev, spec.office.as_deref().map(String::as_str)];
        let open = || format!("     /{}", symbol.into_iter().flatten().collect::<Vec<_>>().join("-"));
        let number = mark(self.parts).and_then(|m| m.number.as_ref()).map_or_else(open, |n| n.value.clone());
        self.word("paper_number").replace("{number}", &number)
    }

    /// `Quảng Trị, ngày … tháng … năm 2023`; days under 10 and the first two months have two digits.
    fn place_date(&self) -> String {
        let parts = own_day(self.parts).map(|d| {
            let d = d.0;
            let month = if d.month() < 3 { format!("{:02}", d.month()) } else { d.month().to_string() };
            [format!("{:02}", d.day()), month, d.year().to_string()]
        });
        let [day, month, year] = parts.unwrap_or_else(|| ["…".to_owned(), "…".to_owned(), self.parts.campaign.year.to_string()]);
        let line = self.word("paper_date").replace("{place}", &self.parts.unit.place);
        line.replace("{day}", &day).replace("{month}", &month).replace("{year}", &year)
    }

    /// Place and day, or the campaign, where the heading hasn't named it, and its days.
    fn line(&self) -> String {
        if self.parts.kind.spec.dated {
            return self.place_date();
        }
        let campaign = self.parts.campaign.dated(Lang::Vi);
        let named = self.about().contains(&campaign);
        [(!named).then_some(campaign), Some(self.when())].into_iter().flatten().collect::<Vec<_>>().join(" · ")
    }

    /// The days of the event, else of the chapter's window.
    fn when(&self) -> String {
        let event = self.parts.event.map(|e| e.date_phrase(Lang::Vi));
        event.unwrap_or_else(|| self.parts.project.window_of(self.parts.campaign, self.parts.unit).label(Lang::Vi))
    }

    fn word(&self, key: &str) -> String {
        self.parts.project.theme.strings.get(&Lang::Vi).and_then(|s| s.get(key)).cloned().unwrap_or_else(|| OPEN.to_owned())
    }
}

/// A chapter's name, parted before what it is a chapter of: `Hội …\ntỉnh …`.
fn parted(chapter: &str, kind: &str) -> String {
    chapter.replacen(&format!(" {kind} "), &format!("\n{kind} "), 1)
}
