//! A document as every writer of a file kind sees it: words and order are final, only looks are left to do.

mod blocks;

use serde::Serialize;

use crate::diagnostic::messages::Lang;
use crate::model::document::{PageBox, Typesetting};

pub use blocks::{read, read_with};

/// One document of one chapter.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Document {
    /// The kind (`ke-hoach`).
    pub id: String,
    /// Language of the words.
    pub lang: Lang,
    /// For file properties: one line.
    pub title: String,
    /// Who gives it out, for file properties.
    pub author: String,
    /// Paper.
    pub page: PageBox,
    /// Type of the text.
    pub typography: Typesetting,
    /// What stands around the text.
    pub frame: Frame,
    /// The text.
    pub body: Vec<Block>,
}

/// What stands around a text.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Frame {
    /// The official form.
    Administrative(Box<Administrative>),
    /// The brand's form.
    Branded(Box<Branded>),
}

/// The parts of the official form (Nghị định 30/2020/NĐ-CP, Phụ lục I), as printed: letter case is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Administrative {
    /// The body above, capitals; regular.
    pub parent: String,
    /// Who issues it, capitals; bold, with a rule of a third to a half of the line below. A `\n` stands where a name too
    /// long for one line parts best.
    pub issuer: String,
    /// Quốc hiệu, capitals; bold.
    pub state: String,
    /// Tiêu ngữ; bold, with a rule as long as the words below.
    pub motto: String,
    /// `Số:     /KH-CTĐ`
    pub number: String,
    /// `Quảng Trị, ngày … tháng … năm 2023`; italic.
    pub place_date: String,
    /// `KẾ HOẠCH`; `None` for a letter, whose subject stands under the number.
    pub kind: Option<String>,
    /// Trích yếu; a letter's begins with `V/v`.
    pub about: String,
    /// Kính gửi: nobody, one in the same line, or several as a list.
    pub to: Vec<String>,
    /// Nơi nhận, without dash and full stop; the last is `Lưu: VT`.
    pub recipients: Vec<String>,
    /// Who signs.
    pub signer: Signer,
}

/// Who signs. Room for seal and signature is left between office and name, and nothing is ever drawn there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Signer {
    /// `TM. BAN THƯỜNG VỤ`
    pub authority: Option<String>,
    /// `CHỦ TỊCH`
    pub title: String,
    /// The name, bold; left out where not set.
    pub name: Option<String>,
}

/// The parts of the brand's form.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Branded {
    /// Whose paper it is: the chapter's full name.
    pub chapter: String,
    /// The chapter's horizontal lockup, an SVG whose texts are outlines; `None` where the brand has none.
    pub lockup: Option<String>,
    /// Over the title, small capitals by letter-spacing (`THÔNG CÁO BÁO CHÍ`).
    pub kind: String,
    /// The title.
    pub heading: String,
    /// Under the title: place and date, or the campaign and its dates.
    pub line: String,
    /// Accent for rules, `#RRGGBB`.
    pub accent: String,
    /// Darker accent for headings, `#RRGGBB`.
    pub accent_deep: String,
    /// Pale ground of table heads, `#RRGGBB`.
    pub accent_mist: String,
    /// Lines after the text: whom to ask. Empty where nobody is named.
    pub contact: Vec<String>,
    /// Foot of every page.
    pub footer: String,
    /// Who signs, where somebody does.
    pub signer: Option<Signer>,
}

/// A part of a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Block {
    /// A heading; level 1 is the highest in the text. Numbers (`I.`, `1.`) are part of the words.
    Heading {
        /// 1–4.
        level: u8,
        /// Its words.
        text: Vec<Run>,
    },
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List {
        /// The first number; dashes where `None`.
        start: Option<u64>,
        /// Its items.
        items: Vec<Vec<Block>>,
    },
    /// A table.
    Table {
        /// One for each column.
        align: Vec<Align>,
        /// Cells of the head.
        head: Vec<Vec<Run>>,
        /// Rows of cells.
        rows: Vec<Vec<Vec<Run>>>,
    },
    /// Words set apart.
    Quote(Vec<Block>),
    /// Pictures side by side. Only the guideline has any.
    Figures(Vec<Picture>),
}

/// A picture in a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Picture {
    /// Which: the layout has the drawings by their ids.
    pub id: String,
    /// What it shows, for whoever can't see it.
    pub alt: String,
    /// Its caption, or nothing.
    pub caption: String,
}

/// How a column is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// To the left.
    Start,
    /// In the middle.
    Center,
    /// To the right.
    End,
}

/// Words of one look. `\n` inside is a line break.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Bold.
    pub strong: bool,
    /// Italic.
    pub emphasis: bool,
    /// Where the words lead.
    pub link: Option<String>,
}
