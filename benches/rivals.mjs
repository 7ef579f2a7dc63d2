// What Chromium takes of its processors to draw each piece, in a browser that runs already; its start apart.
//
// usage: node rivals.mjs FOLDER FONTS NODE_MODULES > CHROMIUM.json
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { chromiumPath } from '../tests/browser/host.mjs';

const [folder, fonts, modules] = process.argv.slice(2, 5).map((p) => resolve(p));
const { chromium } = createRequire(join(modules, 'x.cjs'))('playwright-core');
/** A tick is 10 ms: many rounds, and their mean. */
const ROUNDS = 8;
const options = { executablePath: chromiumPath(), args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--allow-file-access-from-files'] };
const launch = () => chromium.launch(options);
const since = async (clock, work) => { const from = clock(); await work(); return clock() - from; };
/** Milliseconds that a process and all it started have had of the processors (proc(5), utime and stime, 100 to a second). */
const used = (pid) => {
  try {
    const own = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ').slice(11, 13).reduce((sum, ticks) => sum + Number(ticks) * 10, 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean);
    return children.reduce((sum, child) => sum + used(child), own);
  } catch (error) {
    // It has just ended.
    if (error.code === 'ENOENT' || error.code === 'ESRCH') return 0;
    throw error;
  }
};

const start = await since(() => performance.now(), async () => (await launch()).close());
const server = await chromium.launchServer(options);
const browser = await chromium.connect(server.wsEndpoint());
const processors = () => used(server.process().pid);
const face = (weight, name) => `@font-face{font-family:"Be Vietnam Pro";font-weight:${weight};src:url("${pathToFileURL(join(fonts, `BeVietnamPro-${name}.ttf`))}")}`;
const style = face(400, 'Regular') + face(600, 'SemiBold') + face(800, 'ExtraBold');
const pieces = {};
for (const file of readdirSync(folder).filter((f) => f.endsWith('.svg')).sort()) {
  const name = file.slice(0, -4);
  const svg = readFileSync(join(folder, file), 'utf8').replace(/<svg /, '<svg id="drawing" ');
  const [, width, height, unit] = /width="([\d.]+)(?:mm)?" height="([\d.]+)(mm)?"/.exec(svg);
  const size = { width: Number(width), height: Number(height) };
  const page = await browser.newPage({ viewport: unit ? { width: 800, height: 800 } : size });
  await page.goto(pathToFileURL(join(fonts, 'BeVietnamPro-OFL.txt')).href);
  const draw = async () => {
    await page.setContent(`<style>${style}body{margin:0}svg#drawing{display:block}</style>${svg}`);
    await page.evaluate(() => document.fonts.ready);
    if (name.endsWith('.pdf')) await page.pdf({ width: `${size.width}mm`, height: `${size.height}mm`, printBackground: true });
    else await page.screenshot({ type: 'png', omitBackground: name.startsWith('avatar') });
  };
  await draw();
  const all = async () => { for (let i = 0; i < ROUNDS; i += 1) await draw(); };
  const wall = performance.now();
  pieces[name] = { cpu: await since(processors, all) / ROUNDS, wall: (performance.now() - wall) / ROUNDS };
  await page.close();
}
await browser.close();
await server.close();
console.log(JSON.stringify({ start, pieces }));
