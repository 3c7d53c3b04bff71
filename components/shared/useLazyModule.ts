// Loads a part of a page when it is needed, so that the first form is shown as early as possible.

import { useEffect, useState } from 'preact/hooks';

interface Loader<Module> {
  (): Promise<Module>;
  /** The module, once {@link loadAhead} has loaded it. */
  loaded?: Module;
}

/** Returns the module once it is loaded. Loading begins when `isWanted` is true. */
export function useLazyModule<Module>(isWanted: boolean, load: Loader<Module>): Module | undefined {
  const [module, setModule] = useState(isWanted ? load.loaded : undefined);
  useEffect(() => {
    if (isWanted && module === undefined)
      loadAhead(load).then((loaded) => setModule(() => loaded), console.error);
  }, [isWanted, module, load]);
  return module;
}

/** Loads the module, so that components that are shown later have it in their first frame. */
export async function loadAhead<Module>(load: Loader<Module>): Promise<Module> {
  load.loaded = await load();
  return load.loaded;
}
