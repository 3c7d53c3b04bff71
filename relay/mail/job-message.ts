// Turns a job of the queue into the message for the mail server.

import { storyAddress } from '../../lib/correction/content';
import { letterLanguage } from '../../lib/letter/words';
import { deskOf } from '../domain/desk';
import type { Entry, Job } from '../queue/job';
import { LETTERS_PER_HOUR } from '../queue/rules';
import { digestBodies } from './digest-message';
import type { LetterContext } from './message';
import { composeMessage, composeNotice, linksOf, type Message, type Sender } from './message';
import { contentOf, extrasOf } from './other-readers';
import { overflowBodies, overflowSubject } from './overflow-message';

/** Returns the letter for `job`, addressed to the desk that the current configuration names for its first correction. */
export function composeJob(job: Job, context: LetterContext): Message {
  const { letter } = job;
  if ('entry' in letter) return composeOne(job, letter.entry, context);
  const [first, ...others] = letter.entries;
  if (first === undefined) throw Object.assign(new Error(), { code: 'every correction in it was forgotten' });
  if (others.length === 0) return composeOne(job, first, context);
  const { site, sender, links, overflowLinks } = context;
  const desk = { ...site, editors: deskOf(site, contentOf(first.content, site)).editors };
  const bodies =
    letter.kind === 'digest'
      ? digestBodies(letter.entries, context)
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
    // The correction may get a separate letter later, and mail stores drop a second letter with the same Message-ID.
    messageId: messageIdOf(letter.kind === 'overflow' ? `${job.id}.overflow` : job.id, sender),
    envelope: {
      from: sender.from,
      to: desk.editors.filter((editor) => job.settled[editor.toLowerCase()] === undefined),
    },
  };
}

function composeOne({ id, letter, subject, settled }: Job, entry: Entry, context: LetterContext): Message {
  const { site, sender } = context;
  const content = contentOf(entry.content, site);
  const message = composeMessage(
    {
      content,
      subject,
      story: storyAddress(content.page),
      settled,
      links: linksOf(entry.token, content, context),
      extras: extrasOf(entry, letterLanguage(site.language), site, letter.kind === 'returned'),
    },
    { ...site, editors: deskOf(site, content).editors },
    sender,
  );
  return content.id === id ? message : asFollowUp(message, id, sender);
}

/** Makes the message a reply to the letter about the lead correction. */
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
