import { join } from 'node:path'

const KEY = /^[0-9a-f]{32}$/

/** Where a file lies below the document folder. @throws {Error} for anything that is no storage key, whatever it may be. */
export function storagePath(folder: string, storageKey: string): string {
  if (!KEY.test(storageKey)) throw new Error('not a storage key')
  return join(folder, storageKey.slice(0, 2), storageKey)
}

/** Recognises a stored file among what lies in the folder. */
export function isStorageKey(name: string): boolean {
  return KEY.test(name)
}
