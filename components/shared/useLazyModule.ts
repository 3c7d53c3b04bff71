// Loads a part of a page when it is needed, so that the first form is shown as early as possible.

import { useEffect, useState } from 'preact/hooks';

/** Returns the module once it is loaded. Loading begins when `isWanted` is true. */
export function useLazyModule<Module>(isWanted: boolean, load: () => Promise<Module>): Module | undefined {
  const [module, setModule] = useState<Module>();
  useEffect(() => {
    if (isWanted && module === undefined) load().then((loaded) => setModule(() => loaded), console.error);
  }, [isWanted, module, load]);
  return module;
}
