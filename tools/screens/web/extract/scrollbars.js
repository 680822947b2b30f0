// Native scroll bars: the room between an element's outer and inner size.
//
// Runs in the page. Depends on nothing else than the tree and the sink it is given.

const THINNEST_PX = 4;
const THICKEST_PX = 24;

function addOfPage(tree, sink) {
  const root = document.documentElement;
  const right = tree.width - root.clientWidth;
  const bottom = tree.height - root.clientHeight;
  const add = (box) => sink.drawings.push({ node: 0, kind: 'scrollbar', box, share: 1,
    isDimmed: false });
  const hasRight = right > THINNEST_PX;
  const hasBottom = bottom > THINNEST_PX;
  if (hasRight) add([tree.width - right, 0, tree.width, tree.height - (hasBottom ? bottom : 0)]);
  if (hasBottom) add([0, tree.height - bottom, tree.width - (hasRight ? right : 0), tree.height]);
}

function addOfElement(sink, element, style) {
  const box = element.getBoundingClientRect();
  const [left, right, top, bottom] = ['Left', 'Right', 'Top', 'Bottom']
    .map((side) => parseFloat(style[`border${side}Width`]));
  const width = element.offsetWidth - element.clientWidth - left - right;
  const height = element.offsetHeight - element.clientHeight - top - bottom;
  const hasVertical = width > THINNEST_PX && width < THICKEST_PX;
  const hasHorizontal = height > THINNEST_PX && height < THICKEST_PX;
  if (hasVertical) {
    sink.add(element, 'scrollbar', [box.right - right - width, box.top + top, box.right - right,
      box.bottom - bottom - (hasHorizontal ? height : 0)]);
  }
  if (hasHorizontal) {
    sink.add(element, 'scrollbar', [box.left + left, box.bottom - bottom - height,
      box.right - right - (hasVertical ? width : 0), box.bottom - bottom]);
  }
}

// Adds the scroll bars of the page and of every visible scroller.
export function addScrollbars(tree, sink) {
  addOfPage(tree, sink);
  for (const element of tree.elements) {
    const style = tree.style(element);
    if (element === document.body || !/auto|scroll/.test(style.overflowX + style.overflowY)) {
      continue;
    }
    if (element.offsetWidth && tree.isVisible(element)) addOfElement(sink, element, style);
  }
}
