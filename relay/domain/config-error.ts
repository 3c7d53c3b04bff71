/** The relay cannot start with this configuration. The message tells the operator what to fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
