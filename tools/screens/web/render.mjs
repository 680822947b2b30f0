// Renders pages: pictures into the set's folder, what is drawn where into the raw folder.
//
//   node web/render.mjs --half tune --out DIR --raw DIR --cache DIR [--pages a,b] [--force]
//   node web/render.mjs --samples   --out DIR --raw DIR --cache DIR [--pages a,b] [--force]
//
// Skips versions whose picture and raw file are there. Exit status 1 if a page failed; the others
// are still rendered.

import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { bundleExtractor, bundlePage } from './bundle.mjs';
import { SCREENS_ROOT, WEB_ROOT, pagesOf } from './catalogue.mjs';
import { serve } from './server.mjs';
import { documentOf } from './shell.mjs';
import { Stage } from './stage.mjs';

const SCALES = [1, 1.5, 2];
const THEMES = ['light', 'dark'];

const { values: options } = parseArgs({ options: {
  half: { type: 'string' }, samples: { type: 'boolean' }, out: { type: 'string' },
  raw: { type: 'string' }, cache: { type: 'string' }, pages: { type: 'string' },
  force: { type: 'boolean' } } });

// Jobs: a page with the versions to picture, {name, theme, scale, frame}.
function benchJobs() {
  return pagesOf(options.half).map((page) => ({ page, versions: THEMES.flatMap((theme) =>
    SCALES.map((scale) => ({ name: `${page.name}_s${String(scale).replace('.', '')}_${theme}`,
      theme, scale }))) }));
}

function sampleJobs() {
  const pages = [...pagesOf('tune'), ...pagesOf('samples')];
  const samples = JSON.parse(readFileSync(join(WEB_ROOT, 'samples.json'), 'utf8'));
  return samples.map(({ page: name, viewport, ...version }) => {
    const page = pages.find((p) => p.name === name);
    if (!page) throw new Error(`samples.json names a page that is not there: page=${name}`);
    const frames = version.frames
      ? [...Array(version.frames).keys()].map((i) =>
        ({ ...version, name: `${version.name}-${i + 1}`, frame: i + 1 }))
      : [version];
    return { page: { ...page, viewport: viewport || page.viewport }, versions: frames };
  });
}

function writeWhole(path, bytes) {
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
}

const isDone = (version) => !options.force &&
  existsSync(join(options.out, `${version.name}.png`)) &&
  existsSync(join(options.raw, `${version.name}.raw.json`));

async function renderVersion(stage, page, version) {
  await stage.setTheme(version.theme);
  await stage.setScale(version.scale);
  if (version.frame) {
    await stage.tab.evaluate((n) => globalThis.setFrame(n), version.frame);
    await stage.settle();
  }
  const picture = await stage.picture();
  const raw = await stage.describe();
  writeWhole(join(options.out, `${version.name}.png`), picture);
  writeWhole(join(options.raw, `${version.name}.raw.json`), JSON.stringify({ ...raw,
    page: page.name, scale: version.scale, theme: version.theme, source: page.library }));
}

async function renderJob(stage, site, { page, versions }) {
  const todo = versions.filter((version) => !isDone(version));
  if (!todo.length) return 0;
  const isBundled = await bundlePage(page, site.built);
  site.documents.set(page.name, documentOf(page, isBundled));
  await stage.show(`${site.url}/page/${page.name}`, { ...page, extractor: site.extractor });
  for (const version of todo) await renderVersion(stage, page, version);
  return todo.length;
}

async function main() {
  const wanted = options.pages ? new Set(options.pages.split(',')) : null;
  const jobs = (options.samples ? sampleJobs() : benchJobs())
    .filter(({ page, versions }) => !wanted || wanted.has(page.name) ||
      versions.some((version) => wanted.has(version.name)));
  if (!jobs.some(({ versions }) => versions.some((version) => !isDone(version)))) return 0;
  const built = join(options.cache, 'built');
  for (const folder of [options.out, options.raw, built]) mkdirSync(folder, { recursive: true });
  const documents = new Map();
  const folders = { npm: join(SCREENS_ROOT, 'node_modules'), built,
    photo: join(options.cache, 'photos') };
  const server = await serve(folders, documents);
  const site = { ...server, built, documents, extractor: await bundleExtractor() };
  const stage = await Stage.open();
  let failed = 0;
  for (const [i, job] of jobs.entries()) {
    const started = process.hrtime.bigint();
    try {
      const count = await renderJob(stage, site, job);
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      if (count) {
        console.log(`[${i + 1}/${jobs.length}] ${job.page.name}: ${count} pictures,` +
          ` ${seconds.toFixed(1)} s`);
      }
    } catch (error) {
      failed++;
      console.error(`[${i + 1}/${jobs.length}] ${job.page.name} failed: ${error.message}`);
    }
  }
  await stage.close();
  server.close();
  return failed ? 1 : 0;
}

process.exitCode = await main();
