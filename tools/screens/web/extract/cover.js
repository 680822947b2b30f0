// What hides what: the stack of elements at a point, and the part of a box that shows.
//
// A box is probed on a grid of up to 63 points; an edge with covered points beside it is found by
// bisection. Runs in the page. Depends on tree.js.

import { alphaOf } from './tree.js';

const HIDES = 0.85;
const DIMS = 0.2;
const BISECTIONS = 9;

export const HIDDEN = 0;
const DIMMED = 0.5;
const SHOWN = 1;
// The element is not at that point at all: a rounded corner, a gap between words.
const MISSED = -1;

export class Cover {
  constructor(tree) {
    this.tree = tree;
    this.stacks = new Map();
    this.covers = new Map();
  }

  // Elements at a point, topmost first, shadow trees included.
  #stack(x, y) {
    const key = Math.round(x * 2) * 100000 + Math.round(y * 2);
    let stack = this.stacks.get(key);
    if (stack) return stack;
    stack = [];
    const descend = (root) => {
      for (const element of root.elementsFromPoint(x, y)) {
        if (element.getRootNode() !== root) continue;
        if (element.shadowRoot) descend(element.shadowRoot);
        stack.push(element);
      }
    };
    descend(document);
    this.stacks.set(key, stack);
    return stack;
  }

  // How much an element hides what is below it, 0..1.
  #cover(element) {
    let cover = this.covers.get(element);
    if (cover === undefined) {
      cover = this.#paint(element) * this.tree.opacity(element);
      this.covers.set(element, cover);
    }
    return cover;
  }

  #paint(element) {
    const style = this.tree.style(element);
    // A clip path or a mask leaves only part of the box: it is no cover.
    const isWhole = style.visibility === 'visible' && style.display !== 'contents' &&
      (!style.clipPath || style.clipPath === 'none') &&
      (!style.maskImage || style.maskImage === 'none');
    if (!isWhole) return 0;
    if (/^(IMG|VIDEO|IFRAME)$/.test(element.tagName)) return 1;
    const plain = style.display === 'inline' ? 0 : alphaOf(style.backgroundColor);
    const image = style.backgroundImage;
    const isPainted = /gradient|url/.test(image) && style.backgroundSize !== '0px' &&
      !/^(BODY|HTML)$/.test(element.tagName);
    if (!isPainted) return plain;
    if (/rgba\([^)]*, 0(\.\d+)?\)|transparent/.test(image)) return Math.max(plain, DIMS);
    // A small picture in a background is a glyph, not a surface.
    return /url/.test(image) && element.clientWidth < 400 ? plain : Math.max(plain, 0.9);
  }

  // Whether `target` shows at a point: SHOWN, DIMMED, HIDDEN or MISSED.
  probe(target, x, y) {
    let found = SHOWN;
    for (const element of this.#stack(x, y)) {
      if (this.tree.contains(target, element)) return found;
      if (this.tree.contains(element, target)) continue;
      const cover = this.#cover(element);
      if (cover > HIDES) return HIDDEN;
      if (cover > DIMS) found = DIMMED;
    }
    return MISSED;
  }

  // The part of `rect` where `target` shows: {box, isDimmed}, or null.
  visible(target, rect) {
    const width = rect[2] - rect[0];
    const height = rect[3] - rect[1];
    if (width < 2 || height < 2) return null;
    const columns = Math.max(2, Math.min(9, Math.round(width / 10)));
    const rows = Math.max(2, Math.min(7, Math.round(height / 10)));
    const x = (i) => rect[0] + (i + 0.5) * width / columns;
    const y = (j) => rect[1] + (j + 0.5) * height / rows;
    // Edges move only where whole outer rows or columns are covered, so a box whose corners and
    // centre show is whole: five probes instead of 63.
    const shows = (i, j) => this.probe(target, x(i), y(j)) === SHOWN;
    const right = columns - 1;
    const bottom = rows - 1;
    if (shows(0, 0) && shows(right, 0) && shows(0, bottom) && shows(right, bottom) &&
        shows(columns >> 1, rows >> 1)) {
      return { box: rect.slice(), isDimmed: false };
    }
    const grid = [];
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) grid.push(this.probe(target, x(i), y(j)));
    }
    const seen = grid.filter((v) => v > HIDDEN);
    if (!seen.length) return null;
    const isDimmed = seen.filter((v) => v === DIMMED).length > seen.length / 2;
    return { box: this.#trim(target, rect, grid, columns, rows), isDimmed };
  }

  #trim(target, rect, grid, columns, rows) {
    const at = (i, j) => grid[j * columns + i];
    const width = (rect[2] - rect[0]) / columns;
    const height = (rect[3] - rect[1]) / rows;
    const range = (n) => [...Array(n).keys()];
    const column = (i) => range(rows).map((j) => at(i, j));
    const row = (j) => range(columns).map((i) => at(i, j));
    const box = rect.slice();
    this.#trimAxis(box, 0, range(columns).map(column), width,
      (k) => rect[1] + (k + 0.5) * height, (v, other) => this.probe(target, v, other) > 0);
    this.#trimAxis(box, 1, range(rows).map(row), height,
      (k) => rect[0] + (k + 0.5) * width, (v, other) => this.probe(target, other, v) > 0);
    return box;
  }

  // Moves both edges of one axis (0: x, 1: y) to where the cover ends. An edge moves only where a
  // cover was seen, not where the element was merely missed.
  #trimAxis(box, axis, lines, step, acrossAt, shows) {
    const start = box[axis];
    const first = lines.findIndex((line) => line.some((v) => v > HIDDEN));
    const last = lines.length - 1 -
      lines.toReversed().findIndex((line) => line.some((v) => v > HIDDEN));
    const across = (line) => acrossAt(lines[line].findIndex((v) => v > HIDDEN));
    const isCovered = (some) => some.some((line) => line.includes(HIDDEN));
    const edge = (outside, inside, other) => {
      let [from, to] = [start + (outside + 0.5) * step, start + (inside + 0.5) * step];
      for (let k = 0; k < BISECTIONS; k++) {
        const middle = (from + to) / 2;
        if (shows(middle, other)) to = middle; else from = middle;
      }
      return to;
    };
    if (isCovered(lines.slice(0, first))) box[axis] = edge(first - 1, first, across(first));
    if (isCovered(lines.slice(last + 1))) box[axis + 2] = edge(last + 1, last, across(last));
  }
}
