//! One good state of the project, on threads of its own, making files as they are asked for.
//!
//! The workshop borrows the model, so both live on one thread's stack for as long as the generation's line of orders is
//! open. When a newer generation takes the stage, the line closes; what was asked for before is still answered.

use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use tokio::sync::oneshot;

use super::store::Store;
use crate::diagnostic::Report;
use crate::diagnostic::messages::Lang;
use crate::package::{Made, Maker};
use crate::plan::{KitRecipe, Output, Recipe, routes};
use crate::publish::{machine, release};
use crate::render::page::Facts;
use crate::scene::Typesetter;
use crate::world::environment;
use crate::{Loaded, Request, Workshop, prepare};

/// A file that a browser asked for.
struct Order {
    path: String,
    reply: oneshot::Sender<Answer>,
}

/// What came of an order.
pub(super) enum Answer {
    /// The file.
    File(Made),
    /// No file, but a folder with an index.
    Folder,
    /// Nothing there; the site's page that says so, if it has one.
    Missing(Option<Made>),
    /// It can't be made.
    Broken(Report),
}

/// The line of orders to a state's makers. They end with its last clone.
#[derive(Clone)]
pub(super) struct Generation(Sender<Order>);

impl Generation {
    /// Judges `loaded`; gives a generation and its warnings, or the findings that speak against it.
    pub(super) fn start(loaded: Loaded, request: Request, mut report: Report, store: Arc<Store>) -> Result<(Self, Report), Report> {
        let (ready, verdict) = mpsc::channel();
        thread::spawn(move || {
            let good = prepare(&loaded, &request, &mut report, |shop, report| {
                shop.proof(report);
                if report.has_errors() {
                    return drop(ready.send(Err(std::mem::take(report))));
                }
                let (orders, queue) = mpsc::channel();
                if ready.send(Ok((Self(orders), std::mem::take(report)))).is_ok() {
                    Bench { shop, maker: shop.maker(), store: &store }.open(queue);
                }
            });
            if good.is_none() {
                let _ = ready.send(Err(report));
            }
        });
        verdict.recv().unwrap_or_else(|_| Err(machine(Path::new("nhandien"), &io::Error::other("panic")).into()))
    }

    /// Makes the file at `path`. `None` where the maker died of it.
    pub(super) async fn make(&self, path: &str) -> Option<Answer> {
        let (reply, answer) = oneshot::channel();
        self.0.send(Order { path: path.to_owned(), reply }).ok()?;
        answer.await.ok()
    }
}

/// Where a generation's makers work.
struct Bench<'a> {
    shop: &'a Workshop<'a>,
    maker: Maker<'a>,
    store: &'a Store,
}

impl Bench<'_> {
    /// Works on all cores until the line of orders is closed.
    fn open(&self, queue: Receiver<Order>) {
        let queue = Mutex::new(queue);
        thread::scope(|scope| {
            for _ in 0..environment::cores() {
                scope.spawn(|| self.work(&queue));
            }
        });
    }

    fn work(&self, queue: &Mutex<Receiver<Order>>) {
        loop {
            let next = queue.lock().unwrap_or_else(PoisonError::into_inner).recv();
            let Ok(order) = next else { return };
            if order.reply.is_closed() {
                continue; // The browser has left the page.
            }
            // A panic is already told on standard error; the next order is served all the same.
            if let Ok(answer) = catch_unwind(AssertUnwindSafe(|| self.maker.lend(|t| self.answer(&order.path, t)))) {
                drop(order.reply.send(answer));
            }
        }
    }

    fn answer(&self, path: &str, typesetter: &mut Typesetter) -> Answer {
        let outputs = &self.shop.plan.outputs;
        if let Some(output) = outputs.get(path) {
            return self.file(path, output, typesetter).map_or_else(Answer::Broken, Answer::File);
        }
        if outputs.contains_key(&format!("{path}/index.html")) {
            return Answer::Folder;
        }
        let lang = if path.starts_with("en/") { Lang::En } else { Lang::Vi };
        let page = routes::file_of(&routes::localised(lang, "/404.html"));
        Answer::Missing(outputs.get(&page).and_then(|output| self.file(&page, output, typesetter).ok()))
    }

    /// Pages and releases tell what is known of other files by now: they alone are made anew each time.
    fn file(&self, path: &str, output: &Output, typesetter: &mut Typesetter) -> Result<Made, Report> {
        if let Recipe::Page(_) = &output.recipe {
            let facts = |p: &str| self.shop.plan.outputs.contains_key(p).then(|| self.known(p).unwrap_or_else(Facts::unmade));
            return self.maker.make(&output.recipe, typesetter, &facts);
        }
        if let Recipe::Release(part) = &output.recipe {
            let known = self.shop.plan.outputs.keys().filter_map(|p| Some((p.clone(), self.known(p)?))).collect();
            let listing = release::Listing::new(&self.shop.plan, &self.shop.project.site.base_url.value, &known);
            return Ok(Made::new(listing.render(*part)));
        }
        if let Some(made) = self.store.get(path, &output.key) {
            return Ok(made);
        }
        let made = match &output.recipe {
            Recipe::Kit(kit) => self.kit(kit, typesetter)?,
            recipe => self.maker.make(recipe, typesetter, &|_| None)?,
        };
        self.store.put(path, &output.key, &made);
        Ok(made)
    }

    /// A kit shares its members with the single files beside it.
    fn kit(&self, kit: &KitRecipe, typesetter: &mut Typesetter) -> Result<Made, Report> {
        let mut members = Vec::with_capacity(kit.members.len());
        for member in &kit.members {
            let single = member.published.as_ref().and_then(|path| self.shop.plan.outputs.get_key_value(path));
            members.push(match single {
                Some((path, output)) => self.file(path, output, typesetter)?,
                None => self.maker.make(&member.recipe, typesetter, &|_| None)?,
            });
        }
        self.maker.kit(kit, &members)
    }

    fn known(&self, path: &str) -> Option<Facts> {
        let output = self.shop.plan.outputs.get(path)?;
        self.store.get(path, &output.key).map(|made| made.facts)
    }
}
