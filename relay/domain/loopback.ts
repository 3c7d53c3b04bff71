// Which hosts are this machine.

/** Whether `hostname` (as `URL.hostname` gives it) can only mean this machine. */
export function isLoopback(hostname: string): boolean {
  return /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i.test(hostname);
}
