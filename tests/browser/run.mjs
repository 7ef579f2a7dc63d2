// The built site in a real browser: no error, no stranger asked, nothing wider than a phone, nothing a reader can't reach.
//
// usage: node run.mjs PUBLIC NODE_MODULES SCREENSHOTS
import { createRequire } from 'node:module';
import { existsSync, mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath, hostOf } from './host.mjs';

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

const host = await hostOf(root);
const { origin } = host;

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
  'don-vi/', `don-vi/${units[0]}/`, `don-vi/${units[units.length >> 1]}/`, `don-vi/${units.at(-1)}/`, 'bo-nhan-dien/', 'tai-lieu/', 'huong-dan/', 'tim/', 'kiem-tra/',
];
check(units.length >= 63, 'don-vi/', `${units.length} units`);
check(campaigns.length >= 21, '2023/', `${campaigns.length} campaigns`);
const english = vietnamese.map((p) => `en/${p}`);
for (const page of [...vietnamese, ...english]) check(existsSync(join(root, page, 'index.html')), page, 'is missing');
const pages = [...vietnamese, ...english].filter((p) => existsSync(join(root, p, 'index.html')));
pages.push('khong/co/trang/nay');

const executablePath = chromiumPath();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'] });

/** One group of checks: what breaks it is a finding, and the others still run. */
async function part(where, work) {
  try { await work(where); } catch (e) { check(false, where, String(e.message ?? e).split('\n')[0]); }
}

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

async function look(context, path, width, scheme, judged = true) {
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
  if (judged) await page.evaluate(axe);
  const found = judged ? await page.evaluate(() => window.axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })) : { violations: [] };
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

// Between phone and desk: looked at, not judged again.
for (const scheme of ['light', 'dark']) {
  const context = await browser.newContext({ viewport: { width: 768, height: 1024 }, colorScheme: scheme, reducedMotion: 'reduce' });
  for (const p of vietnamese) await look(context, p, 768, scheme, false);
  await context.close();
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
for (const path of ['tim/', 'en/tim/']) {
  const page = await open(plain, `/${path} without JavaScript`, origin);
  await page.goto(`${origin}/${path}`);
  const leads = await page.locator('main a:visible').evaluateAll((all) => all.map((a) => a.href));
  check(leads.filter((h) => /\/don-vi\/[a-z-]+\//.test(h)).length >= 34 && leads.filter((h) => /\/20\d\d\/[a-z-]+\//.test(h)).length >= 21, `/${path} without JavaScript`, 'is no list of campaigns and chapters');
  check(await page.locator('form:visible').count() === 0, `/${path} without JavaScript`, 'shows a form that does nothing');
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
await page.goto(`${home}/index.html`);
await page.locator('#filter').fill('da nang');
check(await page.locator('[data-unit]:visible').count() === 1, 'file:', 'does not find Đà Nẵng by typing');
await page.locator('#filter').press('Enter');
check(page.url().endsWith('don-vi/da-nang/index.html'), 'file:', `typing leads to ${page.url()}`);
await page.goto(`${home}/tim/index.html`);
check(await page.locator('main a[href*="don-vi/"]:visible').count() >= 34, 'file:', 'search does not fall back to the list');
await stick.close();

// --- downloads bear telling names

const loader = await browser.newContext({ acceptDownloads: true });
const desk = await loader.newPage();
await desk.goto(`${origin}/don-vi/${units[0]}/`);
const [download] = await Promise.all([desk.waitForEvent('download'), desk.locator('main a[href*="/kits/"][href$=".zip"]').first().click()]);
check(new RegExp(`^[a-z-]+-20(23|26)-${units[0]}.*\\.zip$`).test(download.suggestedFilename()), 'download', download.suggestedFilename());
await loader.close();

// --- light and dark by choice, and kept

const night = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: 'light', reducedMotion: 'reduce' });
await part('theme', async (where) => {
  const page = await open(night, where, origin);
  await page.goto(`${origin}/`);
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.locator('[data-theme] input[value=dark]').check();
  const dark = await ground();
  check(light !== dark, where, `stays ${light}`);
  await page.goto(`${origin}/don-vi/`);
  check(await ground() === dark, where, 'is forgotten on the next page');
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document, { resultTypes: ['violations'] }));
  check(found.violations.length === 0, where, found.violations.map((v) => v.id).join(' '));
});
await night.close();

