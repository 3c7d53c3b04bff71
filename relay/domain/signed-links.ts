// The links in letters: to the verdict page, to the page that confirms a desk action, and to the overflow page. Each link is signed, so
// that nobody can forge it, and is valid for 90 days.

import { createHmac, timingSafeEqual } from 'node:crypto';
import type { AnswerAddresses } from '../../lib/letter/letter';
import { DESK_ACTIONS, type DeskAction } from './desk';

const DAY_MS = 24 * 3_600_000;
/** How long a link is valid, in milliseconds. */
const VALID_MS = 90 * DAY_MS;

/** The content of a link to the verdict page. */
export interface VerdictLink {
  /** The token of the correction. */
  readonly token: string;
  /** Number of verdicts when the link was sent. The link can be used for the next verdict only. */
  readonly round: number;
}

/** The content of a link that confirms a desk action. */
export interface DeskActionLink extends VerdictLink {
  readonly action: DeskAction;
}

export type VerdictLinks = ReturnType<typeof verdictLinks>;

/**
 * Returns functions that write and read the links to the verdict page and the links that confirm a desk action.
 *
 * @param secret the key that signs the links.
 * @param url the relay's address, with which every link begins.
 * @param now milliseconds since 1970.
 */
export function verdictLinks(secret: Uint8Array, url: string, now: () => number) {
  const sign = (text: string) => signatureOf(text, secret);

  /** Returns the text before the signature, split at its dots; `undefined` if the signature is not ours or the link has expired. */
  function partsOf(part: string, pattern: RegExp): string[] | undefined {
    const [, text = '', signature = ''] = /^(.+)\.([\w-]{43})$/.exec(part) ?? [];
    if (!pattern.test(text) || !isSignatureOf(signature, text, secret)) return undefined;
    const parts = text.split('.');
    return Number(parts.at(-1)) * DAY_MS < now() ? undefined : parts;
  }

  return {
    /** @param answer the verdict that is selected when the page opens. */
    address({ token, round }: VerdictLink, answer?: string): string {
      const text = `${token}.${round}.${lastDay(now())}`;
      return `${url}/verdict/${text}.${sign(text)}${answer === undefined ? '' : `?answer=${answer}`}`;
    },

    /** Reads the last part of a link's path. Returns `undefined` if the link is not ours or has expired. */
    read(part: string): VerdictLink | undefined {
      const [token, round] = partsOf(part, /^[\w-]{1,64}\.\d{1,6}\.\d{1,7}$/) ?? [];
      return token === undefined ? undefined : { token, round: Number(round) };
    },

    /** Returns the link that confirms a desk action. The action is part of the signed text, so no other kind of link can be mistaken for it. */
    deskActionAddress({ action, token, round }: DeskActionLink): string {
      const text = `${action}.${token}.${round}.${lastDay(now())}`;
      return `${url}/verdict/confirm/${text}.${sign(text)}`;
    },

    readDeskAction(part: string): DeskActionLink | undefined {
      const [name, token, round] = partsOf(part, /^[a-z]+\.[\w-]{1,64}\.\d{1,6}\.\d{1,7}$/) ?? [];
      const action = DESK_ACTIONS.find((one) => one === name);
      return action === undefined || token === undefined
        ? undefined
        : { action, token, round: Number(round) };
    },
  };
}

/** Returns a link for each verdict. The page that the link opens has that verdict selected. */
export function answerAddresses(links: VerdictLinks, link: VerdictLink): AnswerAddresses {
  return {
    fixed: links.address(link, 'fixed'),
    already: links.address(link, 'already'),
    declined: links.address(link, 'declined'),
  };
}

export type OverflowLinks = ReturnType<typeof overflowLinks>;

/**
 * Returns functions that write and read the links to the overflow page, which lists all corrections in a letter. The parameters are
 * those of `verdictLinks`.
 */
export function overflowLinks(secret: Uint8Array, url: string, now: () => number) {
  // The signed text of a link to the verdict page has no space, so the two kinds of link cannot be mistaken for each other. The word
  // is an earlier name of the page: another word would break the links in letters that were already sent.
  const signed = (text: string) => `digest ${text}`;
  return {
    /** @param token the token of the correction that the letter belongs to. */
    address(token: string): string {
      const text = `${token}.${lastDay(now())}`;
      return `${url}/overflow/${text}.${signatureOf(signed(text), secret)}`;
    },

    /** Returns the token of the correction that the letter belongs to; `undefined` if the link is not ours or has expired. */
    read(part: string): string | undefined {
      const [, text = '', token, day, signature = ''] =
        /^(([\w-]{1,64})\.(\d{1,7}))\.([\w-]{43})$/.exec(part) ?? [];
      if (token === undefined || Number(day) * DAY_MS < now()) return undefined;
      return isSignatureOf(signature, signed(text), secret) ? token : undefined;
    },
  };
}

/** Returns the last day on which a link that is sent at `time` is valid, in days since 1970. */
function lastDay(time: number): number {
  return Math.floor((time + VALID_MS) / DAY_MS);
}

/** Returns the signature in base64url: 43 characters. */
function signatureOf(text: string, secret: Uint8Array): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

/** Whether the signature is right. Compares in constant time, and as text, because several base64url texts decode to the same bytes. */
function isSignatureOf(signature: string, text: string, secret: Uint8Array): boolean {
  const [given, expected] = [Buffer.from(signature), Buffer.from(signatureOf(text, secret))];
  return given.length === expected.length && timingSafeEqual(given, expected);
}
