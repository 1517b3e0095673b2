import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'

/** The folder of the whole project. */
export const projectRoot = join(import.meta.dirname, '../../..')

/** What this machine keeps for the project and git does not: databases, programs, secrets, logs. */
export const dataFolder = process.env['SPRECHZEIT_DATA'] ?? join(projectRoot, '.data')

/** One hash over the names and contents of files and whole folders, given relative to the project. */
export async function hashInputs(paths: string[]): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(paths.map(listFiles))).flat().sort()) {
    hash.update(file).update('\0')
    hash.update(await readFile(join(projectRoot, file))).update('\0')
  }
  return hash.digest('hex')
}

/** Whether `stampFile` was written for exactly these inputs. */
export async function isUpToDate(stampFile: string, inputs: string): Promise<boolean> {
  return (await readFile(stampFile, 'utf8').catch(() => null)) === inputs
}

/** Remembers for which inputs the output beside it was made. */
export async function writeStamp(stampFile: string, inputs: string): Promise<void> {
  await mkdir(dirname(stampFile), { recursive: true })
  await writeFile(stampFile, inputs)
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(join(projectRoot, path), { recursive: true, withFileTypes: true }).catch(() => null)
  if (entries === null) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(projectRoot.length + 1))
}
