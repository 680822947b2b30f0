// Lines of text: rectangles of words from Range, joined inside one block.
//
// Words join a line when they overlap in height by 60 % and the gap is under .75 of the font size;
// a glyph of an icon font is never part of a line. Runs in the page. Depends on tree.js, clip.js.

import { clip } from './clip.js';
import { alphaOf, rectOf } from './tree.js';

export const PRIVATE_USE = /[\uE000-\uF8FF]|[\u{F0000}-\u{10FFFD}]/u;
const ICON_FONT = /material (icons|symbols)|font ?awesome|fa-solid|codicon|Icons$/i;
const SYMBOL = /^[^\p{L}\p{N}]{1,2}$/u;
const PUNCTUATION = /^[.,:;|\/\\·•\-–—_()\[\]{}"'!?&@#%*=<>…$€£+]+$/u;
const DRAWN_SIGN = /^[+×✕]$/;
const JOIN_GAP_EM = 0.75;
const JOIN_OVERLAP = 0.6;
// Words in a drawing smaller than this belong to the drawing.
const SMALL_DRAWING_PX = 64;

const height = (r) => r[3] - r[1];
const cover = (a, b) => [Math.min(a[0], b[0]), Math.min(a[1], b[1]),
  Math.max(a[2], b[2]), Math.max(a[3], b[3])];

function isIconFont(family) {
  const first = family.split(',')[0].trim();
  return ICON_FONT.test(first) || /^"?icons"?$/i.test(first);
}

function readableHost(tree, text) {
  const host = text.parentElement || (text.parentNode && text.parentNode.host);
  if (!host || !tree.numbers.has(host) || !tree.isVisible(host)) return null;
  if (/^(OPTION|TEXTAREA|TITLE)$/.test(host.tagName)) return null;
  const drawing = host.closest('svg');
  if (drawing && drawing.getBoundingClientRect().width < SMALL_DRAWING_PX) return null;
  // Fallback content of a slot that is filled is not drawn.
  const isFallback = host.tagName === 'SLOT' && text.parentNode === host;
  if (isFallback && host.assignedNodes().length) return null;
  const style = tree.style(host);
  const isTransparent = alphaOf(style.color) < 0.1 && !/text/.test(style.webkitBackgroundClip || '');
  return isTransparent ? null : host;
}

// A word that wraps: its runs of characters on one line.
function* wrappedRuns(range, text, start, word) {
  let run = null;
  for (let i = 0; i < word.length; i++) {
    range.setStart(text, start + i);
    range.setEnd(text, start + i + 1);
    const box = range.getClientRects()[0];
    if (!box || box.width === 0) continue;
    if (run && Math.abs(run.rect[1] - box.top) < 3 && box.left > run.rect[0] - 1) {
      run.rect[2] = Math.max(run.rect[2], box.right);
      run.words += word[i];
    } else {
      if (run) yield run;
      run = { words: word[i], rect: rectOf(box) };
    }
  }
  if (run) yield run;
}

function* wordsOf(range, text) {
  const pattern = /\S+/g;
  for (let m = pattern.exec(text.nodeValue); m; m = pattern.exec(text.nodeValue)) {
    range.setStart(text, m.index);
    range.setEnd(text, m.index + m[0].length);
    const rects = range.getClientRects();
    if (rects.length === 1) yield { words: m[0], rect: rectOf(rects[0]) };
    else if (rects.length) yield* wrappedRuns(range, text, m.index, m[0]);
  }
}

function fragmentsOf(tree, text) {
  const host = readableHost(tree, text);
  if (!host) return [];
  const style = tree.style(host);
  const base = { host, block: tree.block(host), fontSize: parseFloat(style.fontSize) };
  const range = document.createRange();
  const trimmed = text.nodeValue.trim();
  if ((PRIVATE_USE.test(trimmed) && trimmed.length <= 2) || isIconFont(style.fontFamily)) {
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    return box.width > 2 ? [{ ...base, words: trimmed, rect: rectOf(box), isGlyph: true }] : [];
  }
  return [...wordsOf(range, text)].map((word) => ({ ...base, ...word }));
}

function isSameLine(line, rect, fontSize) {
  const overlap = Math.min(line.rect[3], rect[3]) - Math.max(line.rect[1], rect[1]);
  if (overlap < JOIN_OVERLAP * Math.min(height(line.rect), height(rect))) return false;
  const gap = Math.max(line.rect[0], rect[0]) - Math.min(line.rect[2], rect[2]);
  return gap < JOIN_GAP_EM * Math.max(fontSize, line.fontSize);
}

function linesOfBlock(fragments) {
  fragments.sort((a, b) => (a.rect[1] - b.rect[1]) || (a.rect[0] - b.rect[0]));
  const lines = [];
  for (const part of fragments) {
    const line = part.isGlyph ? null
      : lines.find((l) => !l.isGlyph && isSameLine(l, part.rect, part.fontSize));
    if (line) {
      line.parts.push(part);
      line.rect = cover(line.rect, part.rect);
    } else {
      lines.push({ rect: part.rect.slice(), parts: [part], isGlyph: part.isGlyph,
        fontSize: part.fontSize });
    }
  }
  return joinNeighbours(lines);
}

// Lines that became neighbours while they grew.
function joinNeighbours(lines) {
  for (let i = 0; i < lines.length; i++) {
    for (let j = i + 1; j < lines.length; j++) {
      const [a, b] = [lines[i], lines[j]];
      if (a.isGlyph || b.isGlyph || !isSameLine(a, b.rect, b.fontSize)) continue;
      a.parts.push(...b.parts);
      a.rect = cover(a.rect, b.rect);
      lines.splice(j, 1);
      j = i;
    }
  }
  return lines;
}

function ownerOf(tree, line) {
  return line.parts.reduce((owner, part) => {
    if (tree.contains(owner, part.host)) return owner;
    return tree.contains(part.host, owner) ? part.host : tree.block(owner);
  }, line.parts[0].host);
}

// Adds every visible line of text, and the glyphs of icon fonts and lone symbols as icons.
export function addTextLines(tree, sink) {
  const blocks = new Map();
  for (const text of tree.texts) {
    for (const fragment of fragmentsOf(tree, text)) {
      const rect = clip(tree, fragment.host, fragment.rect, 'element');
      if (rect[2] - rect[0] < 2 || rect[3] - rect[1] < 3) continue;
      fragment.rect = rect;
      if (!blocks.has(fragment.block)) blocks.set(fragment.block, []);
      blocks.get(fragment.block).push(fragment);
    }
  }
  for (const fragments of blocks.values()) {
    for (const line of linesOfBlock(fragments)) {
      line.parts.sort((a, b) => a.rect[0] - b.rect[0]);
      const words = line.parts.map((part) => part.words).join(' ');
      const isSymbol = (SYMBOL.test(words) && !PUNCTUATION.test(words)) || DRAWN_SIGN.test(words);
      sink.add(ownerOf(tree, line), line.isGlyph || isSymbol ? 'icon' : 'text', line.rect,
        { name: line.isGlyph ? '' : words, source: line.isGlyph ? 'glyph' : 'text' }, 'element');
    }
  }
}
