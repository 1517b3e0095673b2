import { defineConfig } from '@playwright/test'
import { launchWith } from './browser-arguments.ts'

/** Tests in which browsers meet in a room. */
const VISITS = [
  'visit',
  'realtime-text',
  'rehearsal',
  'several-parties',
  'screen-share',
  'media-server',
  'media-tcp',
  'media-relay',
  'media-nodes',
  'media-ladder',
  'media-encryption',
  'media-recovery',
].map((name) => `e2e/${name}.spec.ts`)

export default defineConfig({
  testDir: '..',
  testMatch: ['e2e/**/*.{test,spec}.ts', 'accessibility/**/*.{test,spec}.ts'],
  outputDir: '../../test-results',
  globalSetup: './global-browser.ts',
  // Each worker runs the whole product beside its browsers. Journeys mostly wait for pages, so two cores carry two of them; visits send
  // and draw video, so one at a time: see run-all.ts.
  projects: [
    // The story needs a free time within half an hour, so it gets a city that nobody has booked in yet.
    { name: 'story', testMatch: 'e2e/story.spec.ts' },
    { name: 'visits', testMatch: VISITS },
    { name: 'journeys', testIgnore: [...VISITS, 'e2e/story.spec.ts'] },
  ],
  workers: 1,
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
    launchOptions: launchWith(),
  },
})
