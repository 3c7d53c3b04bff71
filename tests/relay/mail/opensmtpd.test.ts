// The whole path of letters with a real mail server: from the relay through OpenSMTPD into a Maildir.

import { describe, expect, onTestFinished, test } from 'vitest';
import { type RelayProcess, spawnRelay } from '../../../testing/newsroom/relay-process';
import { IMPATIENT_RELAY } from '../fixtures/command-process';
import { newDkim, verify } from '../fixtures/dkim-keys';
import { engine } from '../fixtures/engine';
import {
  annotation,
  EDITORS,
  locationOf,
  newsroomConfig,
  openNewsroom,
  post,
  waitForStatus,
} from '../fixtures/newsroom';
import { type DeliveredLetter, type MailServer, noOpenSmtpd, startOpenSmtpd } from '../fixtures/opensmtpd';

const reason = noOpenSmtpd();
if (reason !== undefined) console.warn(`Skipped, the tests of a real mail server: ${reason}`);
const dkim = newDkim('news.test');
/** How long a lease lasts, in milliseconds: longer than a busy machine stalls a relay, so that only a killed relay loses its letters. */
const LEASE_MS = '12000';
const COMMENT = 'Źdźbło 漢字 😀\n.\n.. = \n';

async function mailServer(): Promise<MailServer> {
  const server = await startOpenSmtpd('news.test');
  onTestFinished(() => server.stop());
  return server;
}

const idsOf = (letters: readonly DeliveredLetter[]) => letters.map(({ messageId }) => messageId);

describe.skipIf(reason !== undefined)('a real mail server', { timeout: 120_000 }, () => {
  test('delivers the letter to each editor unchanged, and its signature is valid', async () => {
    const server = await mailServer();
    const { relay } = await openNewsroom({ smtpUrl: server.url, dkim });
    const body = annotation({ comment: COMMENT });
    const location = locationOf(await post(relay, body));
    await waitForStatus(location, 'mailed');
    const letters = await server.waitForLetters(({ length }) => length === EDITORS.length);
    expect(letters.map(({ user }) => user).sort()).toEqual(['desk', 'online']);
    for (const letter of letters) {
      expect(letter.messageId).toBe(`<${body.id.replace('urn:uuid:', '')}@127.0.0.1>`);
      expect(letter.subject).toBe('[Reader correction] Fox clears dog');
      expect(letter.from?.value).toEqual([{ name: 'Corrigenda', address: 'corrections@news.test' }]);
      expect(letter.replyTo?.value).toEqual([{ name: 'Rita Reader', address: 'rita@readers.test' }]);
      expect(letter.text).toContain('The brown fox [-jumpd-]{+jumped+} over the dog.');
      expect(letter.text).toContain('  Źdźbło 漢字 😀\n  .\n  .. =\n');
      expect(letter.html).toContain('Źdźbło 漢字 😀<br/>.<br/>.. =');
      expect(letter.attachments).toEqual([]);
      expect(await verify(letter.raw, dkim)).toEqual([
        { result: 'pass', isAligned: true, signingDomain: 'news.test' },
      ]);
      const forged = letter.raw.toString('latin1').replace(/^Subject: /m, 'Subject: Re: ');
      expect(await verify(Buffer.from(forged, 'latin1'), dkim)).not.toMatchObject([{ result: 'pass' }]);
    }
  });

  test('refuses an unknown editor, and the others get the letter', async () => {
    const server = await mailServer();
    const sites = [
      { name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test', 'gone@elsewhere.test'] },
    ];
    const { relay, lines } = await openNewsroom({ smtpUrl: server.url, sites });
    await waitForStatus(locationOf(await post(relay, annotation())), 'mailed');
    const letters = await server.waitForLetters(({ length }) => length === 1);
    expect(letters.map(({ user }) => user)).toEqual(['desk']);
    expect(lines.join('\n')).toMatch(/"event":"editor dropped".*"code":"EENVELOPE 550"/);
  });

  test.runIf(engine === 'PostgreSQL')(
    'gets every letter even if one of three relays is killed, and only that relay’s current letters twice',
    async () => {
      const server = await mailServer();
      const config = await newsroomConfig({ smtpUrl: server.url, dkim });
      const sites = [
        { name: 'Example News', hosts: ['news.test'], editors: ['desk@news.test'], lettersPerHour: 1_000 },
      ];
      const start = async (sender: string): Promise<RelayProcess> => {
        const relay = await spawnRelay(
          { ...config, sites, from: `${sender}@news.test` },
          { program: IMPATIENT_RELAY, env: { LEASE_MS } },
        );
        onTestFinished(() => {
          relay.child.kill('SIGKILL');
        });
        return relay;
      };
      const relays = await Promise.all(['victim', 'second', 'third'].map(start));
      const [victim, ...others] = relays;
      if (victim === undefined) throw new Error('There is no relay.');

      const bodies = Array.from({ length: 150 }, (_, index) =>
        annotation({ address: `https://news.test/${index}` }),
      );
      const wanted = bodies.map(({ id }) => `<${id.replace('urn:uuid:', '')}@127.0.0.1>`);
      await Promise.all(bodies.map((body, index) => postUntilTaken([relays[index % 3], ...others], body)));
      await server.waitForLetters(({ length }) => length > 0);
      victim.child.kill('SIGKILL');
      await victim.exit;

      const letters = await server.waitForLetters((come) => {
        const ids = new Set(idsOf(come));
        return wanted.every((id) => ids.has(id));
      });
      expect(new Set(idsOf(letters))).toEqual(new Set(wanted));
      for (const id of wanted) {
        const copies = letters.filter(({ messageId }) => messageId === id);
        // The gap is between the server's 250 and the commit of the relay that received it.
        if (copies.length > 1) expect(copies.map(senderOf)).toContain('victim@news.test');
        for (const { raw } of copies) expect(await verify(raw, dkim)).toMatchObject([{ result: 'pass' }]);
      }
    },
  );
});

const senderOf = ({ from }: DeliveredLetter) => from?.value[0]?.address;

/** Posts as a reader's browser does: tries again and, if a relay does not respond, reaches another relay at the same address. */
async function postUntilTaken(relays: readonly (RelayProcess | undefined)[], body: unknown): Promise<void> {
  for (const relay of relays) {
    if (relay === undefined) continue;
    const response = await post(relay, body).catch(() => undefined);
    if (response?.status === 201) return;
  }
  throw new Error('No relay accepted it.');
}
