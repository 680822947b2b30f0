// Bundles scripts: the in-page pass, and the pages that need a framework or web components.
//
// Depends on esbuild. Bundles go to the cache folder and are named after the page.

import { build } from 'esbuild';
import { join } from 'node:path';

import { SCREENS_ROOT, WEB_ROOT } from './catalogue.mjs';

const SHARED = {
  bundle: true,
  minify: true,
  logLevel: 'error',
  legalComments: 'none',
  target: 'chrome120',
  absWorkingDir: SCREENS_ROOT,
};

const ASSETS = Object.fromEntries(['.woff', '.woff2', '.ttf', '.eot', '.svg', '.png', '.gif',
  '.jpg'].map((ending) => [ending, 'dataurl']));

// The in-page pass as one script.
export async function bundleExtractor() {
  const result = await build({ ...SHARED, write: false, format: 'iife',
    entryPoints: [join(WEB_ROOT, 'extract', 'index.js')] });
  return result.outputFiles[0].text;
}

function entryOf(page) {
  const imports = page.imports.map((name) => `import '${name}';\n`).join('');
  if (page.kind === 'html') return imports;
  const mount = page.kind === 'jsx' ? 'mount_react.jsx' : 'mount_vue.js';
  return `${imports}import * as page from '${page.path}';\n` +
    `import { mount } from '${join(WEB_ROOT, mount)}';\nmount(page);\n`;
}

// Writes NAME.js (and NAME.css) into `folder`. Returns whether the page needs a bundle at all.
export async function bundlePage(page, folder) {
  const contents = entryOf(page);
  if (!contents) return false;
  await build({
    ...SHARED,
    stdin: { contents, resolveDir: SCREENS_ROOT, loader: 'jsx' },
    outfile: join(folder, `${page.name}.js`),
    format: 'esm',
    jsx: 'automatic',
    loader: { ...ASSETS, '.js': 'jsx' },
    alias: { vue: 'vue/dist/vue.esm-bundler.js' },
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
  });
  return true;
}
