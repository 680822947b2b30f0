// One tab of the browser on which pages are shown, themed, scaled, pictured and described.
//
// Owns the browser; close() ends it. A page is loaded once: theme and scale change in place,
// because a load costs seconds. Depends on playwright-core and Debian's Chromium.

import { chromium } from 'playwright-core';

import { FREEZE } from './shell.mjs';

const CHROMIUM = process.env.SCREENS_CHROMIUM || '/usr/bin/chromium';
const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--font-render-hinting=none', '--force-color-profile=srgb',
  // The same bytes in every run: partial raster and raster threads move edges by a level or two.
  '--disable-partial-raster', '--num-raster-threads=1', '--disable-checker-imaging'];
const LOAD_LIMIT_MS = 60000;
const ACTION_LIMIT_MS = 8000;
// An accessibility tree beyond this is a page that no screen shows.
const MOST_NODES = 40000;

export class Stage {
  static async open() {
    const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS,
      ignoreDefaultArgs: ['--hide-scrollbars'] });
    const context = await browser.newContext({ viewport: null, reducedMotion: 'reduce',
      locale: 'en-GB', timezoneId: 'UTC' });
    await context.addInitScript(FREEZE);
    const stage = new Stage();
    Object.assign(stage, { browser, context });
    return stage;
  }

  async close() {
    await this.browser.close();
  }

  // Shows a page and performs its actions. Errors of the page's scripts are printed.
  async show(url, page) {
    if (this.tab) await this.tab.close();
    this.tab = await this.context.newPage();
    this.tab.setDefaultTimeout(ACTION_LIMIT_MS);
    this.tab.on('pageerror', (error) => console.warn(`  ${page.name}: ${error.message}`));
    this.cdp = await this.context.newCDPSession(this.tab);
    this.page = page;
    await this.#setMetrics(1);
    await this.tab.goto(url, { waitUntil: 'load', timeout: LOAD_LIMIT_MS });
    await this.tab.addScriptTag({ content: page.extractor });
    await this.setTheme('light');
    for (const action of page.actions) await this.#act(action);
    await this.settle();
  }

  async #act([verb, selector, text]) {
    if (verb === 'click') await this.tab.click(selector);
    else if (verb === 'rightclick') await this.tab.click(selector, { button: 'right' });
    else if (verb === 'hover') await this.tab.hover(selector);
    else if (verb === 'focus') await this.tab.focus(selector);
    else if (verb === 'type') await this.tab.fill(selector, text);
    else if (verb === 'press') await this.tab.press(selector, text);
    else if (verb === 'eval') await this.tab.evaluate(selector);
    else throw new Error(`unknown action: verb=${verb} page=${this.page.name}`);
    await this.settle();
  }

  async #setMetrics(scale) {
    const [width, height] = this.page.viewport;
    await this.cdp.send('Emulation.setDeviceMetricsOverride',
      { width, height, deviceScaleFactor: scale, mobile: false });
  }

  async setScale(scale) {
    await this.#setMetrics(scale);
    await this.settle();
  }

  async setTheme(theme) {
    await this.cdp.send('Emulation.setEmulatedMedia', { features: [
      { name: 'prefers-color-scheme', value: theme },
      { name: 'prefers-reduced-motion', value: 'reduce' }] });
    await this.tab.evaluate((name) => globalThis.setTheme(name), theme);
    await this.settle();
  }

  // Fonts loaded, images decoded, animations at their end, three frames drawn.
  async settle() {
    await this.tab.evaluate(async (extra) => {
      const frame = () => new Promise((resolve) => { requestAnimationFrame(resolve); });
      await document.fonts.ready;
      await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
      await new Promise((resolve) => { setTimeout(resolve, extra); });
      for (let i = 0; i < 3; i++) await frame();
      for (const animation of document.getAnimations()) {
        try { animation.finish(); } catch { animation.cancel(); }
      }
      await frame();
    }, this.page.settle_ms || 60);
  }

  // The picture as PNG bytes.
  async picture() {
    const { data } = await this.cdp.send('Page.captureScreenshot', { format: 'png' });
    return Buffer.from(data, 'base64');
  }

  // What is drawn where, with the accessibility tree joined in. Call after picture().
  async describe() {
    const { marks, thumbs, sliders, selects } = this.page;
    const raw = await this.tab.evaluate((hints) => globalThis.extractScreen(hints),
      { marks, thumbs, sliders, selects });
    return { ...raw, accessible: await this.#accessible() };
  }

  async #accessible() {
    const { root } = await this.cdp.send('DOM.getDocument', { depth: -1, pierce: true });
    const numbers = new Map();
    const visit = (node) => {
      const at = (node.attributes || []).indexOf('data-screen-node');
      if (at >= 0) numbers.set(node.backendNodeId, Number(node.attributes[at + 1]));
      for (const child of [...(node.children || []), ...(node.shadowRoots || [])]) visit(child);
    };
    visit(root);
    const { nodes } = await this.cdp.send('Accessibility.getFullAXTree');
    return nodes.slice(0, MOST_NODES).filter((n) => numbers.has(n.backendDOMNodeId))
      .map((n) => accessibleRecord(n, numbers.get(n.backendDOMNodeId)));
  }
}

function accessibleRecord(node, number) {
  const states = Object.fromEntries((node.properties || []).map((p) => [p.name, p.value.value]));
  return {
    node: number,
    role: node.role ? node.role.value : '',
    name: node.name ? String(node.name.value) : '',
    isIgnored: Boolean(node.ignored),
    isDisabled: states.disabled === true,
    isFocusable: states.focusable === true,
    checked: states.checked,
  };
}
