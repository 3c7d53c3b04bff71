// What the switches at about:addons do.

import { EXTENSION_ID, type FirefoxReader } from './reader';

/** Takes all sites from the extension. */
export async function withholdSites(firefox: FirefoxReader): Promise<void> {
  await firefox.inBrowser(
    `const [id, resolve] = arguments;
    const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
    const sites = { permissions: [], origins: ['http://*/*', 'https://*/*'], data_collection: [] };
    ExtensionPermissions.remove(id, sites, WebExtensionPolicy.getByID(id).extension).then(() => resolve(null));`,
    EXTENSION_ID,
  );
}
