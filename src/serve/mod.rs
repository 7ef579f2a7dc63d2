//! Live preview: a page server on this machine alone.
//!
//! ```text
//! disk ──► watch ──► rebuild ──► generation ──► stage ◄── http ◄── browser
//!          notices   load,       answers what   what is    pages, files,
//!                    prepare     is asked for   shown now  reload, overlay
//! ```
//!
//! Every change rebuilds the whole model and plan; nothing is rendered before the browser asks for it, and what was
//! made is found again by its key. A state with errors never replaces a good one: its findings are laid over the last
//! good page. Paths are looked up in the plan only, so no request can name a file on disk.

mod builder;
mod generation;
mod http;
mod overlay;
mod stage;
mod store;
mod watch;

use std::sync::Arc;
use std::thread;
use std::time::Duration;

use crate::Request;
use crate::diagnostic::Report;
use crate::diagnostic::messages::Catalogue;
use crate::source::Sources;
use crate::world::Disk;

/// How to serve.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// Port on the loopback address; 0 for any that is free.
    pub port: u16,
    /// Look at the files once a second, where the system sends no notices (network drives).
    pub poll: bool,
}

/// What the person at the terminal hears.
pub enum Event<'a> {
    /// Pages are served at this address.
    Serving(&'a str),
    /// A state of the project was judged, or a page could not be made.
    Judged {
        /// What was found.
        report: &'a Report,
        /// The texts it was found in.
        sources: Option<&'a Sources>,
        /// How long it took.
        took: Duration,
    },
}

/// Hears events, on any thread.
pub type Hear = dyn Fn(Event<'_>) + Send + Sync;

/// Serves the project of `world` until Ctrl-C.
///
/// # Errors
/// `ND0406` where the port is taken, `ND0402` where the machine fails us. What is wrong with the project goes to `hear`
/// and to the browser instead.
pub fn run(world: Disk, request: Request, options: Options, words: Catalogue, hear: Arc<Hear>) -> Result<(), Report> {
    let (listener, url) = http::listen(options.port)?;
    let changes = watch::Changes::of(world.root(), options.poll)?;
    let stage = Arc::new(stage::Stage::new(words, hear.clone()));
    let mut builder = builder::Builder::new(world, request, stage.clone());
    builder.rebuild();
    hear(Event::Serving(&url));
    thread::spawn(move || changes.each(|| builder.rebuild()));
    http::serve(listener, stage)
}
