// Sees to it that there is a Chromium, before the tests begin.

import { ensureChromium } from './find';

console.log(`Chromium: ${ensureChromium()}`);
