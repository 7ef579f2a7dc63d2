//! `init`: an empty project that works, out of what is embedded in this program: brand, theme, unit lists, pages.

use include_dir::{Dir, include_dir};
use serde_json::json;

use super::{Files, fill, yaml_text};
use crate::diagnostic::{Diagnostic, Report};
use crate::model::Date;
use crate::model::brand::Tokens;
use crate::source::yaml;

static BRAND: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/brand");
static THEMES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/themes");
static UNITS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/units");
static PAGES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/content/pages");
static EDITOR: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/.vscode");

/// Where the skeletons of a project stand in the theme.
const ARCHETYPES: &str = "default/archetypes/";

/// The files of an empty project whose day is `date` and whose first edition is that day's year.
///
/// # Errors
/// An archetype that is wrong: a mistake of this program's own.
pub fn init(date: Date) -> Result<Files, Report> {
    let mut files = Files::new();
    for (root, dir) in [("brand", &BRAND), ("themes", &THEMES), ("content/pages", &PAGES), (".vscode", &EDITOR)] {
        copy(dir, root, &mut files);
    }
    for file in UNITS.files() {
        files.insert(format!("content/units/{}", file.path().to_string_lossy()), file.contents().to_vec());
    }
    files.insert(".gitignore".to_owned(), b"/public\n/.nhandien\n".to_vec());
    let name = brand_name();
    let values = json!({
        "date": date, "year": date.0.year(), "central_vi": yaml_text(&name.vi), "central_en": name.en.as_deref().map(yaml_text),
    });
    let year = date.0.year();
    for (path, archetype) in [
        ("content/site.yaml".to_owned(), "project/site.yaml"),
        ("content/organisations.yaml".to_owned(), "project/organisations.yaml"),
        ("content/links.yaml".to_owned(), "project/links.yaml"),
        ("content/names.yaml".to_owned(), "project/names.yaml"),
        ("README.md".to_owned(), "project/README.md"),
        (format!("content/campaigns/{year}/edition.yaml"), "edition.yaml"),
    ] {
        let skeleton = THEMES.get_file(format!("{ARCHETYPES}{archetype}")).and_then(|f| f.contents_utf8()).unwrap_or_default();
        let text = fill(skeleton, &values).map_err(|reason| Diagnostic::error("ND0301").arg("reason", reason))?;
        files.insert(path, text.into_bytes());
    }
    Ok(files)
}

/// What the embedded brand calls its organisation.
fn brand_name() -> crate::model::Text {
    let path: std::sync::Arc<str> = "brand/brand.yaml".into();
    let text = BRAND.get_file("brand.yaml").and_then(|f| f.contents_utf8()).unwrap_or_default();
    let node = yaml::parse(&path, text).ok();
    let tokens: Option<Tokens> = node.and_then(|n| yaml::decode(n, &mut Report::default()));
    tokens.map(|t| t.name).unwrap_or_default()
}

fn copy(dir: &Dir<'_>, root: &str, files: &mut Files) {
    for file in dir.files() {
        let path = file.path().to_string_lossy().replace('\\', "/");
        files.insert(format!("{root}/{path}"), file.contents().to_vec());
    }
    for sub in dir.dirs() {
        copy(sub, root, files);
    }
}
