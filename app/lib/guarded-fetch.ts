import { lookup as resolve } from 'node:dns'
import { type IncomingMessage, type RequestOptions, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { isPublicAddress } from './public-address.ts'

export type FetchRules = {
  requireHttps: boolean
  /** Host names or addresses, as they stand in URLs, that may lie in a private network. */
  privateHosts: readonly string[]
}

/** For all requests of one fetcher together. */
export type FetchLimits = { bytes: number; milliseconds: number }

export type FetchFault =
  | 'address'
  | 'protocol'
  | 'redirects'
  | 'certificate'
  | 'unreachable'
  | 'slow'
  | 'large'
  | 'encoding'

/** A request that was not made, or an answer that was not taken. Says why, and nothing of where or what. */
export class GuardedFetchError extends Error {
  readonly fault: FetchFault

  constructor(fault: FetchFault) {
    super(fault)
    this.name = 'GuardedFetchError'
    this.fault = fault
  }
}

const MOST_REDIRECTS = 5
const REDIRECTS = new Set([301, 302, 303, 307, 308])
const WITHOUT_BODY = new Set([204, 205, 304])

/**
 * A `fetch` for addresses that somebody typed: it never reaches a private network or this machine (the address is checked where the
 * connection is made, so a name that changes its mind gains nothing), checks every redirect in the same way, keeps credentials from other
 * origins, and ends after a time and a size. Bodies are text. Understands `redirect: 'manual'`.
 */
export function openGuardedFetch(rules: FetchRules, limits: FetchLimits): typeof fetch {
  const end = AbortSignal.timeout(limits.milliseconds)
  const budget = { bytes: limits.bytes }

  return async (input, init = {}) => {
    let url = new URL(input instanceof Request ? input.url : input)
    let method = init.method ?? 'GET'
    let body = typeof init.body === 'string' ? init.body : null
    const headers = new Headers(init.headers)
    for (let hops = 0; ; hops++) {
      checkUrl(url, rules)
      const message = await send(url, { method, headers, body, rules, end })
      const location = message.headers.location
      if (init.redirect === 'manual' || !location || !REDIRECTS.has(message.statusCode!))
        return answer(url, message, budget, end)
      message.destroy()
      if (hops >= MOST_REDIRECTS) throw new GuardedFetchError('redirects')
      const next = parseUrl(location, url)
      if (next.origin !== url.origin) headers.delete('authorization')
      if (message.statusCode === 303) [method, body] = ['GET', null]
      url = next
    }
  }
}

/** @throws {GuardedFetchError} `protocol` or `address`; names are checked again when they are resolved. */
export function checkUrl(url: URL, rules: FetchRules): void {
  if (url.protocol !== 'https:' && (rules.requireHttps || url.protocol !== 'http:'))
    throw new GuardedFetchError('protocol')
  if (isAllowed(url, rules)) return
  const host = hostOf(url)
  if (isIP(host) ? !isPublicAddress(host) : /(^|\.)localhost\.?$/i.test(host)) throw new GuardedFetchError('address')
}

function isAllowed(url: URL, rules: FetchRules): boolean {
  return rules.privateHosts.includes(hostOf(url).toLowerCase())
}

function hostOf(url: URL): string {
  return url.hostname.replace(/^\[|\]$/g, '')
}

function parseUrl(text: string, base: URL): URL {
  try {
    return new URL(text, base)
  } catch {
    throw new GuardedFetchError('redirects')
  }
}

type Sent = { method: string; headers: Headers; body: string | null; rules: FetchRules; end: AbortSignal }

function send(url: URL, { method, headers, body, rules, end }: Sent): Promise<IncomingMessage> {
  const bytes = body === null ? null : Buffer.from(body)
  const options: RequestOptions = {
    method,
    headers: {
      ...Object.fromEntries(headers),
      'accept-encoding': 'identity',
      'user-agent': 'Sprechzeit',
      ...(bytes ? { 'content-length': bytes.length } : {}),
    },
    agent: false,
    signal: end,
    ...(isAllowed(url, rules) ? {} : { lookup: lookupPublic }),
  }
  return new Promise((done, fail) => {
    const request = (url.protocol === 'https:' ? requestHttps : requestHttp)(url, options, done)
    request.on('error', (error) => fail(faultOf(error, end)))
    request.end(bytes ?? undefined)
  })
}

/** The addresses of a name, unless one of them is not public. */
const lookupPublic: LookupFunction = (hostname, options, callback) => {
  resolve(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) callback(error, [])
    else if (addresses.some(({ address }) => !isPublicAddress(address))) callback(new GuardedFetchError('address'), [])
    else if (options.all) callback(null, addresses)
    else callback(null, addresses[0]!.address, addresses[0]!.family)
  })
}

async function answer(
  url: URL,
  message: IncomingMessage,
  budget: { bytes: number },
  end: AbortSignal,
): Promise<Response> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of decoded(message) as AsyncIterable<Buffer>) {
      budget.bytes -= chunk.length
      if (budget.bytes < 0) throw new GuardedFetchError('large')
      chunks.push(chunk)
    }
  } catch (error) {
    throw faultOf(error, end)
  } finally {
    message.destroy()
  }
  const headers = new Headers()
  for (const [name, value] of Object.entries(message.headers)) if (typeof value === 'string') headers.set(name, value)
  const status = message.statusCode!
  const response = new Response(WITHOUT_BODY.has(status) ? null : Buffer.concat(chunks), { status, headers })
  Object.defineProperty(response, 'url', { value: url.href })
  return response
}

/** Some servers pack what nobody asked them to; the size is counted unpacked. */
function decoded(message: IncomingMessage): Readable {
  const encoding = message.headers['content-encoding'] ?? 'identity'
  if (encoding === 'identity') return message
  if (encoding !== 'gzip') throw new GuardedFetchError('encoding')
  const gunzip = createGunzip()
  message.on('error', (error) => gunzip.destroy(error))
  return message.pipe(gunzip)
}

function faultOf(error: unknown, end: AbortSignal): GuardedFetchError {
  if (error instanceof GuardedFetchError) return error
  if (end.aborted) return new GuardedFetchError('slow')
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/.test(code)) return new GuardedFetchError('certificate')
  if (code.startsWith('Z_')) return new GuardedFetchError('encoding')
  return new GuardedFetchError('unreachable')
}
