import { build } from '#app/server/local/build.ts'
import { generate } from '#app/server/local/generate.ts'
import setUpDatabase from './global-database.ts'

/** Playwright's global set-up: the built product and a database server, unless the whole run already brought them. */
export default async function setUp(): Promise<() => Promise<void>> {
  const log = (line: string) => console.log(line)
  await generate({ log })
  await build({ log })
  return setUpDatabase()
}
