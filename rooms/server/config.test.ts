import { expect, test } from 'vitest'
import { assertSafe, buildMediaServerConfig, type MediaServerSettings, noStun } from './config.ts'

const settings: MediaServerSettings = {
  address: '127.0.0.1',
  ports: { signal: 7880, tcp: 7881, udp: 7882 },
  apiKey: 'key',
  apiSecret: 'x'.repeat(32),
  webhookUrl: 'http://127.0.0.1:3000/api/livekit/webhook',
  stunServers: noStun,
}

test('a machine of its own listens and offers media on loopback only', () => {
  const { bind_addresses, rtc } = buildMediaServerConfig(settings)
  expect(bind_addresses).toEqual(['127.0.0.1'])
  expect(rtc).toMatchObject({ use_external_ip: false, node_ip: '127.0.0.1', ips: { includes: ['127.0.0.1/32'] } })
})

test('rooms exist only where our server made them', () => {
  const config = buildMediaServerConfig(settings)
  expect(config.room.auto_create).toBe(false)
  expect(() => assertSafe({ ...config, room: { ...config.room, auto_create: true } })).toThrow('auto_create')
})

test('a secret shorter than 32 characters is refused', () => {
  expect(() => buildMediaServerConfig({ ...settings, apiSecret: 'x'.repeat(31) })).toThrow('at least 32 characters')
})

test('without STUN servers the media server would use public ones, so an empty list is refused', () => {
  expect(() => buildMediaServerConfig({ ...settings, stunServers: [] })).toThrow('must not be empty')
})

test.each(['stun.l.google.com:19302', 'stun:global.stun.twilio.com:3478', 'stun.cloudflare.com:3478'])(
  'the public STUN server %s is refused',
  (server) => {
    expect(() => buildMediaServerConfig({ ...settings, stunServers: ['stun.stadt.example:3478', server] })).toThrow(
      'public',
    )
  },
)

test('webhooks are signed with a key the server knows', () => {
  const config = buildMediaServerConfig(settings)
  expect(() => assertSafe({ ...config, webhook: { ...config.webhook, api_key: 'other' } })).toThrow('webhook.api_key')
})

test('the relay is there on request, on its own name and port, and leads to the media server alone', () => {
  expect(buildMediaServerConfig(settings).turn).toBeUndefined()
  const turn = {
    domain: 'turn.stadt.example',
    tlsPort: 443,
    certFile: '/etc/turn.pem',
    keyFile: '/etc/turn.key',
    relayPorts: [30_000, 30_100] as [number, number],
  }
  expect(buildMediaServerConfig({ ...settings, address: '192.0.2.7', turn }).turn).toMatchObject({
    domain: 'turn.stadt.example',
    tls_port: 443,
    allow_restricted_peer_cidrs: ['192.0.2.7/32'],
  })
})

test('a Redis on another machine without a password is refused', () => {
  const redis = { address: '192.0.2.8:6379' }
  expect(() => buildMediaServerConfig({ ...settings, redis })).toThrow('needs a password')
  expect(buildMediaServerConfig({ ...settings, redis: { ...redis, password: 'x' } }).redis).toEqual({
    address: '192.0.2.8:6379',
    password: 'x',
  })
  expect(buildMediaServerConfig({ ...settings, redis: { address: '127.0.0.1:6379' } }).redis).toBeDefined()
})
