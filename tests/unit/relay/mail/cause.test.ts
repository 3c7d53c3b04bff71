import { describe, expect, test } from 'vitest';
import { MAIL_CAUSES, type MailCause } from '../../../../relay/domain/mail-cause';
import { causeOf } from '../../../../relay/mail/cause';

type Replies = Partial<Record<MailCause, readonly string[]>>;

/** Returns the error that nodemailer throws for a reply to a command. */
function refusal(command: string, response: string) {
  return { code: 'EENVELOPE', command, responseCode: Number(response.slice(0, 3)), response };
}

function causesAt(command: string, replies: Replies): (readonly [string, MailCause, MailCause])[] {
  return Object.keys(MAIL_CAUSES)
    .filter((cause): cause is MailCause => cause in MAIL_CAUSES)
    .flatMap((cause) =>
      (replies[cause] ?? []).map((reply) => [reply, cause, causeOf(refusal(command, reply))] as const),
    );
}

/** Real servers' replies to RCPT TO. */
const AT_RECIPIENT: Replies = {
  'no-such-address': [
    '550 5.1.1 <desk@news.test>: Recipient address rejected: User unknown in virtual mailbox table', // Postfix
    '550 5.1.1 <desk@news.test>: Recipient address rejected: User unknown in relay recipient table', // Postfix as a relay
    "550-5.1.1 The email account that you tried to reach does not exist. Please try\n550 5.1.1 double-checking the recipient's email address - gsmtp",
    '550 5.1.2 Bad destination host: domain not found',
    '556 5.1.10 Recipient address has null MX',
    '550 5.2.1 The email account that you tried to reach is disabled',
    '550 5.1.6 Recipient no longer on this server',
    '550 5.4.1 Recipient address rejected: Access denied. [AM5EUR02.test]', // Exchange Online, for an unknown recipient
    '551 5.7.17 Mailbox owner has changed',
    '550 No such user here', // Exim
    '550 no such desk',
    '553 sorry, no mailbox here by that name',
    '551 User not local; please try <desk@other.test>',
    "554 delivery error: dd This user doesn't have a yahoo.com account (desk@yahoo.test) [0]",
    '550 Requested action not taken: mailbox unavailable',
  ],
  'mailbox-full': [
    '552 5.2.2 <desk@news.test>: Mailbox full',
    '452 4.2.2 The email account that you tried to reach is over quota',
    '552 Requested mail action aborted: exceeded storage allocation',
    '550 <desk@news.test>: mailbox is full',
    '550 5.2.0 mailbox cannot take letters now',
  ],
  'relay-refused': [
    '554 5.7.1 <desk@news.test>: Relay access denied', // Postfix
    '550 5.7.1 Unable to relay', // Exchange
    '550 5.7.64 TenantAttribution; Relay Access Denied',
    '550 relay not permitted', // Exim
    '530 5.7.0 Must issue a STARTTLS command first',
    '530 5.7.1 Authentication required',
    '530-5.5.1 Authentication Required. For more information, go to\n530 5.5.1 https://support.test - gsmtp',
    '535 Incorrect authentication data',
    '554 5.7.1 Service unavailable; Client host [192.0.2.7] blocked using zen.spamhaus.org',
    '550 Rejected: 192.0.2.7 is on our blocklist',
    '550 5.7.606 Access denied, banned sending IP [192.0.2.7]',
    '550 5.7.25 Client host rejected: cannot find your reverse hostname',
    '550 Administrative prohibition',
    '550 Your account has been disabled',
    '550 5.7.1 denied by policy',
  ],
  'sender-refused': [
    '553 5.7.1 <corrections@news.test>: Sender address rejected: not owned by user relay', // Postfix, delayed to RCPT
    '550 5.1.8 <corrections@news.test>: Sender address rejected: Domain not found',
    '553 5.1.7 bad sender address syntax',
    '550 5.1.0 <corrections@news.test> sender rejected',
    '550 Sender verify failed', // Exim
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender', // Exchange Online
    '550 5.7.23 SPF validation failed',
  ],
  'quota-exceeded': [
    '550 5.4.5 Daily user sending limit exceeded',
    '450 4.2.1 The user you are trying to contact is receiving mail at a rate that prevents delivery',
    '550 5.2.1 The user is receiving mail too quickly',
    '550 5.7.1 too many messages from your account in an hour',
    '451 4.7.1 Rate limit exceeded, try again later',
  ],
  'server-fault': [
    '554 5.4.6 too many hops',
    '554 5.3.0 unknown mailer error',
    '554 5.3.5 local configuration error',
    '503 5.5.1 bad sequence of commands',
    '554 Transaction failed',
    '599 surprise',
  ],
  busy: [
    '450 4.2.0 greylisted',
    '421 4.7.0 too many errors',
    '451 Temporary local problem',
    '454 4.7.0 TLS not available',
  ],
};

