import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DomainError } from '#app/lib/errors.ts'
import { storagePath } from './storage-key.ts'

/**
 * Writes `content` under `storageKey`. The file appears under its name only when it is whole and on the disk; after any failure nothing of
 * it is left. Errors of `content` go on to the caller.
 *
 * @throws {DomainError} `document_store_full` with the system's `reason`: no space, not writable, not reachable.
 */
export async function storeFile(folder: string, storageKey: string, content: AsyncIterable<Uint8Array>): Promise<void> {
  const path = storagePath(folder, storageKey)
  const draft = `${path}.part`
  await disk(mkdir(dirname(path), { recursive: true, mode: 0o700 }))
  const file = await disk(open(draft, 'wx', 0o600))
  try {
    for await (const chunk of content) await disk(writeAll(file, chunk))
    await disk(file.sync())
    await disk(file.close())
    await disk(rename(draft, path))
    await disk(syncFolder(dirname(path)))
  } catch (error) {
    await file.close().catch(() => undefined)
    await rm(draft, { force: true }).catch(() => undefined)
    throw error
  }
}

async function writeAll(file: FileHandle, chunk: Uint8Array): Promise<void> {
  for (let at = 0; at < chunk.length; ) at += (await file.write(chunk, at)).bytesWritten
}

/** Makes the new name survive a power cut. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function disk<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw new DomainError('document_store_full', { reason: (error as NodeJS.ErrnoException).code ?? 'unknown' })
  }
}
