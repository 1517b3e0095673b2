import { launchWith } from '#tests/setup/browser-arguments.ts'
import { makeTestCertificate } from '#tests/setup/test-certificate.ts'
import { expect } from './fixtures.ts'
import { pathsOf } from './media-probe.ts'
import { test } from './meeting.ts'

const DOMAIN = 'turn.localhost'
const TLS_PORT = 35_349

test.use({
  turn: { domain: DOMAIN, tlsPort: TLS_PORT, ...makeTestCertificate(DOMAIN), relayPorts: [31_000, 31_100] },
  launchOptions: launchWith(`--host-resolver-rules=MAP ${DOMAIN} 127.0.0.1`, '--ignore-certificate-errors'),
})

test('where only TLS comes through, picture and sound of both go through the own relay', async ({ meeting }) => {
  test.setTimeout(180_000)
  meeting.onOpen((context) =>
    context.addInitScript((port) => {
      // What a firewall does that drops everything else; and the forwarder from 443, which only root may listen on.
      const throughRelay = (given: RTCConfiguration = {}): RTCConfiguration => ({
        ...given,
        iceTransportPolicy: 'relay',
        iceServers: (given.iceServers ?? []).map((server) => ({
          ...server,
          urls: [server.urls].flat().map((url) => url.replace(/^(turns:[^:]+):443/, `$1:${port}`)),
        })),
      })
      const Original = window.RTCPeerConnection
      window.RTCPeerConnection = class extends Original {
        constructor(configuration?: RTCConfiguration) {
          super(throughRelay(configuration))
        }
        override setConfiguration(configuration?: RTCConfiguration): void {
          super.setConfiguration(throughRelay(configuration))
        }
      }
    }, TLS_PORT),
  )
  const { caseworker, applicant } = await meeting.begin()
  await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
  for (const { page } of [caseworker, applicant]) {
    const paths = await pathsOf(page)
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect(path.relayProtocol).toBe('tls')
  }
})
