// A link that opens a story; a plain click has the background look what the story says, once it is there.

import type { ComponentChildren } from 'preact';
import { askToOpenStory } from '../../lib/messages/stories';
import { logFailure } from '../../lib/net/log-failure';

interface Props {
  readonly address: string;
  readonly children: ComponentChildren;
}

export function StoryAnchor({ address, children }: Props) {
  const onClick = (event: MouseEvent) => {
    // With a key held, the reader has the browser open it in another way; and the practice story is ours.
    if (event.ctrlKey || event.metaKey || event.shiftKey || !address.startsWith('http')) return;
    event.preventDefault();
    logFailure(askToOpenStory(address));
  };
  return (
    <a href={address} target="_blank" rel="noreferrer" dir="auto" onClick={onClick}>
      {children}
    </a>
  );
}
