// Links from the extension's pages to stories.

import type { ComponentChildren, HTMLAttributes } from 'preact';
import { type CorrectionContent, deepLink, type Page } from '../../lib/correction/content';
import { PRACTICE_ADDRESS } from '../../lib/correction/practice-address';
import { ask } from '../../lib/messages/ask';
import { logFailure } from '../../lib/net/log-failure';

interface StoryAnchorProps extends Pick<HTMLAttributes<HTMLAnchorElement>, 'class' | 'title' | 'lang'> {
  readonly address: string;
  readonly children: ComponentChildren;
}

/** A link to a story. On a plain click, the background opens the story and checks the page once it has loaded. */
export function StoryAnchor({ address, children, ...attributes }: StoryAnchorProps) {
  const onClick = (event: MouseEvent) => {
    // If a key is held, the browser opens the link in another way. The practice story has no page check.
    if (event.ctrlKey || event.metaKey || event.shiftKey || !address.startsWith('http')) return;
    event.preventDefault();
    logFailure(ask('open-story', { address }));
  };
  return (
    <a href={address} target="_blank" rel="noreferrer" dir="auto" onClick={onClick} {...attributes}>
      {children}
    </a>
  );
}

/** Where the practice story is: it is part of the extension and has no address on the web. */
const PRACTICE_PAGE = '/welcome.html';

/** Returns the address of the story, at the passage if the browser can find it. */
export function passageAddress(content: Pick<CorrectionContent, 'page' | 'passage'>): string {
  return content.page.address === PRACTICE_ADDRESS ? PRACTICE_PAGE : deepLink(content);
}

/** Returns the name of the site on which the story is: its own name for itself, else its host. */
export function siteName({ site, address }: Page): string {
  return site ?? new URL(address).host.replace(/^www\./, '');
}
