import { prepareTemplate, startTestServer } from './database.ts'

/** Vitest's global set-up of the integration tests: a database server, unless the whole run already brought one. */
export default async function setUp(): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) {
    await prepareTemplate(given)
    return async () => undefined
  }
  const server = await startTestServer(() => undefined)
  process.env['TEST_DATABASE_URL'] = server.url
  await prepareTemplate(server.url).catch(async (error: unknown) => {
    await server.stop()
    throw error
  })
  return async () => {
    delete process.env['TEST_DATABASE_URL']
    await server.stop()
  }
}
