// `check`: tells whether a relay with this configuration would do its work, and what to mend.

import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { checkDatabase } from '../check/database';
import { checkDns, systemDns } from '../check/dns';
import { type Finding, findingsAbout } from '../check/finding';
import { checkLogin, mailSamples } from '../check/mail-server';
import { type Config, loadConfig } from '../config/config';
import { type Command, CommandError, UsageError } from './command';

export const check: Command = {
  operands: ['[ADDRESS]'],
  does: 'tests the configuration, and mails a sample to every editor, or to ADDRESS alone',
  async run({ file, env, print }, [address]) {
    if (address !== undefined && !v.is(MailboxSchema, address))
      throw new UsageError(`${address} is no e-mail address.`);
    const config = loadConfig(file, env);
    let failures = 0;
    for await (const finding of findings(config, address)) {
      print(lineOf(finding));
      if (finding.is === 'failed') failures += 1;
    }
    if (failures > 0) throw new CommandError(`To be mended: ${failures}`);
  },
};

/** One after the other, since the mail server may take its time. */
async function* findings(config: Config, address: string | undefined): AsyncGenerator<Finding> {
  const { sites, from } = config;
  yield findingsAbout('configuration').ok(
    `letters from ${from} for ${sites.map(({ name }) => name).join(', ')}`,
  );
  yield await checkDatabase(config.database);
  yield* await checkDns(config, systemDns());
  const login = await checkLogin(config);
  yield login;
  if (login.is === 'ok') yield* await mailSamples(config, address);
  else
    yield findingsAbout('sample').notChecked('no letter can go out before the mail server lets the relay in');
}

function lineOf({ is, about, says }: Finding): string {
  return `${is.padEnd(11)}  ${about}: ${says}`;
}
