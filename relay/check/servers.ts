// Checks whether the database and the mail server work with this configuration. A running relay and its database are not changed.

import type { Config } from '../config/config';
import type { DatabaseLocation } from '../domain/database-location';
import type { Site } from '../domain/site';
import { connectMail, type MailTimeouts } from '../mail/smtp';
import { deliverSample } from '../sample/sample';
import { cannotOpen, stateOfStore } from '../store/store';
import { type Finding, findingsAbout, messageOf } from './finding';

/** The operator waits for the answer, so `check` waits less than a relay does. */
const CHECK_TIMEOUTS: MailTimeouts = { greetingMs: 60_000, replyMs: 60_000 };

const DATABASE_STATES = {
  ready: 'opens, and its tables are of this version',
  older: 'opens; its tables are of an earlier version, and the relay upgrades them when it starts',
  absent: 'does not exist yet; the relay creates it when it starts',
};

/** Checks whether the database can be opened, without changing it. */
export async function checkDatabase(location: DatabaseLocation): Promise<Finding> {
  const { ok, failed } = findingsAbout('database');
  try {
    const state = DATABASE_STATES[await stateOfStore(location)];
    return ok('file' in location ? `${location.file} ${state}` : state);
  } catch (error) {
    return failed(cannotOpen(location, error).message.replace(/^database: /, ''));
  }
}

/** Checks whether the relay can connect to the mail server and log in. */
export async function checkLogin({ smtpUrl }: Config): Promise<Finding> {
  const { host, username } = new URL(smtpUrl);
  const { ok, failed } = findingsAbout('mail server');
  const transport = connectMail(smtpUrl, undefined, CHECK_TIMEOUTS);
  try {
    await transport.verify();
    return ok(`${host} ${username === '' ? 'responds; no login is configured' : 'accepts the login'}`);
  } catch (error) {
    return failed(`${host}: ${messageOf(error)}. Fix smtp (or SMTP_URL)`);
  } finally {
    transport.close();
  }
}

/**
 * Mails a sample to every editor of every site.
 *
 * @param address a recipient who gets the sample instead of the editors.
 */
export async function mailSamples(config: Config, address: string | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const site of config.sites) {
    const { ok, failed, advice } = findingsAbout(`sample for ${site.name}`);
    const editors = address === undefined ? everyEditorOf(site) : [address];
    const { taken, refused, trouble } = await deliverSample({ ...site, editors }, config);
    if (taken.length > 0) findings.push(ok(`the mail server accepted it for ${taken.join(', ')}`));
    if (refused.length > 0)
      findings.push(
        failed(`refused for ${refused.join(', ')}. Fix the address, or ask the owner of the mailbox`),
      );
    if (trouble !== null && /^4\d\d/.test(trouble))
      findings.push(
        advice(
          `refused for now: ${trouble}. A running relay tries again; run this check again in a few minutes`,
        ),
      );
    else if (trouble !== null && refused.length === 0)
      findings.push(
        failed(`not accepted: ${trouble}. Fix smtp or from, or ask the operator of the mail server`),
      );
  }
  return findings;
}

function everyEditorOf({ editors, routes = [] }: Site): string[] {
  const all = [editors, ...routes.map((route) => route.editors ?? [])].flat();
  return [...new Map(all.map((editor) => [editor.toLowerCase(), editor])).values()];
}
