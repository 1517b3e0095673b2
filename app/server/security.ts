import { createHash, randomBytes } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import helmet from 'helmet'
import type { Config } from '#app/lib/config.ts'

/**
 * Pages from which a visit can be entered without another page load. They may compile WebAssembly of our own origin, which finds the
 * person in front of a background that shall be blurred; everything else of `eval` stays forbidden, and other pages may not even that.
 */
const VISIT_PAGE = /^\/(besuch\/|dienst\/termine\/[^/]+\/besuch|technik-test)/
const PDF_WORKER = /\/pdf\.worker[^/]*\.mjs$/
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

export function giveNonce(_request: Request, response: Response, next: NextFunction): void {
  response.locals.nonce = randomBytes(16).toString('base64')
  next()
}

/** Content Security Policy and friends. The media server is the one other origin that scripts may talk to. */
export function securityHeaders(config: Config) {
  const media = config.mediaServer ? mediaOrigins(config.mediaServer.publicUrl) : []
  const secure = config.publicUrl.startsWith('https:')
  const development = config.mode === 'development'
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        baseUri: ["'none'"],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        formAction: ["'self'"],
        scriptSrc: [
          "'self'",
          (_request, response) => `'nonce-${(response as Response).locals.nonce}'`,
          (request) => (VISIT_PAGE.test((request as Request).path) ? "'wasm-unsafe-eval'" : "'self'"),
        ],
        styleSrc: development ? ["'self'", "'unsafe-inline'"] : ["'self'"],
        // Components set positions (calendar rows, progress) through style attributes; no style comes from user input.
        styleSrcAttr: ["'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'blob:'],
        workerSrc: ["'self'", 'blob:'],
        connectSrc: ["'self'", ...media, ...(development ? ['ws:'] : [])],
        ...(secure ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    // Link tokens stand in paths: no other site may be told where somebody came from. Not `no-referrer`: with it browsers send
    // `Origin: null` with our own forms too (Fetch, "append a request Origin header"), which the page handler refuses.
    referrerPolicy: { policy: 'same-origin' },
    crossOriginEmbedderPolicy: false,
  })
}

/**
 * A worker obeys the policy of its own script's answer. The one that takes PDF files apart may compile the decoders for scanned pages and
 * nothing else: it reaches neither the network nor our pages.
 */
export function pdfWorkerPolicy(request: Request, response: Response, next: NextFunction): void {
  if (PDF_WORKER.test(request.path))
    response.setHeader('content-security-policy', "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'")
  next()
}

export function permissionsPolicy(_request: Request, response: Response, next: NextFunction): void {
  response.setHeader(
    'Permissions-Policy',
    'camera=(self), microphone=(self), display-capture=(self), screen-wake-lock=(self), fullscreen=(self), geolocation=(), payment=(), usb=()',
  )
  next()
}

/**
 * Refuses state changes that another site caused. Browsers say where a request comes from (Sec-Fetch-Site, Origin); a request without
 * both is let through only when it carries no cookie, since then there is no session to misuse.
 */
export function refuseForeignChanges(config: Config) {
  const own = new URL(config.publicUrl).origin
  return (request: Request, response: Response, next: NextFunction): void => {
    const harmless = SAFE_METHODS.has(request.method) || request.path.startsWith('/api/')
    if (harmless || isOwnRequest(request, own)) next()
    else response.status(403).type('text/plain').send('This request came from another site and was refused.')
  }
}

function isOwnRequest(request: Request, own: string): boolean {
  const site = request.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = request.get('origin')
  if (origin) return origin === own || origin === `${request.protocol}://${request.get('host')}`
  return !request.get('cookie')
}

/** SHA-256 of the network part of an address: IPv4 /24, IPv6 /48. Throttle keys need no more. */
export function clientPrefix(address: string | undefined): string {
  const plain = (address ?? '').replace(/^::ffff:/, '')
  const prefix = plain.includes(':') ? plain.split(':').slice(0, 3).join(':') : plain.split('.').slice(0, 3).join('.')
  return createHash('sha256').update(prefix).digest('base64url').slice(0, 22)
}

function mediaOrigins(url: string): string[] {
  const { protocol, host } = new URL(url)
  const secure = protocol === 'wss:' || protocol === 'https:'
  return [`${secure ? 'wss' : 'ws'}://${host}`, `${secure ? 'https' : 'http'}://${host}`]
}
