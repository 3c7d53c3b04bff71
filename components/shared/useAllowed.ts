// Whether the browser lets us onto a page, or onto all, at this moment.

import { useEffect, useState } from 'preact/hooks';
import { followAllowedSites, isAllowed } from '../../lib/net/allowed-sites';

/** `undefined` until it is known. */
export function useAllowed(address?: string): boolean | undefined {
  const [allowed, setAllowed] = useState<boolean>();
  useEffect(() => {
    const look = () => void isAllowed(address).then(setAllowed, console.error);
    look();
    return followAllowedSites(look);
  }, [address]);
  return allowed;
}
