// The links by which editors answer: signed, so that only who was sent one has one, and good for a while.

import type { AnswerAddresses } from '../../lib/letter/letter';
import { DESK_ACTIONS, type DeskAction } from './desk';
import { isSignatureOf, signatureOf } from './signature';

export const DAY_MS = 24 * 3_600_000;
export const VALID_MS = 90 * DAY_MS;

/** What a link is good for. */
export interface VerdictLink {
  /** The correction's. */
  readonly token: string;
  /** How many answers had been given when the link was sent: it can give the next one, and no later one. */
  readonly round: number;
}

/** What a link that confirms an action is good for. */
export interface DeskActionLink extends VerdictLink {
  readonly action: DeskAction;
}

export type VerdictLinks = ReturnType<typeof verdictLinks>;

/**
 * @param secret what the links are signed with.
 * @param url of the relay, to which they lead.
 * @param now milliseconds since 1970.
 */
export function verdictLinks(secret: Uint8Array, url: string, now: () => number) {
  const sign = (text: string) => signatureOf(text, secret);
  const lastDay = () => Math.floor((now() + VALID_MS) / DAY_MS);

  /** What stands before the signature in the last part of a path, cut at its dots, where it is ours and not too old. */
  function partsOf(part: string, form: RegExp): string[] | undefined {
    const [, text = '', signature = ''] = /^(.+)\.([\w-]{43})$/.exec(part) ?? [];
    if (!form.test(text) || !isSignatureOf(signature, text, secret)) return undefined;
    const parts = text.split('.');
    return Number(parts.at(-1)) * DAY_MS < now() ? undefined : parts;
  }

  return {
    /** @param answer that stands ready on the page. */
    address({ token, round }: VerdictLink, answer?: string): string {
      const text = `${token}.${round}.${lastDay()}`;
      return `${url}/verdict/${text}.${sign(text)}${answer === undefined ? '' : `?answer=${answer}`}`;
    },

    /** What the last part of a link's path is good for; `undefined` where it is not one of ours, or too old. */
    read(part: string): VerdictLink | undefined {
      const [token, round] = partsOf(part, /^[\w-]{1,64}\.\d{1,6}\.\d{1,7}$/) ?? [];
      return token === undefined ? undefined : { token, round: Number(round) };
    },

    /** Its purpose is signed with it, and it has a part more: no link of a letter can ever stand for it. */
    deskActionAddress({ action, token, round }: DeskActionLink): string {
      const text = `${action}.${token}.${round}.${lastDay()}`;
      return `${url}/verdict/confirm/${text}.${sign(text)}`;
    },

    readDeskAction(part: string): DeskActionLink | undefined {
      const [named, token, round] = partsOf(part, /^[a-z]+\.[\w-]{1,64}\.\d{1,6}\.\d{1,7}$/) ?? [];
      const action = DESK_ACTIONS.find((one) => one === named);
      return action === undefined || token === undefined
        ? undefined
        : { action, token, round: Number(round) };
    },
  };
}

/** One link for each answer, which stands ready on the page that it opens. */
export function answerAddresses(links: VerdictLinks, link: VerdictLink): AnswerAddresses {
  return {
    fixed: links.address(link, 'fixed'),
    already: links.address(link, 'already'),
    declined: links.address(link, 'declined'),
  };
}
