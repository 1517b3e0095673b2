import { z } from 'zod'

const key = z
  .string()
  .regex(/^[A-Za-z0-9+/_-]{43,}={0,2}$/, 'must be at least 32 random bytes in base64')
  .transform((text) => Buffer.from(text.replaceAll('-', '+').replaceAll('_', '/'), 'base64'))

const port = z.coerce.number().int().min(0).max(65_535)

// MODE is ours; NODE_ENV makes libraries fast or talkative and stands in where MODE is not given.
const modeName = z.enum(['development', 'test', 'production'])

const schema = z.object({
  MODE: modeName.optional(),
  NODE_ENV: modeName.default('production'),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  PUBLIC_URL: z.url(),
  DATABASE_URL: z.string().min(1),
  DATABASE_CONNECTIONS: z.coerce.number().int().min(1).default(8),
  TOKEN_KEY: key,
  DOCUMENT_KEY: key,
  DOCUMENT_FOLDER: z.string().min(1),
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.email(),
  LIVEKIT_URL: z.string().optional(),
  LIVEKIT_PUBLIC_URL: z.string().optional(),
  LIVEKIT_API_KEY: z.string().optional(),
  LIVEKIT_API_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  SERVER_MEDIA_USES: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .pipe(z.array(z.enum(['recording', 'captions']))),
  CLAMD_ADDRESS: z.string().optional(),
  CLAMD_SIGNATURES: z.enum(['freshclam', 'test only', 'external']).optional(),
  REQUEST_MINUTES: z.coerce.number().int().min(1).optional(),
  HOLD_MINUTES: z.coerce.number().int().min(1).default(15),
  LIMIT_HOLDS_NETWORK: z.coerce.number().int().min(1).default(120),
  LIMIT_HOLDS_NETWORK_OFFICE: z.coerce.number().int().min(1).default(30),
  LIMIT_REQUESTS_NETWORK: z.coerce.number().int().min(1).default(200),
  LIMIT_REQUESTS_NETWORK_OFFICE: z.coerce.number().int().min(1).default(20),
  PROOF_AFTER_HOLDS_NETWORK: z.coerce.number().int().min(0).default(12),
  PROOF_AFTER_HOLDS_OFFICE: z.coerce.number().int().min(0).default(90),
  PROOF_WAIT_SECONDS: z.coerce.number().int().min(5).max(300).default(60),
  CALENDAR_PRIVATE_HOSTS: z.string().default(''),
  TRUSTED_PROXIES: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  CLOCK: z.iso.datetime({ offset: true }).optional(),
})

export type Config = {
  mode: 'development' | 'test' | 'production'
  host: string
  port: number
  /** Origin under which browsers reach this installation, without a trailing slash. */
  publicUrl: string
  databaseUrl: string
  databaseConnections: number
  /** 32 bytes or more; link tokens are derived from it, so changing it ends every link. */
  tokenKey: Buffer
  /** 32 bytes; wraps the key of each stored file. */
  documentKey: Buffer
  documentFolder: string
  smtpUrl: string
  mailFrom: string
  /** Absent: no video; the screens say so and offer phone or on site. */
  mediaServer: { url: string; publicUrl: string; apiKey: string; apiSecret: string } | null
  /**
   * What this installation lets its media server do with pictures and sound besides carrying them. The product does none of it; whoever
   * runs an egress or a caption service beside it says so here, and end-to-end encryption is refused.
   */
  serverMediaUses: ('recording' | 'captions')[]
  /** Absent: uploads are kept and marked "not checked yet". */
  scanner: { address: string; signatures: 'freshclam' | 'test only' | 'external' } | null
  /** Overrides every department's time for confirming a request. */
  requestMinutes: number | null
  holdMinutes: number
  /** Against programs that take appointments away. A network is an IPv4 /24 or an IPv6 /48: a household, but also a library or a town hall. */
  limits: {
    /** New holds of one network in ten minutes, in all and for one office; the next is refused. */
    holdsPerNetwork: number
    holdsPerNetworkAndOffice: number
    /** Requests of one network in an hour, in all and for one office; the next is refused. */
    requestsPerNetwork: number
    requestsPerNetworkAndOffice: number
    /** New holds in ten minutes of one network, and for one office from anywhere, from which on a proof of work is asked. */
    proofAfterHoldsPerNetwork: number
    proofAfterHoldsPerOffice: number
    /** How long somebody waits who cannot give the proof. */
    proofWaitSeconds: number
  }
  /** Asking other calendars. `privateHosts`: names of calendar servers in the city's own network, which are otherwise never asked. */
  calendars: { requireHttps: boolean; privateHosts: string[] }
  trustedProxies: number
  logLevel: 'silent' | 'error' | 'warn' | 'info' | 'debug'
  /** ISO instant at which the process clock starts; demo and test only. */
  clock: string | null
}

