import { once } from 'node:events';
import { Agent, type OutgoingHttpHeaders, request } from 'node:http';
import { createServer } from 'node:net';
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { speakSmtp } from '../../../testing/newsroom/smtp-dialogue';
import { roundsOf } from '../fixtures/engine';
import {
  annotation,
  EDITORS,
  openNewsroom,
  pictureAnnotation,
  SAMPLE,
  type SampleField,
} from '../fixtures/newsroom';

const VICTIM = 'victim@evil.test';
const KNOWN = [...EDITORS, 'editor@other.test'];
const REQUESTS_IN_A_RUN = 50;
const RUNS = roundsOf(200);

/** Texts that an attacker may try to add a recipient with. */
const lure = fc.oneof(
  fc.constantFrom(
    VICTIM,
    `mailto:${VICTIM}`,
    `desk@news.test, ${VICTIM}`,
    `"desk@news.test" <${VICTIM}>`,
    `desk@news.test\r\nRCPT TO:<${VICTIM}>`,
    `x\r\nBcc: ${VICTIM}`,
    `x\nTo: ${VICTIM}\n\n`,
    `<${VICTIM}>`,
    `${VICTIM}\u0000desk@news.test`,
    'evil.test',
    'https://evil.test/?to=desk@news.test',
    'https://news.test@evil.test/',
    'https://evil.test#@news.test/',
    'https://news.test/?cc=victim@evil.test',
    'https://news.test\\@evil.test/',
    'http://news.test:25/',
  ),
  fc.string({ maxLength: 20 }),
);

const FIELDS = (Object.keys(SAMPLE) as SampleField[]).filter((field) => field !== 'id'); // Object.keys returns strings
const corrupted = fc
  .array(fc.tuple(fc.constantFrom(...FIELDS), lure, fc.boolean()), { maxLength: 4 })
  .map((changes) =>
    annotation(
      Object.fromEntries(changes.map(([field, text, added]) => [field, added ? SAMPLE[field] + text : text])),
    ),
  );
/** Keys from which other programs read addresses, anywhere in the annotation. */
const withAddresses = fc
  .tuple(
    corrupted,
    fc.dictionary(
      fc.constantFrom(
        'to',
        'cc',
        'bcc',
        'recipients',
        'editors',
        'envelope',
        'site',
        'desk',
        'inbox',
        '__proto__',
        'as:to',
      ),
      fc.oneof(lure, fc.array(lure, { maxLength: 3 }), fc.record({ address: lure, to: lure })),
    ),
  )
  .map(([correction, more]) => ({ ...correction, ...more, target: { ...correction.target, ...more } }));
const pictures = fc.tuple(lure, lure).map(([picture, page]) => pictureAnnotation(picture, page));
const body = fc.oneof(
  { weight: 4, arbitrary: corrupted },
  { weight: 4, arbitrary: withAddresses },
  { weight: 1, arbitrary: pictures },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);

const headers = fc.dictionary(
  fc.constantFrom(
    ...[
      'host',
      'from',
      'to',
      'cc',
      'bcc',
      'reply-to',
      'x-forwarded-for',
      'x-forwarded-host',
      'x-original-to',
    ],
    ...[
      'forwarded',
      'x-rcpt-to',
      'return-path',
      'x-real-ip',
      'x-http-method-override',
      'authorization',
      'referer',
    ],
  ),
  lure.map((text) => text.replace(/[^\t\x20-\x7e]/g, '')), // Node sends no other characters
  { maxKeys: 4 },
);
const query = fc.dictionary(fc.constantFrom('to', 'cc', 'bcc', 'editor', 'site', 'rcpt', 'before'), lure, {
  maxKeys: 2,
});
const asked = fc.record({
  body,
  headers,
  query,
  method: fc.constantFrom('POST', 'POST', 'POST', 'POST', 'PUT', 'GET'),
});
type Asked = typeof asked extends fc.Arbitrary<infer T> ? T : never;

test('none of 10,000 attacks makes the relay send a letter to an address outside the configuration', async () => {
  const told: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined); // the relay closes the connection
    speakSmtp(socket, {
      toCommand: (line) => {
        if (/^(MAIL|RCPT)/i.test(line)) told.push(line);
        return undefined;
      },
      toLetter: () => '250 ok',
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
  });
  const address = server.address();
  const smtpUrl = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  // Each request may count as another reader through its X-Forwarded-For. Only the total matters here.
  const off = { perReader: 'off', perSite: 'off' };
  const { relay, logged } = await openNewsroom({ smtpUrl, limits: off });
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  onTestFinished(() => agent.destroy());
  const statuses = new Map<number, number>();
  const allowed = new Set([
    'MAIL FROM:<corrections@news.test>',
    ...KNOWN.map((editor) => `RCPT TO:<${editor}>`),
  ]);

  await fc.assert(
    fc.asyncProperty(
      fc.array(asked, { minLength: REQUESTS_IN_A_RUN, maxLength: REQUESTS_IN_A_RUN }),
      async (requests) => {
        const answers = await Promise.all(requests.map((one) => send(relay.inbox, one, agent)));
        for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
        expect(told.filter((line) => !allowed.has(line.replace(/ (BODY|SIZE|SMTPUTF8).*/, '')))).toEqual([]);
      },
    ),
    { numRuns: RUNS },
  );
  await relay.stop(); // finishes the letters in flight
  expect(told.filter((line) => !allowed.has(line.replace(/ (BODY|SIZE|SMTPUTF8).*/, '')))).toEqual([]);
  expect([...statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(
    RUNS * REQUESTS_IN_A_RUN,
  );
  expect(statuses.get(201)).toBeGreaterThan(2.5 * RUNS); // many attacks are in accepted corrections
  expect(statuses.get(500)).toBeUndefined();
  expect(logged('mailed').length).toBeGreaterThan(0);
}, 120_000);

function send(inbox: string, { body, headers, query, method }: Asked, agent: Agent): Promise<number> {
  const url = new URL(inbox);
  url.search = new URLSearchParams(query).toString();
  const text = JSON.stringify(body) ?? 'null';
  const all: OutgoingHttpHeaders = {
    ...headers,
    'content-type': 'application/ld+json',
    ...(method === 'GET' ? {} : { 'content-length': Buffer.byteLength(text) }),
  };
  return new Promise((resolve, reject) => {
    const outgoing = request(url, { method, headers: all, agent }, (response) => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? 0));
      response.on('error', reject);
    });
    outgoing.on('error', reject);
    outgoing.end(method === 'GET' ? undefined : text);
  });
}
