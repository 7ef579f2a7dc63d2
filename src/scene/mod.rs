//! Artboard + values → scene: texts shaped and fitted into the frames the designer drew, slots filled.
//!
//! In: the model. Out: [`Layer`]s of plain SVG that `render` paints and `check` inspects: the *ground* (what no chapter
//! changes, once per artboard and campaign) and the *top* (one chapter's texts). Pure; must not know outputs or files.

pub mod compose;
pub mod coverage;
pub mod deck;
pub mod document;
pub mod fit;
pub mod fonts;
pub mod import;
mod ink;
pub mod inspect;
pub mod photo;
pub mod qr;
pub mod tally;
pub mod xml;

pub use compose::{Bearer, Layer, Marks, Part, Studio};
pub use fit::Typesetter;
pub use import::Drawing;
pub use tally::Tally;
