//! Reads the project again and puts the new state on stage, if it is a good one.

use std::io;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use super::generation::Generation;
use super::stage::Stage;
use super::store::Store;
use crate::diagnostic::Report;
use crate::plan::key::Digest;
use crate::publish::machine;
use crate::source::Sources;
use crate::world::Disk;
use crate::world::environment::Stopwatch;
use crate::{Loaded, Request};

/// Rebuilds on demand.
pub(super) struct Builder {
    world: Disk,
    request: Request,
    stage: Arc<Stage>,
    store: Arc<Store>,
    last: Option<(String, Report)>,
}

impl Builder {
    /// A builder that has built nothing yet.
    pub(super) fn new(world: Disk, request: Request, stage: Arc<Stage>) -> Self {
        Self { world, request, stage, store: Arc::default(), last: None }
    }

    /// Reads the files; where they differ from the last time, judges them and shows the result.
    pub(super) fn rebuild(&mut self) {
        let watch = Stopwatch::start();
        let mut report = Report::default();
        let loaded = match self.load(&mut report) {
            Ok(loaded) => loaded,
            Err(e) => {
                self.last = None;
                let failure = machine(self.world.root(), &e).into();
                return self.stage.fail(&failure, Arc::default(), watch.elapsed());
            }
        };
        let read = (version(&loaded.sources), report.clone());
        if self.last.as_ref() == Some(&read) {
            return;
        }
        let version = read.0.clone();
        self.last = Some(read);
        let sources = Arc::new(loaded.sources.clone());
        match Generation::start(loaded, self.request.clone(), report, self.store.clone()) {
            Ok((generation, report)) => self.stage.show(generation, &report, sources, version, watch.elapsed()),
            Err(report) => self.stage.fail(&report, sources, watch.elapsed()),
        }
    }

    /// A file may be gone for a moment while an editor saves it: asks again before believing it.
    fn load(&self, report: &mut Report) -> io::Result<Loaded> {
        let mut tries = 0;
        loop {
            let mut found = Report::default();
            match crate::load(&self.world, &self.request, &mut found) {
                Err(_) if tries < 5 => thread::sleep(Duration::from_millis(50)),
                result => {
                    report.append(found);
                    return result;
                }
            }
            tries += 1;
        }
    }
}

/// Names a state by its content, so that a page knows after a restart of the server whether it is still the same.
fn version(sources: &Sources) -> String {
    let digest = sources.under("").fold(Digest::new("serve"), |d, f| d.bytes(f.path.as_bytes()).bytes(&f.digest));
    digest.finish().as_str()[..16].to_owned()
}
