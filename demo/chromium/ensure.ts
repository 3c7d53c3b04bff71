// Makes sure that a Chromium is installed before the tests start.

import { ensureChromium } from './find';

console.log(`Chromium: ${ensureChromium()}`);
