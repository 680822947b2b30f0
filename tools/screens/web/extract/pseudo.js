// Boxes of ::before and ::after, which have no DOM node: glyphs of icon fonts and the marks that
// libraries draw for checkboxes, radio buttons and switches.
//
// Runs in the page. Depends on tree.js, cover.js, text_lines.js.

import { HIDDEN } from './cover.js';
import { PRIVATE_USE } from './text_lines.js';
import { alphaOf, holdsPositioned } from './tree.js';

const SIDES = ['Left', 'Top', 'Right', 'Bottom'];
const SMALLEST_PX = 6;
const LARGEST_PX = 48;

function pseudoStyle(element, which) {
  const style = getComputedStyle(element, which);
  const isDrawn = style.content && style.content !== 'none' && style.content !== 'normal' &&
    style.display !== 'none' && style.visibility === 'visible' &&
    parseFloat(style.opacity) >= 0.15;
  return isDrawn ? style : null;
}

// Whether a pseudo-element of it draws a glyph: of an icon font, or cut out by a mask.
export function hasPseudoGlyph(element) {
  return ['::before', '::after'].some((which) => {
    const style = pseudoStyle(element, which);
    return style && (PRIVATE_USE.test(style.content) || /url\(/.test(style.maskImage || ''));
  });
}

function containingBlock(tree, element) {
  let at = element;
  while (at && at !== document.body && tree.style(at).position === 'static' &&
      !holdsPositioned(tree.style(at))) at = tree.parent(at);
  return at;
}

// Where a positioned pseudo-element is, from its used offsets and sizes.
function positionedRect(tree, element, style) {
  const read = (...names) => names.map((name) => parseFloat(style[name]));
  const [width, height, left, top] = read('width', 'height', 'left', 'top');
  if (![width, height, left, top].every(Number.isFinite)) return null;
  const edges = SIDES.map((s) => (parseFloat(style[`border${s}Width`]) || 0) +
    (parseFloat(style[`padding${s}`]) || 0));
  const isBorderBox = style.boxSizing === 'border-box';
  const outerWidth = isBorderBox ? width : width + edges[0] + edges[2];
  const outerHeight = isBorderBox ? height : height + edges[1] + edges[3];
  const block = containingBlock(tree, element);
  const origin = block.getBoundingClientRect();
  const matrix = /matrix\(([^)]+)\)/.exec(style.transform);
  const [dx, dy] = matrix ? matrix[1].split(',').map(Number).slice(4) : [0, 0];
  const x = origin.left + block.clientLeft + left + (parseFloat(style.marginLeft) || 0) + dx;
  const y = origin.top + block.clientTop + top + (parseFloat(style.marginTop) || 0) + dy;
  return [x, y, x + outerWidth, y + outerHeight];
}

function isPainted(style) {
  return alphaOf(style.backgroundColor) > 0.1 || /url/.test(style.backgroundImage) ||
    /url/.test(style.maskImage || '') || PRIVATE_USE.test(style.content) ||
    SIDES.some((s) => parseFloat(style[`border${s}Width`]) > 0);
}

// Adds the boxes of small positioned pseudo-elements as kind 'pseudo'.
export function addPseudoBoxes(tree, sink, element) {
  for (const which of ['::before', '::after']) {
    const style = pseudoStyle(element, which);
    if (!style || !/^(absolute|fixed)$/.test(style.position) || !isPainted(style)) continue;
    const rect = positionedRect(tree, element, style);
    if (!rect) continue;
    const [width, height] = [rect[2] - rect[0], rect[3] - rect[1]];
    const isMarkSized = [width, height].every((v) => v >= SMALLEST_PX && v <= LARGEST_PX);
    const [x, y] = [rect[0] + width / 2, rect[1] + height / 2];
    const isOutside = x > tree.width || y > tree.height || rect[0] < -2 || rect[1] < -2;
    if (!isMarkSized || isOutside || sink.cover.probe(element, x, y) === HIDDEN) continue;
    sink.drawings.push({ node: tree.numbers.get(element), kind: 'pseudo', box: rect, share: 1,
      isDimmed: false });
  }
}
