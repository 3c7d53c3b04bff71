// The desk: the editors who get a correction, how long it waits for others, and what only they can confirm.

import { type CorrectionContent, storyAddress } from '../../lib/correction/content';
import type { Route, Site } from './site';

/** Editors who get the same letters. */
export interface Desk {
  readonly editors: readonly string[];
  /** How long corrections to one story are collected for one letter, in milliseconds; 0: each is mailed at once. */
  readonly digest: number;
}

/** Returns the desk of `site` for `content`: the first route that fits decides, and the site decides what the route leaves open. */
export function deskOf(site: Site, content: Pick<CorrectionContent, 'page' | 'suggestion'>): Desk {
  const { pathname } = new URL(storyAddress(content.page));
  const fits = ({ paths, kinds }: Route) =>
    (paths === undefined || paths.some((path) => pathname.startsWith(path))) &&
    (kinds === undefined || kinds.includes(content.suggestion.kind));
  const route = site.routes?.find(fits);
  return { editors: route?.editors ?? site.editors, digest: route?.digest ?? site.digest ?? 0 };
}

/** Returns the key that tells the letters to one desk from those to others. */
export function deskName({ editors }: Desk): string {
  return editors
    .map((editor) => editor.toLowerCase())
    .sort()
    .join(' ');
}

/**
 * What the desk confirms by a link that is mailed to it: that the correction is spam, that its story gets no letters, that it gets them
 * again. The links in a letter are not enough, because anyone to whom the letter was forwarded has them, such as a reader.
 */
export const DESK_ACTIONS = ['spam', 'mute', 'unmute'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** What a link that is mailed to the desk is for. */
export type LinkPurpose = DeskAction | 'change';
