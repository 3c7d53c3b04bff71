// Injected into a tab's frames once the reader enters one: records in which frame they last pressed something.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { notePresses } from '../lib/capture/presses';

export default defineUnlistedScript(notePresses);
