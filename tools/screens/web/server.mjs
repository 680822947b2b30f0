// A file server for the pages on the loopback address, alive for one run.
//
//   /page/NAME    the page's document      /npm/PATH    node_modules
//   /built/FILE   bundles                  /photo/FILE  photographs
//
// Depends on node:http. Serves only files below the named folders.

import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';

const TYPES = { '.css': 'text/css', '.js': 'text/javascript', '.mjs': 'text/javascript',
  '.svg': 'image/svg+xml', '.png': 'image/png', '.jpg': 'image/jpeg', '.woff': 'font/woff',
  '.woff2': 'font/woff2', '.ttf': 'font/ttf', '.json': 'application/json',
  '.html': 'text/html' };

function sendFile(response, folder, path) {
  const full = normalize(join(folder, path));
  const isFile = full.startsWith(folder + sep) &&
    statSync(full, { throwIfNoEntry: false })?.isFile();
  if (!isFile) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, { 'content-type': TYPES[extname(full)] || 'application/octet-stream' });
  createReadStream(full).pipe(response);
}

// Starts a server. `folders`: {npm, built, photo}; `documents`: name -> HTML, may grow later.
// Returns {url, close}.
export async function serve(folders, documents) {
  const server = createServer((request, response) => {
    const [, kind, ...rest] = decodeURIComponent(request.url.split('?')[0]).split('/');
    const path = rest.join('/');
    if (kind === 'page' && documents.has(path)) {
      response.writeHead(200, { 'content-type': 'text/html' }).end(documents.get(path));
    } else if (folders[kind]) {
      sendFile(response, folders[kind], path);
    } else {
      response.writeHead(404).end();
    }
  });
  await new Promise((resolve) => { server.listen(0, '127.0.0.1', resolve); });
  return { url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() };
}
