import { defineConfig } from 'vitest/config'

// An odd zone shows every place that takes the machine's for the office's. It has to be set before the workers start.
process.env['TZ'] = 'Pacific/Honolulu'

/** Participants without a browser come from a native library that a process can start and end once. */
const WITH_PARTICIPANTS = ['copied-grant', 'gate', 'room-events'].map(
  (name) => `tests/integration/visits/${name}.test.ts`,
)

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    env: { TZ: 'Pacific/Honolulu' },
    passWithNoTests: true,
    // Vitest leaves one core free, but most tests wait for the database or the media server.
    maxWorkers: 3,
    // Files of one worker share the loaded modules, which saves a third of the processor time: state is in databases, one a file.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{app,prisma,emails,rooms,tests}/**/*.test.{ts,tsx}'],
          exclude: [
            '**/node_modules/**',
            'tests/integration/**',
            'tests/e2e/**',
            'tests/accessibility/**',
            'app/locales/generated/**',
          ],
        },
      },
      {
        extends: true,
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.ts'],
          exclude: WITH_PARTICIPANTS,
          globalSetup: ['tests/setup/global-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'media',
          include: WITH_PARTICIPANTS,
          isolate: true,
          globalSetup: ['tests/setup/global-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
