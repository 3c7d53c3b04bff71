// What was said of one story.

import type { Page } from '../lib/correction/correction';
import type { CorrectionId } from '../lib/correction/id';
import type { StoryPart } from '../lib/outbox/listing';
import { CorrectionCard } from './CorrectionCard';
import { storyAddressOf } from './story-address';

interface Props {
  readonly part: StoryPart;
  readonly onEdit: (draft: CorrectionId) => void;
  readonly onFailure: (error: unknown) => void;
}

export function StoryGroup({ part: { story, start, corrections }, onEdit, onFailure }: Props) {
  const [first] = corrections;
  if (first === undefined) return null;
  const { page } = first;
  return (
    <section class="group">
      {start === 0 && (
        <h2 class="story">
          <StoryLink page={page} />
          <span class="quiet"> · {page.site ?? new URL(page.address).host}</span>
        </h2>
      )}
      <ul class="list">
        {corrections.map((correction, index) => (
          <CorrectionCard
            key={correction.id}
            correction={correction}
            position={start + index + 1}
            count={story.corrections.length}
            onEdit={onEdit}
            onFailure={onFailure}
          />
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
