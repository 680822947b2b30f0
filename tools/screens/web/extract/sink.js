// Collects what was found to be drawn, clipped and not covered.
//
// Runs in the page. Depends on tree.js, clip.js, cover.js.

import { clip } from './clip.js';
import { Cover } from './cover.js';

const THINNEST = 3;

export class Sink {
  constructor(tree) {
    this.tree = tree;
    this.cover = new Cover(tree);
    this.drawings = [];
  }

  // The visible part of a rectangle that `element` draws: {box, isDimmed} or null.
  visible(element, rect, from = 'parent') {
    const clipped = clip(this.tree, element, rect, from);
    if (clipped[2] - clipped[0] < 2 || clipped[3] - clipped[1] < 2) return null;
    return this.cover.visible(element, clipped);
  }

  // Adds a drawing of one kind (text, icon, image, scrollbar) unless it does not show.
  add(element, kind, rect, extra = {}, from = 'parent') {
    const host = this.tree.boxed(element);
    const clipped = clip(this.tree, host, rect, from);
    if (clipped[2] - clipped[0] < THINNEST || clipped[3] - clipped[1] < THINNEST) return;
    const visible = this.cover.visible(host, clipped);
    if (!visible) return;
    const [x0, y0, x1, y1] = visible.box;
    if (x1 - x0 < 2 || y1 - y0 < 2) return;
    const whole = (rect[2] - rect[0]) * (rect[3] - rect[1]);
    this.drawings.push({
      node: this.tree.numbers.get(element),
      kind,
      box: visible.box,
      share: whole > 0 ? (x1 - x0) * (y1 - y0) / whole : 1,
      isDimmed: visible.isDimmed,
      ...extra,
    });
  }
}
