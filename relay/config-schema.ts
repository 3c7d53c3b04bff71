// What may stand in relay.config.json, and what is said of it where it is wrong.

import * as v from 'valibot';
import { MailboxSchema } from '../lib/correction/fields';
import { toSingleLine } from '../lib/correction/text';
import { LETTER_LANGUAGES } from '../lib/letter/words';
import { isLoopback } from './loopback';
import { keyProblem } from './mail/dkim';
import { normalHost } from './sites';
import { postgresProblem } from './store/postgres-url';

const text = v.pipe(
  v.string('must be text'),
  v.transform(toSingleLine),
  v.nonEmpty('must not be empty'),
  v.maxLength(200, 'must have at most 200 characters'),
);
// With a story's address it is the key of an index, in which PostgreSQL takes 2,700 bytes.
const siteName = v.pipe(text, v.maxLength(100, 'must have at most 100 characters'));
const mailbox = v.pipe(v.string('must be one e-mail address'), MailboxSchema);
const host = v.pipe(
  v.string('must be a host such as example.org or localhost:8080'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const normal = normalHost(dataset.value);
    if (normal !== undefined) return normal;
    addIssue({ message: 'must be a host such as example.org or localhost:8080, without https:// and path' });
    return NEVER;
  }),
);
const port = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))], 'must be a port, 0 to 65535'),
  v.integer('must be a port, 0 to 65535'),
  v.minValue(0, 'must be a port, 0 to 65535'),
  v.maxValue(65_535, 'must be a port, 0 to 65535'),
);
const smtp = v.pipe(
  v.string('must be an address such as smtps://user:password@mail.example.org'),
  v.check(
    (url) => URL.canParse(url) && /^smtps?:$/.test(new URL(url).protocol) && new URL(url).hostname !== '',
    'must be an address such as smtps://user:password@mail.example.org',
  ),
);
const publicUrl = v.pipe(
  v.string('must be an address such as https://corrections.example.org'),
  v.check((address) => {
    if (!URL.canParse(address)) return false;
    const { protocol, hostname, search, hash, username } = new URL(address);
    const secure = protocol === 'https:' || (protocol === 'http:' && isLoopback(hostname));
    return secure && search === '' && hash === '' && username === '';
  }, 'must be an https address such as https://corrections.example.org (http only on this machine): readers’ browsers send to no other'),
  v.transform((address) => new URL(address).href.replace(/\/+$/, '')),
);
const DATABASE =
  'must be a URL such as file:corrigenda.sqlite or postgres://user:password@db.example.org/corrigenda';
const database = v.pipe(
  v.string(DATABASE),
  v.regex(/^(file|postgres|postgresql):/, DATABASE),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return;
    const url = dataset.value;
    const message = url.startsWith('file:')
      ? url === 'file:'
        ? 'must name a file, such as file:corrigenda.sqlite'
        : undefined
      : postgresProblem(url);
    if (message !== undefined) addIssue({ message });
  }),
);

const dkimDomain = v.pipe(
  v.string('must be a domain such as example.org'),
  v.toLowerCase(),
  v.regex(/^([a-z\d]([a-z\d-]{0,61}[a-z\d])?\.)+[a-z\d-]{2,63}$/, 'must be a domain such as example.org'),
);
const dkimEntries = {
  domain: dkimDomain,
  selector: v.pipe(
    v.string('must be a name such as corrections'),
    v.regex(/^[a-z\d]([\w.-]{0,61}[a-z\d])?$/i, 'must be a name such as corrections'),
  ),
  privateKey: v.exactOptional(v.pipe(v.string('must be a private key in PEM'), v.rawCheck(checkKey))),
  privateKeyFile: v.exactOptional(text),
};

const siteEntries = {
  name: siteName,
  hosts: v.pipe(v.array(host, 'must be a list of hosts'), v.minLength(1, 'must name at least one host')),
  editors: v.pipe(
    v.array(mailbox, 'must be a list of e-mail addresses'),
    v.minLength(1, 'must name at least one e-mail address'),
  ),
  language: v.exactOptional(v.picklist(LETTER_LANGUAGES, `must be one of ${LETTER_LANGUAGES.join(', ')}`)),
};
const settings = {
  from: mailbox,
  fromName: v.exactOptional(text),
  sites: v.pipe(
    v.array(v.strictObject(siteEntries, keyMessage(siteEntries)), 'must be a list of sites'),
    v.minLength(1, 'must have at least one site'),
  ),
  smtp,
  dkim: v.exactOptional(v.strictObject(dkimEntries, keyMessage(dkimEntries))),
  host: v.exactOptional(text, '127.0.0.1'),
  port: v.exactOptional(port, 8025),
  publicUrl: v.exactOptional(publicUrl),
  database: v.exactOptional(database, 'file:corrigenda.sqlite'),
};
export const ConfigSchema = v.strictObject(settings, keyMessage(settings));

function checkKey({ dataset, addIssue }: v.RawCheckContext<string>): void {
  const message = dataset.typed ? keyProblem(dataset.value) : undefined;
  if (message !== undefined) addIssue({ message });
}

function keyMessage(entries: object) {
  return (issue: v.StrictObjectIssue): string =>
    issue.expected === 'never'
      ? `is not a setting here; the settings are ${Object.keys(entries).join(', ')}`
      : issue.path === undefined
        ? 'must be an object'
        : 'is missing';
}
