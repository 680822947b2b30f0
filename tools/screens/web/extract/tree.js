// The page as a flat tree: every element of the document and its open shadow trees, numbered,
// with cached styles and the answers to "is it visible" and "who holds it".
//
// Runs in the page. Depends on nothing. One PageTree is one moment: build a new one after a change.

const NOT_DRAWN = new Set(['SCRIPT', 'STYLE', 'TEMPLATE', 'NOSCRIPT', 'HEAD']);
const NUMBER_ATTRIBUTE = 'data-screen-node';
// Fainter than this counts as not drawn.
const FAINTEST = 0.15;

export const rectOf = (r) => [r.left, r.top, r.right, r.bottom];

// Alpha of a computed colour, 0..1.
export function alphaOf(color) {
  const legacy = /rgba?\(([^)]+)\)/.exec(color);
  if (legacy) {
    const parts = legacy[1].split(/[ ,/]+/).filter(Boolean);
    return parts.length > 3 ? parseFloat(parts[3]) : 1;
  }
  const modern = /\/\s*([\d.]+)\)/.exec(color);
  if (modern) return Number(modern[1]);
  return color === 'transparent' ? 0 : 1;
}

// Whether the style makes the element the containing block of fixed and absolute descendants.
export const holdsPositioned = (style) =>
  style.transform !== 'none' || style.filter !== 'none' || style.perspective !== 'none' ||
  /transform|filter/.test(style.willChange) || /paint|layout|strict|content/.test(style.contain);

const isClippedAway = (style) =>
  /rect\(\s*(0|1)px,\s*(0|1)px/.test(style.clip) || /inset\((50|100)%/.test(style.clipPath);

export class PageTree {
  constructor() {
    this.width = innerWidth;
    this.height = innerHeight;
    this.elements = [];
    this.texts = [];
    this.#walk(document.documentElement);
    this.numbers = new Map(this.elements.map((element, i) => [element, i]));
    this.styles = new Map();
    this.opacities = new Map();
    this.hidden = new Map();
  }

  #walk(node) {
    for (const child of node.childNodes) {
      if (child.nodeType === Node.TEXT_NODE) {
        if (child.nodeValue.trim()) this.texts.push(child);
      } else if (child.nodeType === Node.ELEMENT_NODE && !NOT_DRAWN.has(child.tagName)) {
        this.elements.push(child);
        if (child.shadowRoot) this.#walk(child.shadowRoot);
        this.#walk(child);
      }
    }
  }

  // Writes each element's number where the DevTools protocol can read it.
  number() {
    this.elements.forEach((element, i) => element.setAttribute(NUMBER_ATTRIBUTE, i));
  }

  // elementsFromPoint never reports elements without pointer events (floating labels, icons).
  // A style sheet with '*' loses to a class with !important, so it is set on each element.
  // Returns a function that undoes it.
  receivePointers() {
    const changed = [];
    for (const element of this.elements) {
      if (!element.style || this.style(element).pointerEvents !== 'none') continue;
      const { style } = element;
      changed.push([style, style.getPropertyValue('pointer-events'),
        style.getPropertyPriority('pointer-events')]);
    }
    for (const [style] of changed) style.setProperty('pointer-events', 'auto', 'important');
    return () => {
      for (const [style, value, priority] of changed) {
        style.removeProperty('pointer-events');
        if (value) style.setProperty('pointer-events', value, priority);
      }
    };
  }

  // Parent in the flat tree: through slots and out of shadow roots.
  parent(element) {
    return element.assignedSlot || element.parentElement ||
      (element.parentNode && element.parentNode.host) || null;
  }

  contains(ancestor, element) {
    for (let at = element; at; at = this.parent(at)) if (at === ancestor) return true;
    return false;
  }

  style(element) {
    let style = this.styles.get(element);
    if (!style) {
      style = getComputedStyle(element);
      this.styles.set(element, style);
    }
    return style;
  }

  opacity(element) {
    if (!element) return 1;
    let opacity = this.opacities.get(element);
    if (opacity === undefined) {
      opacity = parseFloat(this.style(element).opacity || 1) * this.opacity(this.parent(element));
      this.opacities.set(element, opacity);
    }
    return opacity;
  }

  isFaint(element) {
    return this.opacity(element) <= FAINTEST;
  }

  // display:none or clipped to nothing, itself or an ancestor.
  isHidden(element) {
    if (!element) return false;
    let hidden = this.hidden.get(element);
    if (hidden === undefined) {
      const style = this.style(element);
      hidden = style.display === 'none' || isClippedAway(style) ||
        this.isHidden(this.parent(element));
      this.hidden.set(element, hidden);
    }
    return hidden;
  }

  isVisible(element) {
    const style = this.style(element);
    if (style.visibility !== 'visible' || this.isFaint(element) || this.isHidden(element)) {
      return false;
    }
    // checkVisibility() is false for display:contents, whose children are drawn all the same.
    if (style.display === 'contents') {
      const parent = this.parent(element);
      return !parent || this.isVisible(parent);
    }
    return !element.checkVisibility || element.checkVisibility();
  }

  isBoxless(element) {
    return element.tagName === 'SLOT' || this.style(element).display === 'contents';
  }

  // The nearest element with a box, itself included.
  boxed(element) {
    let at = element;
    while (at && this.isBoxless(at)) at = this.parent(at);
    return at || document.body;
  }

  // The block that an inline element flows in.
  block(element) {
    let at = element;
    while (at && (this.style(at).display === 'inline' || this.isBoxless(at))) at = this.parent(at);
    return at || document.body;
  }
}