// --- by keyboard alone: from a campaign to one's chapter to its kit; and the site remembers the chapter

const keys = await browser.newContext({ viewport: { width: 1280, height: 800 }, acceptDownloads: true, reducedMotion: 'reduce' });
await part('keyboard', async (where) => {
  const page = await open(keys, where, origin);
  await page.goto(`${origin}/2026/tet-nhan-ai/`);
  const tabTo = async (selector, most) => {
    for (let i = 0; i < most; i += 1) {
      await page.keyboard.press('Tab');
      if (await page.evaluate((s) => document.activeElement?.matches(s), selector)) return true;
    }
    return false;
  };
  check(await tabTo('#filter', 80), where, 'does not reach the field for chapters');
  await page.keyboard.type('da nang');
  await page.keyboard.press('Enter');
  await page.waitForURL(/don-vi\/da-nang\//);
  check(await tabTo('a.btn-big', 60), where, 'does not reach the kit');
  const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  check(/^[a-z-]+-2026-da-nang\.zip$/.test(download.suggestedFilename()), where, download.suggestedFilename());
  await page.goto(`${origin}/2026/tet-nhan-ai/`);
  check(await page.locator('[data-mine-zip]').getAttribute('href').then((h) => h.endsWith('/tet-nhan-ai/da-nang.zip')), where, 'the campaign does not offer the kit of the remembered chapter');
  check((await page.locator('[data-mine-bar-name]').textContent()).trim() === 'Đà Nẵng', where, 'the chapter is not remembered');
  for (const [typed, wanted] of [['tphcm', 'Hồ Chí Minh'], ['hue', 'Huế'], ['đà nẵng', 'Đà Nẵng'], ['dn', 'Đồng Nai']]) {
    await page.locator('#filter').fill(typed);
    const shown = await page.locator('[data-unit]:visible .unit-link').allTextContents();
    check(shown.includes(wanted), where, `${typed} finds ${shown.join(', ')}`);
  }
  await page.locator('#filter').fill('');
  await page.locator('[data-mine-forget]').click();
  check(await page.locator('[data-mine-bar]').isHidden(), where, 'does not forget');
});

// --- the gallery's filters

await part('gallery', async (where) => {
  const page = await open(keys, where, origin);
  await page.goto(`${origin}/2026/tet-nhan-ai/#gallery`);
  const visible = () => page.locator('.piece:visible').count();
  await page.locator('[data-show-group=print]').click();
  check(await page.locator('.group[data-group=social]').isHidden() && await visible() > 3, where, 'does not show print alone');
  await page.locator('[data-show-format=TXT]').click();
  check(await visible() === 0 && await page.locator('[data-show-format=TXT]').getAttribute('aria-pressed') === 'true', where, 'print has no TXT');
  await page.locator('[data-show-group=""]').click();
  check(await page.locator('.group[data-group=social]').isVisible(), where, 'does not show all again');
  await page.goto('about:blank');
  await page.goto(`${origin}/2026/tet-nhan-ai/#p-poster`);
  check(await page.locator('#p-poster').isVisible(), where, 'a link to a piece does not open its group');
});

// --- search: without accents, with a slip, in both languages

await part('search', async (where) => {
  const page = await open(keys, where, origin);
  await page.goto(`${origin}/tim/`);
  for (const [typed, wanted] of [
    ['da nang', 'Đà Nẵng'], ['Đà Nẵng', 'Đà Nẵng'], ['da nagn', 'Đà Nẵng'], ['danang', 'Đà Nẵng'], ['tphcm', 'Hồ Chí Minh'], ['tet nhan ai', 'Tết Nhân ái 2026'],
    ['poster tet', 'Tết Nhân ái'], ['hien mau tinh nguyeen', 'Hiến máu tình nguyện'], ['bo nhan dien', 'Bộ nhận diện'], ['ke hoach thang nhan dao', 'Tháng Nhân đạo'],
  ]) {
    await page.locator('#q').fill(typed);
    await page.waitForFunction(() => !document.querySelector('[data-results]').hidden, null, { timeout: 5000 }).catch(() => {});
    const shown = await page.locator('[data-results] .line-title').allTextContents();
    check(shown.slice(0, 3).some((t) => t.includes(wanted)), where, `${typed} finds ${shown.slice(0, 3).join(' | ')}`);
  }
  const dead = [];
  for (const href of await page.locator('[data-results] a').evaluateAll((all) => all.map((a) => a.href.split('#')[0]))) if ((await page.request.get(href)).status() !== 200) dead.push(href);
  check(dead.length === 0, where, `leads to ${dead.join(' ')}`);
  await page.locator('#q').fill('xyzzyx');
  check(await page.locator('[data-search-list]').isVisible(), where, 'leaves one alone with nothing');
  await page.goto(`${origin}/en/tim/?q=da+nang`);
  await page.waitForSelector('[data-results] a');
  check((await page.locator('[data-results] .line-title').first().textContent()).includes('Da Nang') || (await page.locator('[data-results] .line-title').first().textContent()).includes('Đà Nẵng'), where, 'English does not find Đà Nẵng');
});

// --- the photo frame: a picture in, a picture out, nothing sent

await part('frame', async (where) => {
  const phone = await browser.newContext({ viewport: { width: 360, height: 740 }, acceptDownloads: true, reducedMotion: 'reduce' });
  const page = await open(phone, where, origin);
  const sent = [];
  page.on('request', (r) => { if (r.method() !== 'GET') sent.push(r.url()); });
  await page.goto(`${origin}/2026/tet-nhan-ai/`);
  await page.locator('[data-frame-open]').click();
  await page.waitForSelector('[data-frame-tool]:not([hidden])');
  const photo = await page.evaluate(() => {
    const c = document.createElement('canvas');
    [c.width, c.height] = [900, 1200];
    const p = c.getContext('2d');
    p.fillStyle = '#3a6'; p.fillRect(0, 0, 900, 600); p.fillStyle = '#a63'; p.fillRect(0, 600, 900, 600);
    return c.toDataURL('image/jpeg').split(',')[1];
  });
  await page.locator('#frame-file').setInputFiles({ name: 'a.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(photo, 'base64') });
  await page.waitForSelector('[data-frame-save]:not([hidden])');
  const pixel = () => page.evaluate(() => [...document.querySelector('.frame-canvas').getContext('2d').getImageData(540, 400, 1, 1).data].join());
  const before = await pixel();
  await page.locator('.frame-canvas').focus();
  for (let i = 0; i < 20; i += 1) await page.keyboard.press('ArrowUp');
  check(before !== await pixel(), where, 'the arrows do not move the photo');
  await page.locator('[data-frame-zoom]').fill('150');
  await page.evaluate(axe);
  const found = await page.evaluate(() => window.axe.run(document.querySelector('[data-frame]'), { resultTypes: ['violations'] }));
  check(found.violations.length === 0, where, found.violations.map((v) => v.id).join(' '));
  check(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), where, 'is wider than a phone');
  await page.locator('[data-frame]').screenshot({ path: join(shots, 'frame.360.png') });
  for (const [type, magic] of [['image/png', '89504e47'], ['image/jpeg', 'ffd8ff']]) {
    const [picture] = await Promise.all([page.waitForEvent('download'), page.locator(`[data-frame-as="${type}"]`).click()]);
    const bytes = readFileSync(await picture.path());
    check(bytes.toString('hex', 0, 4).startsWith(magic) && bytes.length > 20000, where, `${picture.suggestedFilename()} has ${bytes.length} bytes`);
  }
  check(sent.length === 0, where, `sends ${sent.join(' ')}`);
  await phone.close();
});

// --- checking a file

await part('verify', async (where) => {
  const page = await open(keys, where, origin);
  await page.goto(`${origin}/kiem-tra/`);
  const zip = readFileSync(join(root, 'kits/2026/tet-nhan-ai/da-nang.zip'));
  const ask = async (buffer) => {
    await page.locator('#verify-file').setInputFiles({ name: 'da-nang.zip', mimeType: 'application/zip', buffer });
    await page.waitForSelector('.verdict-genuine, .verdict-unknown');
    return page.locator('.verdict-title').getAttribute('class');
  };
  check((await ask(zip)).includes('genuine'), where, 'does not know its own kit');
  zip[zip.length >> 1] ^= 1;
  await page.goto(`${origin}/kiem-tra/`);
  check((await ask(zip)).includes('unknown'), where, 'takes an altered kit for genuine');
});

// --- for the field: saved by a press, there without network; and kept through the next release

await part('offline', async (where) => {
  const page = await open(keys, where, origin);
  await page.goto(`${origin}/don-vi/da-nang/`);
  await page.waitForSelector('[data-offline]:not([hidden])');
  check(/\d[.,]?\d* MB/.test(await page.locator('[data-offline] [role=status]').textContent()), where, 'does not say how much is saved');
  await page.locator('[data-offline-save]').click();
  await page.waitForSelector('[data-offline-forget]:not([hidden])', { timeout: 60000 });
  await page.close();
  const away = await keys.newPage();
  await host.stop();
  try {
    await away.goto(`${origin}/don-vi/da-nang/index.html`);
    check((await away.title()).includes('Đà Nẵng'), where, 'the page is not there');
    check(await away.evaluate(() => getComputedStyle(document.body).borderTopWidth) !== '0px', where, 'the page has no styles');
    const kit = await away.evaluate(async () => (await (await fetch(document.querySelector('.kit[data-keep] a.btn-big').href)).arrayBuffer()).byteLength);
    check(kit > 100000, where, `the kit has ${kit} bytes`);
    const picture = await away.evaluate(async () => (await fetch(document.querySelector('.kit[data-keep] .group[data-group=social] a.file').href)).status);
    check(picture === 200, where, `a picture to post: ${picture}`);
    await away.goto(`${origin}/tim/?q=da+nang`);
    await away.waitForSelector('[data-results] a', { timeout: 5000 }).catch(() => check(false, where, 'search does not work'));
  } finally {
    await host.start();
  }
  // The next release has another name: what was kept is fetched anew under it, and nothing of the old one stays.
  host.replace('/sw.js', readFileSync(join(root, 'sw.js'), 'utf8').replace(/RELEASE = "\w+"/, 'RELEASE = "next"'));
  let kept = [];
  for (let i = 0; i < 5 && kept.join() !== 'nhandien-next'; i += 1) {
    await away.goto(`${origin}/don-vi/da-nang/`);
    await away.waitForTimeout(2500);
    kept = await away.evaluate(() => caches.keys());
  }
  check(kept.join() === 'nhandien-next', where, `keeps ${kept.join(' ')} after the next release`);
  check(await away.evaluate(async () => Boolean(await caches.match(document.querySelector('.kit[data-keep] a.btn-big').href))), where, 'loses the kit with the next release');
  await away.locator('[data-offline-forget]').click();
  await away.waitForSelector('[data-offline-forget][hidden]', { state: 'attached' });
  check(await away.evaluate(async () => !(await caches.match(location.href))), where, 'the saved copy stays');
});
await keys.close();

// --- light: what a campaign's first view weighs on the wire, what moves, what is painted largest

for (const path of ['', '2023/thang-nhan-dao/', '2026/tet-nhan-ai/', 'don-vi/da-nang/']) {
  const where = `weight /${path}`;
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 });
  const page = await open(context, where, origin);
  let total = 0, script = 0;
  page.on('response', (r) => {
    const size = Number(r.headers()['content-length'] ?? 0);
    total += size;
    if (r.url().includes('.js')) script += size;
  });
  await page.addInitScript(() => {
    window.seen = { shift: 0, largest: '' };
    new PerformanceObserver((l) => { for (const e of l.getEntries()) if (!e.hadRecentInput) window.seen.shift += e.value; }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((l) => { for (const e of l.getEntries()) window.seen.largest = (e.element?.getAttribute('src') ?? e.element?.textContent.trim() ?? '').slice(0, 40); }).observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(`${origin}/${path}`, { waitUntil: 'networkidle' });
  const seen = await page.evaluate(() => window.seen);
  const raw = readFileSync(join(root, path, 'index.html'), 'utf8');
  console.log(`${where}: ${(total / 1000).toFixed(0)} kB on the wire, ${(script / 1000).toFixed(1)} kB of it script; layout shift ${seen.shift.toFixed(3)}`);
  if (path.startsWith('20')) check(total <= 150_000, where, `${total} bytes`);
  check(script <= 30_000, where, `${script} bytes of script`);
  check(seen.shift < 0.05, where, `layout shift ${seen.shift}`);
  check(raw.includes(seen.largest), where, `the largest paint is not in the first HTML: ${seen.largest}`);
  await context.close();
}
await browser.close();
await host.stop();

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
