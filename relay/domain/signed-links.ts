// The links in letters: to the verdict page, to the page that confirms an action of the desk, and to the overflow page. They are
// signed, so that only whoever was sent a link has one, and valid for 90 days.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AnswerAddresses } from '../../lib/letter/letter';
import { DESK_ACTIONS, type DeskAction } from './desk';

const DAY_MS = 24 * 3_600_000;
const VALID_MS = 90 * DAY_MS;

/** What a link to the verdict page is valid for. */
export interface VerdictLink {
  /** The token of the correction. */
  readonly token: string;
  /** How many verdicts there were when the link was sent: it can give the next one, and no later one. */
  readonly round: number;
}

/** What a link that confirms an action of the desk is valid for. */
export interface DeskActionLink extends VerdictLink {
  readonly action: DeskAction;
}

export type VerdictLinks = ReturnType<typeof verdictLinks>;

/**
 * Writes and reads the links to the verdict page, and those that confirm an action of the desk.
 *
 * @param secret what the links are signed with.
 * @param url of the relay, to which they lead.
 * @param now milliseconds since 1970.
 */
export function verdictLinks(secret: Uint8Array, url: string, now: () => number) {
  const sign = (text: string) => signatureOf(text, secret);

  /** Returns what comes before the signature, split at its dots, if the signature is ours and the link not expired. */
  function partsOf(part: string, form: RegExp): string[] | undefined {
    const [, text = '', signature = ''] = /^(.+)\.([\w-]{43})$/.exec(part) ?? [];
    if (!form.test(text) || !isSignatureOf(signature, text, secret)) return undefined;
    const parts = text.split('.');
    return Number(parts.at(-1)) * DAY_MS < now() ? undefined : parts;
  }

  return {
    /** @param answer the verdict that is selected when the page opens. */
    address({ token, round }: VerdictLink, answer?: string): string {
      const text = `${token}.${round}.${lastDay(now())}`;
      return `${url}/verdict/${text}.${sign(text)}${answer === undefined ? '' : `?answer=${answer}`}`;
    },

    /** Reads the last part of a link's path. Returns `undefined` if it is not one of ours, or expired. */
    read(part: string): VerdictLink | undefined {
      const [token, round] = partsOf(part, /^[\w-]{1,64}\.\d{1,6}\.\d{1,7}$/) ?? [];
      return token === undefined ? undefined : { token, round: Number(round) };
    },

    /** The action is signed too, and makes the link one part longer, so no other link can be taken for it. */
    deskActionAddress({ action, token, round }: DeskActionLink): string {
      const text = `${action}.${token}.${round}.${lastDay(now())}`;
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

/** Returns one link for each verdict, which is selected on the page that the link opens. */
export function answerAddresses(links: VerdictLinks, link: VerdictLink): AnswerAddresses {
  return {
    fixed: links.address(link, 'fixed'),
    already: links.address(link, 'already'),
    declined: links.address(link, 'declined'),
  };
}

export type OverflowLinks = ReturnType<typeof overflowLinks>;

/** Writes and reads the links to the overflow page, which lists all corrections of a letter. Parameters as for `verdictLinks`. */
export function overflowLinks(secret: Uint8Array, url: string, now: () => number) {
  // No link to the verdict page has a space in what is signed, so neither kind is ever taken for the other. The word is older
  // than the page's address: another word would break the links in letters that were sent.
  const signed = (text: string) => `digest ${text}`;
  return {
    /** @param token of the correction whose letter it is. */
    address(token: string): string {
      const text = `${token}.${lastDay(now())}`;
      return `${url}/overflow/${text}.${signatureOf(signed(text), secret)}`;
    },

    /** Returns the token of the correction whose letter it is; `undefined` if it is not one of ours, or expired. */
    read(part: string): string | undefined {
      const [, text = '', token, day, signature = ''] =
        /^(([\w-]{1,64})\.(\d{1,7}))\.([\w-]{43})$/.exec(part) ?? [];
      if (token === undefined || Number(day) * DAY_MS < now()) return undefined;
      return isSignatureOf(signature, signed(text), secret) ? token : undefined;
    },
  };
}

/** Returns the last day on which a link that is sent at `time` is valid, counted since 1970. */
function lastDay(time: number): number {
  return Math.floor((time + VALID_MS) / DAY_MS);
}

/** Returns the signature in base64url: 43 characters. */
function signatureOf(text: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Compares in constant time, and as text: several texts decode to the same bytes in base64url. */
function isSignatureOf(signature: string, text: string, secret: Uint8Array): boolean {
  const [given, right] = [Buffer.from(signature), Buffer.from(signatureOf(text, secret))];
  return given.length === right.length && timingSafeEqual(given, right);
}