/** Real servers' replies to a letter. */
const AT_LETTER: Replies = {
  'letter-refused': [
    '550 5.7.1 message looks like spam',
    '554 5.7.1 Message rejected as spam by Content Filtering',
    '552-5.7.0 This message was blocked because its content presents a potential\n552 5.7.0 security issue. - gsmtp',
    '552 5.3.4 Message size exceeds fixed maximum message size',
    '552 message too large',
    '550 5.6.0 Lone CR or LF in body',
    '554 no',
    '550 This message contains a virus',
  ],
  'no-such-address': ['550 5.1.1 no such user'],
  'mailbox-full': ['552 5.2.2 over quota', '552 insufficient storage'],
  'relay-refused': [
    '550-5.7.1 [192.0.2.7] Our system has detected that this message is suspicious due to the very\n550 5.7.1 low reputation of the sending IP address. - gsmtp',
    '550 5.7.57 Client not authenticated to send mail',
    '502 5.7.0 Your SMTP account is not yet activated', // Brevo
    '550 Sandbox subdomains are for tests only. Add the address to your authorized recipients', // Mailgun
  ],
  'sender-refused': [
    '554 Message rejected: Email address is not verified. The following identities failed the check in region EU-WEST-1: corrections@news.test', // SES
    '550 The from address does not match a verified Sender Identity', // SendGrid
    "550-5.7.26 Unauthenticated email from news.test is not accepted due to domain's\n550 5.7.26 DMARC policy. - gsmtp",
  ],
  'quota-exceeded': [
    '550-5.4.5 Daily user sending limit exceeded. For more information on Gmail\n550 5.4.5 sending limits go to https://support.test - gsmtp',
    '454 Throttling failure: Daily message quota exceeded', // SES
    '451 Maximum credits exceeded', // SendGrid
    '550-5.7.1 [192.0.2.7] Our system has detected an unusual rate of unsolicited mail\n550 5.7.1 originating from your IP address. - gsmtp',
  ],
  'server-fault': ['554 5.4.0 routing loop', '554 5.5.0 internal fault'],
  busy: ['451 4.3.0 try again', '452 4.3.1 Insufficient system resources'],
};

const AT_SENDER: Replies = {
  'sender-refused': [
    '553 not your address',
    '550 5.7.1 not allowed',
    '501 5.1.7 bad address',
    '550 5.1.1 unknown',
  ],
  'relay-refused': ['530 5.7.0 Authentication required', '535 5.7.8 credentials invalid'],
  'quota-exceeded': ['550 5.4.5 Daily user sending quota exceeded', '452 4.4.5 quota'],
  'letter-refused': ['552 5.3.4 message size exceeds the maximum'],
  busy: ['450 4.3.2 not now'],
};

/** Refusals of the greeting, of EHLO and of the login. */
const AT_CONNECTION: Replies = {
  'relay-refused': [
    '554 5.7.1 blocked by list',
    '554 No SMTP service here',
    '535 5.7.8 Username and password not accepted',
    '550 5.1.1 a greeting that names no user',
  ],
  'quota-exceeded': ['554 5.7.1 too many messages from your server'],
  busy: ['421 4.7.0 Too many concurrent SMTP connections', '454 4.7.0 Temporary authentication failure'],
};

describe('the cause of a refusal', () => {
  test.each(causesAt('RCPT TO', AT_RECIPIENT))('in reply to RCPT TO, “%s”, is %s', (_, expected, found) => {
    expect(found).toBe(expected);
  });

  test.each(causesAt('DATA', AT_LETTER))('in reply to a letter, “%s”, is %s', (_, expected, found) => {
    expect(found).toBe(expected);
  });

  test.each(causesAt('MAIL FROM', AT_SENDER))('in reply to MAIL FROM, “%s”, is %s', (_, expected, found) => {
    expect(found).toBe(expected);
  });

  test.each(causesAt('CONN', AT_CONNECTION))('of a connection, “%s”, is %s', (_, expected, found) => {
    expect(found).toBe(expected);
  });

  test('is never an editor’s address if the server had not yet been told the address', () => {
    for (const command of ['CONN', 'EHLO', 'AUTH PLAIN', 'MAIL FROM', 'API', ''])
      for (const reply of AT_RECIPIENT['no-such-address'] ?? [])
        expect(causeOf(refusal(command, reply))).not.toBe('no-such-address');
  });

  test('is never final for any 4xx, whatever it says', () => {
    for (const replies of [AT_RECIPIENT, AT_LETTER])
      for (const reply of Object.values(replies).flat())
        for (const command of ['RCPT TO', 'DATA']) {
          const cause = causeOf(refusal(command, reply.replaceAll(/^5/gm, '4').replaceAll(' 5.', ' 4.')));
          expect(MAIL_CAUSES[cause].isFinal, reply).toBe(false);
        }
  });

  test('is the network for an error without a reply, unless the relay itself failed', () => {
    expect(causeOf({ code: 'ETIMEDOUT', command: 'CONN' })).toBe('unreachable');
    expect(causeOf({ code: 'ECONNREFUSED' })).toBe('unreachable');
    expect(causeOf({ code: 'EAUTH', command: 'API' })).toBe('relay-refused');
    expect(causeOf({ code: 'EENVELOPE', command: 'API' })).toBe('configuration');
    expect(causeOf({ code: 'unknown error' })).toBe('configuration');
  });
});
