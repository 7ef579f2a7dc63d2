//! How the theme sets documents: form, paper, type (`themes/<theme>/documents/<id>.yaml`).

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::text::Text;
use crate::source::yaml::Located;

/// `documents/<id>.yaml`: one kind of document.
#[derive(Debug, Clone, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentSpec {
    /// What people call it.
    pub title: Text,
    /// Which parts stand around the text.
    pub form: Form,
    /// The Typst layout beside this file, without extension, that sets the PDF.
    pub layout: Located<String>,
    /// The kind as printed above the subject (`KẾ HOẠCH`); a letter has none.
    pub kind: Option<String>,
    /// The kind's letters in the number (`KH`); a letter has none.
    pub symbol: Option<String>,
    /// The office that drafts, last in a letter's number (`VP`).
    pub office: Option<String>,
    /// Paper and its margins.
    pub page: PageBox,
    /// Type of the text.
    #[serde(rename = "type")]
    pub typography: Typesetting,
    /// Who signs, where nobody set another.
    pub signer: Option<SignerSpec>,
    /// File kinds, in the order in which a kit holds them.
    pub outputs: Vec<DocumentFormat>,
    /// It is of one event, and made once for each.
    #[serde(default)]
    pub per_event: bool,
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
