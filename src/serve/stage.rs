//! What browsers are shown now: the last good generation, and the findings that stand against a newer state.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde::Serialize;
use tokio::sync::watch;

use super::generation::Generation;
use super::{Event, Hear, overlay};
use crate::diagnostic::Report;
use crate::diagnostic::messages::Catalogue;
use crate::source::Sources;

/// Shared by the builder and the web server.
pub(super) struct Stage {
    words: Catalogue,
    hear: Arc<Hear>,
    now: Mutex<Now>,
    news: watch::Sender<State>,
}

/// What a page is told: the state it would show if loaded now, and whether a newer one is broken.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(super) struct State {
    version: String,
    broken: bool,
}

/// A good state of the project.
#[derive(Clone)]
pub(super) struct Show {
    /// Its makers.
    pub(super) generation: Generation,
    /// Its name.
    pub(super) version: String,
    sources: Arc<Sources>,
}

#[derive(Default)]
struct Now {
    show: Option<Show>,
    findings: String,
}

impl Stage {
    /// An empty stage.
    pub(super) fn new(words: Catalogue, hear: Arc<Hear>) -> Self {
        Self { words, hear, now: Mutex::default(), news: watch::Sender::new(State::default()) }
    }

    /// A good state takes the place of the last one; the overlay goes away.
    pub(super) fn show(&self, generation: Generation, report: &Report, sources: Arc<Sources>, version: String, took: Duration) {
        let findings = overlay::fragment(report, &self.words, &sources);
        let show = Show { generation, version: version.clone(), sources: sources.clone() };
        *self.now() = Now { show: Some(show), findings };
        self.news.send_replace(State { version, broken: false });
        (self.hear)(Event::Judged { report, sources: Some(&sources), took });
    }

    /// A state with errors: its findings are laid over the last good one.
    pub(super) fn fail(&self, report: &Report, sources: Arc<Sources>, took: Duration) {
        let findings = overlay::fragment(report, &self.words, &sources);
        self.now().findings = findings;
        self.news.send_modify(|state| state.broken = true);
        (self.hear)(Event::Judged { report, sources: Some(&sources), took });
    }

    /// The page for a file that can't be made; its findings are told to the terminal too.
    pub(super) fn broken(&self, report: &Report, show: &Show) -> String {
        (self.hear)(Event::Judged { report, sources: Some(&show.sources), took: Duration::ZERO });
        overlay::page(&self.words, &overlay::fragment(report, &self.words, &show.sources))
    }

    /// The page for when there was no good state yet.
    pub(super) fn nothing_yet(&self) -> String {
        overlay::page(&self.words, &self.findings())
    }

    /// The last good state.
    pub(super) fn last_good(&self) -> Option<Show> {
        self.now().show.clone()
    }

    /// What was found in the newest state, as HTML.
    pub(super) fn findings(&self) -> String {
        self.now().findings.clone()
    }

    /// The state now, and each that follows.
    pub(super) fn news(&self) -> watch::Receiver<State> {
        self.news.subscribe()
    }

    fn now(&self) -> MutexGuard<'_, Now> {
        self.now.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
