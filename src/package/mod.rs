//! One file at a time, and kits made of them.
//!
//! In: recipes. Out: bytes. A kit is a ZIP with one folder; its read-me, manifest and sums are made here, since they
//! tell of the bytes. Must not know where anything is published.

pub(crate) mod zip;

use std::collections::BTreeMap;
use std::io::Cursor;
use std::sync::{Arc, Mutex, PoisonError};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::diagnostic::{Diagnostic, Report};
use crate::model::Project;
use crate::plan::{Artefact, KitRecipe, Lockup, Member, PackRecipe, Recipe, Subject, artefacts};
use crate::render::album::Album;
use crate::render::artboard::Painter;
use crate::render::document::{Clerk, slogans};
use crate::render::page::{Facts, Pages};
use crate::render::{Memo, figure, swatches};
use crate::scene::Typesetter;

/// Name of the read-me in a kit.
pub const README: &str = "00-doc-truoc.html";
/// Name of the manifest in a kit.
pub const MANIFEST: &str = "manifest.json";
/// Name of the checksums in a kit.
pub const SUMS: &str = "SHA256SUMS";

/// Makes outputs. Shared by all workers.
pub struct Maker<'a> {
    project: &'a Project,
    painter: Painter<'a>,
    pages: &'a Pages,
    pressed: Mutex<BTreeMap<String, Arc<zip::Pressed>>>,
    shared: Memo<Artefact, Made>,
    lockups: Memo<Lockup, Made>,
    guideline: Memo<(), Made>,
    album: Album,
    clerk: Clerk,
}

/// Bytes with their facts.
#[derive(Debug, Clone)]
pub struct Made {
    /// The file.
    pub bytes: Arc<[u8]>,
    /// What is known of it.
    pub facts: Facts,
}

impl Made {
    /// Bytes, measured.
    #[must_use]
    pub fn new(bytes: impl Into<Arc<[u8]>>) -> Self {
        let bytes = bytes.into();
        let facts = Facts { size: bytes.len() as u64, sha256: hex(&Sha256::digest(&bytes)) };
        Self { bytes, facts }
    }
}

/// The service worker of the release of this name.
#[must_use]
pub fn worker(script: &[u8], release: &str) -> Vec<u8> {
    [format!("const RELEASE = \"{release}\";\n").as_bytes(), script].concat()
}

/// Lower-case hexadecimal.
#[must_use]
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

impl<'a> Maker<'a> {
    /// A maker with its painter and pages.
    #[must_use]
    pub fn new(project: &'a Project, painter: Painter<'a>, pages: &'a Pages) -> Self {
        Self {
            project,
            painter,
            pages,
            pressed: Mutex::new(BTreeMap::new()),
            shared: Memo::new(),
            lockups: Memo::new(),
            guideline: Memo::new(),
            album: Album::default(),
            clerk: Clerk::default(),
        }
    }

    /// Lends a typesetter.
    pub fn lend<T>(&self, work: impl FnOnce(&mut Typesetter) -> T) -> T {
        self.painter.studio().lend(work)
    }

    /// Drops what was kept for one campaign's files, once all of them are made.
    pub fn forget(&self, year: i16, campaign: &str) {
        self.painter.forget(year, campaign);
        self.clerk.forget(year, campaign);
        self.shared.retain(|artefact| artefact.year != year || artefact.campaign != campaign);
    }

    /// Makes one file; a picture that bears no chapter only once, since every kit may hold it. `facts` tells what is known of other outputs, for pages.
    ///
    /// # Errors
    /// Whatever rendering found.
    pub fn make(&self, recipe: &Recipe, typesetter: &mut Typesetter, facts: &dyn Fn(&str) -> Option<Facts>) -> Result<Made, Report> {
        match recipe {
            Recipe::Bytes(bytes) => Ok(Made::new(bytes.clone())),
            Recipe::Artefact(artefact) if artefact.subject == Subject::Central && artefact.preview.is_none() => {
                self.shared.get(artefact.clone(), || self.painter.draw(artefact, typesetter).map(Made::new))
            }
            Recipe::Artefact(artefact) => self.painter.draw(artefact, typesetter).map(Made::new),
            // A pack holds what is published by itself, too.
            Recipe::Lockup(of) => self.lockups.get(of.clone(), || self.painter.lockup_file(of, typesetter).map(Made::new)),
            Recipe::Letterhead(holder) => self.clerk.letterhead(holder, &self.painter, typesetter).map(Made::new),
            Recipe::Guideline => self.guideline.get((), || self.clerk.guideline(&self.painter, typesetter).map(Made::new)),
            Recipe::Swatches(kind) => Ok(Made::new(swatches::write(&self.project.brand.tokens, *kind))),
            Recipe::Figure(figure) => figure::draw(*figure, &self.painter, typesetter).map(|svg| Made::new(svg.into_bytes())),
            Recipe::Pack(pack) => {
                let members = pack.members.iter().map(|(_, r)| self.make(r, typesetter, facts)).collect::<Result<Vec<_>, _>>()?;
                identity(pack, &members)
            }
            Recipe::Icon(svg, side) => self.painter.icon(svg, *side).map(Made::new),
            // Whoever knows the whole release names it; a preview has no release.
            Recipe::Worker(script) => Ok(Made::new(worker(script, "preview"))),
            Recipe::Slogans(s) => {
                let campaign = self.project.campaign(s.year, &s.campaign);
                let unit = campaign.and_then(|c| artefacts::unit_of(self.project, c, &s.unit));
                let text = campaign.zip(unit).and_then(|(c, u)| slogans::text(self.project, c, u));
                Ok(Made::new(text.unwrap_or_default()))
            }
            Recipe::Document(paper) => self.clerk.write(paper, &self.painter, typesetter).map(Made::new),
            Recipe::Photo(photo) => self.album.size(photo).map(Made::new),
            Recipe::Page(page) => self.pages.render(page, facts).map(Made::new),
            Recipe::Kit(kit) => {
                let members = kit.members.iter().map(|m| self.make(&m.recipe, typesetter, facts)).collect::<Result<Vec<_>, _>>()?;
                self.kit(kit, &members)
            }
            Recipe::Release(_) => Ok(Made::new(Vec::new())),
        }
    }

