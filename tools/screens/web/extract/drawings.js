// Icons, images and canvases: svg, img, video, canvas, masks, background pictures, glyphs of icon
// fonts in pseudo-elements.
//
// Runs in the page. Depends on tree.js, pseudo.js.

import { addPseudoBoxes, hasPseudoGlyph } from './pseudo.js';
import { alphaOf, rectOf } from './tree.js';

const SHAPES = 'path,rect,circle,ellipse,line,polyline,polygon,use,image,text';
const NOT_SHOWN = 'defs,clipPath,mask,symbol,pattern';
// Larger drawings are images; what is inside a large svg or canvas is not in the truth.
const ICON_PX = 72;
const SMALL_PHOTO_PX = 34;
const THIN_PX = 3;

const isSet = (value) => Boolean(value) && value !== 'none';

function shapeRect(shape, pixelsPerUnit) {
  const style = getComputedStyle(shape);
  if (style.display === 'none' || style.visibility !== 'visible') return null;
  const isFilled = style.fill !== 'none' &&
    alphaOf(style.fill) * parseFloat(style.fillOpacity) > 0.05;
  const isStroked = style.stroke !== 'none';
  if (!isFilled && !isStroked && !/^(image|use)$/.test(shape.tagName)) return null;
  const box = shape.getBoundingClientRect();
  if (!box.width && !box.height) return null;
  // getBoundingClientRect of a shape leaves its stroke out.
  const half = isStroked ? parseFloat(style.strokeWidth) * pixelsPerUnit / 2 : 0;
  return [box.left - half, box.top - half, box.right + half, box.bottom + half];
}

function addSvg(sink, element, box, isSmall) {
  if (element.parentElement && element.parentElement.closest('svg')) return;
  const view = element.viewBox && element.viewBox.baseVal;
  const pixelsPerUnit = view && view.width ? box.width / view.width : 1;
  const rects = [...element.querySelectorAll(SHAPES)]
    .filter((shape) => !shape.closest(NOT_SHOWN))
    .map((shape) => shapeRect(shape, pixelsPerUnit)).filter(Boolean);
  if (!rects.length) return;
  const rect = [
    Math.max(box.left, Math.min(...rects.map((r) => r[0]))),
    Math.max(box.top, Math.min(...rects.map((r) => r[1]))),
    Math.min(box.right, Math.max(...rects.map((r) => r[2]))),
    Math.min(box.bottom, Math.max(...rects.map((r) => r[3]))),
  ];
  // A row of dots or a dash is thinner than what counts as drawn.
  const isThin = rect[2] - rect[0] < THIN_PX || rect[3] - rect[1] < THIN_PX;
  const drawn = isThin ? [rect[0] - 1, rect[1] - 1, rect[2] + 1, rect[3] + 1] : rect;
  sink.add(element, isSmall ? 'icon' : 'image', drawn,
    { layout: rectOf(box), source: 'svg', isOpaque: !isSmall });
}

function addPicture(sink, element, box, tag) {
  if (tag === 'img' && (!element.complete || !element.naturalWidth)) return;
  const isIcon = box.width <= SMALL_PHOTO_PX && box.height <= SMALL_PHOTO_PX;
  sink.add(element, isIcon ? 'icon' : 'image', rectOf(box),
    { source: 'img', name: element.alt || '' });
}

function addBackground(sink, element, style, box, isSmall, isEmpty) {
  const hasPicture = /url\(/.test(style.backgroundImage);
  if (isEmpty) {
    if ((isSet(style.maskImage) || isSet(style.webkitMaskImage)) && isSmall) {
      sink.add(element, 'icon', rectOf(box), { source: 'mask' });
    } else if (hasPicture) {
      sink.add(element, isSmall ? 'icon' : 'image', rectOf(box),
        { source: 'background', isOpaque: !isSmall });
    }
  } else if (hasPicture && box.width > 120 && box.height > 80 &&
      !/^(BODY|HTML)$/.test(element.tagName)) {
    sink.add(element, 'image', rectOf(box), { source: 'background' });
  }
}

function addDrawing(tree, sink, element) {
  const box = element.getBoundingClientRect();
  const isOutside = box.right < 0 || box.bottom < 0 || box.left > tree.width ||
    box.top > tree.height;
  if (box.width < 3 || box.height < 3 || isOutside) return;
  const tag = element.tagName.toLowerCase();
  const isSmall = box.width <= ICON_PX && box.height <= ICON_PX;
  if (tag === 'svg') { addSvg(sink, element, box, isSmall); return; }
  if (element.closest('svg')) return;
  if (tag === 'img' || tag === 'video') { addPicture(sink, element, box, tag); return; }
  if (tag === 'canvas') {
    if (box.width > 8 && box.height > 8) {
      sink.add(element, isSmall ? 'icon' : 'image', rectOf(box),
        { source: 'canvas', isOpaque: !isSmall });
    }
    return;
  }
  const hasText = [...element.childNodes]
    .some((n) => n.nodeType === Node.TEXT_NODE && n.nodeValue.trim());
  const isEmpty = !hasText && !element.children.length;
  if (isEmpty && isSmall && hasPseudoGlyph(element)) {
    sink.add(element, 'icon', rectOf(box), { source: 'pseudo' });
  } else {
    addPseudoBoxes(tree, sink, element);
  }
  addBackground(sink, element, tree.style(element), box, isSmall, isEmpty);
}

// Adds every visible icon, image and canvas.
export function addDrawings(tree, sink) {
  for (const element of tree.elements) {
    if (tree.isVisible(element)) addDrawing(tree, sink, element);
  }
}
