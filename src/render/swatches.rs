//! The brand's colours for other programs.
//!
//! In: the brand's tokens. Out: the bytes of one file kind each. Must not know where they are published.

mod ase;
mod css;
mod gpl;
mod tokens;

use crate::diagnostic::messages::Lang;
use crate::model::brand::{Color, Tokens};
use crate::plan::Swatches;

/// One file.
#[must_use]
pub fn write(tokens: &Tokens, kind: Swatches) -> Vec<u8> {
    match kind {
        Swatches::Css => css::write(tokens).into_bytes(),
        Swatches::Tokens => tokens::write(tokens).into_bytes(),
        Swatches::Ase => ase::write(tokens),
        Swatches::Gpl => gpl::write(tokens).into_bytes(),
    }
}

/// The colours in groups with a title: those of every piece first, then each accent's. Names are `ink` and `sky.base`.
fn groups(tokens: &Tokens) -> Vec<(String, Vec<(String, &Color)>)> {
    let common = (tokens.name.get(Lang::Vi).to_owned(), tokens.colors.iter().map(|(n, c)| (n.clone(), c)).collect());
    let accents = tokens.accents.iter().map(|(id, a)| {
        let colors = a.roles.iter().map(|(role, c)| (format!("{id}.{role}"), c)).collect();
        (a.title.get(Lang::Vi).to_owned(), colors)
    });
    std::iter::once(common).chain(accents).collect()
}

/// Percent of ink as people write them: `0 95 100 0`.
fn inks(color: &Color) -> String {
    color.cmyk.map(|v| v.to_string()).join(" ")
}
