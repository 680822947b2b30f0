// Entry of the in-page pass: window.extractScreen(hints) -> what is drawn where.
//
// Runs in the page, after the screenshot was taken (it changes styles for a moment). Bundled into
// one script by render.mjs. The result is plain data in CSS pixels: {viewport, drawings, nodes}.

import { addDrawings } from './drawings.js';
import { addFieldText } from './field_text.js';
import { describeNodes } from './nodes.js';
import { addScrollbars } from './scrollbars.js';
import { Sink } from './sink.js';
import { addTextLines } from './text_lines.js';
import { PageTree } from './tree.js';

globalThis.extractScreen = (hints) => {
  const tree = new PageTree();
  tree.number();
  const restore = tree.receivePointers();
  const sink = new Sink(tree);
  addTextLines(tree, sink);
  addFieldText(tree, sink);
  addDrawings(tree, sink);
  addScrollbars(tree, sink);
  const nodes = describeNodes(tree, sink, hints);
  restore();
  return { viewport: [tree.width, tree.height], drawings: sink.drawings, nodes };
};
