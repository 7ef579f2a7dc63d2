//! How the theme sets documents: form, paper, type (`themes/<theme>/documents/<id>.yaml`).

use std::collections::BTreeMap;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::record::Records;
use super::text::Text;
use crate::source::yaml::Located;

/// One kind of document, with its file.
#[derive(Debug, Clone)]
pub struct DocumentKind {
    /// File stem: its part of addresses and file names.
    pub id: String,
    /// What the file says.
    pub spec: DocumentSpec,
    /// Project path.
    pub path: Arc<str>,
    /// BLAKE3 of the file.
    pub digest: [u8; 32],
}

/// `documents/<id>.yaml`.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSpec {
    /// What people call it.
    pub title: Text,
    /// Which parts stand around the text.
    pub form: Form,
    /// The layout beside this file, without extension: Typst's that sets the PDF, or the PPTX that slides are made on.
    pub layout: Located<String>,
    /// What is what in the PPTX, where the document is slides.
    #[serde(default)]
    pub slides: Option<Located<DeckSpec>>,
    /// The kind as printed above the subject (`KẾ HOẠCH`); a letter has none.
    pub kind: Option<Located<String>>,
    /// The kind's letters in the number (`KH`); a letter has none.
    pub symbol: Option<Located<String>>,
    /// The office that drafts, last in a letter's number (`VP`).
    pub office: Option<Located<String>>,
    /// Paper and its margins.
    pub page: Located<PageBox>,
    /// Type of the text.
    #[serde(rename = "type")]
    pub typography: Located<Typesetting>,
    /// Who signs, where nobody set another.
    pub signer: Option<SignerSpec>,
    /// File kinds, in the order in which a kit holds them.
    pub outputs: Vec<DocumentFormat>,
    /// What a list has to tell that is merged into it; fields of its text take the columns by their ids.
    #[serde(default)]
    pub records: Option<Records>,
    /// It is of one event, and made once for each; once with open lines where a chapter has none.
    #[serde(default)]
    pub per_event: bool,
    /// Place and day stand under the title of the brand's form; the campaign and its days where not.
    #[serde(default)]
    pub dated: bool,
}

impl DocumentKind {
    /// Whether it is a letter: the official form without a kind.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.spec.form == Form::Administrative && self.spec.kind.is_none()
    }
}

/// Which parts stand around a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// The official form after Nghị định 30/2020/NĐ-CP, Phụ lục I.
    Administrative,
    /// The chapter's lockup, a title, the accent of the campaign.
    Branded,
}

/// A file kind of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum DocumentFormat {
    /// Office Open XML text, to edit.
    Docx,
    /// PDF/A-2a and PDF/UA-1, to print and read.
    Pdf,
    /// Plain text.
    Txt,
    /// Office Open XML presentation, to edit and to show.
    Pptx,
}

impl DocumentFormat {
    /// Extension of its files.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Txt => "txt",
            Self::Pptx => "pptx",
        }
    }

    /// IANA media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
            Self::Txt => "text/plain; charset=utf-8",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        }
    }
}

/// What is what in a designer's PPTX, by the names that PowerPoint and Impress show.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeckSpec {
    /// Names of the slide layouts by what stands on them.
    pub layouts: DeckLayouts,
    /// Roles of the campaign's accent by the theme colours of the PPTX whose place they take (`accent1: base`).
    #[serde(default)]
    pub colors: BTreeMap<String, String>,
    /// Artboards by the names of the pictures, on layouts and the master, whose place they take.
    #[serde(default)]
    pub pictures: BTreeMap<String, String>,
}

/// Names of the slide layouts of a PPTX.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DeckLayouts {
    /// The first slide: a title, below it the days and the chapter.
    pub cover: String,
    /// A title that others follow.
    pub section: String,
    /// A title and text.
    pub text: String,
    /// A title and a table of two columns, each with its head.
    pub columns: String,
    /// A title and one sentence.
    pub statement: String,
}

/// Paper, mm.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PageBox {
    /// Width, mm.
    pub width: f64,
    /// Height, mm.
    pub height: f64,
    /// Margins.
    pub margin: Margins,
}

/// Margins, mm.
#[derive(Debug, Clone, Copy, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Margins {
    /// Above the text, mm.
    pub top: f64,
    /// Right of it, mm.
    pub right: f64,
    /// Below it, mm.
    pub bottom: f64,
    /// Left of it, mm.
    pub left: f64,
}

/// Type of a text.
#[derive(Debug, Clone, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Typesetting {
    /// A family in `brand/fonts/`.
    pub family: String,
    /// The name that office programs should look for, where it differs (`Times New Roman` for its free twin Tinos).
    pub office_family: Option<String>,
    /// Size of the text, pt.
    pub size: f64,
    /// Line pitch as a multiple of a single line.
    pub line: f64,
    /// Indent of a paragraph's first line, mm.
    pub indent: f64,
    /// Space between paragraphs, pt.
    pub gap: f64,
    /// Both edges straight.
    #[serde(default)]
    pub justify: bool,
}

/// Who signs.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignerSpec {
    /// In whose name (`TM. BAN THƯỜNG VỤ`).
    pub authority: Option<String>,
    /// The office (`CHỦ TỊCH`).
    pub title: String,
}
