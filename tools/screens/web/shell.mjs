// The document around a page's markup, and the script that makes every run the same: a fixed
// clock, seeded random numbers, no animation.
//
// Depends on nothing.

export const FROZEN_TIME = Date.UTC(2026, 2, 17, 9, 41);

// Runs before any script of the page.
export const FREEZE = `
  (() => {
    const now = ${FROZEN_TIME};
    const RealDate = Date;
    globalThis.Date = class extends RealDate {
      constructor(...given) { given.length ? super(...given) : super(now); }
      static now() { return now; }
    };
    let seed = 20260317;
    Math.random = () => {
      seed = (seed * 1664525 + 1013904223) >>> 0;
      return seed / 4294967296;
    };
  })();`;

const STILL = `*, *::before, *::after {
  animation-duration: 0s !important; animation-delay: 0s !important;
  transition-duration: 0s !important; transition-delay: 0s !important;
  scroll-behavior: auto !important; caret-color: transparent !important; }`;

// Sets what libraries look at to choose a theme; a page adds its own in globalThis.onTheme.
const THEME = `
  globalThis.setTheme = (theme) => {
    const root = document.documentElement;
    for (const name of ['data-theme', 'data-bs-theme', 'data-color-mode']) {
      root.setAttribute(name, theme);
    }
    root.classList.toggle('dark', theme === 'dark');
    root.classList.toggle('light', theme === 'light');
    root.style.colorScheme = theme;
    if (globalThis.onTheme) globalThis.onTheme(theme);
  };`;

// The HTML document of a page. `isBundled`: NAME.js and NAME.css are in /built/.
export function documentOf(page, isBundled) {
  const styles = page.styles.map((path) => `<link rel="stylesheet" href="/npm/${path}">`);
  const scripts = page.scripts.map((path) => `<script src="/npm/${path}"></script>`);
  if (isBundled) {
    styles.push(`<link rel="stylesheet" href="/built/${page.name}.css">`);
    scripts.push(`<script type="module" src="/built/${page.name}.js"></script>`);
  }
  // Framework pages bring no style of their own for the body.
  const reset = page.kind === 'html' ? '' : 'body { margin: 0; }';
  return `<!doctype html>
<html lang="en" ${page.html}><head><meta charset="utf-8"><title>${page.name}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${styles.join('\n')}
<style>${reset}${STILL}</style><script>${THEME}</script></head>
<body ${page.body}>${page.kind === 'html' ? page.markup : ''}
${scripts.join('\n')}</body></html>`;
}
