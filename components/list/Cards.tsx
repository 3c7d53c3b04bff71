// The cards of the list. Of a long list, only the cards near the visible part are rendered.

import { useMemo, useState } from 'preact/hooks';
import type { Correction } from '../../lib/correction/correction';
import { type ListSegment, segmentsOf } from '../../lib/list/segments';
import type { CardHandlers } from './CardActions';
import { CorrectionCard } from './CorrectionCard';
import { LazySection } from './LazySection';

interface CardsProps extends CardHandlers {
  /** In the order in which they are shown. */
  readonly corrections: readonly Correction[];
}

export function Cards({ corrections, ...handlers }: CardsProps) {
  const segments = useMemo(() => segmentsOf(corrections), [corrections]);
  const [focused, setFocused] = useState<string>();
  const kept = reachableByKey(
    segments.length,
    segments.findIndex(({ key }) => key === focused),
  );
  return (
    <div class="cards">
      {segments.map((segment, index) => (
        <LazySection
          key={segment.key}
          isKept={kept.includes(index)}
          estimate={estimatedHeight(segment)}
          onFocus={() => setFocused(segment.key)}
        >
          {() => (
            <ul class="list">
              {segment.corrections.map((correction, place) => (
                <CorrectionCard
                  key={correction.id}
                  correction={correction}
                  position={segment.start + place + 1}
                  count={corrections.length}
                  {...handlers}
                />
              ))}
            </ul>
          )}
        </LazySection>
      ))}
    </div>
  );
}

/**
 * Returns the indexes of the sections that the next key may reach (Tab, an arrow, Home or End): around the focused one (-1 if there
 * is none), and at both ends of the list.
 */
function reachableByKey(count: number, focused: number): number[] {
  const around = focused === -1 ? [] : [focused - 1, focused, focused + 1];
  return [0, ...around, count - 1];
}

/** Typical height of a card in the popup, with the space above it, in CSS pixels. */
const CARD_PX = 130;

function estimatedHeight({ corrections }: ListSegment): number {
  return corrections.length * CARD_PX;
}
