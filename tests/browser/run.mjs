// The built site in a real browser: no error, no stranger asked, nothing wider than a phone, nothing a reader can't reach.
//
// usage: node run.mjs PUBLIC NODE_MODULES SCREENSHOTS
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { extname, join, normalize, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const [root, modules, shots] = process.argv.slice(2).map((p) => resolve(p));
const require = createRequire(join(modules, 'x.cjs'));
const { chromium } = require('playwright-core');
const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
mkdirSync(shots, { recursive: true });

const problems = [];
let checks = 0;
const check = (ok, where, what) => {
  checks += 1;
  if (!ok) problems.push(`${where}: ${what}`);
};

// --- a server that does nothing but hand out files, with 404.html for what is not there

const TYPES = {
  '.html': 'text/html; charset=utf-8', '.css': 'text/css; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.json': 'application/json',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.webp': 'image/webp', '.woff2': 'font/woff2', '.xml': 'application/xml', '.pdf': 'application/pdf',
  '.zip': 'application/zip', '.txt': 'text/plain; charset=utf-8', '.ico': 'image/x-icon',
};
const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
  let file = join(root, path);
  if (existsSync(file) && statSync(file).isDirectory()) file = join(file, 'index.html');
  const found = file.startsWith(root) && existsSync(file);
  if (!found) file = join(root, '404.html');
  response.writeHead(found ? 200 : 404, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
  response.end(readFileSync(file));
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));
const origin = `http://127.0.0.1:${server.address().port}`;

// --- which pages: one of each kind, the shortest and the longest names, and their English counterparts

const folders = (path) => (existsSync(join(root, path)) ? readdirSync(join(root, path), { withFileTypes: true }).filter((e) => e.isDirectory()).map((e) => e.name).sort() : []);
const byLength = (names) => [...names].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
const units = byLength(folders('don-vi'));
const campaigns = folders('2023');
// A month, a lunar one, a programme with its events, one that moved, somebody else's, one for the coast only.
const kinds = ['thang-nhan-dao', 'tet-nhan-ai', 'hien-mau-tinh-nguyen', 'hoi-trai-chu-thap-do', 'le-hoi-xuan-hong', 'an-toan-cho-ngu-dan'];
const vietnamese = [
  '', '2023/', ...kinds.map((c) => `2023/${c}/`), '2023/tet-nhan-ai/ke-hoach/', '2023/tet-nhan-ai/khau-hieu/',
  '2026/', '2026/tet-nhan-ai/', 'lich/', 'lich/2023/', '2023/so-cap-cuu/su-kien/le-ky-niem/',
  'don-vi/', `don-vi/${units[0]}/`, `don-vi/${units[units.length >> 1]}/`, `don-vi/${units.at(-1)}/`, 'bo-nhan-dien/', 'tai-lieu/', 'huong-dan/',
];
check(units.length >= 63, 'don-vi/', `${units.length} units`);
check(campaigns.length >= 21, '2023/', `${campaigns.length} campaigns`);
const english = vietnamese.map((p) => `en/${p}`);
for (const page of [...vietnamese, ...english]) check(existsSync(join(root, page, 'index.html')), page, 'is missing');
const pages = [...vietnamese, ...english].filter((p) => existsSync(join(root, p, 'index.html')));
pages.push('khong/co/trang/nay');

const executablePath = process.env.CHROMIUM ?? ['chromium', 'chromium-browser', 'google-chrome', 'chrome']
  .map((name) => { try { return execFileSync('which', [name], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim(); } catch { return ''; } }).find(Boolean);
if (!executablePath) throw new Error('no Chromium: install it, or name it in CHROMIUM');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** A page that remembers what went wrong. */
async function open(context, where, home) {
  const page = await context.newPage();
  page.on('console', (m) => { if (m.type() === 'error' && !(where.includes('khong/co') && m.text().includes('404'))) check(false, where, `console: ${m.text()}`); });
  page.on('pageerror', (e) => check(false, where, `error: ${e.message}`));
  page.on('request', (r) => check(r.url().startsWith(home) || r.url().startsWith('data:') || r.url().startsWith('blob:'), where, `asks ${r.url()}`));
  page.on('response', (r) => check(r.status() < 400 || where.includes('khong/co'), where, `${r.status()} ${r.url()}`));
  page.on('requestfailed', (r) => check(r.failure()?.errorText === 'net::ERR_ABORTED', where, `failed ${r.url()}`));
  return page;
}

async function look(context, path, width, scheme) {
  const where = `/${path} ${width} ${scheme}`;
  const page = await open(context, where, origin);
  await page.goto(`${origin}/${path}`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const wide = await page.evaluate(() => {
    const seen = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth <= seen) return null;
    const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > seen + 1);
    return out.slice(0, 3).map((e) => e.outerHTML.slice(0, 80)).join(' | ') || 'unknown';
  });
  check(wide === null, where, `wider than the screen: ${wide}`);
  check((await page.title()).length > 3, where, 'has no title');
  check(await page.evaluate(() => document.querySelectorAll('h1').length) === 1, where, 'has not one h1');
  check(await page.evaluate(() => ['vi', 'en'].includes(document.documentElement.lang)), where, 'has no language');
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] }));
  check(found.violations.length === 0, where, found.violations.map((v) => `axe ${v.id} ×${v.nodes.length}: ${v.nodes[0].target.join(' ')} ${v.nodes[0].any?.[0]?.message ?? ''}`).join('; '));
  const name = (path || 'home').replaceAll('/', '_').replace(/_$/, '');
  // Full-page pictures without a GPU repeat the first screen; a window as tall as the page doesn't.
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(height, 8000) });
  await page.screenshot({ path: join(shots, `${name}.${width}.${scheme}.png`) });
  await page.close();
}

