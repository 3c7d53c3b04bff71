// What may stand in a site of relay.config.json.

import * as v from 'valibot';
import { KINDS } from '../../lib/correction/content';
import { LETTER_LANGUAGES } from '../../lib/letter/words';
import { DurationSchema } from '../domain/duration';
import { normalHost } from '../domain/site';
import { keyMessage, mailbox, text } from './values';

// With a story's address it is the key of an index, in which PostgreSQL takes 2,700 bytes.
const siteName = v.pipe(text, v.maxLength(100, 'must have at most 100 characters'));
const host = v.pipe(
  v.string('must be a host such as example.org or localhost:8080'),
  v.rawTransform(({ dataset, addIssue, NEVER }) => {
    const normal = normalHost(dataset.value);
    if (normal !== undefined) return normal;
    addIssue({ message: 'must be a host such as example.org or localhost:8080, without https:// and path' });
    return NEVER;
  }),
);
const editors = v.pipe(
  v.array(mailbox, 'must be a list of e-mail addresses'),
  v.minLength(1, 'must name at least one e-mail address'),
);
const yesOrNo = v.boolean('must be true or false');
const CMS =
  'must be a web address with {url} or {path} in it, such as https://cms.example.org/edit?url={url}';
const cms = v.pipe(
  v.string(CMS),
  v.check((template) => {
    const address = template.replaceAll(/\{(url|path)\}/g, 'x');
    if (address === template || !URL.canParse(address)) return false;
    const { protocol, username } = new URL(address);
    const { host: withOther } = new URL(template.replaceAll(/\{(url|path)\}/g, 'y'));
    return /^https?:$/.test(protocol) && username === '' && new URL(address).host === withOther;
  }, CMS),
);
const paths = v.pipe(
  v.array(
    v.pipe(
      v.string('must be the beginning of a path, such as /sport/'),
      v.startsWith('/', 'must be the beginning of a path, such as /sport/'),
    ),
    'must be a list of beginnings of paths, such as ["/sport/"]',
  ),
  v.minLength(1, 'must name at least one path; leave it out where all are meant'),
);
const kinds = v.pipe(
  v.array(v.picklist(KINDS, `must be one of ${KINDS.join(', ')}`), `must be a list of ${KINDS.join(', ')}`),
  v.minLength(1, 'must name at least one kind; leave it out where all are meant'),
);

const routeEntries = {
  paths: v.exactOptional(paths),
  kinds: v.exactOptional(kinds),
  editors: v.exactOptional(editors),
  digest: v.exactOptional(DurationSchema),
};
const RouteSchema = v.pipe(
  v.strictObject(routeEntries, keyMessage(routeEntries)),
  v.check(
    (route) => route.paths !== undefined || route.kinds !== undefined,
    'must name paths or kinds: what goes another way',
  ),
  v.check(
    (route) => route.editors !== undefined || route.digest !== undefined,
    'must name editors or a digest: what the other way is',
  ),
);

const entries = {
  name: siteName,
  hosts: v.pipe(v.array(host, 'must be a list of hosts'), v.minLength(1, 'must name at least one host')),
  editors,
  language: v.exactOptional(v.picklist(LETTER_LANGUAGES, `must be one of ${LETTER_LANGUAGES.join(', ')}`)),
  routes: v.exactOptional(v.array(RouteSchema, 'must be a list of routes')),
  digest: v.exactOptional(DurationSchema),
  mergeWindow: v.exactOptional(DurationSchema),
  lettersPerHour: v.exactOptional(
    v.pipe(
      v.number('must be a number of letters, 1 or more'),
      v.integer('must be a number of letters, 1 or more'),
      v.minValue(1, 'must be a number of letters, 1 or more'),
    ),
  ),
  subjectPrefix: v.exactOptional(v.pipe(text, v.maxLength(40, 'must have at most 40 characters'))),
  shareReader: v.exactOptional(yesOrNo),
  cms: v.exactOptional(cms),
  dryRun: v.exactOptional(yesOrNo),
};
export const SiteSchema = v.strictObject(entries, keyMessage(entries));
