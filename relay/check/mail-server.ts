// Whether the mail server lets the relay in, and whether it takes letters.

import type { Config } from '../config/config';
import type { Site } from '../domain/site';
import { connectMail } from '../mail/transport';
import { deliverSample } from '../sample/deliver';
import { type Finding, findingsAbout, messageOf } from './finding';

/** Connects and logs in. */
export async function checkLogin({ smtpUrl }: Config): Promise<Finding> {
  const { host, username } = new URL(smtpUrl);
  const { ok, failed } = findingsAbout('mail server');
  const transport = connectMail(smtpUrl);
  try {
    await transport.verify();
    return ok(`${host} ${username === '' ? 'answers; no login is configured' : 'lets the relay in'}`);
  } catch (error) {
    return failed(`${host}: ${messageOf(error)}. Mend smtp (or SMTP_URL)`);
  } finally {
    transport.close();
  }
}

/**
 * Mails a sample to every editor of every site.
 *
 * @param address to whom alone, instead of them.
 */
export async function mailSamples(config: Config, address: string | undefined): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const site of config.sites) {
    const { ok, failed, advice } = findingsAbout(`sample for ${site.name}`);
    const editors = address === undefined ? everyEditorOf(site) : [address];
    const { taken, refused, trouble } = await deliverSample({ ...site, editors }, config);
    if (taken.length > 0) findings.push(ok(`the mail server took it for ${taken.join(', ')}`));
    if (refused.length > 0)
      findings.push(
        failed(`refused for ${refused.join(', ')}. Mend the address, or ask who runs that mailbox`),
      );
    if (trouble !== null && /^4\d\d/.test(trouble))
      findings.push(advice(`put off: ${trouble}. A relay that runs tries again; so do you in some minutes`));
    else if (trouble !== null && refused.length === 0)
      findings.push(failed(`not taken: ${trouble}. Mend smtp or from, or ask who runs the mail server`));
  }
  return findings;
}

function everyEditorOf({ editors, routes = [] }: Site): string[] {
  const all = [editors, ...routes.map((route) => route.editors ?? [])].flat();
  return [...new Map(all.map((editor) => [editor.toLowerCase(), editor])).values()];
}
