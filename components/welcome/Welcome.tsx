// The page that opens after the installation: the reader tries the shortcut, and learns what happens to their corrections.

import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { type MessageName, shortcutName, text } from '../../lib/i18n/i18n';
import { SiteAccessSection } from '../shared/WithheldSites';
import { Doors, withKey } from './Doors';
import { PracticeResult, PracticeStory, usePractice } from './Practice';

export function Welcome() {
  const practised = usePractice();
  const [isSkipped, setIsSkipped] = useState(false);
  return (
    <>
      <h1>{text('welcomeTitle')}</h1>
      <p class="lead">{text('welcomeLead')}</p>
      <section>
        <h2>{text('practiceTitle')}</h2>
        <p>{withKey('practiceTask', shortcutName())}</p>
        <PracticeStory />
        <p class="note">{text('practiceStays')}</p>
        <div role="status">
          {practised ? (
            <PracticeResult correction={practised} />
          ) : (
            !isSkipped && (
              <div class="buttons">
                <button type="button" onClick={() => setIsSkipped(true)}>
                  {text('practiceSkip')}
                </button>
              </div>
            )
          )}
        </div>
      </section>
      <Doors />
      {(isSkipped || practised !== undefined) && (
        <>
          <SiteAccessSection />
          <AtHand />
          <WhatIsKept />
        </>
      )}
    </>
  );
}

/** How often the page checks whether the icon is pinned, in milliseconds: browsers have no event for it. */
const LOOK_EVERY_MS = 1_000;

const HINT = import.meta.env.FIREFOX ? 'pinHintFirefox' : 'pinHint';

/** How to pin the icon to the toolbar, which is the fastest way to open the form. */
function AtHand() {
  const [isPinned, setIsPinned] = useState<boolean>();

  useEffect(() => {
    const look = () =>
      void browser.action
        .getUserSettings()
        .then(({ isOnToolbar }) => setIsPinned(isOnToolbar ?? false), console.error);
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);

  return (
    <section>
      <h2>{text('pinTitle')}</h2>
      <p role="status">{text(isPinned ? 'pinned' : HINT)}</p>
    </section>
  );
}

const FACTS: readonly (readonly [MessageName, MessageName])[] = [
  ['keptStored', 'keptStoredHint'],
  ['keptSent', 'keptSentHint'],
  ['keptNever', 'keptNeverHint'],
];

/** What is stored, what is sent and to whom, and what is never sent. */
function WhatIsKept() {
  return (
    <section>
      <h2>{text('keptTitle')}</h2>
      <dl class="facts">
        {FACTS.map(([term, fact]) => (
          <div key={term}>
            <dt>{text(term)}</dt>
            <dd>{text(fact)}</dd>
          </div>
        ))}
      </dl>
      <div class="buttons">
        <button type="button" onClick={() => void browser.runtime.openOptionsPage()}>
          {text('options')}
        </button>
      </div>
    </section>
  );
}
