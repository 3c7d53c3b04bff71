// `npm run relay`: the relay alone, configured by relay.config.json and the environment.

import { type Config, ConfigError, loadConfig } from './config';
import { startRelay } from './relay';

async function main(): Promise<void> {
  const config: Config = loadConfig(process.env.RELAY_CONFIG ?? 'relay.config.json', process.env);
  const relay = await startRelay(config);
  process.stdout.write(
    `Corrigenda relay at ${relay.url}; paste this into the head of your pages: ` +
      `<link rel="http://www.w3.org/ns/ldp#inbox" href="${relay.inbox}">\n`,
  );
  const stop = () => void relay.stop();
  process.once('SIGINT', stop); // a second one ends the process at once
  process.once('SIGTERM', stop);
}

main().catch((error: unknown) => {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
