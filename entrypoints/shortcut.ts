// The only script that runs on every page.

import type { UnlistedScriptDefinition } from 'wxt';
import { listen } from '../lib/shortcut/listener';

/** The build calls this directly: a call through the definition below would cost bytes. */
export { listen as main };

// Without `defineUnlistedScript`, which would cost bytes.
export default { globalName: false, main: listen } satisfies UnlistedScriptDefinition;
