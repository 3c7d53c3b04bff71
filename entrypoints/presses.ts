// Injected into the frames of a tab once the reader goes into one: notes in which frame they last pressed something.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { notePresses } from '../lib/capture/presses';

export default defineUnlistedScript(notePresses);
