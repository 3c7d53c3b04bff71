// Finds out why the mail server did not accept a letter, from the command that it refused, its reply code (RFC 5321), its enhanced status
// code (RFC 3463) and, only where these leave several causes, its words. Only a cause that is about the editor's address or about the
// letter is final. A doubtful reply is not: a letter that is tried again too often does less harm than one that is lost.

import type { MailCause } from '../domain/mail-cause';
import type { SmtpError } from './smtp';

/** What the server was replying to. */
type Stage = 'connection' | 'sender' | 'recipient' | 'letter';

/** Returns why the mail server or the network did not accept a letter. */
export function causeOf(error: SmtpError): MailCause {
  const { responseCode, response = '' } = error;
  if (responseCode === undefined || error.code === 'ETLS') return causeWithoutReply(error);
  const words = response.toLowerCase().replace(/\s*\n(\d{3}[ -]([45]\.\d{1,3}\.\d{1,3} )?)?/g, ' '); // the lines of one reply
  const status = statusIn(words);
  if (responseCode < 500) return causeOfPostponement(status, words);
  const stage = stageOf(error);
  if (stage === 'connection') return QUOTA.test(words) ? 'quota-exceeded' : 'relay-refused';
  if (stage === 'sender') return causeAtSender(status, words);
  return causeByStatus(status, words, stage) ?? causeByCode(responseCode, words, stage);
}

/** The subject and the detail of an enhanced status code: `7.1` for `550 5.7.1`. */
function statusIn(words: string): string | undefined {
  return /^\d{3}[ -]#?[45]\.(\d{1,3}\.\d{1,3})\b/.exec(words)?.[1];
}

function stageOf({ command = '' }: SmtpError): Stage {
  if (command === 'DATA') return 'letter';
  if (command === 'RCPT TO') return 'recipient';
  return command === 'MAIL FROM' ? 'sender' : 'connection';
}

function causeWithoutReply({ code }: SmtpError): MailCause {
  if (code === 'EAUTH') return 'relay-refused';
  return NETWORK_CODES.has(code) ? 'unreachable' : 'configuration';
}

/** The codes of nodemailer and Node.js for a network that does not work. */
const NETWORK_CODES: ReadonlySet<string> = new Set([
  ...['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS', 'ETLS', 'ESTREAM', 'EPROTOCOL', 'EPROXY'],
  ...['ECONNREFUSED', 'ECONNRESET', 'EHOSTUNREACH', 'ENETUNREACH', 'ENOTFOUND', 'EAI_AGAIN', 'EPIPE'],
]);

const QUOTA =
  /quota|rate[ -]limit|limit exceeded|exceed(ed|s) .{0,40}limit|limit .{0,40}exceeded|credits|too (many (messages|e?-?mails)|fast|quickly)|unusual rate|at a rate/;
const MAILBOX_FULL =
  /(mailbox|account|user|recipient|inbox)\b.{0,60}\b(full|quota|storage)|over ?quota|insufficient (system )?storage|exceeded storage/;
/** Words about the sender of letters. */
const SENDER =
  /sender (address|domain|identit|verif|reject|denied|not|is not)|(this|unauthenticated) senders?\b|mail from|from address|not verified|verified sender|not owned|send as|on behalf|\bdmarc\b|\bspf\b|\bdkim\b|unauthenticated/;
/** Words about the relay: its login, its internet address, and what it may do. */
const RELAY =
  /\brelay(ing)?\b|authenticat|authori[sz]|not logged in|log ?in\b|permitted|permission|black ?list|block ?list|blocked using|\brbl\b|dnsbl|spamhaus|barracuda|reputation|client host|your (smtp )?(account|ip|host|server|network)|\bip\b|banned|\bhelo\b|reverse dns|\bptr\b|starttls/;
