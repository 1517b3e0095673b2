import { type Browser, chromium } from '@playwright/test'
import { launchWith } from '#tests/setup/browser-arguments.ts'
import { startTestServer } from '#tests/setup/database.ts'
import { type Stack, startStack } from '#tests/setup/stack.ts'
import { measureFirstFrames } from './first-frames.ts'
import { measureScreens } from './screen-changes.ts'
import { measureVisitLoad } from './visit-load.ts'

const CLOCK = '2027-03-15T09:05:00Z'

/**
 * The visit on the whole product (web process, worker, media server), with Chromium and its fake camera on the same machine.
 *
 * "admit to first frame": from the press of "admit" until both sides have decoded the first frame of the other.
 * "admit to screen, 500 waiting": from sending the admission until the citizen's page has become the room, while 500 more parties wait with
 * an open event stream and a sign of life every ten seconds.
 * "memory per waiting party": what the web process grew by for those 500.
 * "visits at 720p on two cores": see visit-load.ts.
 */
export async function runVisitBench(print: (line: Record<string, unknown>) => void): Promise<void> {
  await withStack(async (stack, browser) => {
    print({ case: 'admit to first frame', ...(await measureFirstFrames(stack, browser, CLOCK)) })
    const { screen, bytesPerParty } = await measureScreens(stack, browser, CLOCK)
    print({ case: 'admit to screen, 500 waiting', ...screen })
    print({ case: 'memory per waiting party', value: bytesPerParty, unit: 'bytes' })
  })
  const load = await measureVisitLoad()
  print({ case: 'visits at 720p on two cores', ...load })
}

async function withStack(work: (stack: Stack, browser: Browser) => Promise<void>): Promise<void> {
  const server = process.env['TEST_DATABASE_URL'] ? null : await startTestServer(() => undefined)
  if (server) process.env['TEST_DATABASE_URL'] = server.url
  try {
    const stack = await startStack({ clock: CLOCK, seed: async () => undefined })
    const browser = await chromium.launch(launchWith())
    try {
      await work(stack, browser)
    } finally {
      await browser.close()
      await stack.stop()
    }
  } finally {
    await server?.stop()
    if (server) delete process.env['TEST_DATABASE_URL']
  }
}
