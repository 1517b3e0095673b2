const NAME = 'sprechzeit'
const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])

/**
 * Name and attributes of the session cookie. Browsers take a Secure cookie from HTTPS and, as a trustworthy origin, from this machine
 * itself; only a plain-http installation under another name (a trial in a local network) gets the weaker cookie without the
 * `__Host-` prefix (RFC 6265bis §4.1.3.2).
 */
export function sessionCookieShape(publicUrl: string): { name: string; attributes: string } {
  const { protocol, hostname } = new URL(publicUrl)
  const attributes = 'Path=/; HttpOnly; SameSite=Lax'
  if (protocol === 'https:' || LOOPBACK.has(hostname))
    return { name: `__Host-${NAME}`, attributes: `${attributes}; Secure` }
  return { name: NAME, attributes }
}

/** Set-Cookie value that hands out `sessionId`. It ends with the browser; the server's own limits are shorter. */
export function sessionCookie(publicUrl: string, sessionId: string): string {
  const { name, attributes } = sessionCookieShape(publicUrl)
  return `${name}=${sessionId}; ${attributes}`
}

/** Set-Cookie value that takes the cookie away. */
export function endedSessionCookie(publicUrl: string): string {
  const { name, attributes } = sessionCookieShape(publicUrl)
  return `${name}=; ${attributes}; Max-Age=0`
}

/** The session id that a request presents, or null. Anything that does not look like one of ours is none. */
export function presentedSessionId(publicUrl: string, cookieHeader: string | null): string | null {
  const { name } = sessionCookieShape(publicUrl)
  const value = cookieHeader
    ?.split(';')
    .map((pair) => pair.trim())
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
  return value && /^[A-Za-z0-9_-]{43}$/.test(value) ? value : null
}
