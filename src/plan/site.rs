//! Pages and what machines read: contexts for templates, feeds, sitemap.

use crate::diagnostic::Report;
use crate::model::Project;
use crate::plan::{Plan, Selection};

pub(super) fn add(_project: &Project, _selection: &Selection, _plan: &mut Plan, _report: &mut Report) {}
