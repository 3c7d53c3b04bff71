/** The relay cannot start like this; the message tells the operator what to fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
