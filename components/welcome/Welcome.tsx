// The first page that a new reader sees: the gesture, tried out, and what becomes of what one writes.

import { useState } from 'preact/hooks';
import { shortcutName, text } from '../../lib/i18n/i18n';
import { AllSites } from './AllSites';
import { AtHand } from './AtHand';
import { PracticeResult } from './PracticeResult';
import { PracticeStory } from './PracticeStory';
import { usePractice } from './usePractice';
import { WhatIsKept } from './WhatIsKept';

/** The text with the key in it written as one. */
function withKey(sentence: string) {
  const key = shortcutName();
  const [before, after] = sentence.split(key);
  return (
    <>
      {before}
      <kbd>{key}</kbd>
      {after}
    </>
  );
}

export function Welcome() {
  const practised = usePractice();
  const [isSkipped, setIsSkipped] = useState(false);
  return (
    <>
      <h1>{text('welcomeTitle')}</h1>
      <p class="lead">{text('welcomeLead')}</p>
      <section>
        <h2>{text('practiceTitle')}</h2>
        <p>{withKey(text('practiceTask', shortcutName()))}</p>
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
      {(isSkipped || practised !== undefined) && (
        <>
          <AllSites />
          <AtHand />
          <WhatIsKept />
        </>
      )}
    </>
  );
}
