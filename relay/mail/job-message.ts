// A postman's job as the message that the mail server gets.

import { storyAddress } from '../../lib/correction/correction';
import type { LetterLinks } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Job } from '../queue/job';
import { deskOf } from '../routes';
import { cmsLink, type Site } from '../sites';
import { answerAddresses, type VerdictLinks } from '../verdicts/links';
import { contentOf, extrasOf } from './extras';
import { composeMessage, type Message, type Sender } from './message';

export interface Post {
  readonly site: Site;
  readonly sender: Sender;
  readonly links: VerdictLinks;
  /** Of the relay. */
  readonly url: string;
}

/** The letter that `job` is, to the desk of its first correction, as that is configured now. */
export function composeJob(job: Job, { site, sender, links, url }: Post): Message {
  const { letter, subject, settled } = job;
  const entry = 'entry' in letter ? letter.entry : letter.entries[0];
  if (entry === undefined) throw new Error('There is no correction in it.');
  const content = contentOf(entry.content, site);
  const story = storyAddress(content.page);
  const desk = { ...site, editors: deskOf(site, content).editors };
  const message = composeMessage(
    {
      content,
      subject,
      story,
      settled,
      links: linksOf(entry.token, story, { site, links, url }),
      extras: extrasOf(entry, letterLanguage(site.language), site, letter.kind === 'returned'),
    },
    desk,
    sender,
  );
  return letter.kind === 'followUp' ? asFollowUp(message, job.id, sender) : message;
}

function linksOf(token: string, story: string, { site, links, url }: Omit<Post, 'sender'>): LetterLinks {
  const cms = cmsLink(site, story);
  return {
    answers: answerAddresses(links, { token, round: 0 }),
    data: `${url}/corrections/${token}`,
    ...(cms === undefined ? {} : { cmsLink: cms }),
  };
}

/** A letter of its own, in the conversation behind the first one about the same. */
function asFollowUp(message: Message, id: string, { host }: Sender): Message {
  const { messageId: first = '', references } = message;
  return {
    ...message,
    messageId: `<${id}@${host}>`,
    inReplyTo: first,
    references: [...[references ?? []].flat(), first],
  };
}
