/** The relay cannot start with this configuration; the message tells the operator what to fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
