// The site as it was looked at and found good: each template at 360, 768 and 1280 px, light and dark, beside its golden picture.
//
// Pictures are taken at half size and at most two screens high, so that the set stays small; a hair's breadth of
// smoothing from another Chromium passes, a moved or recoloured thing does not. NHANDIEN_BLESS=1 renews the set: look at it.
//
// usage: node golden.mjs PUBLIC NODE_MODULES REPORT
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromiumPath, hostOf } from './host.mjs';

const [root, modules, out] = process.argv.slice(2).map((p) => resolve(p));
const require = createRequire(join(modules, 'x.cjs'));
const { chromium } = require('playwright-core');
const { PNG } = require('pngjs');
const { default: pixelmatch } = await import(pathToFileURL(require.resolve('pixelmatch')));

const golden = join(dirname(fileURLToPath(import.meta.url)), '..', 'golden', 'site');
const bless = process.env.NHANDIEN_BLESS === '1';
const [WIDTHS, SCHEMES] = [[360, 768, 1280], ['light', 'dark']];
/** Part of the pixels that may differ. */
const TOLERATED = 0.004;
/** CSS px. */
const HIGHEST = 1600;

const pages = {
  home: '', edition: '2023/', campaign: '2023/thang-nhan-dao/', document: '2023/tet-nhan-ai/ke-hoach/', event: '2023/so-cap-cuu/su-kien/le-ky-niem/', units: 'don-vi/',
  unit: 'don-vi/ba-ria-vung-tau/', calendar: 'lich/2023/', documents: 'tai-lieu/', brand: 'bo-nhan-dien/', page: 'huong-dan/', search: 'tim/', verify: 'kiem-tra/',
  news: 'tin/', article: `tin/${readdirSync(join(root, 'tin'), { withFileTypes: true }).filter((e) => e.isDirectory() && e.name !== 'trang').map((e) => e.name).sort()[0]}/`,
  english: 'en/2023/thang-nhan-dao/', missing: 'khong/co/trang/nay',
};

const host = await hostOf(root);
const browser = await chromium.launch({ executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--font-render-hinting=none'] });
rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
if (bless) rmSync(golden, { recursive: true, force: true });
mkdirSync(golden, { recursive: true });

/** A full picture of one page, at half its size. */
async function shot(context, path, width) {
  const page = await context.newPage();
  await page.goto(`${host.origin}/${path}`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  await page.setViewportSize({ width, height: Math.min(height, HIGHEST) });
  // Pictures that wait until they are near the view have come into it; those of folded groups never do.
  await page.evaluate(() => {
    const seen = [...document.images].filter((i) => i.getClientRects().length > 0 && i.getBoundingClientRect().top < innerHeight);
    const all = Promise.all(seen.map((i) => i.decode().catch(() => {})));
    return Promise.race([all, new Promise((done) => { setTimeout(done, 5000); })]);
  });
  const bytes = await page.screenshot();
  await page.close();
  return bytes;
}

/** What is wrong with a picture beside its golden one; nothing where they agree. */
function differs(name, bytes) {
  const path = join(golden, `${name}.png`);
  if (bless) { writeFileSync(path, bytes); return null; }
  if (!existsSync(path)) return 'has no golden picture';
  const [was, is] = [PNG.sync.read(readFileSync(path)), PNG.sync.read(bytes)];
  if (was.width !== is.width || was.height !== is.height) return `is ${is.width}×${is.height}, was ${was.width}×${was.height}`;
  const difference = new PNG({ width: is.width, height: is.height });
  const count = pixelmatch(was.data, is.data, difference.data, is.width, is.height, { threshold: 0.15 });
  const part = count / (is.width * is.height);
  if (part <= TOLERATED) return null;
  writeFileSync(join(out, `${name}.difference.png`), PNG.sync.write(difference));
  return `${(part * 100).toFixed(2)} % of the pixels differ`;
}

const wrong = [];
let looked = 0;
for (const width of WIDTHS) {
  for (const scheme of SCHEMES) {
    const context = await browser.newContext({ viewport: { width, height: 800 }, deviceScaleFactor: 0.5, colorScheme: scheme, reducedMotion: 'reduce' });
    for (const [kind, path] of Object.entries(pages)) {
      const name = `${kind}.${width}.${scheme}`;
      const bytes = await shot(context, path, width);
      const why = differs(name, bytes);
      looked += 1;
      if (!why) continue;
      wrong.push({ name, why });
      writeFileSync(join(out, `${name}.png`), bytes);
      if (existsSync(join(golden, `${name}.png`))) writeFileSync(join(out, `${name}.golden.png`), readFileSync(join(golden, `${name}.png`)));
    }
    await context.close();
  }
}
await browser.close();
await host.stop();

const row = ({ name, why }) => `<tr><th>${name}<br>${why}</th>${['golden', '', 'difference'].map((part) => `<td><img loading="lazy" src="${[name, part, 'png'].filter(Boolean).join('.')}" alt=""></td>`).join('')}</tr>`;
if (wrong.length) writeFileSync(join(out, 'report.html'), `<!doctype html><meta charset="utf-8"><title>Site: golden pictures</title><style>td,th{vertical-align:top;text-align:left;padding:8px;font:14px sans-serif}</style><table><tr><th><th>golden<th>now<th>difference</tr>${wrong.map(row).join('')}</table>`);
for (const { name, why } of wrong) console.log(`FAILED  ${name} ${why}`);
console.log(`golden pages: ${looked - wrong.length} ${bless ? 'blessed' : 'as looked at'}, ${wrong.length} differ${wrong.length ? `; see ${join(out, 'report.html')}` : ''}`);
process.exit(wrong.length ? 1 : 0);
