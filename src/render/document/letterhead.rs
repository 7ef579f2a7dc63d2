//! Letter paper: the lockup at its head, whose it is at its foot, no text.
//!
//! In: the theme's form, and whose paper it is. Out: a [`Document`] for [`super::docx::letterhead`]. What nobody has told
//! the project (street, telephone, mail) is left open to be written in.

use crate::diagnostic::messages::Lang;
use crate::model::Project;
use crate::model::brand::Purpose;
use crate::model::document::DocumentKind;
use crate::plan::{Holder, routes};
use crate::scene::document::{Branded, Document, Frame};

/// The theme's string of the open lines at the foot.
const CONTACT: &str = "letterhead_contact";

pub(super) fn compose(project: &Project, kind: &DocumentKind, holder: &Holder, lockup: Option<String>) -> Document {
    let chapter = holder.bearer(project).chapter().to_owned();
    let spec = &kind.spec;
    Document {
        id: kind.id.clone(),
        lang: Lang::Vi,
        title: format!("{} – {chapter}", spec.title.get(Lang::Vi)),
        author: chapter.clone(),
        page: spec.page.value,
        typography: spec.typography.value.clone(),
        frame: Frame::Branded(Box::new(frame(project, holder, chapter, lockup))),
        body: Vec::new(),
    }
}

/// Only the lines of the brand's own colours: letter paper belongs to no campaign.
fn frame(project: &Project, holder: &Holder, chapter: String, lockup: Option<String>) -> Branded {
    let color = |purpose| {
        let found = project.brand.tokens.colors.values().find(|c| c.purpose == Some(purpose));
        found.map_or_else(|| "#000000".to_owned(), |c| c.rgb.value.to_string())
    };
    Branded {
        lockup,
        kind: String::new(),
        heading: String::new(),
        line: String::new(),
        accent: color(Purpose::Line),
        accent_deep: color(Purpose::Ink),
        accent_mist: color(Purpose::Tint),
        contact: Vec::new(),
        footer: footer(project, holder, &chapter),
        signer: None,
        chapter,
    }
}

/// Name, open lines, and the chapter's page once the site has an address.
fn footer(project: &Project, holder: &Holder, chapter: &str) -> String {
    let words = project.theme.strings.get(&Lang::Vi);
    let open = words.and_then(|w| w.get(CONTACT)).cloned();
    let page = holder.unit(project).map_or_else(|| "/".to_owned(), |u| routes::unit(&u.slug.value));
    let address = (!project.site.is_trial()).then(|| project.site.absolute(&page));
    [Some(chapter.to_owned()), open, address].into_iter().flatten().collect::<Vec<_>>().join("\n")
}
