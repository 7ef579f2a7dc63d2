// What browser tests share: a server that does nothing but hand out files as a good host does, and the machine's Chromium.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml', '.pdf': 'application/pdf',
  '.zip': 'application/zip', '.webmanifest': 'application/manifest+json', '.ics': 'text/calendar; charset=utf-8', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
};

/** The headers that `_headers` of the release asks for everywhere, the policy among them. */
function headersOf(root) {
  const file = join(root, '_headers');
  const lines = existsSync(file) ? readFileSync(file, 'utf8').split('\n') : [];
  const first = lines.slice(1, lines.indexOf(''));
  return Object.fromEntries(first.map((l) => [l.slice(0, l.indexOf(':')).trim().toLowerCase(), l.slice(l.indexOf(':') + 1).trim()]));
}

/** Serves `root` with 404.html for what is not there; `stop` and `start` keep the address, `replace` answers a path with other text. */
export async function hostOf(root) {
  const common = headersOf(root);
  const replaced = new Map();
  const server = createServer((request, response) => {
    const url = new URL(request.url, 'http://x');
    let file = join(root, normalize(decodeURIComponent(url.pathname)));
    if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
    const found = file.startsWith(root) && existsSync(file);
    if (!found) file = join(root, '404.html');
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    const small = /text|json|xml|svg/.test(type);
    const text = replaced.get(url.pathname) ?? readFileSync(file);
    const body = small ? gzipSync(text) : text;
    const kept = url.pathname.startsWith('/static/') ? { 'cache-control': 'public, max-age=31536000, immutable' } : {};
    response.writeHead(found ? 200 : 404, { ...common, ...kept, 'content-type': type, 'content-length': body.length, ...(small && { 'content-encoding': 'gzip' }) });
    response.end(body);
  });
  let port = 0;
  const start = () => new Promise((done) => { server.listen(port, '127.0.0.1', () => { port = server.address().port; done(); }); });
  const stop = () => new Promise((done) => { server.close(done); server.closeAllConnections(); });
  await start();
  return { origin: `http://127.0.0.1:${port}`, start, stop, replace: (path, text) => replaced.set(path, text) };
}

/** Chromium as installed, or named in CHROMIUM. */
export function chromiumPath() {
  const which = (name) => { try { return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(); } catch { return ''; } };
  const path = process.env.CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome', 'chrome'].map(which).find(Boolean);
  if (!path) throw new Error('no Chromium: install it, or name it in CHROMIUM');
  return path;
}
