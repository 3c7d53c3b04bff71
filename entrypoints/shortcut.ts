// The only code on every page.

import type { UnlistedScriptDefinition } from 'wxt';
import { listen } from '../lib/shortcut/listener';

/** The build calls this directly: through the definition below it would cost bytes. */
export { listen as main };

// Not `defineUnlistedScript`, which would cost bytes.
export default { globalName: false, main: listen } satisfies UnlistedScriptDefinition;
