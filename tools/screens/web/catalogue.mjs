// The pages there are: files of pages/<half>/, each with its settings on the first line.
//
//   orders.html   <!-- screen {"library": "...", "styles": [...]} -->   markup of the body
//   board.jsx     // screen {...}      a React component, default export, gets {theme}
//   inbox.vue.js  // screen {...}      a Vue component, default export; `plugins` to install
//
// Settings: library (for people), viewport [width, height] in CSS pixels, styles (paths in
// node_modules), scripts (same, classic scripts), imports (modules to bundle), html and body
// (attributes of those two tags), actions
// (["click"|"hover"|"focus"|"type"|"press", selector, text]), marks, thumbs, sliders and selects
// (selectors, see extract/nodes.js), settle_ms (extra time for libraries that draw late).
//
// Depends on the file system only.

import { readFileSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const WEB_ROOT = dirname(fileURLToPath(import.meta.url));
export const SCREENS_ROOT = dirname(WEB_ROOT);
const SETTINGS = /^(?:<!--|\/\/) screen (\{.*\})(?: -->)?$/;
const DEFAULTS = { viewport: [1440, 900], styles: [], scripts: [], imports: [], actions: [],
  html: '', body: '' };

function readPage(path) {
  const source = readFileSync(path, 'utf8');
  const [first] = source.split('\n', 1);
  const found = SETTINGS.exec(first);
  if (!found) throw new Error(`no settings on the first line: path=${path}`);
  const [name, ...kind] = basename(path).split('.');
  const settings = { ...DEFAULTS, ...JSON.parse(found[1]) };
  return { ...settings, name, kind: kind.join('.'), path, markup: source.slice(first.length) };
}

// All pages of a half ('tune', 'report', 'samples'), by name. Throws on a page without settings.
export function pagesOf(half) {
  const folder = join(WEB_ROOT, 'pages', half);
  return readdirSync(folder).filter((file) => /\.(html|jsx|vue\.js)$/.test(file)).sort()
    .map((file) => ({ ...readPage(join(folder, file)), half }));
}
