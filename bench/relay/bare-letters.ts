// Runs in its own process: `bare-letters.ts SMTP-URL COUNT` sends that many letters over nodemailer's pool.

import { randomBytes } from 'node:crypto';
import { createTransport } from 'nodemailer';
import { storyAddress } from '../../lib/correction/content';
import { subjectOf } from '../../lib/letter/letter';
import { ENGLISH } from '../../lib/letter/words';
import { answerAddresses, verdictLinks } from '../../relay/domain/signed-links';
import type { Site } from '../../relay/domain/site';
import { newToken } from '../../relay/domain/token';
import { composeMessage } from '../../relay/mail/message';
import { MAX_CONNECTIONS } from '../../relay/mail/smtp';
import { sampleConfig, sampleContent } from '../../testing/samples/posted';

const [url = '', count = ''] = process.argv.slice(2);
const [site] = sampleConfig({ file: '' }, url).sites;
if (site === undefined) throw new Error('There is no site.');
const sender = { from: 'corrections@news.example', host: '127.0.0.1' };
const contents = Array.from({ length: Number(count) }, (_, index) => sampleContent(index));
const transport = createTransport({ url, pool: true, maxConnections: MAX_CONNECTIONS, ignoreTLS: true });

const links = verdictLinks(randomBytes(32), 'http://127.0.0.1:8025', Date.now);

const unsent = contents.values();
async function send(site: Site): Promise<void> {
  for (const content of unsent) {
    const subject = subjectOf(content, ENGLISH);
    const story = storyAddress(content.page);
    const token = newToken();
    const to = {
      answers: answerAddresses(links, { token, round: 0 }),
      data: `http://127.0.0.1:8025/corrections/${token}`,
    };
    const letter = { content, subject, story, settled: {}, links: to };
    await transport.sendMail(composeMessage(letter, site, sender));
  }
}
await Promise.all(Array.from({ length: MAX_CONNECTIONS }, () => send(site)));
transport.close();
