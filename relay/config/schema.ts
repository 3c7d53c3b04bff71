// What may stand in relay.config.json, and what is said of it where it is wrong.

import * as v from 'valibot';
import { isLoopback, parseRange } from '../domain/address';
import { LOOPBACK } from '../domain/client';
import { postgresProblem } from '../domain/database-location';
import { isRate } from '../domain/rate';
import { LOG_LEVELS } from '../log';
import { DkimSchema } from './dkim';
import { SiteSchema } from './site';
import { keyMessage, mailbox, text } from './values';

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
const rate = v.exactOptional(v.pipe(v.string(RATE), v.check(isRate, RATE)));
const limits = { perReader: rate, perSite: rate };
const PROXY = `must be an address, a range of them such as 10.0.0.0/8, or ${LOOPBACK}`;
const proxy = v.pipe(
  v.string(PROXY),
  v.check((text) => text === LOOPBACK || parseRange(text) !== undefined, PROXY),
);
const operatorToken = v.pipe(
  v.string('must be text'),
  v.regex(/^[\x21-\x7e]*$/, 'must be of letters, digits and signs of ASCII, without spaces'),
  v.minLength(20, 'must have at least 20 characters: openssl rand -base64 24 makes some'),
);
const DAYS = 'must be a number of days, 1 to 3650';
const days = v.pipe(v.number(DAYS), v.integer(DAYS), v.minValue(1, DAYS), v.maxValue(3_650, DAYS));
const settings = {
  from: mailbox,
  fromName: v.exactOptional(text),
  sites: v.pipe(
    v.array(SiteSchema, 'must be a list of sites'),
    v.minLength(1, 'must have at least one site'),
  ),
  smtp,
  dkim: v.exactOptional(DkimSchema),
  host: v.exactOptional(text, '127.0.0.1'),
  port: v.exactOptional(port, 8025),
  publicUrl: v.exactOptional(publicUrl),
  database: v.exactOptional(database, 'file:corrigenda.sqlite'),
  limits: v.exactOptional(v.strictObject(limits, keyMessage(limits))),
  trustProxy: v.exactOptional(v.array(proxy, `must be a list of addresses, ranges or ${LOOPBACK}`)),
  operatorToken: v.exactOptional(operatorToken),
  keepReaderDays: v.exactOptional(days),
  logLevel: v.exactOptional(v.picklist(LOG_LEVELS, `must be one of ${LOG_LEVELS.join(', ')}`)),
};
export const ConfigSchema = v.strictObject(settings, keyMessage(settings));
