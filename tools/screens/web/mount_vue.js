// Shows a page's Vue component; its `theme` property changes with the theme.

import { createApp, h, ref } from 'vue';

export function mount(page) {
  const host = document.createElement('div');
  host.id = 'root';
  document.body.appendChild(host);
  const theme = ref('light');
  const app = createApp({ render: () => h(page.default, { theme: theme.value }) });
  for (const plugin of page.plugins || []) app.use(plugin);
  app.mount(host);
  globalThis.onTheme = (next) => { theme.value = next; };
}
