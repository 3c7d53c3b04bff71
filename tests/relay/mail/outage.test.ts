import { expect, onTestFinished, test } from 'vitest';
import { retryDelay } from '../../../relay/mail/retry';
import type { Store } from '../../../relay/store/engine';
import { visitStore } from '../../../relay/store/store';
import { startSmtpSink } from '../../../testing/newsroom/smtp-sink';
import { annotation, locationOf, openNewsroom, post, waitForStatus } from '../fixtures/newsroom';

const HOUR_MS = 3_600_000;

test('after a day’s outage the mail server gets every letter, and there were few attempts during the outage', async () => {
  const away = await startSmtpSink();
  await away.stop();
  let time = Date.now();
  let attempts = 0;
  const { relay, config } = await openNewsroom(
    { smtpUrl: away.url },
    {
      now: () => time,
      retryDelay: (made) => {
        attempts += 1;
        return retryDelay(made);
      },
    },
  );
  const store = await visitStore(config.database);
  onTestFinished(() => store.close());
  const send = async (hour: number) => {
    const story = { address: `https://news.test/${hour}`, exact: `jumpd${hour}` };
    return locationOf(await post(relay, annotation(story))); // it wakes the postman, which finds the letters that are due now
  };

  const locations: string[] = [];
  for (let hour = 0; hour < 24; hour += 1) {
    locations.push(await send(hour));
    while (await isWorking(store, time)) await waitForStatus(locations[hour] ?? '', 'received');
    time += HOUR_MS;
  }
  // A letter of the first hour is tried about ten times. If it were tried every half minute, there would be 2,880 attempts.
  expect(attempts).toBeLessThan(24 * 11);

  const back = await startSmtpSink({ port: away.port });
  onTestFinished(() => back.stop());
  time += 6 * HOUR_MS; // the maximum delay
  locations.push(await send(24));
  for (const location of locations) await waitForStatus(location, 'mailed');
  expect(new Set(back.letters.map(({ messageId }) => messageId)).size).toBe(25);
  expect(back.letters).toHaveLength(25);
}, 60_000);

/** Whether a letter is due or being sent. */
async function isWorking({ database }: Store, time: number): Promise<boolean> {
  const rows = await database
    .selectFrom('corrections')
    .select('id')
    .where((row) => row.or([row('due_at', '<=', time), row('holder', 'is not', null)]))
    .execute();
  return rows.length > 0;
}
