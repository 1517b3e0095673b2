import { readFile } from 'node:fs/promises'
import { hashPassword } from '#app/features/access/hash-password.server.ts'
import { importCatalogue } from '#app/features/catalogue/import-catalogue.server.ts'
import { CatalogueRefused, formatProblem } from '#app/features/catalogue/problems.ts'
import { readCatalogue } from '#app/features/catalogue/read-catalogue.ts'
import { startClock } from '#app/lib/clock.ts'
import { readTokenKey } from '#app/lib/config.ts'
import { findDemoDatabase } from '#app/server/local/demo-database.ts'
import { migrate } from './migrate.ts'
import { openDb } from './sql.ts'

// npm run import -- file.json
// Loads a catalogue, and appointments of another system, as app/features/catalogue/import-format.md describes.

const SHOWN_PROBLEMS = 50

process.exitCode = await run(process.argv[2])

async function run(file: string | undefined): Promise<number> {
  if (!file)
    return fail('Which file? npm run import -- catalogue.json (format: app/features/catalogue/import-format.md)')
  const begin = performance.now()
  try {
    const target = await findTarget()
    const json = JSON.parse(await readText(file))
    const catalogue = readCatalogue(json)
    await migrate(target.url, { log: console.log })
    const db = openDb(target.url, { max: 2, applicationName: 'sprechzeit import' })
    try {
      const now = startClock(process.env['CLOCK'] ?? null)()
      const summary = await importCatalogue(db, catalogue, {
        now,
        progress: console.log,
        tokenKey: target.tokenKey,
        hashPassword,
      })
      const { services, resources, appointments, cancelled, kept } = summary
      const seconds = ((performance.now() - begin) / 1000).toFixed(1)
      console.log(
        `Imported ${services} services, ${resources} resources and ${appointments} appointments in ${seconds} s`,
      )
      if (cancelled > 0) console.log(`${cancelled} future appointments are no longer in the file and were cancelled`)
      if (kept > 0) console.log(`${kept} appointments were changed here since they were imported and stay as they are`)
      return 0
    } finally {
      await db.close()
    }
  } catch (error) {
    if (error instanceof CatalogueRefused) return refuse(error)
    if (error instanceof SyntaxError) return fail(`${file} is no JSON: ${error.message}`)
    if (error instanceof Error) return fail(error.message)
    throw error
  }
}

async function findTarget(): Promise<{ url: string; tokenKey: Buffer | null }> {
  const url = process.env['DATABASE_URL']
  const tokenKey = process.env['TOKEN_KEY']
  if (url) return { url, tokenKey: tokenKey ? readTokenKey(tokenKey) : null }
  const demo = await findDemoDatabase()
  if (!demo) throw new Error('No database: set DATABASE_URL (and TOKEN_KEY), or start the demo with npm run demo first')
  console.log('Importing into the demo that runs here')
  return { url: demo.url, tokenKey: readTokenKey(demo.tokenKey) }
}

async function readText(file: string): Promise<string> {
  try {
    return (await readFile(file, 'utf8')).replace(/^\uFEFF/, '')
  } catch (error) {
    throw new Error(`${file} cannot be read (${(error as NodeJS.ErrnoException).code})`)
  }
}

function refuse(error: CatalogueRefused): number {
  for (const problem of error.problems.slice(0, SHOWN_PROBLEMS)) console.error(formatProblem(problem))
  const hidden = error.problems.length - SHOWN_PROBLEMS
  if (hidden > 0) console.error(`… and ${hidden} more`)
  return fail(`Nothing was imported: ${error.problems.length} ${error.problems.length === 1 ? 'problem' : 'problems'}`)
}

function fail(message: string): number {
  console.error(message)
  return 1
}
