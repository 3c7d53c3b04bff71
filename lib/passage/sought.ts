// What is looked for, and the text in which: both with every run of white space as one space.

import type { Passage } from '../correction/correction';
import { sentenceBounds } from '../correction/sentence';
import { type Collapsed, collapse } from './collapse';

export interface Sides<T> {
  readonly before: T;
  readonly behind: T;
}

export interface Sought {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** Of prefix and suffix, what belongs to the passage's own sentence. */
  readonly sentence: Sides<string>;
  /** What stands beyond it. There is such only where the sentence stood more than once. */
  readonly farther: Sides<string>;
  /** Whether it stood on one line: then what stands in its place does so too. */
  readonly isOneLine: boolean;
  /** Where it stood; a hint where the context tells nothing. */
  readonly position: number;
  readonly replacement?: string;
}

export function soughtFrom(passage: Passage, replacement: string | undefined, language?: string): Sought {
  const { prefix, exact, suffix } = passage;
  const whole = prefix + exact + suffix;
  const bounds = sentenceBounds(whole, prefix.length, prefix.length + exact.length, language);
  const to = bounds.end - prefix.length - exact.length;
  const collapsed = (text: string) => collapse(text).collapsed;
  return {
    exact: collapsed(exact),
    prefix: collapsed(prefix),
    suffix: collapsed(suffix),
    sentence: { before: collapsed(prefix.slice(bounds.start)), behind: collapsed(suffix.slice(0, to)) },
    farther: { before: collapsed(prefix.slice(0, bounds.start)), behind: collapsed(suffix.slice(to)) },
    isOneLine: !exact.includes('\n'),
    position: passage.start ?? 0,
    ...(replacement === undefined ? {} : { replacement: collapsed(replacement) }),
  };
}

/** The page text as it is today, collapsed; its lines are still known. */
export interface Today extends Pick<Collapsed, 'startInText' | 'endInText'> {
  readonly text: string;
  readonly lineStart: (position: number) => number;
  readonly lineEnd: (position: number) => number;
}

export function todayFrom(text: string): Today {
  const { collapsed, startInText, endInText } = collapse(text);
  const isBreak = (position: number) => text.charAt(startInText(position)) === '\n';
  return {
    text: collapsed,
    startInText,
    endInText,
    lineStart: (position) => {
      let start = position;
      while (start > 0 && position - start < LONGEST && !isBreak(start - 1)) start -= 1;
      return start;
    },
    lineEnd: (position) => {
      let end = position;
      while (end < collapsed.length && end - position < LONGEST && !isBreak(end)) end += 1;
      return end;
    },
  };
}

/** No context reaches farther. */
const LONGEST = 400;
