import { createTestDatabase, startTestServer } from '#tests/setup/database.ts'

/** An empty migrated database on a server of its own, or on that of TEST_DATABASE_URL. */
export async function openBenchDatabase(): Promise<{ url: string; close(): Promise<void> }> {
  const server = process.env['TEST_DATABASE_URL'] ? null : await startTestServer(() => undefined)
  if (server) process.env['TEST_DATABASE_URL'] = server.url
  try {
    const { url, drop } = await createTestDatabase()
    return {
      url,
      async close() {
        await drop()
        await server?.stop()
        if (server) delete process.env['TEST_DATABASE_URL']
      },
    }
  } catch (error) {
    await server?.stop()
    throw error
  }
}
