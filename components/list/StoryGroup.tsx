// What was said of one story.

import type { Page } from '../../lib/correction/content';
import type { StoryPart } from '../../lib/list/search';
import type { CardHandlers } from './CardActions';
import { CorrectionCard } from './CorrectionCard';
import { StoryAnchor } from './StoryAnchor';
import { storyAddressOf } from './story-address';

interface Props extends CardHandlers {
  readonly part: StoryPart;
}

export function StoryGroup({ part: { story, start, corrections }, ...handlers }: Props) {
  const [first] = corrections;
  if (first === undefined) return null;
  const { page } = first;
  return (
    <section class="group">
      {start === 0 && (
        <h2 class="story">
          <StoryLink page={page} />
          <span class="quiet"> {page.site ?? new URL(page.address).host}</span>
        </h2>
      )}
      <ul class="list">
        {corrections.map((correction, index) => (
          <CorrectionCard
            key={correction.id}
            correction={correction}
            position={start + index + 1}
            count={story.corrections.length}
            {...handlers}
          />
        ))}
      </ul>
    </section>
  );
}

export function StoryLink({ page }: { readonly page: Page }) {
  return <StoryAnchor address={storyAddressOf({ page })}>{page.headline ?? page.address}</StoryAnchor>;
}
