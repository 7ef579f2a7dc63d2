//! Rules.

use crate::diagnostic::Report;
use crate::model::Project;
use crate::plan::Plan;
use crate::scene::Studio;
use crate::source::Sources;

/// Pass 1.
pub fn model(_project: &Project, _sources: &Sources, _report: &mut Report) {}

/// Pass 2.
pub fn scenes(_studio: &Studio<'_>, _plan: &Plan, _report: &mut Report) {}

/// Severities as `brand/lints.yaml` wants them.
pub fn levels(_project: &Project, _report: &mut Report) {}
