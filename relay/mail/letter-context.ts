// What letters are written with: whose they are, and where their links lead.

import { type CorrectionContent, storyAddress } from '../../lib/correction/content';
import type { LetterLinks } from '../../lib/letter/letter';
import type { OverflowLinks } from '../domain/overflow-links';
import { cmsLink, type Site } from '../domain/site';
import { answerAddresses, type VerdictLinks } from '../domain/verdict-links';
import type { Sender } from './message';

export interface LetterContext {
  readonly site: Site;
  readonly sender: Sender;
  readonly links: VerdictLinks;
  readonly overflowLinks: OverflowLinks;
  /** Of the relay. */
  readonly url: string;
}

/** Where the letter about a correction leads. */
export function linksOf(
  token: string,
  content: CorrectionContent,
  { site, links, url }: Pick<LetterContext, 'site' | 'links' | 'url'>,
): LetterLinks {
  const cms = cmsLink(site, storyAddress(content.page));
  return {
    answers: answerAddresses(links, { token, round: 0 }),
    data: `${url}/corrections/${token}`,
    ...(cms === undefined ? {} : { cmsLink: cms }),
  };
}
