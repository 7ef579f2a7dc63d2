//! The web server: loopback only, GET only, nothing that is not in the plan.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, Bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio_stream::wrappers::WatchStream;
use tokio_stream::{Stream, StreamExt};

use super::generation::Answer;
use super::overlay;
use super::stage::{Show, Stage};
use crate::diagnostic::{Diagnostic, Report};
use crate::plan::routes::{self, media_type};
use crate::publish::machine;

const HTML: &str = "text/html; charset=utf-8";

/// Takes `port` of the loopback address, and tells the address to open.
pub(super) fn listen(port: u16) -> Result<(TcpListener, String), Report> {
    let bind = |port| TcpListener::bind((Ipv4Addr::LOCALHOST, port));
    let failed = |e: io::Error| -> Report {
        if e.kind() != io::ErrorKind::AddrInUse {
            return machine(Path::new(&format!("127.0.0.1:{port}")), &e).into();
        }
        let free = (port.saturating_add(1)..=port.saturating_add(100)).find(|p| bind(*p).is_ok()).unwrap_or_default();
        Diagnostic::error("ND0406").arg("port", port).arg("free", free).into()
    };
    let listener = bind(port).map_err(failed)?;
    listener.set_nonblocking(true).map_err(failed)?;
    let port = listener.local_addr().map_err(failed)?.port();
    Ok((listener, format!("http://127.0.0.1:{port}/")))
}

/// Serves until Ctrl-C.
pub(super) fn serve(listener: TcpListener, stage: Arc<Stage>) -> Result<(), Report> {
    let app = Router::new()
        .route("/__nhandien/events", get(events))
        .route("/__nhandien/findings.html", get(findings))
        .route("/__nhandien/live.js", get(|| async { typed("text/javascript; charset=utf-8", overlay::SCRIPT) }))
        .route("/__nhandien/live.css", get(|| async { typed("text/css; charset=utf-8", overlay::STYLE) }))
        .fallback(output)
        .layer(middleware::from_fn(guard))
        .with_state(stage);
    let run = || -> io::Result<()> {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
        runtime.block_on(async {
            tokio::spawn(axum::serve(tokio::net::TcpListener::from_std(listener)?, app).into_future());
            tokio::signal::ctrl_c().await
        })?;
        runtime.shutdown_timeout(Duration::from_millis(200));
        Ok(())
    };
    run().map_err(|e| machine(Path::new("127.0.0.1"), &e).into())
}

/// Only this machine's own names reach us (a page elsewhere could give its name our address), and only to read.
async fn guard(request: Request, next: Next) -> Response {
    let mut response = if !ours(request.headers()) {
        StatusCode::FORBIDDEN.into_response()
    } else if !matches!(*request.method(), Method::GET | Method::HEAD) {
        StatusCode::METHOD_NOT_ALLOWED.into_response()
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    response
}

fn ours(headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let name = host.rsplit_once(':').filter(|(_, port)| port.bytes().all(|b| b.is_ascii_digit())).map_or(host, |(name, _)| name);
    ["localhost", "127.0.0.1", "[::1]"].iter().any(|own| name.eq_ignore_ascii_case(own))
}

async fn events(State(stage): State<Arc<Stage>>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let event = |state| {
        let data = serde_json::to_string(&state).unwrap_or_default();
        Ok(Event::default().event("state").data(data))
    };
    Sse::new(WatchStream::new(stage.news()).map(event)).keep_alive(KeepAlive::default())
}

async fn findings(State(stage): State<Arc<Stage>>) -> Response {
    typed(HTML, stage.findings())
}

/// A file of the plan.
async fn output(State(stage): State<Arc<Stage>>, uri: Uri) -> Response {
    let Some(show) = stage.last_good() else { return page(StatusCode::INTERNAL_SERVER_ERROR, stage.nothing_yet().as_bytes(), "") };
    let Some(address) = decoded(uri.path()) else { return StatusCode::BAD_REQUEST.into_response() };
    let path = routes::file_of(&address);
    match show.generation.make(&path).await {
        Some(answer) => answered(answer, &path, &uri, &stage, &show),
        None => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

fn answered(answer: Answer, path: &str, uri: &Uri, stage: &Stage, show: &Show) -> Response {
    match answer {
        Answer::File(made) if media_type(path) == HTML => page(StatusCode::OK, &made.bytes, &show.version),
        Answer::File(made) => typed(media_type(path), Bytes::from_owner(made.bytes)),
        Answer::Folder => (StatusCode::FOUND, [(header::LOCATION, format!("/{}/", uri.path().trim_matches('/')))]).into_response(),
        Answer::Missing(made) => page(StatusCode::NOT_FOUND, made.as_ref().map_or(&b"404"[..], |m| &m.bytes), &show.version),
        Answer::Broken(report) => page(StatusCode::INTERNAL_SERVER_ERROR, stage.broken(&report, show).as_bytes(), &show.version),
    }
}

fn page(status: StatusCode, html: &[u8], version: &str) -> Response {
    (status, typed(HTML, overlay::with_script(html, version))).into_response()
}

fn typed(media_type: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, media_type)], body.into()).into_response()
}

/// An address with its `%xx` read as bytes; `None` where that is no UTF-8.
fn decoded(address: &str) -> Option<String> {
    let mut out = Vec::with_capacity(address.len());
    let mut rest = address.as_bytes();
    while let Some((&first, tail)) = rest.split_first() {
        let code = tail.get(..2).filter(|_| first == b'%');
        let code = code.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(code.unwrap_or(first));
        rest = if code.is_some() { &tail[2..] } else { tail };
    }
    String::from_utf8(out).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_this_machine_are_ours() {
        let ours = |host: &str| ours(&HeaderMap::from_iter([(header::HOST, HeaderValue::from_str(host).unwrap())]));
        for host in ["localhost", "LOCALHOST:4000", "127.0.0.1:1", "[::1]:4000", "[::1]"] {
            assert!(ours(host), "{host}");
        }
        for host in ["evil.example", "localhost.evil.example:4000", "127.0.0.1.nip.io", "", "10.0.0.1:4000", "[::1"] {
            assert!(!ours(host), "{host}");
        }
    }

    #[test]
    fn addresses_are_decoded_once() {
        assert_eq!(decoded("/a%20b/%C4%91/%2e%2e").as_deref(), Some("/a b/đ/.."));
        assert_eq!(decoded("/%252e/100%/%zz").as_deref(), Some("/%2e/100%/%zz"));
        assert_eq!(decoded("/%ff"), None);
    }
}
