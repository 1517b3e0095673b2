import { defineConfig } from '@playwright/test'
import { findInstalledChromium } from '#app/server/local/chromium.ts'

const executablePath = process.env['CHROMIUM_PATH'] ?? findInstalledChromium()

/** Tests in which browsers meet in a room. */
const VISITS = ['visit', 'several-parties', 'screen-share', 'media-server'].map((name) => `e2e/${name}.spec.ts`)

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.{test,spec}.ts', 'accessibility/**/*.{test,spec}.ts'],
  outputDir: '../../test-results',
  globalSetup: './global-browser.ts',
  // Each worker runs the whole product beside its browsers. Journeys mostly wait for pages, so two cores carry two of them; visits send
  // and draw video, so one at a time. `npm test` runs the two after each other.
  projects: [
    // The story needs a free time within half an hour, so it gets a city that nobody has booked in yet.
    { name: 'story', testMatch: 'e2e/story.spec.ts', workers: 1 },
    { name: 'visits', testMatch: VISITS, workers: 1 },
    { name: 'journeys', testIgnore: [...VISITS, 'e2e/story.spec.ts'], workers: 2 },
  ],
  workers: 2,
  fullyParallel: false,
  forbidOnly: Boolean(process.env['CI']),
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    locale: 'de-DE',
    actionTimeout: 20_000,
    timezoneId: 'Europe/Berlin',
    // Recording costs about a third of the time; `--trace on` on the command line has it for the test in question.
    trace: 'off',
    screenshot: 'only-on-failure',
    permissions: ['camera', 'microphone'],
    launchOptions: {
      ...(executablePath ? { executablePath } : {}),
      args: [
        // Chromium's sandbox does not start as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        // Ten pictures a second: four browsers that send and draw on two cores leave room for the product.
        '--use-fake-device-for-media-stream=fps=10',
        '--use-fake-ui-for-media-stream',
        '--autoplay-policy=no-user-gesture-required',
        // Without these two, media between two browsers of a machine that has no network does not connect.
        '--allow-loopback-in-peer-connection',
        '--disable-features=WebRtcHideLocalIpsWithMdns',
      ],
    },
  },
})
