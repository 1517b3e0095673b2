import { createReadStream } from 'node:fs'
import { DamagedFile, openContent } from './segment-cipher.ts'
import { storagePath } from './storage-key.ts'
import { unwrapKey } from './wrapped-key.ts'

/** What is needed to find and open one stored file. */
export type StoredFile = { storageKey: string; wrappedKey: Uint8Array }
export type DocumentKeys = { documentFolder: string; documentKey: Buffer }

/**
 * The content of a stored file, verified piece by piece.
 *
 * @throws {DamagedFile} while it is read, when the file is gone, cut or changed, or was sealed under another key.
 */
export async function* readFile(config: DocumentKeys, file: StoredFile): AsyncGenerator<Buffer> {
  const key = unwrapKey(config.documentKey, file.storageKey, file.wrappedKey)
  const sealed = createReadStream(storagePath(config.documentFolder, file.storageKey), { highWaterMark: 128 * 1024 })
  try {
    yield* openContent(key, file.storageKey, sealed)
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? new DamagedFile() : error
  } finally {
    sealed.destroy()
  }
}
