//! The filter `joined`: titles whose words of several syllables no line ends inside.

use tera::{Kwargs, State, Tera};

use crate::model::compounds;

/// Registers the filter with the brand's list of such words (`brand.yaml: type.compounds`).
pub(super) fn register(tera: &mut Tera, words: &[String]) {
    let words = words.to_vec();
    let filter = move |text: String, _: Kwargs, _: &State<'_>| -> Result<String, tera::Error> { Ok(compounds::join(&text, &words)) };
    tera.register_filter("joined", filter);
}
