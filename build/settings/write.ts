// `npm run relay:settings`: writes what is generated from the schema of the relay's settings.

import { readFileSync, writeFileSync } from 'node:fs';
import { configJsonSchema, withTables } from './settings';

const SCHEMA = 'relay/config/relay.config.schema.json';
const PAGE = 'docs/relay/configure.md';

writeFileSync(SCHEMA, `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
writeFileSync(PAGE, withTables(readFileSync(PAGE, 'utf8')));
console.log(`Wrote ${SCHEMA} and the tables in ${PAGE}`);
