// Code that a test has evaluated in the extension's worker, or on chrome://extensions, speaks to the browser's own API.

declare const chrome: typeof import('wxt/browser')['browser'] & {
  /** Only on chrome://extensions. */
  readonly developerPrivate: {
    updateProfileConfiguration(configuration: { inDeveloperMode: boolean }): Promise<void>;
    reload(extensionId: string): Promise<void>;
  };
};
