// The reader's record: what became of what was sent, site by site. It is counted on the device, and stays there.

import type { Correction } from '../correction/correction';
import { PRACTICE_ADDRESS } from '../correction/practice-address';
import type { State } from '../correction/status';

export interface SiteRecord {
  /** The site's host. */
  readonly site: string;
  /** All that reached somebody; the three below are parts of it. */
  readonly sent: number;
  /** As the editors said, or as the page itself did when it was looked at. */
  readonly fixed: number;
  readonly declined: number;
  readonly waiting: number;
}

const SENT: readonly State[] = ['delivered', 'fixed', 'declined', 'handed', 'sent'];

/** The sites to which the most was sent come first. */
export function recordOf(corrections: readonly Correction[]): SiteRecord[] {
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