    /// Zips a kit from its members' bytes, in the order of `kit.members`.
    ///
    /// # Errors
    /// Whatever the read-me's template found.
    pub fn kit(&self, kit: &KitRecipe, members: &[Made]) -> Result<Made, Report> {
        let known: BTreeMap<&str, &Facts> = kit.members.iter().map(|m| m.name.as_str()).zip(members.iter().map(|m| &m.facts)).collect();
        let readme = self.pages.render(&kit.readme, &|name| known.get(name).map(|f| (*f).clone()))?;
        let readme = Made::new(readme);
        let manifest = Made::new(manifest(kit, members, &readme));
        let sums = Made::new(sums(kit, members, &[(README, &readme), (MANIFEST, &manifest)]));
        let mut archive = zip::Archive::new(Cursor::new(Vec::new()), &kit.folder);
        let result = [(README, &readme), (MANIFEST, &manifest), (SUMS, &sums)].into_iter().try_for_each(|(n, m)| archive.add(n, &m.bytes));
        let result = result.and_then(|()| {
            kit.members.iter().zip(members).try_for_each(|(m, made)| match &m.recipe {
                Recipe::Bytes(_) => archive.add_pressed(&m.name, &*self.press(m, made)?),
                _ => archive.add(&m.name, &made.bytes),
            })
        });
        let bytes = result.and_then(|()| archive.finish()).map_err(|e| failure(&kit.folder, &e))?;
        Ok(Made::new(bytes.into_inner()))
    }

    /// A file that all kits share, compressed once.
    fn press(&self, member: &Member, made: &Made) -> Result<Arc<zip::Pressed>, ::zip::result::ZipError> {
        let mut pressed = self.pressed.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(found) = pressed.get(&made.facts.sha256) {
            return Ok(found.clone());
        }
        let new = Arc::new(zip::Pressed::new(&member.name, &made.bytes)?);
        pressed.insert(made.facts.sha256.clone(), new.clone());
        Ok(new)
    }
}

/// Zips a pack of the identity from its members' bytes, with their checksums.
fn identity(pack: &PackRecipe, members: &[Made]) -> Result<Made, Report> {
    let named = || pack.members.iter().map(|(name, _)| name.as_str()).zip(members);
    let sums: String = named().map(|(name, made)| format!("{}  {name}\n", made.facts.sha256)).collect();
    let mut archive = zip::Archive::new(Cursor::new(Vec::new()), &pack.folder);
    let result = named().try_for_each(|(name, made)| archive.add(name, &made.bytes));
    let result = result.and_then(|()| archive.add(SUMS, sums.as_bytes())).and_then(|()| archive.finish());
    result.map(|bytes| Made::new(bytes.into_inner())).map_err(|e| failure(&pack.folder, &e))
}

fn failure(folder: &str, error: &::zip::result::ZipError) -> Report {
    Diagnostic::error("ND0402").arg("path", format!("{folder}.zip")).arg("reason", error).into()
}

/// `manifest.json`, schema 1 (FORMATS.md).
fn manifest(kit: &KitRecipe, members: &[Made], readme: &Made) -> Vec<u8> {
    let mut files = vec![json!({
        "path": README, "id": "doc-truoc", "title": "Đọc trước", "sha256": readme.facts.sha256,
        "size": readme.facts.size, "media_type": "text/html; charset=utf-8",
    })];
    files.extend(kit.members.iter().zip(members).map(|(m, made)| entry(m, &made.facts)));
    let mut digest = Sha256::new();
    for file in &files {
        digest.update(format!("{}\n{}\n", file["path"], file["sha256"]));
    }
    let mut manifest = kit.manifest.clone();
    if let Value::Object(map) = &mut manifest {
        map.insert("build".to_owned(), hex(&digest.finalize())[..12].into());
        map.insert("files".to_owned(), files.into());
    }
    format!("{manifest:#}\n").into_bytes()
}

fn entry(member: &Member, facts: &Facts) -> Value {
    let mut value = json!({
        "path": member.name, "id": member.id, "title": member.title, "sha256": facts.sha256,
        "size": facts.size, "media_type": member.media_type,
    });
    if let (Some((width, height, unit)), Value::Object(map)) = (member.dimensions, &mut value) {
        map.insert("dimensions".to_owned(), json!({ "width": width, "height": height, "unit": unit }));
    }
    value
}

/// `SHA256SUMS`: every file of the kit but itself, as `sha256sum -c` reads it.
fn sums(kit: &KitRecipe, members: &[Made], own: &[(&str, &Made)]) -> Vec<u8> {
    let own = own.iter().map(|(name, made)| (*name, &made.facts));
    let all = own.chain(kit.members.iter().map(|m| m.name.as_str()).zip(members.iter().map(|m| &m.facts)));
    all.map(|(name, facts)| format!("{}  {name}\n", facts.sha256)).collect::<String>().into_bytes()
}
