//! Notices that files changed; not which, since everything is read again.

use std::path::Path;
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;

use notify::event::{AccessKind, AccessMode, EventKind};
use notify::{Config, PollWatcher, RecommendedWatcher, RecursiveMode, Watcher};

use crate::diagnostic::Report;
use crate::publish::machine;
use crate::world::ROOTS;

/// Editors save in several steps; quiet for so long means that they are done.
const QUIET: Duration = Duration::from_millis(80);
/// How often to look where the system sends no notices.
const POLL: Duration = Duration::from_millis(1000);

/// A stream of notices about a project's files.
pub(super) struct Changes {
    _watcher: Box<dyn Watcher + Send>,
    heard: Receiver<()>,
}

impl Changes {
    /// Listens to the folders of the project at `root`. Polls where asked to, or where the system has no watches left.
    pub(super) fn of(root: &Path, poll: bool) -> Result<Self, Report> {
        let chosen = if poll { Self::with::<PollWatcher>(root) } else { Self::with::<RecommendedWatcher>(root) };
        chosen.or_else(|_| Self::with::<PollWatcher>(root)).map_err(|e| machine(root, &std::io::Error::other(e)).into())
    }

    fn with<W: Watcher + Send + 'static>(root: &Path) -> notify::Result<Self> {
        let (say, heard) = mpsc::channel();
        // Polling by time alone would miss a second change within the same second.
        let config = Config::default().with_poll_interval(POLL).with_compare_contents(true).with_follow_symlinks(false);
        let hear = move |event: notify::Result<notify::Event>| {
            if event.map_or(true, |e| changes(&e.kind)) {
                let _ = say.send(());
            }
        };
        let mut watcher = W::new(hear, config)?;
        for folder in ROOTS.iter().map(|top| root.join(top)).filter(|f| f.is_dir()) {
            watcher.watch(&folder, RecursiveMode::Recursive)?;
        }
        Ok(Self { _watcher: Box::new(watcher), heard })
    }

    /// Calls `act` after each burst of notices, for as long as there can be any.
    pub(super) fn each(self, mut act: impl FnMut()) {
        while self.heard.recv().is_ok() {
            while self.heard.recv_timeout(QUIET).is_ok() {}
            act();
        }
    }
}

/// Reading is no change: else our own reading would wake us for ever.
fn changes(kind: &EventKind) -> bool {
    !matches!(kind, EventKind::Access(access) if *access != AccessKind::Close(AccessMode::Write))
}
