// A correction as the message that the mail server gets.

import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { CorrectionContent } from '../../lib/correction/content';
import { toSingleLine } from '../../lib/correction/text';
import { composeLetter, type Letter, type LetterLinks } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import type { Site } from '../domain/site';
import type { Settled } from '../store/schema';
import { composeBodies } from './bodies';

/** What is the same in all letters of a relay. */
export interface Sender {
  readonly from: string;
  readonly fromName?: string;
  /** The host in Message-IDs. */
  readonly host: string;
}

export type Message = SendMailOptions & {
  /** Whom the mail server is told, whatever the headers say. */
  readonly envelope: { readonly from: string; readonly to: string[] };
};

/**
 * The letter about `content` to the editors of `site`, addressed to all and sent to those who are owed it.
 *
 * @param subject of the first letter on this story.
 * @param story its address: all letters about it hang on one root that is never sent, so that mail programs show them
 *   as one conversation, whichever came first.
 * @param settled who is owed it no longer.
 * @param links to where the editors say what became of it, and to more.
 * @param extras what is known beyond the correction.
 */
export function composeMessage(
  {
    content,
    subject,
    story,
    settled,
    links,
    extras = {},
  }: {
    content: CorrectionContent;
    subject: string;
    story: string;
    settled: Settled;
    links: LetterLinks;
    extras?: Pick<Letter, 'news' | 'others'>;
  },
  site: Site,
  sender: Sender,
): Message {
  const language = letterLanguage(site.language);
  const letter = { ...composeLetter(content, language.words, language.tag, links), ...extras };
  const { name, email } = content.reader;
  const root = rootOf(story, sender);
  return {
    from: mailbox(sender.from, sender.fromName),
    to: site.editors.map((editor) => mailbox(editor, site.name)),
    ...(email === undefined ? {} : { replyTo: mailbox(email, name) }),
    // Without it nodemailer would gather the recipients from the headers.
    envelope: {
      from: sender.from,
      to: site.editors.filter((editor) => settled[editor.toLowerCase()] === undefined),
    },
    subject: headerText(subject),
    messageId: `<${content.id}@${sender.host}>`,
    inReplyTo: root,
    references: root,
    headers: headersFor(site),
    ...composeBodies(letter, language, content.page.language),
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** Written by ourselves, from the configuration alone: nodemailer's `list` writes more than it is told. */
function headersFor({ hosts }: Site): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated', // RFC 3834: no out-of-office notices in answer
    'List-Id': `<corrections.${listDomain(hosts[0])}>`, // RFC 2919: what mail programs sort by
  };
}

/** The host as a name with dots: no port, nor the brackets and colons of an IPv6 address. */
function listDomain(host = 'localhost'): string {
  return host.startsWith('[') ? 'localhost' : host.replace(/:\d+$/, '');
}

/** An object, since nodemailer parses strings: a comma in one makes two recipients. */
function mailbox(address: string, name = ''): { name: string; address: string } {
  return { name: headerText(name), address };
}

/**
 * One line without control characters and without those that turn the reading direction of what follows. `=?` begins an
 * encoded word (RFC 2047), in which a mail program would find the line breaks again: it is parted.
 */
function headerText(text: string): string {
  return toSingleLine(text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).replaceAll(
    '=?',
    '= ?',
  );
}

/** A line and a link to the editors of `site`, in the conversation about the story. */
export function composeNotice(
  { subject, text, story }: { subject: string; text: string; story: string },
  site: Site,
  sender: Sender,
): Message {
  const root = rootOf(story, sender);
  return {
    from: mailbox(sender.from, sender.fromName),
    to: site.editors.map((editor) => mailbox(editor, site.name)),
    envelope: { from: sender.from, to: [...site.editors] },
    subject: headerText(subject),
    inReplyTo: root,
    references: root,
    headers: headersFor(site),
    text,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** What all letters about a story hang on; it is never sent. */
function rootOf(story: string, { host }: Sender): string {
  return `<story-${createHash('sha256').update(story).digest('hex').slice(0, 32)}@${host}>`;
}
