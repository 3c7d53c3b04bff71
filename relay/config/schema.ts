// The settings in relay.config.json: their types, defaults, descriptions and error messages. `npm run relay:settings` writes the JSON
// Schema and the tables of the documentation from it.

import * as v from 'valibot';
import { isLoopback, parseRange } from '../domain/address';
import { LOOPBACK } from '../domain/client';
import { hasUnencodedPassword, postgresProblem, UNENCODED } from '../domain/database-location';
import { isRate } from '../domain/rate';
import { LOG_LEVELS } from '../log';
import { DkimSchema } from './dkim';
import { SiteSchema } from './site';
import { described, keyMessage, mailbox, text } from './values';

const port = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.digits(), v.transform(Number))], 'must be a port, 0 to 65535'),
  v.integer('must be a port, 0 to 65535'),
  v.minValue(0, 'must be a port, 0 to 65535'),
  v.maxValue(65_535, 'must be a port, 0 to 65535'),
);
const smtp = v.pipe(
  v.string('must be an address such as smtps://user:password@mail.example.org'),
  v.check((url) => !hasUnencodedPassword(url), UNENCODED),
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
  }, 'must be an https address such as https://corrections.example.org (http only on this machine): readers’ browsers send to no other address'),
  v.transform((address) => new URL(address).href.replace(/\/+$/, '')),
);
const DATABASE =
  'must be a URL such as file:corrigenda.sqlite or postgres://user:password@db.example.org/corrigenda';
const database = v.pipe(
  v.string(DATABASE),
  v.regex(/^(file|postgres|postgresql):/, DATABASE),
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.issues !== undefined) return;
    const url = dataset.value;
    const message = url.startsWith('file:')
      ? url === 'file:'
        ? 'must name a file, such as file:corrigenda.sqlite'
        : undefined
      : postgresProblem(url);
    if (message !== undefined) addIssue({ message });
  }),
);

const RATE = 'must be such as 120 per hour, with second, minute, hour or day; or off';
const rate = v.pipe(v.string(RATE), v.check(isRate, RATE));
const limits = {
  perReader: v.exactOptional(
    described(rate, {
      description: 'How many corrections are accepted from one reader.',
      default: '120 per hour',
      examples: ['20 per minute', 'off'],
    }),
  ),
  perSite: v.exactOptional(
    described(rate, {
      description: 'How many corrections are accepted for one site. A large correction counts as several.',
      default: '10000 per hour',
    }),
  ),
};
const PROXY = `must be an address, a range of them such as 10.0.0.0/8, or ${LOOPBACK}`;
const proxy = v.pipe(
  v.string(PROXY),
  v.check((text) => text === LOOPBACK || parseRange(text) !== undefined, PROXY),
);
const operatorToken = v.pipe(
  v.string('must be text'),
  v.regex(/^[\x21-\x7e]*$/, 'must consist of ASCII letters, digits and signs, without spaces'),
  v.minLength(20, 'must have at least 20 characters: openssl rand -base64 24 makes such a secret'),
);
const DAYS = 'must be a number of days, 1 to 3650';
const days = v.pipe(v.number(DAYS), v.integer(DAYS), v.minValue(1, DAYS), v.maxValue(3_650, DAYS));
const settings = {
  $schema: v.exactOptional(
    described(v.string('must be text'), {
      description: 'The JSON Schema by which editors complete and check this file. The relay ignores it.',
    }),
  ),
  from: described(mailbox, {
    description: 'The address that letters come from. Your mail server must be allowed to send for it.',
    examples: ['corrections@example.org'],
  }),
  fromName: v.exactOptional(described(text, { description: 'The name next to that address.' })),
  sites: described(
    v.pipe(v.array(SiteSchema, 'must be a list of sites'), v.minLength(1, 'must have at least one site')),
    {
      description:
        'The sites whose corrections are accepted. Corrections to pages of other hosts are refused.',
    },
  ),
  smtp: described(smtp, {
    description:
      'The mail server. TLS is required unless the server is on this machine; smtp:// to this machine never uses TLS.',
    examples: ['smtps://user:password@mail.example.org'],
  }),
  dkim: v.exactOptional(described(DkimSchema, { description: 'The key that signs letters.' })),
  host: v.exactOptional(
    described(text, { description: 'The interface on which the relay listens.' }),
    '127.0.0.1',
  ),
  port: v.exactOptional(
    described(port, { description: 'The port on which the relay listens; 0 means any free port.' }),
    8025,
  ),
  publicUrl: v.exactOptional(
    described(publicUrl, {
      description:
        'The https address by which readers’ browsers reach the relay. Required behind a web server: links in letters lead there, and Message-IDs have its host.',
      examples: ['https://corrections.example.org'],
    }),
  ),
  database: v.exactOptional(
    described(database, {
      description: 'Where corrections are stored: a SQLite file, or a PostgreSQL database.',
      examples: ['file:corrigenda.sqlite', 'postgres://user:password@db.example.org/corrigenda'],
    }),
    'file:corrigenda.sqlite',
  ),
  limits: v.exactOptional(
    described(v.strictObject(limits, keyMessage(limits)), {
      description: 'How many corrections are accepted.',
    }),
  ),
  trustProxy: v.exactOptional(
    described(v.array(proxy, `must be a list of addresses, ranges or ${LOOPBACK}`), {
      description:
        'The web servers in front of the relay, whose X-Forwarded-For is believed: addresses, ranges such as 10.0.0.0/8, or loopback for this machine.',
      default: [LOOPBACK],
    }),
  ),
  operatorToken: v.exactOptional(
    described(operatorToken, {
      description:
        'A secret of at least 20 characters that gives access to the list of corrections and the metrics. Without it, nobody has access.',
    }),
  ),
  keepReaderDays: v.exactOptional(
    described(days, {
      description: 'Maximum number of days for which a reader’s name and address are kept.',
      default: 90,
    }),
  ),
  logLevel: v.exactOptional(
    described(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`), {
      description: 'The least important events that are logged.',
      default: 'info',
    }),
  ),
};
export const ConfigSchema = v.strictObject(settings, keyMessage(settings));