/**
 * Reads and checks the whole configuration once at start.
 *
 * @throws {Error} with one line a problem; values are never repeated in it.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const result = schema.safeParse(given)
  if (!result.success) {
    const lines = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new Error(`The configuration is not complete:\n${lines.join('\n')}`)
  }
  const value = result.data
  const mode = value.MODE ?? value.NODE_ENV
  if (value.CLOCK && mode === 'production') throw new Error('CLOCK moves the time and is refused in production.')
  const { LIVEKIT_URL: url, LIVEKIT_API_KEY: apiKey, LIVEKIT_API_SECRET: apiSecret } = value
  if ((url || apiKey || apiSecret) && !(url && apiKey && apiSecret))
    throw new Error('LIVEKIT_URL, LIVEKIT_API_KEY and LIVEKIT_API_SECRET belong together.')
  return {
    mode,
    host: value.HOST,
    port: value.PORT,
    publicUrl: value.PUBLIC_URL.replace(/\/+$/, ''),
    databaseUrl: value.DATABASE_URL,
    databaseConnections: value.DATABASE_CONNECTIONS,
    tokenKey: value.TOKEN_KEY,
    documentKey: value.DOCUMENT_KEY.subarray(0, 32),
    documentFolder: value.DOCUMENT_FOLDER,
    smtpUrl: value.SMTP_URL,
    mailFrom: value.MAIL_FROM,
    mediaServer:
      url && apiKey && apiSecret ? { url, publicUrl: value.LIVEKIT_PUBLIC_URL ?? url, apiKey, apiSecret } : null,
    serverMediaUses: value.SERVER_MEDIA_USES,
    scanner: value.CLAMD_ADDRESS
      ? { address: value.CLAMD_ADDRESS, signatures: value.CLAMD_SIGNATURES ?? 'external' }
      : null,
    requestMinutes: value.REQUEST_MINUTES ?? null,
    holdMinutes: value.HOLD_MINUTES,
    limits: {
      holdsPerNetwork: value.LIMIT_HOLDS_NETWORK,
      holdsPerNetworkAndOffice: value.LIMIT_HOLDS_NETWORK_OFFICE,
      requestsPerNetwork: value.LIMIT_REQUESTS_NETWORK,
      requestsPerNetworkAndOffice: value.LIMIT_REQUESTS_NETWORK_OFFICE,
      proofAfterHoldsPerNetwork: value.PROOF_AFTER_HOLDS_NETWORK,
      proofAfterHoldsPerOffice: value.PROOF_AFTER_HOLDS_OFFICE,
      proofWaitSeconds: value.PROOF_WAIT_SECONDS,
    },
    calendars: {
      requireHttps: mode === 'production',
      privateHosts: value.CALENDAR_PRIVATE_HOSTS.toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    },
    trustedProxies: value.TRUSTED_PROXIES,
    logLevel: value.LOG_LEVEL,
    clock: value.CLOCK ?? null,
  }
}

/** DOCUMENT_KEY by itself, for commands that need no other configuration. */
export function readDocumentKey(text: string): Buffer {
  const result = key.safeParse(text)
  if (!result.success) throw new Error('DOCUMENT_KEY must be at least 32 random bytes in base64')
  return result.data.subarray(0, 32)
}

/** TOKEN_KEY by itself, for commands that need no other configuration. */
export function readTokenKey(text: string): Buffer {
  const result = key.safeParse(text)
  if (!result.success) throw new Error('TOKEN_KEY must be at least 32 random bytes in base64')
  return result.data
}