/** Words with which servers refuse the relay, and not an address, in reply to RCPT TO. */
const POLICY = /polic(y|ies)|prohibit|access denied|administrative|spam|not allowed|denied/;
const TOO_LARGE = /\bsize|too (large|big|long)|maximum.{0,40}(length|bytes)/;
const NO_SUCH_ADDRESS =
  /(no such|unknown|invalid|non-?existent|inactive|disabled) .{0,20}(user|mailbox|account|recipient|address|person)|(user|mailbox|account|recipient|address)\b.{0,60}(unknown|not found|n[o’']t exist|not exist|invalid|unavailable|disabled|inactive|closed|discontinued|no longer|not local)|doesn[’']?t have an? .{0,30}account/;

/** The cause of a 4xx, for which every letter waits. */
function causeOfPostponement(status: string | undefined, words: string): MailCause {
  if (status === '2.2') return 'mailbox-full';
  if (status === '7.8' || status === '7.9') return 'relay-refused';
  if (status === '4.5' || QUOTA.test(words))
    return MAILBOX_FULL.test(words) ? 'mailbox-full' : 'quota-exceeded';
  return 'busy';
}

/** A refusal of MAIL FROM is about the relay, never about an editor. */
function causeAtSender(status: string | undefined, words: string): MailCause {
  if (status === '4.5' || QUOTA.test(words)) return 'quota-exceeded';
  if (status?.startsWith('3.4') || (status === undefined && TOO_LARGE.test(words))) return 'letter-refused';
  if (status === '7.8' || status === '5.1' || (RELAY.test(words) && !SENDER.test(words)))
    return 'relay-refused';
  return 'sender-refused';
}

/** The cause that an enhanced status code names; `undefined` if the server sent none. */
function causeByStatus(
  status: string | undefined,
  words: string,
  stage: 'recipient' | 'letter',
): MailCause | undefined {
  const [subject, detail = ''] = status?.split('.') ?? [];
  switch (subject) {
    case undefined:
    case '0': // "other": the code says nothing
      return undefined;
    case '1':
      return causeAboutAddress(detail, words);
    case '2':
      return causeAboutMailbox(detail, words);
    case '3':
      return detail === '4' ? 'letter-refused' : 'server-fault';
    case '4':
      return causeAboutRouting(detail, words);
    case '5':
      return RELAY.test(words) ? 'relay-refused' : 'server-fault';
    case '6':
      return 'letter-refused';
    case '7':
      return causeAboutPolicy(Number(detail), words, stage);
    default:
      return 'server-fault';
  }
}

function causeAboutAddress(detail: string, words: string): MailCause {
  if (detail === '7' || detail === '8') return 'sender-refused'; // the two about the sender's address
  return /sender (address|verif)/.test(words) || (detail === '0' && SENDER.test(words))
    ? 'sender-refused'
    : 'no-such-address';
}

function causeAboutMailbox(detail: string, words: string): MailCause {
  if (detail === '2') return 'mailbox-full';
  if (detail === '3') return 'letter-refused'; // larger than the mailbox accepts
  if (detail === '1' && !QUOTA.test(words)) return 'no-such-address';
  return detail === '1' ? 'quota-exceeded' : 'mailbox-full';
}

function causeAboutRouting(detail: string, words: string): MailCause {
  if (detail === '5') return 'quota-exceeded'; // Gmail's and others' sending limits
  // Exchange Online replies so for a recipient that it does not know.
  return detail === '1' && /recipient address rejected/.test(words) ? 'no-such-address' : 'server-fault';
}

/** The cause of `5.7.x`: security or policy. At RCPT, servers also refuse the relay and its sender with it. */
function causeAboutPolicy(detail: number, words: string, stage: 'recipient' | 'letter'): MailCause {
  if (detail === 17 || detail === 18) return 'no-such-address'; // RFC 7293: the mailbox or the domain has another owner now
  if (detail >= 20 && detail <= 29) return detail === 25 ? 'relay-refused' : 'sender-refused'; // SPF, DKIM, DMARC, reverse DNS
  if (QUOTA.test(words)) return 'quota-exceeded';
  if (SENDER.test(words)) return 'sender-refused';
  if (RELAY.test(words) || detail >= 8) return 'relay-refused';
  return stage === 'letter' ? 'letter-refused' : 'relay-refused';
}

/** The cause by the reply code and the words, for a server without enhanced status codes. */
function causeByCode(code: number, words: string, stage: 'recipient' | 'letter'): MailCause {
  if (code === 530 || code === 535 || code === 538) return 'relay-refused';
  if (code === 552) {
    if (TOO_LARGE.test(words)) return 'letter-refused';
    return QUOTA.test(words) && !MAILBOX_FULL.test(words) ? 'quota-exceeded' : 'mailbox-full';
  }
  if (MAILBOX_FULL.test(words)) return 'mailbox-full';
  if (QUOTA.test(words)) return 'quota-exceeded';
  if (SENDER.test(words)) return 'sender-refused';
  if (stage === 'recipient' && NO_SUCH_ADDRESS.test(words) && !/\byour /.test(words))
    return 'no-such-address';
  if (RELAY.test(words) || (stage === 'recipient' && POLICY.test(words))) return 'relay-refused';
  if (stage === 'letter') return code === 550 || code === 554 ? 'letter-refused' : 'server-fault';
  return code === 550 || code === 551 || code === 553 ? 'no-such-address' : 'server-fault';
}
