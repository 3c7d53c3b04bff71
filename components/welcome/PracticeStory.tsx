// A story with a real mistake in it.

import { text } from '../../lib/i18n/i18n';

export function PracticeStory() {
  return (
    <article class="story-page">
      <p class="quiet">{text('practiceSite')}</p>
      <h3>{text('practiceHeadline')}</h3>
      <p>{text('practiceStory')}</p>
    </article>
  );
}
