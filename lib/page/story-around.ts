// The story around the passage, on pages that show several one below the other.

import { isSameHeadline } from './belief';
import { elementAround, findAll, textOf } from './safe-dom';

const STORY = 'article, [role="article"], [itemscope]:is([itemtype*="Article"], [itemtype*="BlogPosting"])';

/**
 * Returns the element of the story that contains `node`, if the page shows other stories too. Each has a heading of its own; where
 * only the first is an `<h1>`, the title names the one that the reader is at. Teasers and readers' comments are no stories.
 */
export function storyAround(node: Node, title: string | undefined): Element | undefined {
  const document = node.ownerDocument;
  const story = outermostStory(node);
  if (document === null || story === undefined) return undefined;
  const stories = findAll(document, STORY).filter(
    (other) => !story.contains(other) && !other.contains(story),
  );
  if (!stories.some((other) => findAll(other, 'h1').length > 0)) return undefined;
  if (headingLevelIn(story) === 'h1') return story;
  const heading = textOf(findAll(story, 'h2')[0]);
  return heading && title && isSameHeadline(heading, title) ? story : undefined;
}

/** Returns the name of the elements that are the story's headings. */
export function headingLevelIn(story: Element): 'h1' | 'h2' {
  return findAll(story, 'h1').length > 0 ? 'h1' : 'h2';
}

/** The outermost: readers' comments are articles within it. */
function outermostStory(node: Node): Element | undefined {
  let story: Element | undefined;
  let around = node instanceof Element ? node : elementAround(node);
  while (around !== null) {
    if (Element.prototype.matches.call(around, STORY)) story = around;
    around = elementAround(around);
  }
  return story;
}
