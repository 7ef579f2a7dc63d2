//! The drawings that explain the identity: what a text of `content/` shows by their addresses.

use serde::Serialize;

use crate::plan::routes;

/// A drawing made of the brand's own lockup and values; it has no words, so that it serves every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub enum Figure {
    /// The emblem built of squares.
    Build,
    /// All lockups side by side.
    Lockups,
    /// The room around it.
    ClearSpace,
    /// The least size, at that size.
    Least,
    /// All colours as fields.
    Colours,
    /// The family's weights.
    Letters,
    /// Beside partners.
    Partners,
    /// On letter paper and under a mail.
    Office,
    /// Do: as it is, on white.
    DoWhole,
    /// Do: on its own white ground where the paper has a colour.
    DoGround,
    /// Do: stacked where the room is narrow.
    DoStacked,
    /// Don't: pulled out of shape.
    DontStretch,
    /// Don't: turned.
    DontTurn,
    /// Don't: in another colour.
    DontRecolour,
    /// Don't: on a coloured ground.
    DontTint,
    /// Don't: on a restless ground.
    DontBusy,
    /// Don't: something over it.
    DontCover,
    /// Don't: shadows and outlines.
    DontEffects,
    /// Don't: taken apart.
    DontSplit,
    /// Don't: others in its room.
    DontCrowd,
}

impl Figure {
    /// All figures.
    pub const ALL: [Self; 20] = [
        Self::Build,
        Self::Lockups,
        Self::ClearSpace,
        Self::Least,
        Self::Colours,
        Self::Letters,
        Self::Partners,
        Self::Office,
        Self::DoWhole,
        Self::DoGround,
        Self::DoStacked,
        Self::DontStretch,
        Self::DontTurn,
        Self::DontRecolour,
        Self::DontTint,
        Self::DontBusy,
        Self::DontCover,
        Self::DontEffects,
        Self::DontSplit,
        Self::DontCrowd,
    ];

    /// Its part of addresses.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Build => "dung-hinh",
            Self::Lockups => "cum-ten",
            Self::ClearSpace => "khoang-trong",
            Self::Least => "co-nho-nhat",
            Self::Colours => "mau",
            Self::Letters => "chu",
            Self::Partners => "doi-tac",
            Self::Office => "giay-to",
            Self::DoWhole => "nen-nguyen-khoi",
            Self::DoGround => "nen-giu-nen-trang",
            Self::DoStacked => "nen-ban-doc",
            Self::DontStretch => "khong-keo-gian",
            Self::DontTurn => "khong-xoay",
            Self::DontRecolour => "khong-doi-mau",
            Self::DontTint => "khong-nen-mau",
            Self::DontBusy => "khong-nen-roi",
            Self::DontCover => "khong-de-len",
            Self::DontEffects => "khong-hieu-ung",
            Self::DontSplit => "khong-tach-ten",
            Self::DontCrowd => "khong-chen-sat",
        }
    }

    /// Its output.
    #[must_use]
    pub fn path(self) -> String {
        routes::identity(&format!("hinh/{}.svg", self.id()))
    }

    /// The figure that stands at an address, with or without a slash in front.
    #[must_use]
    pub fn at(address: &str) -> Option<Self> {
        let path = address.strip_prefix('/').unwrap_or(address);
        Self::ALL.into_iter().find(|f| f.path() == path)
    }

    /// Width and height, px: the wide ones fill a column of text, the others stand three in a row.
    #[must_use]
    pub fn size(self) -> (u32, u32) {
        match self {
            Self::Build | Self::Lockups | Self::ClearSpace | Self::Partners => (720, 220),
            Self::Office => (720, 300),
            // 180 mm, so that it shows a length on paper as it is.
            Self::Least => (680, 120),
            Self::Colours => (720, 140),
            Self::Letters => (720, 220),
            _ => (360, 240),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_figure_has_an_address_of_its_own() {
        let paths: BTreeSet<String> = Figure::ALL.into_iter().map(Figure::path).collect();
        assert_eq!(paths.len(), Figure::ALL.len());
        assert!(Figure::ALL.into_iter().all(|f| Figure::at(&format!("/{}", f.path())) == Some(f)));
        assert_eq!(Figure::at("/bo-nhan-dien/hinh/khac.svg"), None);
    }
}
