// Statistics about the reader's corrections per site. They are computed on the device and stay there.

import type { Correction } from '../correction/correction';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { State } from '../correction/status';

export interface SiteStatistics {
  /** The site's host. */
  readonly site: string;
  /** Number of corrections that were sent: the sum of the three numbers below. */
  readonly sent: number;
  /** Number of corrections that are fixed, by the editors' verdict or by a page check. */
  readonly fixed: number;
  readonly declined: number;
  readonly waiting: number;
}

const SENT: readonly State[] = ['delivered', 'fixed', 'declined', 'handed', 'sent'];

/** Returns the statistics of each site, the site with the most corrections first. */
export function statisticsOf(corrections: readonly Correction[]): SiteStatistics[] {
  const sent = corrections.filter(
    ({ page, status }) => page.address !== PRACTICE_ADDRESS && SENT.includes(status.state),
  );
  const sites = new Map<string, Correction[]>();
  for (const correction of sent) {
    const site = new URL(correction.page.address).host.replace(/^www\./, '');
    sites.set(site, [...(sites.get(site) ?? []), correction]);
  }
  return Array.from(sites, ([site, all]) => {
    const fixed = all.filter(isFixed).length;
    const declined = all.filter((one) => one.status.state === 'declined' && !isFixed(one)).length;
    return { site, sent: all.length, fixed, declined, waiting: all.length - fixed - declined };
  }).sort((one, other) => other.sent - one.sent || one.site.localeCompare(other.site));
}

function isFixed({ status, seen }: Correction): boolean {
  return status.state === 'fixed' || seen?.verdict === 'fixed';
}
