// Parts of the popup that are loaded when they are wanted: the form alone comes first.

import { useEffect, useState } from 'preact/hooks';

/** The module once it is there, if it is wanted. */
export function useLazyModule<Module>(isWanted: boolean, load: () => Promise<Module>): Module | undefined {
  const [module, setModule] = useState<Module>();
  useEffect(() => {
    if (isWanted && module === undefined) load().then((loaded) => setModule(() => loaded), console.error);
  }, [isWanted, module, load]);
  return module;
}
