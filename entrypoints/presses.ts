// Injected into a tab's frames when the reader enters one: records when they last pressed a key or button in each.

import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { recordPresses } from '../lib/capture/presses';

export default defineUnlistedScript(recordPresses);
