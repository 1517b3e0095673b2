import { defineConfig } from 'vitest/config'

// An odd zone shows every place that takes the machine's for the office's. It has to be set before the workers start.
process.env['TZ'] = 'Pacific/Honolulu'

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  test: {
    env: { TZ: 'Pacific/Honolulu' },
    passWithNoTests: true,
    // Vitest leaves one core free, but most tests wait for the database or the media server.
    maxWorkers: 3,
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
          globalSetup: ['tests/setup/global-database.ts'],
          testTimeout: 30_000,
          hookTimeout: 30_000,
        },
      },
    ],
  },
})
