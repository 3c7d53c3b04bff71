// The corrections, story by story. Of a long list, only the corrections near the visible part are rendered.

import { useMemo, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { byStory, type ListSegment, type StoryPart, segmentsOf } from '../../lib/list/search';
import type { CardHandlers } from './CardActions';
import { CorrectionCard } from './CorrectionCard';
import { LazySection } from './LazySection';
import { StoryLink } from './StoryLink';

interface StoriesProps extends CardHandlers {
  /** Newest first. */
  readonly corrections: readonly Correction[];
}

export function Stories({ corrections, ...handlers }: StoriesProps) {
  const segments = useMemo(() => segmentsOf(byStory(corrections)), [corrections]);
  const [focused, setFocused] = useState<string>();
  const kept = reachableByTab(
    segments.length,
    segments.findIndex(({ key }) => key === focused),
  );
  return (
    <>
      {segments.map((segment, index) => (
        <LazySection
          key={segment.key}
          isKept={kept.includes(index)}
          estimate={estimatedHeight(segment)}
          onFocus={() => setFocused(segment.key)}
        >
          {() =>
            segment.parts.map((part) => <StoryGroup key={part.story.address} part={part} {...handlers} />)
          }
        </LazySection>
      ))}
    </>
  );
}

/**
 * Returns the indexes of the sections that the next Tab or Shift+Tab may reach: around the focused one (-1 if there is none),
 * and at both ends of the list.
 */
function reachableByTab(count: number, focused: number): number[] {
  const around = focused === -1 ? [] : [focused - 1, focused, focused + 1];
  return [0, ...around, count - 1];
}

/** Typical height of a card in the popup, with the space above it, in CSS pixels. */
const CARD_PX = 210;
/** Typical height of a story's heading in the popup, with the space above it, in CSS pixels. */
const HEADING_PX = 48;

function estimatedHeight({ parts }: ListSegment): number {
  return parts.reduce(
    (height, { start, corrections }) =>
      height + (start === 0 ? HEADING_PX : 0) + corrections.length * CARD_PX,
    0,
  );
}

interface StoryGroupProps extends CardHandlers {
  readonly part: StoryPart;
}

/** The corrections of one story. */
function StoryGroup({ part: { story, start, corrections }, ...handlers }: StoryGroupProps) {
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
