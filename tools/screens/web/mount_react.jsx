// Shows a page's React component and renders it again when the theme changes.

import { createRoot } from 'react-dom/client';

export function mount(page) {
  const host = document.createElement('div');
  host.id = 'root';
  document.body.appendChild(host);
  const root = createRoot(host);
  const Page = page.default;
  globalThis.onTheme = (theme) => root.render(<Page theme={theme} />);
  globalThis.onTheme('light');
}
