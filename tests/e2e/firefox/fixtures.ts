// What a test in Firefox is given: beside the site and the newsroom, a reader's Firefox. Skipped where there is none.

import { join } from 'node:path';
import { test as base, expect } from '../fixtures';
import { findFirefox, NO_FIREFOX } from './find';
import { type FirefoxReader, launchFirefox, type Preferences } from './reader';

const executable = findFirefox();
if (executable === undefined) console.warn(NO_FIREFOX);

interface Fixtures {
  firefox: FirefoxReader;
  /** How this reader's Firefox is set. */
  preferences: Preferences;
}

export const test = base.extend<Fixtures>({
  preferences: [{}, { option: true }],

  firefox: async ({ folder, preferences }, use, info) => {
    if (executable === undefined) return info.skip(true, NO_FIREFOX);
    const firefox = await launchFirefox(executable, join(folder, 'firefox'), preferences);
    await use(firefox);
    await firefox.close();
  },
});

export { expect };
