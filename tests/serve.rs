//! `nhandien serve`: what a browser gets, over a plain socket, while files change under it.

#![allow(clippy::disallowed_methods, clippy::unwrap_used, clippy::print_stdout, reason = "tests look at the disk and tell times")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// A copy of the shipped project, a server on it, and its address.
struct Served {
    folder: tempfile::TempDir,
    child: Child,
    address: String,
    _alone: std::sync::MutexGuard<'static, ()>,
}

/// Servers run one after another: each uses all cores.
static ALONE: Mutex<()> = Mutex::new(());

struct Answer {
    status: u16,
    head: String,
    body: Vec<u8>,
}

impl Answer {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn nhandien(folder: &Path, command: &str) -> Command {
    let mut run = Command::new(env!("CARGO_BIN_EXE_nhandien"));
    run.arg(command).arg("--project").arg(folder).args(["--locale", "en", "--campaign", "thang-nhan-dao", "--unit", "VN-26"]);
    run
}

impl Served {
    fn start(extra: &[&str]) -> Self {
        Self::start_on(extra, |_| ())
    }

    /// A server on a copy that `change` did something to first.
    fn start_on(extra: &[&str], change: impl FnOnce(&Path)) -> Self {
        let alone = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = tempfile::tempdir().unwrap();
        for top in ["brand", "content", "themes"] {
            copy(&Path::new(env!("CARGO_MANIFEST_DIR")).join(top), &folder.path().join(top));
        }
        change(folder.path());
        let mut run = nhandien(folder.path(), "serve");
        let mut child = run.args(["--port", "0"]).args(extra).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let line = lines.by_ref().map(Result::unwrap).find(|l| l.contains("http://")).expect("an address");
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split("http://").nth(1).unwrap().split('/').next().unwrap().to_owned();
        Self { folder, child, address, _alone: alone }
    }

    fn file(&self, path: &str) -> PathBuf {
        self.folder.path().join(path)
    }

    fn get(&self, path: &str) -> Answer {
        self.ask(&format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.address))
    }

