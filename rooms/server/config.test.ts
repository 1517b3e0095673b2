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
