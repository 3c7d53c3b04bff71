// The only code on every page.

import type { UnlistedScriptDefinition } from 'wxt';
import { listen } from '../lib/shortcut/listener';

/** What the build calls: by way of the definition below it would cost bytes. */
export { listen as main };

// Written out, since even `defineUnlistedScript` would cost bytes here.
export default { globalName: false, main: listen } satisfies UnlistedScriptDefinition;
