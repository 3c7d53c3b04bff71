// A postman's job as the message that the mail server gets.

import { storyAddress } from '../../lib/correction/content';
import { letterLanguage } from '../../lib/letter/words';
import { deskOf } from '../domain/desk';
import type { Entry, Job } from '../queue/job';
import { LETTERS_PER_HOUR } from '../queue/rules';
import { digestBodies, overflowBodies, overflowSubject } from './digest-message';
import type { LetterContext } from './letter-context';
import { linksOf } from './letter-context';
import { composeMessage, composeNotice, type Message, type Sender } from './message';
import { contentOf, extrasOf } from './other-readers';

/** The letter that `job` is, to the desk of its first correction, as that is configured now. */
export function composeJob(job: Job, post: LetterContext): Message {
  const { letter } = job;
  if ('entry' in letter) return composeOne(job, letter.entry, post);
  const [first, ...others] = letter.entries;
  if (first === undefined) throw Object.assign(new Error(), { code: 'all that was in it is forgotten' });
  if (others.length === 0) return composeOne(job, first, post);
  const { site, sender, links, overflowLinks } = post;
  const desk = { ...site, editors: deskOf(site, contentOf(first.content, site)).editors };
  const bodies =
    letter.kind === 'digest'
      ? digestBodies(letter.entries, post)
      : overflowBodies(
          {
            ...letter,
            limit: site.lettersPerHour ?? LETTERS_PER_HOUR,
            all: overflowLinks.address(job.token),
          },
          { site, links },
        );
  const notice = composeNotice(
    letter.kind === 'digest'
      ? { subject: job.subject, story: job.story, text: bodies.text }
      : { subject: overflowSubject(site), story: `all of ${site.name}`, text: bodies.text },
    desk,
    sender,
  );
  return {
    ...notice,
    ...bodies,
    // A letter of the correction's own may follow it: mail stores drop the second letter with the same Message-ID.
    messageId: messageIdOf(letter.kind === 'overflow' ? `${job.id}.overflow` : job.id, sender),
    envelope: {
      from: sender.from,
      to: desk.editors.filter((editor) => job.settled[editor.toLowerCase()] === undefined),
    },
  };
}

function composeOne({ id, letter, subject, settled }: Job, entry: Entry, post: LetterContext): Message {
  const { site, sender } = post;
  const content = contentOf(entry.content, site);
  const message = composeMessage(
    {
      content,
      subject,
      story: storyAddress(content.page),
      settled,
      links: linksOf(entry.token, content, post),
      extras: extrasOf(entry, letterLanguage(site.language), site, letter.kind === 'returned'),
    },
    { ...site, editors: deskOf(site, content).editors },
    sender,
  );
  return content.id === id ? message : asFollowUp(message, id, sender);
}

/** A letter of its own, in the conversation behind the first one about the same. */
function asFollowUp(message: Message, id: string, sender: Sender): Message {
  const { messageId: first = '', references } = message;
  return {
    ...message,
    messageId: messageIdOf(`${id}.follow-up`, sender),
    inReplyTo: first,
    references: [...[references ?? []].flat(), first],
  };
}

function messageIdOf(id: string, { host }: Sender): string {
  return `<${id}@${host}>`;
}