    fn ask(&self, request: &str) -> Answer {
        let mut socket = TcpStream::connect(&self.address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        socket.write_all(request.as_bytes()).unwrap();
        let mut bytes = Vec::new();
        socket.read_to_end(&mut bytes).unwrap();
        let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").expect("a head");
        let head = String::from_utf8_lossy(&bytes[..end]).to_lowercase();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Answer { status, head, body: bytes[end + 4..].to_vec() }
    }

    /// The states that the server tells, as they come.
    fn events(&self) -> impl Iterator<Item = serde_json::Value> {
        let mut socket = TcpStream::connect(&self.address).unwrap();
        socket.set_read_timeout(Some(Duration::from_secs(60))).unwrap();
        write!(socket, "GET /__nhandien/events HTTP/1.1\r\nHost: {}\r\n\r\n", self.address).unwrap();
        let since = Instant::now();
        let in_time = move || assert!(since.elapsed() < Duration::from_secs(120), "no such event");
        let lines = BufReader::new(socket).lines().map(|l| l.expect("an event in time")).inspect(move |_| in_time());
        lines.filter_map(|l| serde_json::from_str(l.strip_prefix("data: ")?).ok())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Paths of the plan.
fn planned(folder: &Path) -> Vec<String> {
    let plan = nhandien(folder, "plan").output().unwrap();
    let plan = String::from_utf8(plan.stdout).unwrap();
    plan.lines().filter_map(|l| l.split_whitespace().last()).map(str::to_owned).collect()
}

#[test]
fn pages_carry_the_script_and_files_come_as_they_are() {
    let served = Served::start(&[]);
    let plan = planned(served.folder.path());
    for page in plan.iter().filter(|p| p.ends_with(".html")) {
        let answer = served.get(&format!("/{page}"));
        assert_eq!(answer.status, 200, "{page}: {}", answer.text());
    }
    let home = served.get("/");
    assert_eq!(home.status, 200, "{}", home.text());
    assert!(home.text().contains("<script src=\"/__nhandien/live.js?v="));
    assert!(home.head.contains("content-type: text/html; charset=utf-8"));
    assert!(home.head.contains("cache-control: no-store"));

    let path = plan.iter().find(|p| p.ends_with(".png")).expect("a picture in the plan");
    let picture = served.get(&format!("/{path}"));
    assert_eq!(picture.status, 200);
    assert!(picture.head.contains("content-type: image/png"));
    assert!(picture.body.starts_with(b"\x89PNG"));
    assert_eq!(picture.body, served.get(&format!("/{path}?again")).body);

    assert!(served.get("/__nhandien/live.js").head.contains("text/javascript"));
    assert!(served.get("/__nhandien/live.css").head.contains("text/css"));
}

#[test]
fn nothing_but_the_plan_can_be_asked_for() {
    let served = Served::start(&[]);
    fs::write(served.file("Cargo.toml"), "secret").unwrap();
    for path in ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/Cargo.toml", "/content/site.yaml", "//etc/passwd", "/..%5cCargo.toml"] {
        let answer = served.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert!(!answer.text().contains("secret"));
        assert!(answer.text().contains("/__nhandien/live.js"), "{path}");
    }
    let host = |name: &str| served.ask(&format!("GET / HTTP/1.1\r\nHost: {name}\r\nConnection: close\r\n\r\n")).status;
    assert_ne!(host("localhost"), 403);
    assert_ne!(host("[::1]:4000"), 403);
    assert_eq!(host("evil.example"), 403);
    assert_eq!(host("localhost.evil.example:4000"), 403);
    let post = format!("POST / HTTP/1.1\r\nHost: {}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", served.address);
    assert_eq!(served.ask(&post).status, 405);
}

/// Breaks and mends the project; the last good page is served all the while.
fn mistakes_come_and_go(extra: &[&str]) {
    let served = Served::start(extra);
    let before = served.get("/");
    let mut events = served.events();
    let first = events.next().unwrap();
    assert_eq!(first["broken"], false);
    let version = first["version"].as_str().unwrap().to_owned();
    assert!(before.text().contains(&format!("live.js?v={version}\"")));

    let path = served.file("content/site.yaml");
    let good = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{good}\nkhong_co_khoa: <b>1</b>\n")).unwrap();
    let broken = events.find(|e| e["broken"] == true).unwrap();
    assert_eq!(broken["version"], version.as_str(), "the last good state is still shown");
    let findings = served.get("/__nhandien/findings.html").text();
    let line = good.lines().count() + 2;
    assert!(findings.contains(&format!("content/site.yaml:{line}:1")), "{findings}");
    assert!(findings.contains("&lt;b&gt;1&lt;/b&gt;"), "{findings}");
    let during = served.get("/");
    assert_eq!((during.status, during.body), (before.status, before.body));

    fs::write(&path, format!("{good}\n# mended\n")).unwrap();
    let saved = Instant::now();
    let mended = events.find(|e| e["broken"] == false).unwrap();
    println!("from save to reload: {} ms", saved.elapsed().as_millis());
    assert_ne!(mended["version"], version.as_str(), "the page is to be loaded again");
    assert!(!served.get("/__nhandien/findings.html").text().contains("khong_co_khoa"));
    assert!(served.get("/").text().contains(&format!("live.js?v={}\"", mended["version"].as_str().unwrap())));
}

#[test]
fn mistakes_are_laid_over_the_last_good_page() {
    mistakes_come_and_go(&[]);
}

#[test]
fn without_a_good_state_the_findings_are_the_page() {
    let name = "content/site.yaml";
    let served = Served::start_on(&[], |folder| {
        let good = fs::read_to_string(folder.join(name)).unwrap();
        fs::write(folder.join(name), format!("khong_co_khoa: 1\n{good}")).unwrap();
    });
    let page = served.get("/bat-ky/");
    assert_eq!(page.status, 500);
    assert!(page.text().contains("content/site.yaml:1:1") && page.text().contains("live.js?v=\""), "{}", page.text());
    let mut events = served.events();
    assert_eq!(events.next().unwrap(), serde_json::json!({ "version": "", "broken": true }));
    let bad = fs::read_to_string(served.file(name)).unwrap();
    fs::write(served.file(name), bad.split_once('\n').unwrap().1).unwrap();
    let mended = events.find(|e| e["broken"] == false).unwrap();
    assert_ne!(mended["version"], "");
    assert_ne!(served.get("/").status, 500);
}

#[test]
fn a_name_that_a_template_lacks_is_laid_over_the_last_good_page() {
    let served = Served::start(&[]);
    let before = served.get("/");
    let mut events = served.events();
    let path = served.file("themes/default/templates/base.html");
    let good = fs::read_to_string(&path).unwrap();
    fs::write(&path, good.replace("</body>", "{{ khong_co }}</body>")).unwrap();
    events.find(|e| e["broken"] == true).unwrap();
    let findings = served.get("/__nhandien/findings.html").text();
    assert!(findings.contains("ND0302") && findings.contains("base.html:"), "{findings}");
    assert_eq!(served.get("/").body, before.body);
}

#[test]
fn kits_are_made_when_asked_for() {
    let served = Served::start(&[]);
    let plan = planned(served.folder.path());
    let kit = plan.iter().find(|p| p.ends_with(".zip")).expect("a kit in the plan");
    let since = Instant::now();
    let zip = served.get(&format!("/{kit}"));
    println!("a kit: {} ms", since.elapsed().as_millis());
    assert_eq!(zip.status, 200);
    assert_eq!(served.get("/don-vi").status, 302);
    assert!(zip.head.contains("content-type: application/zip") && zip.body.starts_with(b"PK"));
}

#[test]
fn where_the_system_sends_no_notices_files_are_polled() {
    mistakes_come_and_go(&["--poll"]);
}

#[test]
fn a_taken_port_is_a_finding_with_a_free_one() {
    let folder = tempfile::tempdir().unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let output = nhandien(folder.path(), "serve").args(["--port", &port]).output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("ND0406") && said.contains(&port) && said.contains("--port "), "{said}");
}

#[cfg(unix)]
#[test]
fn ctrl_c_ends_it_well() {
    let mut served = Served::start(&[]);
    let _open = served.events().next();
    let pid = served.child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    let since = Instant::now();
    let status = served.child.wait().unwrap();
    assert_eq!(status.code(), Some(0));
    assert!(since.elapsed() < Duration::from_secs(3));
}
