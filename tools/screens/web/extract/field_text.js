// Words inside form fields, which are not text nodes of the page: value, placeholder, the chosen
// option. A one-line field is measured with a canvas, a text area with a mirror block.
//
// Runs in the page, and puts the mirror into it for a moment. Depends on tree.js.

import { alphaOf } from './tree.js';

// Not measurable: no words at all, or words that the browser draws itself (dates), which are found
// by their ink.
const WITHOUT_WORDS =
  /^(checkbox|radio|range|color|file|hidden|image|date|time|datetime-local|month|week)$/;
const MIRRORED = ['fontFamily', 'fontSize', 'fontWeight', 'fontStyle', 'lineHeight',
  'letterSpacing', 'paddingLeft', 'paddingTop', 'paddingRight', 'paddingBottom',
  'borderLeftWidth', 'borderTopWidth', 'borderRightWidth', 'borderBottomWidth', 'textAlign',
  'textTransform', 'tabSize'];
// Native selects keep this room before the words and for the arrow.
const SELECT_LEFT_PX = 4;
const SELECT_ARROW_PX = 20;

const px = (style, ...names) => names.reduce((sum, name) => sum + parseFloat(style[name]), 0);

function wordsOf(element, style) {
  const type = (element.type || '').toLowerCase();
  if (element.tagName === 'INPUT' && WITHOUT_WORDS.test(type)) return '';
  if (element.tagName === 'SELECT') {
    if (element.multiple || element.size > 1) return '';
    return element.selectedOptions[0] ? element.selectedOptions[0].textContent.trim() : '';
  }
  let words = element.value || element.placeholder || '';
  if (type === 'password' && element.value) words = '\u2022'.repeat(element.value.length);
  return style.textTransform === 'uppercase' ? words.toUpperCase() : words;
}

function mirrorOf(element, style, words) {
  const box = element.getBoundingClientRect();
  const mirror = document.createElement('div');
  for (const name of MIRRORED) mirror.style[name] = style[name];
  const borders = px(style, 'borderLeftWidth', 'borderRightWidth');
  Object.assign(mirror.style, {
    position: 'fixed', left: `${box.left}px`, top: `${box.top}px`,
    width: `${element.clientWidth + borders}px`, height: 'auto', boxSizing: 'border-box',
    whiteSpace: style.whiteSpace === 'pre' ? 'pre' : 'pre-wrap', overflowWrap: 'break-word',
    borderStyle: 'solid', visibility: 'hidden', margin: 0,
  });
  mirror.textContent = words;
  document.body.appendChild(mirror);
  return mirror;
}

function mirroredLines(mirror, words, scrollTop) {
  const lines = [];
  const range = document.createRange();
  const pattern = /\S+/g;
  for (let m = pattern.exec(words); m; m = pattern.exec(words)) {
    range.setStart(mirror.firstChild, m.index);
    range.setEnd(mirror.firstChild, m.index + m[0].length);
    for (const box of range.getClientRects()) {
      const rect = [box.left, box.top - scrollTop, box.right, box.bottom - scrollTop];
      const line = lines.find((l) => Math.abs(l.rect[1] - rect[1]) < 3);
      if (line) {
        line.rect[0] = Math.min(line.rect[0], rect[0]);
        line.rect[2] = Math.max(line.rect[2], rect[2]);
        line.words += ` ${m[0]}`;
      } else {
        lines.push({ rect, words: m[0] });
      }
    }
  }
  return lines;
}

function addTextArea(sink, element, style, words) {
  const mirror = mirrorOf(element, style, words);
  const lines = mirroredLines(mirror, words, element.scrollTop);
  mirror.remove();
  const box = element.getBoundingClientRect();
  const left = box.left + element.clientLeft;
  const top = box.top + element.clientTop;
  for (const { rect, words: name } of lines) {
    const shown = [Math.max(rect[0], left), Math.max(rect[1], top),
      Math.min(rect[2], left + element.clientWidth), Math.min(rect[3], top + element.clientHeight)];
    if (shown[2] - shown[0] > 3 && shown[3] - shown[1] > 5) {
      sink.add(element, 'text', shown, { name, source: 'field' });
    }
  }
}

function startOf(element, style, width, left, right) {
  const isButton = /^(submit|button|reset)$/.test(element.type || '');
  if (style.textAlign === 'center' || isButton) return (left + right) / 2 - width / 2;
  return /^(right|end)$/.test(style.textAlign) ? right - width : left;
}

function addOneLine(sink, canvas, element, style, words) {
  canvas.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
  canvas.letterSpacing = style.letterSpacing === 'normal' ? '0px' : style.letterSpacing;
  const measured = canvas.measureText(words);
  const height = measured.fontBoundingBoxAscent + measured.fontBoundingBoxDescent;
  const box = element.getBoundingClientRect();
  const isNative = element.tagName === 'SELECT' && style.appearance !== 'none';
  const left = box.left + px(style, 'paddingLeft', 'borderLeftWidth') +
    (isNative ? SELECT_LEFT_PX : 0);
  const right = box.right - px(style, 'paddingRight', 'borderRightWidth') -
    (isNative ? SELECT_ARROW_PX : 0);
  const middle = (box.top + px(style, 'paddingTop', 'borderTopWidth') +
    box.bottom - px(style, 'paddingBottom', 'borderBottomWidth')) / 2;
  const start = startOf(element, style, measured.width, left, right);
  const rect = [Math.max(start, left - 1), middle - height / 2,
    Math.min(start + measured.width, right), middle + height / 2];
  if (rect[2] - rect[0] > 3 && height > 5) {
    sink.add(element, 'text', rect, { name: words, source: 'field' });
  }
}

// Adds the visible words of every input, select and text area.
export function addFieldText(tree, sink) {
  const canvas = document.createElement('canvas').getContext('2d');
  for (const element of tree.elements) {
    if (!/^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName) || !tree.isVisible(element)) continue;
    const style = tree.style(element);
    if (element.getBoundingClientRect().width < 8 || alphaOf(style.color) < 0.1) continue;
    const words = wordsOf(element, style);
    if (!words) continue;
    if (element.tagName === 'TEXTAREA') addTextArea(sink, element, style, words);
    else addOneLine(sink, canvas, element, style, words);
  }
}
