import type { REPORTED_KINDS } from '../fault.ts'

/** Tells the server what keeps this browser out of the visit. A report that gets lost is no further trouble. */
export function reportTrouble(
  url: string,
  kind: (typeof REPORTED_KINDS)[number],
  headers: Record<string, string> = {},
): void {
  const body = new URLSearchParams({ kind })
  void fetch(url, { method: 'POST', headers, body, keepalive: true }).catch(() => undefined)
}
