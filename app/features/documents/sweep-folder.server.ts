import { readdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DocumentContext } from './receive-document.server.ts'
import { isStorageKey } from './storage-key.ts'

/** An upload that is still under way has a file and no row yet. */
const YOUNG_MS = 60 * 60 * 1000

/**
 * Removes files that no row names: left by a crash between disk and database, or by a deletion that could not reach the disk. Without
 * their key, which stood in the row, nobody could read them anyway. Ages are measured against a file written now, so that no clock but the
 * file system's plays a part.
 *
 * @returns how many were removed.
 */
export async function sweepFolder({ db, config }: DocumentContext): Promise<number> {
  const folders = await readdir(config.documentFolder).catch(() => null)
  if (folders === null) return 0
  const marker = join(config.documentFolder, 'last-sweep')
  await writeFile(marker, '')
  const { mtimeMs: present } = await stat(marker)
  let removed = 0
  for (const name of folders.filter((entry) => /^[0-9a-f]{2}$/.test(entry))) {
    const folder = join(config.documentFolder, name)
    const files = (await readdir(folder)).filter((file) => isStorageKey(file.replace(/\.part$/, '')))
    const known = await db.sql<
      { storageKey: string }[]
    >`SELECT storage_key FROM document WHERE storage_key = ANY(${files})`
    const named = new Set(known.map((row) => row.storageKey))
    for (const file of files.filter((entry) => !named.has(entry))) {
      const path = join(folder, file)
      const facts = await stat(path).catch(() => null)
      if (!facts || present - facts.mtimeMs < YOUNG_MS) continue
      await rm(path, { force: true })
      removed++
    }
  }
  return removed
}
