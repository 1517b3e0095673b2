/** What the media server of one installation needs to know. Ports on all of them are TCP except `udp`. */
export type MediaServerSettings = {
  /** Address the server listens on and that browsers reach it by, for example `127.0.0.1`. */
  address: string
  ports: { signal: number; tcp: number; udp: number }
  apiKey: string
  /** Signs grants and webhooks; 32 characters or more. */
  apiSecret: string
  /** Receives the room events, signed with the key. */
  webhookUrl: string
  /** `host:port` of STUN servers that are handed to browsers. Own ones only; an empty list would bring public ones in. */
  stunServers: string[]
  /** Parties per room. */
  maxParticipants?: number
  /** Own relay for browsers whose network lets nothing but HTTPS out. */
  turn?: TurnSettings
  /** What several media servers share, so that any of them answers for every room. */
  redis?: RedisSettings
}

export type TurnSettings = {
  /** Name in the certificate, under which browsers reach the relay. */
  domain: string
  /** Where the relay listens. Browsers are always sent to 443, the port that every network lets out: another one needs a forwarder. */
  tlsPort: number
  certFile: string
  keyFile: string
  /** UDP ports that the relay uses towards the media server, both included. */
  relayPorts: [from: number, to: number]
}

export type RedisSettings = { address: string; username?: string; password?: string; useTls?: boolean }

/** The file the media server reads; names as in the documentation of livekit-server 1.13. */
export type MediaServerConfig = {
  port: number
  bind_addresses: string[]
  rtc: {
    use_external_ip: boolean
    node_ip: string
    enable_loopback_candidate: boolean
    ips: { includes: string[] }
    udp_port: number
    tcp_port: number
    allow_tcp_fallback: boolean
    stun_servers: string[]
  }
  keys: Record<string, string>
  webhook: { api_key: string; urls: string[] }
  room: { auto_create: boolean; empty_timeout: number; departure_timeout: number; max_participants: number }
  turn?: {
    enabled: true
    domain: string
    tls_port: number
    cert_file: string
    key_file: string
    relay_range_start: number
    relay_range_end: number
    allow_restricted_peer_cidrs: string[]
  }
  redis?: { address: string; username?: string; password?: string; use_tls?: boolean }
  logging: { level: string; json: boolean }
}

/** STUN that answers nobody: the server insists on an entry, and a machine that only talks to itself needs none. */
export const noStun = ['127.0.0.1:3479']

// The ones the server itself falls back to, and the best known others. Citizens' addresses must not reach them.
const publicStun =
  /(^|\.)(google\.com|twilio\.com|cloudflare\.com|livekit\.(cloud|io)|stunprotocol\.org|mozilla\.com|nextcloud\.com)$/i

/**
 * Builds the configuration of a media server for one machine: one signalling port, one TCP and one UDP port for media,
 * rooms only where our server made them.
 *
 * Source of the settings: https://docs.livekit.io/home/self-hosting/deployment/
 *
 * @throws Error from {@link assertSafe}.
 */
export function buildMediaServerConfig(settings: MediaServerSettings): MediaServerConfig {
  const isLoopback = /^127\./.test(settings.address)
  const config: MediaServerConfig = {
    port: settings.ports.signal,
    bind_addresses: [settings.address],
    rtc: {
      use_external_ip: false,
      node_ip: settings.address,
      enable_loopback_candidate: isLoopback,
      ips: { includes: [`${settings.address}/32`] },
      udp_port: settings.ports.udp,
      tcp_port: settings.ports.tcp,
      allow_tcp_fallback: true,
      stun_servers: settings.stunServers,
    },
    keys: { [settings.apiKey]: settings.apiSecret },
    webhook: { api_key: settings.apiKey, urls: [settings.webhookUrl] },
    // Seconds: an empty room ends after five minutes, a left one stays long enough for a page reload.
    room: {
      auto_create: false,
      empty_timeout: 300,
      departure_timeout: 20,
      max_participants: settings.maxParticipants ?? 10,
    },
    logging: { level: 'info', json: false },
    ...(settings.turn ? { turn: turnSection(settings.turn, settings.address) } : {}),
    ...(settings.redis ? { redis: redisSection(settings.redis) } : {}),
  }
  assertSafe(config)
  return config
}

/** The relay refuses private addresses as its other end unless it is told; ours is the media server itself and nothing else. */
function turnSection(turn: TurnSettings, address: string): NonNullable<MediaServerConfig['turn']> {
  return {
    enabled: true,
    domain: turn.domain,
    tls_port: turn.tlsPort,
    cert_file: turn.certFile,
    key_file: turn.keyFile,
    relay_range_start: turn.relayPorts[0],
    relay_range_end: turn.relayPorts[1],
    allow_restricted_peer_cidrs: [`${address}/32`],
  }
}

function redisSection({ address, username, password, useTls }: RedisSettings): NonNullable<MediaServerConfig['redis']> {
  return {
    address,
    ...(username ? { username } : {}),
    ...(password ? { password } : {}),
    ...(useTls ? { use_tls: true } : {}),
  }
}

/**
 * Refuses a configuration that would open a way around the waiting room or tell third parties who talks to the city.
 *
 * @throws Error when rooms are made by whoever joins, a secret is short, the webhook key is unknown, STUN is missing or
 *   public, or a Redis elsewhere has no password.
 */
export function assertSafe(config: MediaServerConfig): void {
  if (config.room.auto_create) throw new Error('room.auto_create must be off: a room exists only after an admission')
  for (const [key, secret] of Object.entries(config.keys)) {
    if (secret.length < 32) throw new Error(`the secret of media server key ${key} must have at least 32 characters`)
  }
  if (config.redis && !/^127\.|^localhost:|^\[::1\]/.test(config.redis.address) && !config.redis.password)
    throw new Error('redis on another machine needs a password: whoever writes there admits to rooms')
  if (!(config.webhook.api_key in config.keys)) throw new Error('webhook.api_key must be one of the keys')
  if (config.rtc.stun_servers.length === 0)
    throw new Error('stun_servers must not be empty: the server would use public ones')
  for (const server of config.rtc.stun_servers) {
    const host = server.replace(/^stuns?:/, '').replace(/:\d+$/, '')
    if (publicStun.test(host)) throw new Error(`${server} is a public STUN server; use one of your own`)
  }
}
