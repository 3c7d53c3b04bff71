import { mergeConfig, type UserConfig } from 'vite';
import { defineConfig } from 'wxt';
import { SECURITY_POLICY } from './build/security-policy';
import {
  directoryTable,
  leanUnlistedScripts,
  noIdbIterators,
  noInnerHtml,
  ownScript,
  plainImports,
} from './build/vite-plugins';

/** The oldest versions that have all that we use: docs/browsers.md says what each thing needs. */
const OLDEST = { chrome: '127', firefox: '142' };

/** What entrypoints/popup imports, and WXT's (empty) plugins of pages: with all that they import, the popup's first form. */
const FORM =
  /components\/(popup\/App|shared\/open-page)\.tsx$|capture\/window-of-popup\.ts$|virtual:wxt-html-plugins/;

/** What the form loads behind its first fields: each file more that it came in would be waited for. */
const FORM_PARTS = /components\/form\/lazy\/(rest-of-form|caret-keeping)\.ts$/;

/** How our pages are built: the popup is to be there at once. */
const PAGES: UserConfig = {
  plugins: [plainImports()],
  build: {
    modulePreload: {
      polyfill: false, // both browsers know it
      resolveDependencies: (_file, chunks, { hostType }) => (hostType === 'html' ? chunks : []),
    },
    // One file, whatever of it lazy parts and other pages share: it is read at one go, and packs better.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'form', test: FORM, priority: 1 },
            { name: 'form-parts', test: FORM_PARTS },
          ],
        },
      },
    },
  },
};

/** The extension's manifest and build. Every permission has its reason in docs/permissions.md. */
export default defineConfig({
  imports: false,
  manifestVersion: 3,
  vite: () => ({
    plugins: [leanUnlistedScripts(), directoryTable(), noInnerHtml(), noIdbIterators(), ownScript()],
    build: {
      target: [`chrome${OLDEST.chrome}`, `firefox${OLDEST.firefox}`], // nothing is rewritten for older ones
      // Rolldown would write the public suffix list into the background's script three times.
      rolldownOptions: { optimization: { inlineConst: false } },
    },
  }),
  hooks: {
    'vite:build:extendConfig': ([entrypoint], config) => {
      if (entrypoint?.inputPath.endsWith('.html')) Object.assign(config, mergeConfig(config, PAGES));
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_extensionName__',
    description: '__MSG_extensionDescription__',
    default_locale: 'en',
    permissions: [
      ...['storage', 'unlimitedStorage', 'alarms', 'scripting', 'activeTab', 'contextMenus'],
      'declarativeNetRequestWithHostAccess', // lib/net/guarded-fetch.ts: rules for our own requests
    ],
    optional_permissions: ['notifications'], // asked for where the reader wishes to be told of answers
    host_permissions: ['http://*/*', 'https://*/*'],
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: SECURITY_POLICY },
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
            gecko: {
              id: 'corrigenda@corrigenda.example',
              strict_min_version: `${OLDEST.firefox}.0`,
              // What leaves the browser when the reader presses Send: docs/permissions.md says why each is named.
              data_collection_permissions: {
                required: ['websiteContent', 'browsingActivity'],
                optional: ['personallyIdentifyingInfo'],
              },
            },
          },
        }
      : { minimum_chrome_version: OLDEST.chrome }),
  }),
});
