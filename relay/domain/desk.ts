// The desk: the editors who get a correction, how long corrections are collected for them, and the actions that only they can confirm.

import { type CorrectionContent, storyAddress } from '../../lib/correction/content';
import { routeIn } from '../../lib/correction/route';
import type { Route, Site } from './site';

/** Editors who get the same letters. */
export interface Desk {
  readonly editors: readonly string[];
  /** How long corrections to one story are collected for one letter, in milliseconds; 0: each is mailed immediately. */
  readonly digest: number;
}

/** Returns the desk of `site` for `content`: the first matching route decides, and the site provides what the route leaves out. */
export function deskOf(site: Site, content: Pick<CorrectionContent, 'page' | 'suggestion'>): Desk {
  const story = storyAddress(content.page);
  const place = new URL(story).pathname + routeIn(story);
  const matches = ({ paths, kinds }: Route) =>
    (paths === undefined || paths.some((path) => place.startsWith(path))) &&
    (kinds === undefined || kinds.includes(content.suggestion.kind));
  const route = site.routes?.find(matches);
  return { editors: route?.editors ?? site.editors, digest: route?.digest ?? site.digest ?? 0 };
}

/** Returns the key that distinguishes the letters to one desk from those to other desks. */
export function deskKey({ editors }: Desk): string {
  return editors
    .map((editor) => editor.toLowerCase())
    .sort()
    .join(' ');
}

/**
 * The actions that the desk confirms with a link mailed to it: declining the correction as spam, muting its story, and unmuting it. The
 * links in a letter are not enough, because anyone who received a forwarded letter, such as a reader, has them too.
 */
export const DESK_ACTIONS = ['spam', 'mute', 'unmute'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** The purpose of a link that is mailed to the desk. */
export type LinkPurpose = DeskAction | 'change';
