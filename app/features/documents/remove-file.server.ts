import { rm } from 'node:fs/promises'
import { storagePath } from './storage-key.ts'

/** Removes a stored file, if it is there. What cannot be removed now is found by the sweep, since no row names it any more. */
export async function removeFile(folder: string, storageKey: string): Promise<void> {
  await rm(storagePath(folder, storageKey), { force: true }).catch(() => undefined)
}
