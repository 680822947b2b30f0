// One record for each element with a box: what the accessibility pass needs to judge it.
//
// Runs in the page. Depends on tree.js.

import { alphaOf, rectOf } from './tree.js';

const LONGEST_CLASS = 120;
const MOST_RECTS = 6;

// Inputs behind drawn marks and sliders are transparent, one pixel wide or clipped; they still
// count.
const isMark = (element) =>
  (element.tagName === 'INPUT' && /^(checkbox|radio|range)$/.test(element.type)) ||
  /^(switch|checkbox|radio)$/.test(element.getAttribute('role') || '');

function isLeftOut(tree, element, style, box) {
  if (!tree.isVisible(element) && style.display !== 'contents' && !isMark(element)) return true;
  if (element.tagName === 'INPUT' && isMark(element) && tree.isFaint(element) &&
      style.display === 'none') return true;
  const isTiny = box.width < 1.5 && box.height < 1.5 && style.display !== 'contents';
  return isTiny && element.tagName !== 'INPUT' && !isMark(element);
}

function drawnBorders(style) {
  return ['Top', 'Right', 'Bottom', 'Left'].filter((side) =>
    parseFloat(style[`border${side}Width`]) > 0 && style[`border${side}Style`] !== 'none' &&
    alphaOf(style[`border${side}Color`]) > 0.08).length;
}

function recordOf(tree, sink, element, hints) {
  const style = tree.style(element);
  const box = element.getBoundingClientRect();
  if (isLeftOut(tree, element, style, box)) return null;
  const visible = sink.visible(element, rectOf(box));
  if (!visible && element.tagName !== 'INPUT' && !isMark(element)) return null;
  const rects = style.display !== 'inline' ? []
    : [...element.getClientRects()].filter((r) => r.width > 1 && r.height > 1);
  return {
    tag: element.tagName.toLowerCase(),
    className: (element.getAttribute('class') || '').slice(0, LONGEST_CLASS),
    type: element.type || undefined,
    opacity: tree.opacity(element),
    cursor: style.cursor,
    rects: rects.length > 1 ? rects.slice(0, MOST_RECTS).map(rectOf) : undefined,
    layout: rectOf(box),
    box: visible ? visible.box : undefined,
    isDimmed: Boolean(visible && visible.isDimmed),
    borders: drawnBorders(style),
    ground: alphaOf(style.backgroundColor),
    hasShadow: style.boxShadow !== 'none',
    isMark: matches(element, hints.marks),
    isThumb: matches(element, hints.thumbs),
    isSlider: matches(element, hints.sliders),
    isSelect: matches(element, hints.selects),
  };
}

const matches = (element, selector) => Boolean(selector && element.matches(selector)) || undefined;

// Number of the nearest ancestor with a record; -1 where there is none. Slots and other elements
// without a box have no record, and what is slotted would lose its wrapper.
function recordedParent(tree, nodes, element) {
  let at = tree.parent(element);
  while (at && !nodes[tree.numbers.get(at)]) at = tree.parent(at);
  return at ? tree.numbers.get(at) : -1;
}

// Records by number. `hints` holds selectors that a page gives for what its library draws by hand:
// marks (checkbox, radio and switch marks), thumbs, sliders, selects.
export function describeNodes(tree, sink, hints) {
  const nodes = {};
  for (const element of tree.elements) {
    const record = recordOf(tree, sink, element, hints);
    if (record) nodes[tree.numbers.get(element)] = record;
  }
  for (const [number, record] of Object.entries(nodes)) {
    record.parent = recordedParent(tree, nodes, tree.elements[number]);
  }
  return nodes;
}
