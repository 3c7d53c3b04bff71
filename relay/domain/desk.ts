// Who gets a correction, and how long it is gathered with others: by the story's path and the kind, as configured.

import { type CorrectionContent, storyAddress } from '../../lib/correction/content';
import type { Route, Site } from './site';

/** Editors who get their letters together. */
export interface Desk {
  readonly editors: readonly string[];
  /** So long corrections to one story are gathered, in milliseconds; 0: each goes at once. */
  readonly digest: number;
}

/** The desk of `site` that `content` goes to: the first route that fits says so, and the site what that leaves open. */
export function deskOf(site: Site, content: Pick<CorrectionContent, 'page' | 'suggestion'>): Desk {
  const { pathname } = new URL(storyAddress(content.page));
  const fits = ({ paths, kinds }: Route) =>
    (paths === undefined || paths.some((path) => pathname.startsWith(path))) &&
    (kinds === undefined || kinds.includes(content.suggestion.kind));
  const route = site.routes?.find(fits);
  return { editors: route?.editors ?? site.editors, digest: route?.digest ?? site.digest ?? 0 };
}

/** By which the letters to one desk are told from those to others. */
export function deskName({ editors }: Desk): string {
  return editors
    .map((editor) => editor.toLowerCase())
    .sort()
    .join(' ');
}
