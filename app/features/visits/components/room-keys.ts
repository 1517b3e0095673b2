import { type KeyRing, makerOf, needsNewKey } from '../key-ring.ts'
import { newGroupKey, newPageKey, openKey, safetyNumber, sealKey } from '../media-keys.ts'

/** What the screen shows of the encryption. */
export type Encryption = {
  /** A group key is there: picture and sound are sent. */
  ready: boolean
  /** Empty until a second page has a key. */
  safetyNumber: string
  /** Names of everybody whose page holds the key, the own one included. */
  holders: string[]
}

export type RoomKeysOptions = {
  url: string
  headers: () => Record<string, string>
  onKey: (key: ArrayBuffer, epoch: number, gently: boolean) => Promise<void>
  onChange: (encryption: Encryption) => void
}

export const AGREEING: Encryption = { ready: false, safetyNumber: '', holders: [] }

const UNTIL_READY_MS = 1500
const WHEN_READY_MS = 15_000

type PageKey = Awaited<ReturnType<typeof newPageKey>>

/**
 * Agrees on the group key of a visit with the other pages. Our server only carries what is public or sealed. One step runs after the other;
 * `refresh` is called for every event that may have changed the ring, and by itself now and then, should an event be lost.
 */
export class RoomKeys {
  #options: RoomKeysOptions
  #page: PageKey | null = null
  #epoch = 0
  #queue: Promise<void> = Promise.resolve()
  #timer: ReturnType<typeof setTimeout> | undefined
  #stopped = false
  #shown = ''

  constructor(options: RoomKeysOptions) {
    this.#options = options
  }

  get isReady(): boolean {
    return this.#epoch > 0
  }

  start(): void {
    this.#run(async () => {
      this.#page = await newPageKey()
      await this.#announce()
    })
  }

  refresh(): void {
    if (this.#page) this.#run(async () => this.#apply(await this.#ask()))
  }

  stop(): void {
    this.#stopped = true
    clearTimeout(this.#timer)
  }

  #run(step: () => Promise<void>): void {
    this.#queue = this.#queue
      .then(() => (this.#stopped ? undefined : step()))
      // The network, a faster colleague, a seal of somebody who has reloaded meanwhile: the next look finds another ring.
      .catch(() => undefined)
      .then(() => {
        clearTimeout(this.#timer)
        if (!this.#stopped)
          this.#timer = setTimeout(() => this.refresh(), this.isReady ? WHEN_READY_MS : UNTIL_READY_MS)
      })
  }

  async #announce(): Promise<void> {
    const page = this.#page
    if (page) await this.#apply(await this.#ask({ intent: 'announce', publicKey: page.publicKey }))
  }

  async #ask(body?: object): Promise<KeyRing> {
    const headers = { accept: 'application/json', 'content-type': 'application/json', ...this.#options.headers() }
    const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers }
    const response = await fetch(this.#options.url, init)
    if (!response.ok) throw new Error(`keys ${response.status}`)
    return (await response.json()) as KeyRing
  }

  async #apply(ring: KeyRing): Promise<void> {
    const page = this.#page
    if (!page || this.#stopped) return
    const self = ring.holders.find((holder) => holder.publicKey === page.publicKey)
    // Announcing did not get through, or the party came back from outside the room.
    if (!self) return this.#announce()
    const isMaker = makerOf(ring.holders)?.publicKey === page.publicKey
    if (isMaker && needsNewKey(ring)) await this.#share(ring, self.partyId)
    else if (ring.own && ring.epoch > this.#epoch && ring.own.forKey === page.publicKey)
      await this.#open(ring, self.partyId)
    await this.#show(ring)
  }

  async #share(ring: KeyRing, partyId: string): Promise<void> {
    const page = this.#page!
    const key = newGroupKey()
    const epoch = ring.epoch + 1
    const by = { partyId, publicKey: page.publicKey }
    const keys = await Promise.all(
      ring.holders.map(async ({ partyId: id, publicKey }) => {
        const facts = { appointmentId: ring.appointmentId, epoch, by, for: { partyId: id, publicKey } }
        return { partyId: id, forKey: publicKey, sealed: await sealKey(key, page.pair, facts) }
      }),
    )
    const stays = ring.sealedFor.some(
      (old) => old.partyId !== partyId && keys.some((own) => own.forKey === old.publicKey),
    )
    const next = await this.#ask({ intent: 'share', epoch, keys })
    this.#epoch = epoch
    await this.#options.onKey(key, epoch, stays && ring.epoch > 0)
    await this.#show(next)
  }

  async #open(ring: KeyRing, partyId: string): Promise<void> {
    const { own } = ring
    const page = this.#page!
    // Only a caseworker's page whose key stands in the safety number may have made the group key.
    const maker = ring.holders.find(({ publicKey, role }) => publicKey === own?.by.publicKey && role === 'caseworker')
    if (!own || !maker) return
    const facts = {
      appointmentId: ring.appointmentId,
      epoch: ring.epoch,
      by: { partyId: maker.partyId, publicKey: maker.publicKey },
      for: { partyId, publicKey: page.publicKey },
    }
    const key = await openKey(own.sealed, page.pair, facts)
    this.#epoch = ring.epoch
    await this.#options.onKey(key, ring.epoch, false)
  }

  async #show(ring: KeyRing): Promise<void> {
    const { holders } = ring
    const shown = `${this.isReady} ${holders.map(({ partyId, publicKey }) => partyId + publicKey).join(' ')}`
    if (shown === this.#shown) return
    this.#shown = shown
    const number = holders.length > 1 ? await safetyNumber(ring.appointmentId, holders) : ''
    this.#options.onChange({ ready: this.isReady, safetyNumber: number, holders: holders.map(({ name }) => name) })
  }
}
