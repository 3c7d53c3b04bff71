// What was said of one story.

import type { Page } from '../lib/correction/correction';
import type { CorrectionId } from '../lib/correction/id';
import type { Story } from '../lib/outbox/listing';
import { CorrectionCard } from './CorrectionCard';
import { storyAddressOf } from './story-address';

interface Props {
  readonly story: Story;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

export function StoryGroup({ story: { corrections }, onEdit, onFailure }: Props) {
  const [newest] = corrections;
  if (newest === undefined) return null;
  const { page } = newest;
  return (
    <section class="group">
      <h2 class="story">
        <StoryLink page={page} />
        <span class="quiet"> · {page.site ?? new URL(page.address).host}</span>
      </h2>
      <ul class="list">
        {corrections.map((correction) => (
          <CorrectionCard key={correction.id} correction={correction} onEdit={onEdit} onFailure={onFailure} />
        ))}
      </ul>
    </section>
  );
}

export function StoryLink({ page }: { readonly page: Page }) {
  return (
    <a href={storyAddressOf({ page })} target="_blank" rel="noreferrer" dir="auto">
      {page.headline ?? page.address}
    </a>
  );
}
