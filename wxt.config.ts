import type { Plugin } from 'vite';
import { defineConfig } from 'wxt';

/**
 * WXT wraps an unlisted script in a logger and a plugin loader that are larger than our listener, which every page pays
 * for. We use neither: the script's main is called, and its result given back, by one line.
 */
function leanUnlistedScripts(): Plugin {
  const wrapper = /^\0virtual:wxt-unlisted-script-entrypoint\?(.+)$/;
  return {
    name: 'corrigenda:lean-unlisted-scripts',
    load: {
      filter: { id: wrapper },
      handler(id) {
        const script = JSON.stringify(wrapper.exec(id)?.[1]);
        return `import script from ${script}; export default script.main();`;
      },
    },
  };
}

/** The extension's manifest and build. Every permission has its reason in docs/architecture.md. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  modules: ['@wxt-dev/webextension-polyfill'],
  vite: () => ({
    plugins: [leanUnlistedScripts()],
    // Rolldown would write the public suffix list into capture.js three times.
    build: { rolldownOptions: { optimization: { inlineConst: false } } },
  }),
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: ['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
    host_permissions: ['http://*/*', 'https://*/*'],
    incognito: 'not_allowed',
    // The toolbar button by keyboard: it opens the popup and grants `activeTab`, as a click does. Readers can bind it anew.
    commands: {
      _execute_action: {
        suggested_key: { default: 'Alt+Shift+C' },
        description: '__MSG_actionTitle__',
      },
    },
    action: { default_title: '__MSG_actionTitle__' },
    icons: { 16: 'icons/16.png', 32: 'icons/32.png', 48: 'icons/48.png', 128: 'icons/128.png' },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: { id: 'corrigenda@corrigenda.example', strict_min_version: '142.0' },
          },
        }
      : { minimum_chrome_version: '127' }),
  }),
});
