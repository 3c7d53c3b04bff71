// `check`: tells whether a relay with this configuration would work, and what to fix.

import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { checkDns, systemDns } from '../check/dns';
import { type Finding, findingsAbout } from '../check/finding';
import { checkDatabase, checkLogin, mailSamples } from '../check/servers';
import { type Config, loadConfig } from '../config/config';
import { type Command, CommandError, UsageError } from './command';

export const check: Command = {
  operands: ['[ADDRESS]'],
  description: 'tests the configuration, and mails a sample to every editor, or to ADDRESS only',
  async run({ file, env, print }, [address]) {
    if (address !== undefined && !v.is(MailboxSchema, address))
      throw new UsageError(`${address} is not an e-mail address.`);
    const config = loadConfig(file, env);
    let failures = 0;
    for await (const finding of findings(config, address)) {
      print(lineOf(finding));
      if (finding.outcome === 'failed') failures += 1;
    }
    if (failures > 0) throw new CommandError(`To be fixed: ${failures}`);
  },
};

/** Yields each finding as soon as it is known, because a mail server can be slow. */
async function* findings(config: Config, address: string | undefined): AsyncGenerator<Finding> {
  const { sites, from } = config;
  yield findingsAbout('configuration').ok(
    `letters from ${from} for ${sites.map(({ name }) => name).join(', ')}`,
  );
  yield await checkDatabase(config.database);
  yield* await checkDns(config, systemDns());
  const login = await checkLogin(config);
  yield login;
  if (login.outcome === 'ok') yield* await mailSamples(config, address);
  else
    yield findingsAbout('sample').notChecked(
      'no letter can be sent until the mail server lets the relay log in',
    );
}

function lineOf({ outcome, subject, message }: Finding): string {
  return `${outcome.padEnd(11)}  ${subject}: ${message}`;
}
