/** Where a calendar program reads somebody's appointments; the token is the secret. */
export function feedPath(token: string): string {
  return `/kalender/${token}.ics`
}

/** The token in the last part of such a path; null for anything else. */
export function readFeedFile(file: string | undefined): string | null {
  return /^([A-Za-z0-9_-]{43})\.ics$/.exec(file ?? '')?.[1] ?? null
}
