// Sites as a reader names them: a host, which stands for those below it as well.

/** Whether the host belongs to the site. */
export function isWithin(host: string, site: string): boolean {
  return host === site || host.endsWith(`.${site}`);
}
