import { BaseKeyProvider, KeyProviderEvent } from 'livekit-client'

/** Keys that the ring of the media client holds at once; a frame names the one it was encrypted with. */
const RING = 16
/** As long as the others usually need to fetch a new key, so that nobody sends what they cannot open yet. */
const CHANGE_MS = 500

/** Gives the group key of a visit to the media client. All parties share it; a wrong key never counts as broken for good. */
export class GroupKeyProvider extends BaseKeyProvider {
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor() {
    super({ sharedKey: true, ratchetWindowSize: 0, failureTolerance: -1, keyringSize: RING })
  }

  /** @param gently others are there who may still need the key before: what they send stays readable, and the own sending changes a moment later. */
  async setGroupKey(bytes: ArrayBuffer, epoch: number, gently: boolean): Promise<void> {
    const key = await crypto.subtle.importKey('raw', bytes, 'HKDF', false, ['deriveBits', 'deriveKey'])
    const index = epoch % RING
    clearTimeout(this.#timer)
    if (!gently) return this.onSetEncryptionKey(key, undefined, index)
    this.emit(KeyProviderEvent.SetKey, { key, keyIndex: index }, false)
    this.#timer = setTimeout(() => this.onSetEncryptionKey(key, undefined, index), CHANGE_MS)
  }
}
