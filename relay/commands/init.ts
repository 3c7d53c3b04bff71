// `init`: writes the configuration of a relay for one site, and sends a test correction through it.

import { writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { SendMailOptions } from 'nodemailer';
import * as v from 'valibot';
import { MailboxSchema } from '../../lib/correction/fields';
import { type Config, loadConfig } from '../config/config';
import type { Environment } from '../config/environment';
import schema from '../config/relay.config.schema.json' with { type: 'json' };
import { isLoopback } from '../domain/address';
import type { Transport } from '../mail/smtp';
import { type Delivery, deliverSample } from '../sample/sample';
import { type Command, CommandError, UsageError } from './command';

/** The JSON Schema next to the configuration, so that editors find it without a network. */
const SCHEMA_FILE = 'relay.config.schema.json';
/** The address at which Debian's mail servers listen. */
const LOCAL_SMTP = 'smtp://127.0.0.1:25';

export const init: Command = {
  operands: ['SITE', 'EDITOR'],
  description:
    'writes relay.config.json for a site such as https://news.example, and mails a test correction',
  async run({ file, env, print }, [site = '', editor = '']) {
    const settings = settingsFor(siteUrl(site), editorAddress(editor), env);
    const json = `${JSON.stringify(settings, null, 2)}\n`;
    const config = loadConfig(file, { ...env, RELAY_CONFIG_JSON: json });
    await writeNew(file, json);
    await writeFile(join(dirname(file), SCHEMA_FILE), `${JSON.stringify(schema, null, 2)}\n`);
    print(`Wrote ${resolve(file)}`);
    const inbox = `${config.publicUrl ?? `http://${config.host}:${config.port}`}/inbox`;
    print(
      `\nPaste this into the head of your pages:\n<link rel="http://www.w3.org/ns/ldp#inbox" href="${inbox}">`,
    );
    if (env.SMTP_URL) await mailTest(config, print);
    else await showTest(config, basename(file), print);
  },
};

function siteUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url !== undefined && /^https?:$/.test(url.protocol)) return url;
  throw new UsageError(`${text} is not a site; write its address, such as https://news.example.`);
}

function editorAddress(text: string): string {
  const parsed = v.safeParse(MailboxSchema, text);
  if (parsed.success) return parsed.output;
  throw new UsageError(`${text} is not an e-mail address; write the desk’s, such as desk@news.example.`);
}

/** The settings, including those that an operator is likely to change. */
function settingsFor({ host, hostname }: URL, editor: string, env: Environment) {
  const domain = hostname.replace(/^www\./, '');
  const isTrial = isLoopback(hostname);
  const others = isTrial ? [] : [hostname === domain ? `www.${host}` : host.replace(/^www\./, '')];
  const publicUrl = env.PUBLIC_URL || (isTrial ? undefined : `https://corrections.${domain}`);
  return {
    $schema: `./${SCHEMA_FILE}`,
    from: env.MAIL_FROM || (isTrial ? editor : `corrections@${domain}`),
    sites: [{ name: domain, hosts: [host, ...others], editors: [editor] }],
    smtp: env.SMTP_URL || LOCAL_SMTP,
    ...(publicUrl === undefined ? {} : { publicUrl }),
  };
}

/** Writes a file that only its owner can read: the mail server's password may be in it. */
async function writeNew(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text, { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      throw new CommandError(`${resolve(file)} already exists and was not changed.`);
    throw new CommandError(
      `${resolve(file)} cannot be written: ${error instanceof Error ? error.message : error}`,
    );
  }
}

async function mailTest(config: Config, print: (text: string) => void): Promise<void> {
  const { taken } = await deliver(config);
  print(`\nA test correction was accepted, and the mail server took its letter for ${taken.join(', ')}.`);
}

async function showTest(config: Config, file: string, print: (text: string) => void): Promise<void> {
  const letters: SendMailOptions[] = [];
  await deliver(config, {
    async sendMail(letter) {
      letters.push(letter);
    },
    close: () => undefined, // there is nothing to close
  });
  const [{ subject, text } = {}] = letters;
  const recipients = config.sites.flatMap(({ editors }) => editors);
  print(
    `\nA test correction was accepted. Nothing was mailed, because SMTP_URL names no mail server. This is the letter:\n\n` +
      indented(`To: ${recipients.join(', ')}\nFrom: ${config.from}\nSubject: ${subject}\n\n${text}`) +
      `\n\nNext: set smtp in ${file} to your mail server, then run the command check, which mails a sample.`,
  );
}

/** @throws {CommandError} if the letter was not sent. */
async function deliver(config: Config, transport?: Transport): Promise<Delivery> {
  const [site] = config.sites;
  if (site === undefined) throw new TypeError('a configuration has at least one site');
  const delivery = await deliverSample(site, config, transport);
  if (delivery.trouble === null && delivery.refused.length === 0) return delivery;
  throw new CommandError(
    `\nA test correction was accepted, but its letter was not sent through ${new URL(config.smtpUrl).host}: ${delivery.trouble ?? 'the mail server refused the address'}.\n` +
      'Fix smtp or from in the file; then run the command check.',
  );
}

function indented(text: string): string {
  return text.trimEnd().replace(/^(?=.)/gm, '  ');
}