for (const width of [360, 1280]) {
  for (const scheme of ['light', 'dark']) {
    const context = await browser.newContext({ viewport: { width, height: width === 360 ? 740 : 800 }, colorScheme: scheme, reducedMotion: 'reduce' });
    for (let i = 0; i < pages.length; i += 2) await Promise.all(pages.slice(i, i + 2).map((p) => look(context, p, width, scheme)));
    await context.close();
  }
}

// --- without JavaScript everything that matters is still there

const plain = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
for (const path of pages.filter((p) => !p.startsWith('khong'))) {
  const where = `/${path} without JavaScript`;
  const page = await open(plain, where, origin);
  await page.goto(`${origin}/${path}`);
  check(await page.locator('main a[href]').count() + await page.locator('nav a[href]').count() > 3, where, 'has no links');
  if (/^(en\/)?don-vi\/.+/.test(path)) {
    check(await page.locator('main a[href$=".zip"]:visible').count() >= 3, where, 'offers no kits');
    // Single files may stand in a <details>, which opens without JavaScript.
    while (await page.locator('main details:not([open]) > summary:visible').count()) await page.locator('main details:not([open]) > summary:visible').first().click();
    const single = await page.locator('main a[download]:visible').count();
    check(single >= 10, where, `offers ${single} single files`);
  }
  if (/^(en\/)?(don-vi\/)?$/.test(path)) {
    const leads = await page.locator('main a:visible').evaluateAll((all) => all.filter((a) => /\/don-vi\/[a-z-]+\/(index\.html)?$/.test(a.href)).length);
    check(leads >= 34, where, `leads to ${leads} units`);
  }
  await page.close();
}
await plain.close();

// --- from a folder, as on a USB stick: styles load, links lead on, downloads are there

const stick = await browser.newContext({ viewport: { width: 1280, height: 800 } });
const home = pathToFileURL(root).href;
const page = await open(stick, 'file:', home);
await page.goto(`${home}/index.html`);
check(await page.evaluate(() => [...document.styleSheets].length) > 0, 'file:', 'has no styles');
check((await page.evaluate(() => getComputedStyle(document.body).fontFamily)).includes('Vietnam'), 'file:', 'has not the brand\'s font');
await page.goto(`${home}/2023/thang-nhan-dao/index.html`);
await page.locator(`main a[href*="don-vi/${units.at(-1)}/"]`).first().click();
check(page.url().endsWith(`don-vi/${units.at(-1)}/index.html`), 'file:', `leads to ${page.url()}`);
const zips = await page.locator('main a[href$=".zip"]').evaluateAll((all) => all.map((a) => a.href));
check(zips.length >= 3 && zips.every((z) => existsSync(new URL(z))), 'file:', 'the ZIPs are not there');
await stick.close();

// --- downloads bear telling names

const loader = await browser.newContext({ acceptDownloads: true });
const desk = await loader.newPage();
await desk.goto(`${origin}/don-vi/${units[0]}/`);
const [download] = await Promise.all([desk.waitForEvent('download'), desk.locator('main a[href$=".zip"]').first().click()]);
check(new RegExp(`^[a-z-]+-20(23|26)-${units[0]}.*\\.zip$`).test(download.suggestedFilename()), 'download', download.suggestedFilename());
await loader.close();
await browser.close();
server.close();

// --- the HTML itself

const { HtmlValidate } = require('html-validate');
const judge = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard'],
  rules: { 'void-style': 'off', 'no-trailing-whitespace': 'off', 'long-title': 'off', 'no-inline-style': 'off', 'require-sri': 'off', 'no-raw-characters': 'off' },
});
const html = (folder) => readdirSync(folder, { withFileTypes: true, recursive: true }).filter((e) => e.isFile() && e.name.endsWith('.html')).map((e) => join(e.parentPath ?? e.path, e.name));
const seen = new Map();
for (const file of html(root)) {
  for (const m of (await judge.validateFile(file)).results.flatMap((r) => r.messages)) {
    const rule = `html-validate ${m.ruleId}: ${m.message}`;
    const entry = seen.get(rule) ?? { count: 0, first: `${file.slice(root.length)}:${m.line}:${m.column}` };
    seen.set(rule, { ...entry, count: entry.count + 1 });
  }
  checks += 1;
}
for (const [rule, { count, first }] of seen) problems.push(`${rule} ×${count}, first ${first}`);

const once = [...new Set(problems)];
for (const p of once.slice(0, 60)) console.log(`FAILED  ${p}`);
console.log(`browser: ${checks - Math.min(checks, once.length)} passed, ${once.length} failed`);
process.exit(once.length ? 1 : 0);
