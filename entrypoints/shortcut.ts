// The only code on every page.

import type { UnlistedScriptDefinition } from 'wxt';
import { listen } from '../lib/doors/listener';

// Written out, since even `defineUnlistedScript` would cost bytes here.
export default { globalName: false, main: listen } satisfies UnlistedScriptDefinition;
