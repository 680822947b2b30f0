// What of a rectangle is left after the viewport and the ancestors that clip.
//
// Walks containing blocks, not parents: overflow does not clip an absolute or fixed descendant
// whose containing block is higher, which is how every popup escapes its scroller.
// Runs in the page. Depends on tree.js.

import { holdsPositioned } from './tree.js';

const CLIPPING_CONTAIN = /paint|strict|content/;

function isSkipped(position, style) {
  if (holdsPositioned(style)) return false;
  return position === 'fixed' || (position === 'absolute' && style.position === 'static');
}

function paddingBox(element) {
  const box = element.getBoundingClientRect();
  const scaleX = element.offsetWidth ? box.width / element.offsetWidth : 1;
  const scaleY = element.offsetHeight ? box.height / element.offsetHeight : 1;
  const left = box.left + element.clientLeft * scaleX;
  const top = box.top + element.clientTop * scaleY;
  const width = (element.clientWidth || box.width) * scaleX;
  const height = (element.clientHeight || box.height) * scaleY;
  return [left, top, left + width, top + height];
}

function narrow(rect, element, style) {
  const clips = style.overflowX !== 'visible' || style.overflowY !== 'visible' ||
    CLIPPING_CONTAIN.test(style.contain);
  if (!clips || style.display === 'inline') return;
  const box = paddingBox(element);
  if (style.overflowX !== 'visible' || style.contain !== 'none') {
    rect[0] = Math.max(rect[0], box[0]);
    rect[2] = Math.min(rect[2], box[2]);
  }
  if (style.overflowY !== 'visible' || style.contain !== 'none') {
    rect[1] = Math.max(rect[1], box[1]);
    rect[3] = Math.min(rect[3], box[3]);
  }
}

// The visible part of `rect`, drawn by `element`; may come out inverted. With from 'element' the
// element's own overflow clips too (its text), with 'parent' only its ancestors' (its box).
export function clip(tree, element, rect, from = 'parent') {
  const out = [Math.max(0, rect[0]), Math.max(0, rect[1]),
    Math.min(tree.width, rect[2]), Math.min(tree.height, rect[3])];
  let position = from === 'element' ? 'static' : tree.style(element).position;
  let at = from === 'element' ? element : tree.parent(element);
  for (; at && at !== document.body && at !== document.documentElement; at = tree.parent(at)) {
    if (tree.isBoxless(at)) continue;
    const style = tree.style(at);
    if (isSkipped(position, style)) continue;
    narrow(out, at, style);
    position = style.position;
  }
  return out;
}
