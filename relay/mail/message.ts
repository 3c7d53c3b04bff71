// Turns a correction into the message for the mail server: headers, envelope and links.

import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import { type CorrectionContent, storyAddress } from '../../lib/correction/content';
import { toSingleLine } from '../../lib/correction/text';
import { composeLetter, type Letter, type LetterLinks } from '../../lib/letter/letter';
import { letterLanguage } from '../../lib/letter/words';
import { answerAddresses, type OverflowLinks, type VerdictLinks } from '../domain/signed-links';
import { cmsLink, type Site } from '../domain/site';
import type { Settled } from '../store/schema';
import { composeBodies } from './bodies';

/** The sender of all letters of a relay. */
export interface Sender {
  readonly from: string;
  readonly fromName?: string;
  /** The host in Message-IDs. */
  readonly host: string;
}

/** What the relay needs to write the letters to one site. */
export interface LetterContext {
  readonly site: Site;
  readonly sender: Sender;
  readonly links: VerdictLinks;
  readonly overflowLinks: OverflowLinks;
  /** The address of the relay. */
  readonly url: string;
}

export type Message = SendMailOptions & {
  /** The recipients for the mail server. It does not read them from the headers. */
  readonly envelope: { readonly from: string; readonly to: string[] };
};

/**
 * Returns the letter about `content` to the editors of `site`: addressed to all of them, sent to those who do not have it yet.
 *
 * @param subject the subject of the first letter about this story.
 * @param story the story's address. All letters about it refer to one root that is never sent, so that mail programs show
 *   them as one conversation in any order of arrival.
 * @param settled the editors who need no more attempts.
 * @param links the links in the letter, such as those to the verdict page.
 * @param extras the news and the other readers' comments.
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
    // Without an envelope, nodemailer would take the recipients from the headers.
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

/** Returns headers that depend on the configuration only. nodemailer's `list` option would add others. */
function headersFor({ hosts }: Site): Record<string, string> {
  return {
    'Auto-Submitted': 'auto-generated', // RFC 3834: prevents out-of-office replies
    'List-Id': `<corrections.${listDomain(hosts[0])}>`, // RFC 2919: mail programs can filter by it
  };
}

/** Returns the host as a name with dots: without a port, and never as an IPv6 address in brackets. */
function listDomain(host = 'localhost'): string {
  return host.startsWith('[') ? 'localhost' : host.replace(/:\d+$/, '');
}

/** Returns an object, because nodemailer parses strings, and a comma in a name would make two recipients. */
function mailbox(address: string, name = ''): { name: string; address: string } {
  return { name: headerText(name), address };
}

/**
 * Returns one line without control characters and without characters that change the reading direction. `=?` gets a space inside: it
 * would begin an encoded word (RFC 2047), which can contain line breaks.
 */
function headerText(text: string): string {
  return toSingleLine(text.toWellFormed().replace(/[\u202a-\u202e\u2066-\u2069]/g, '')).replaceAll(
    '=?',
    '= ?',
  );
}

/** Returns a plain-text message to the editors of `site`, in the conversation about the story. */
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

/** Returns the Message-ID to which all letters about a story refer. No letter has this Message-ID. */
function rootOf(story: string, { host }: Sender): string {
  return `<story-${createHash('sha256').update(story).digest('hex').slice(0, 32)}@${host}>`;
}

/** Returns the links in the letter about a correction. */
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
