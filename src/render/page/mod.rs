//! Pages: templates and values → HTML.

use crate::diagnostic::Report;
use crate::model::Theme;
use crate::plan::PageRecipe;

/// What is known of a file once it is made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// Bytes.
    pub size: u64,
    /// SHA-256 in hexadecimal.
    pub sha256: String,
}

/// All templates of a theme, compiled once.
pub struct Pages {}

impl Pages {
    /// Compiles the templates.
    pub fn new(_theme: &Theme, _report: &mut Report) -> Self {
        Self {}
    }

    /// Renders one page.
    ///
    /// # Errors
    /// Names that a template uses and the page doesn't have.
    pub fn render(&self, _recipe: &PageRecipe, _facts: &dyn Fn(&str) -> Option<Facts>) -> Result<Vec<u8>, Report> {
        Ok(Vec::new())
    }
}
