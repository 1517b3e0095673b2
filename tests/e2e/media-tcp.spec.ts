import { launchWith } from '#tests/setup/browser-arguments.ts'
import { expect } from './fixtures.ts'
import { pathsOf } from './media-probe.ts'
import { test } from './meeting.ts'

// A browser that sends nothing by UDP, as behind many firewalls.
test.use({ launchOptions: launchWith('--webrtc-ip-handling-policy=disable_non_proxied_udp') })

test('where the network lets no UDP out, picture and sound of both go over TCP', async ({ meeting }) => {
  test.setTimeout(180_000)
  const { caseworker, applicant } = await meeting.begin()
  await Promise.all([caseworker.expectHears(1), applicant.expectHears(1)])
  for (const { page } of [caseworker, applicant]) {
    const paths = await pathsOf(page)
    expect(paths.length).toBeGreaterThan(0)
    for (const path of paths) expect(path).toMatchObject({ protocol: 'tcp', remote: 'tcp' })
  }
})
